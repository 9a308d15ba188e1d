"""Fonts for what people type into a form: one byte a character, and a map of their own.

A viewer that draws typed text looks the font up in the form's resources and needs to get from
characters to codes. docs/fillable.md says what viewers did with which kind of font: all of them
take a simple TrueType font whose encoding names its letters. Its 218 codes of Windows Latin 1 are
widened by letters of Central Europe and Turkey, in the place of signs that nobody types.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from handoutgen.fonts.faces import Face
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.fonts.programs import font_program
from handoutgen.fonts.sfnt import assemble, read_tables
from handoutgen.records import dataclass

_ACCENTED = (
    ("ogonek", "ĄąĘę", "AaEe"),
    ("acute", "ĆćŃńŚśŹźĹĺŔŕ", "CcNnSsZzLlRr"),
    ("slash", "Łł", "Ll"),
    ("dotaccent", "Żżİ", "ZzI"),
    ("caron", "ČčĎďĚěŇňŘřŤťĽľ", "CcDdEeNnRrTtLl"),
    ("ring", "Ůů", "Uu"),
    ("hungarumlaut", "ŐőŰű", "OoUu"),
    ("breve", "ĂăĞğ", "AaGg"),
    ("commaaccent", "Șș", "Ss"),
    ("cedilla", "Şş", "Ss"),
    ("croat", "Đđ", "Dd"),
)
_MORE: Mapping[str, str] = {
    "ı": "dotlessi",
    **{
        letter: base + accent
        for accent, letters, bases in _ACCENTED
        for letter, base in zip(letters, bases, strict=True)
    },
}
"""Letters beside Windows Latin 1, and their names in the Adobe Glyph List."""

_UNTYPED = "¤¦¨¬\xad¯´¶¸¹¼¾ƒˆ˜‹›‰†‡"
_FREE = (*range(1, 9), *range(14, 32), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
_PREVIEW, _EDITABLE = 0x0004, 0x0008


@dataclass(frozen=True, slots=True)
class FieldFont:
    """A face as fields use it.

    *codes* are the characters that can be typed, and the code of each. *differences* and
    *widths* are PDF arrays; codes begin at *first* and end at 255. *data* is a zlib stream, and
    *digest* one of the program in it.
    """

    face: Face
    codes: Mapping[str, int]
    first: int
    differences: str
    widths: str
    data: bytes
    length1: int
    digest: str


def may_be_typed_in(face: Face) -> bool:
    """Tell whether the licence bits of *face* let others write with it in a document.

    A font that may be embedded for preview and print only (OpenType, "OS/2", ``fsType``) may
    not stand in a form.
    """
    source = face.source
    if isinstance(source, PreparedFace):
        return True
    table = source.tables.get("OS/2", b"")
    rights: int = struct.unpack_from(">H", table, 8)[0] if len(table) >= 10 else 0
    return not rights & _PREVIEW or bool(rights & _EDITABLE)


@lru_cache(maxsize=32)
def field_font(face: Face) -> FieldFont:
    """Return *face* as a font to type with."""
    codes = _codes(face)
    first = min(codes.values())
    by_code = {code: char for char, code in codes.items()}
    more = {codes[char]: name for char, name in _MORE.items() if char in codes}
    program = _program(face, "".join(codes))
    widths = (face.width(by_code[code]) if code in by_code else 0 for code in range(first, 256))
    return FieldFont(
        face,
        codes,
        first,
        _differences(more),
        f"[{' '.join(f'{width:g}' for width in widths)}]",
        zlib.compress(program),
        len(program),
        hashlib.sha256(program).hexdigest()[:8],
    )


def _codes(face: Face) -> dict[str, int]:
    latin = ((bytes((code,)).decode("cp1252", "ignore"), code) for code in range(32, 256))
    codes = {
        char: code for char, code in latin if char and char not in _UNTYPED and face.glyph(char)
    }
    taken = set(codes.values())
    free = (code for code in chain(_FREE, range(0x80, 256)) if code not in taken)
    codes.update(zip(filter(face.glyph, _MORE), free, strict=False))
    return codes


def _differences(names: Mapping[int, str]) -> str:
    """Return a ``/Differences`` array; codes that follow each other share a number."""
    parts: list[str] = []
    last = -2
    for code, name in sorted(names.items()):
        if code != last + 1:
            parts.append(str(code))
        parts.append(f"/{name}")
        last = code
    return f"[{' '.join(parts)}]"


def _program(face: Face, typed: str) -> bytes:
    """Return the font's core with a character map, by which names become glyphs."""
    glyphs = {ord(char): face.glyph(char) for char in typed}
    tables = read_tables(zlib.decompress(font_program(face, frozenset(glyphs.values())).data))
    return assemble({**tables, "cmap": _character_map(glyphs)})


def _character_map(glyphs: Mapping[int, int]) -> bytes:
    """Return a ``cmap`` table for Unicode on Windows, format 4 (OpenType 1.9, "cmap")."""
    segments: list[list[int]] = []
    for code, glyph in sorted(glyphs.items()):
        shift = glyph - code
        if segments and segments[-1][1] == code - 1 and segments[-1][2] == shift:
            segments[-1][1] = code
        else:
            segments.append([code, code, shift])
    segments.append([0xFFFF, 0xFFFF, 1])
    count = len(segments)
    power = count.bit_length() - 1
    search = 2 << power
    header = (4, 16 + 8 * count, 0, 2 * count, search, power, 2 * count - search)
    starts, ends, shifts = zip(*segments, strict=True)
    numbers = (*header, *ends, 0, *starts, *(shift & 0xFFFF for shift in shifts), *(0,) * count)
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(f">{len(numbers)}H", *numbers)
