"""Files that are complete or absent, under names that every file system takes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from handoutgen.errors import HandoutError, NameRefused, WriteError

_LONGEST_STEM = 120
_LONGEST_STEM_BYTES = 200  # of 255 that file systems take; most scripts need two or three a letter
_OF_NAMES = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)
"""What systems say of a name that they cannot give a file."""
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)
}


def write_whole(
    path: Path,
    data: bytes,
    *,
    display: str | None = None,
    hint: str = "choose another place with -o",
    synced: bool = True,
) -> None:
    """Write *data* to *path* so that nobody ever sees half of it; folders are made.

    *hint* is the way out where that cannot be. Only what is *synced* outlives a power cut.

    Raises:
        WriteError: if the folder or file cannot be written; what was there before stays.
    """
    with whole_file(path, display=display, hint=hint, synced=synced) as file:
        file.write(data)


@contextmanager
def whole_file(
    path: Path,
    *,
    display: str | None = None,
    hint: str = "choose another place with -o",
    synced: bool = True,
) -> Iterator[BinaryIO]:
    """Open a file that becomes *path* once all is written: see :func:`write_whole`."""
    shown = display or os.fspath(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".handoutgen-{os.getpid()}.part")
        try:
            with half.open("xb") as file:
                yield file
                if synced:
                    file.flush()
                    os.fsync(file.fileno())
            half.replace(path)
        finally:
            with suppress(FileNotFoundError):
                half.unlink()
    except ValueError:  # a name with U+0000, or letters that the system cannot write
        raise NameRefused.at(shown, "cannot be written: no file can have this name", hint) from None
    except OSError as error:
        kind = NameRefused if error.errno in _OF_NAMES else WriteError
        said = (error.strerror or "it failed").lower()
        if isinstance(error, FileExistsError | NotADirectoryError):
            said = _in_the_way(path) or said
        raise kind.at(shown, f"cannot be written: {said}", hint) from None


def _in_the_way(path: Path) -> str:
    """Say which folder of *path* is a file, if any is."""
    files = (folder for folder in path.parents if os.path.isfile(folder))
    return next((f"{folder} is a file, not a folder" for folder in files), "")


def read_text(path: Path, display: str, *, most: int, error: type[HandoutError]) -> str:
    """Return the text of a file that people write by hand, at most *most* bytes of UTF-8.

    Raises:
        HandoutError: of class *error*, which says what is the matter with the file.
    """
    try:
        if os.path.isdir(path):
            raise error.at(display, "is a folder, not a file")
        if os.path.exists(path) and not os.path.isfile(path):
            raise error.at(display, "is not a file that can be read")  # a pipe would wait for ever
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise error.at(display, "there is no such file") from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else None
        said = (reason or "no file can have this name").lower()
        raise error.at(display, f"cannot be read: {said}") from None
    if len(data) > most:
        raise error.at(display, "is too large", f"at most {most:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise error.at(
            display, "a character that is not UTF-8", "save the file as UTF-8", line=line
        ) from None


def free_paths(paths: Sequence[Path]) -> list[Path]:
    """Return *paths*, all with the first of ``-2``, ``-3`` … before the suffix that none has.

    Files of one call keep one number, so that what belongs to one person stays together.
    """
    number, wanted = 1, list(paths)
    while any(os.path.exists(path) for path in wanted):
        number += 1
        wanted = [path.with_name(f"{path.stem}-{number}{path.suffix}") for path in paths]
    return wanted


def file_stem(*parts: str) -> str:
    """Return a file name's stem from *parts*, which are slugs: joined, capped, no device name."""
    joined = "-".join(part for part in parts if part)[:_LONGEST_STEM]
    stem = joined.encode()[:_LONGEST_STEM_BYTES].decode(errors="ignore").rstrip("-.")
    return f"{stem}-file" if stem.casefold() in _DEVICES else stem or "handout"
