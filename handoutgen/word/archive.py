"""Somebody's zip archive, opened with care: sizes are read from its directory before its bytes.

Members that nobody asks for are never expanded; they can be copied as the compressed bytes they
are. Whatever Word would not have written (climbing names, two parts of one name, overlapping
members, other compressions) is refused.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from handoutgen.errors import Fault, Place, TemplateError
from handoutgen.records import dataclass
from handoutgen.write.docx.package import Part

LARGEST_FILE = 64 * 1024 * 1024
MOST_MEMBERS = 4_000
LARGEST_MEMBER = 128 * 1024 * 1024
"""Bytes that a member may have expanded, by what the directory says."""

LARGEST_TOTAL = 256 * 1024 * 1024
LARGEST_XML = 16 * 1024 * 1024
"""Bytes of a part that is read as XML: its tree takes many times that."""

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LONGEST_COMMENT = 0xFFFF
_ENTRY = 46
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A member as its archive's directory describes it; *start* is where its data begin."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


class Archive:
    """The members of a Word file by name, in the order of its directory."""

    def __init__(self, data: bytes, display: str) -> None:
        self.display = display
        self._data = data
        self._members = _members(data, display)

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """Return how large the member *name* is expanded, as the directory has it."""
        return self._members[name].size

    def copy(self, name: str) -> Part:
        """Return the member *name* as the compressed bytes it is."""
        member = self._members[name]
        data = self._data[member.start : member.start + member.packed]
        return Part(member.name, member.method, data, member.crc, member.size)

    def read(self, name: str, most: int = LARGEST_XML) -> bytes:
        """Return the member *name* expanded, at most *most* bytes.

        Raises:
            TemplateError: if it is larger, or not what the directory says.
        """
        member = self._members[name]
        if member.size > most:
            raise TemplateError.at(
                self.display, f"its part {name} is too large", f"at most {most:,} bytes expanded"
            )
        packed = self._data[member.start : member.start + member.packed]
        content = packed if member.method == _STORED else _inflate(packed, member.size)
        if content is None or len(content) != member.size or zlib.crc32(content) != member.crc:
            raise TemplateError.at(self.display, f"its part {name} is damaged", _SAVE_AGAIN)
        return content


_SAVE_AGAIN = "open it in Word and save it again"


def open_archive(path: Path, display: str | None = None) -> Archive:
    """Return the archive at *path*, called *display* in errors.

    Raises:
        TemplateError: if it cannot be read, or is no Word file that can be taken in.
    """
    shown = display or path.name
    try:
        if os.path.isdir(path):
            raise TemplateError.at(shown, "is a folder, not a file")
        if os.path.exists(path) and not os.path.isfile(path):
            raise TemplateError.at(shown, "is not a file that can be read")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise TemplateError.at(shown, "there is no such file") from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else None
        said = (reason or "no file can have this name").lower()
        raise TemplateError.at(shown, f"cannot be read: {said}") from None
    return Archive(data, shown)


def _inflate(packed: bytes, size: int) -> bytes | None:
    """Return *packed* expanded to *size* bytes; None where it holds more or is broken."""
    expander = zlib.decompressobj(-15)
    try:
        content = expander.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if expander.eof or len(content) == size else None


def _members(data: bytes, display: str) -> dict[str, Member]:
    def refuse(problem: str, hint: str | None = _SAVE_AGAIN) -> TemplateError:
        return TemplateError(Fault(Place(display), problem, hint))

    if len(data) > LARGEST_FILE:
        raise refuse("is too large", f"at most {LARGEST_FILE:,} bytes")
    if data.startswith(_OLD_WORD):
        raise refuse(
            "has a password, or is of a Word before 2007",
            "save it in Word as .docx without a password",
        )
    _check_directory(data, refuse)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            entries = zipped.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError):
        raise refuse("is no Word file, or only a part of one") from None
    found: dict[str, Member] = {}
    folded: set[str] = set()
    packed_total = total = 0
    for entry in entries:
        name = entry.filename
        if entry.is_dir():
            continue
        if not _is_plain(name, entry.orig_filename):
            raise refuse(f'holds a part with the name "{name[:60]!a}"', "that is no Word file's")
        if name.casefold() in folded:
            raise refuse(f"holds two parts of the name {name[:60]}")
        if entry.compress_type not in (_STORED, _DEFLATED) or entry.flag_bits & _ENCRYPTED:
            raise refuse(f"its part {name} is packed in a way that Word does not use")
        if entry.file_size > LARGEST_MEMBER:
            raise refuse(f"its part {name} is too large", f"at most {LARGEST_MEMBER:,} bytes")
        total += entry.file_size
        packed_total += entry.compress_size
        if total > LARGEST_TOTAL or packed_total > len(data):
            raise refuse(
                "its parts are too large altogether", f"at most {LARGEST_TOTAL:,} bytes expanded"
            )
        start = _data_start(data, entry)
        if start is None:
            raise refuse(f"its part {name} is damaged")
        folded.add(name.casefold())
        method = entry.compress_type
        found[name] = Member(name, method, entry.CRC, entry.compress_size, entry.file_size, start)
    return found


def _check_directory(data: bytes, refuse: Callable[..., TemplateError]) -> None:
    """Refuse a directory of too many entries before anything reads it."""
    at = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - 22))
    if not data.startswith(b"PK") or at < 0 or len(data) < at + 22:
        raise refuse("is no Word file, or only a part of one")
    entries, size = struct.unpack_from("<HI", data, at + 10)
    if entries == 0xFFFF or size == 0xFFFFFFFF:
        at_64 = data.rfind(_END_64, 0, at)
        if at_64 < 0 or len(data) < at_64 + 56:
            raise refuse("is no Word file, or only a part of one")
        entries, size = struct.unpack_from("<QQ", data, at_64 + 32)
    most = MOST_MEMBERS * (_ENTRY + 300)
    if entries > MOST_MEMBERS or size > most:
        raise refuse(f"holds more than {MOST_MEMBERS:,} parts", "no Word file does")


def _is_plain(name: str, original: str) -> bool:
    """Say whether *name* is a part's: no climbing, no root, no other system's separators."""
    steps = name.split("/")
    return (
        original == name
        and 0 < len(name) <= 260
        and not any(step in ("", ".", "..") for step in steps)
        and not any(character in name for character in '\\:*?"<>|')
        and name.isprintable()
    )


def _data_start(data: bytes, entry: zipfile.ZipInfo) -> int | None:
    at = entry.header_offset
    if at < 0 or at + 30 > len(data) or data[at : at + 4] != b"PK\x03\x04":
        return None
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start: int = at + 30 + name + extra
    return start if start + entry.compress_size <= len(data) else None
