"""TrueType files at the level of their tables: taken apart, cut down, put together again.

Follows the OpenType specification 1.9, chapters "Font file", "glyf" and "loca". Files may be
hostile: every offset is checked, and whatever does not fit raises :class:`FontFileError`.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_OUTLINE_TABLES = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_CHECKSUM_OF_FILE = 0xB1B0AFBA

# Flags of a composite glyph's component.
_WORDS = 0x0001
_SCALE = 0x0008
_MORE = 0x0020
_SCALE_XY = 0x0040
_MATRIX = 0x0080


class FontFileError(ValueError):
    """A font file that cannot be used; *problem* and *hint* are said to a person."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


class EmbeddingForbidden(FontFileError):
    """A sound font file whose own rights keep it out of documents."""


def broken(what: str) -> FontFileError:
    """Return the error for a file whose *what* does not fit."""
    return FontFileError(f"the file is broken ({what})", "export or download the font again")


def unpack(layout: str, data: bytes, offset: int) -> tuple[int, ...]:
    """Return numbers from *data*, as ``struct.unpack_from`` does for data that is long enough."""
    try:
        return struct.unpack_from(layout, data, offset)
    except struct.error:
        raise broken("a table ends too early") from None


def read_tables(data: bytes) -> dict[str, bytes]:
    """Return the tables of a TrueType file by tag.

    Raises:
        FontFileError: if *data* is another kind of font, or no font at all.
    """
    kind = data[:4]
    if kind == b"OTTO":
        raise FontFileError(
            "it has PostScript outlines (OTF), which cannot be embedded",
            "give the family's TTF files instead",
        )
    if kind in (b"wOFF", b"wOF2"):
        raise FontFileError("it is a web font", "give the family's TTF files instead")
    if kind == b"ttcf":
        raise FontFileError("it is a collection of fonts", "give each style as a TTF of its own")
    if kind not in _TRUETYPE or len(data) < 12:
        raise FontFileError("it is no TrueType font", "give the family's TTF files")
    (count,) = struct.unpack_from(">H", data, 4)
    if len(data) < 12 + 16 * count:
        raise broken("its table of contents")
    tables = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if offset + length > len(data):
            raise broken(f"table {tag.decode('latin-1')!r}")
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    return tables


def assemble(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType file of *tables*, in the order of their tags."""
    parts = {tag: bytes(data) for tag, data in sorted(tables.items())}
    if "head" in parts:
        head = parts["head"]
        parts["head"] = head[:8] + bytes(4) + head[12:]
    power = len(parts).bit_length() - 1
    search = 16 << power
    header = struct.pack(">4s4H", _TRUETYPE[0], len(parts), search, power, 16 * len(parts) - search)
    offset = len(header) + 16 * len(parts)
    directory, bodies = [], []
    for tag, data in parts.items():
        padded = data + bytes(-len(data) % 4)
        directory.append(
            struct.pack(">4sIII", tag.encode("latin-1"), _checksum(padded), offset, len(data))
        )
        bodies.append(padded)
        offset += len(padded)
    file = header + b"".join(directory) + b"".join(bodies)
    if "head" not in parts:
        return file
    place = struct.unpack_from(">I", directory[list(parts).index("head")], 8)[0] + 8
    adjustment = (_CHECKSUM_OF_FILE - _checksum(file)) & 0xFFFFFFFF
    return file[:place] + struct.pack(">I", adjustment) + file[place + 4 :]


def _checksum(padded: bytes) -> int:
    return sum(_numbers("I", padded)) & 0xFFFFFFFF


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def glyph_offsets(tables: Mapping[str, bytes]) -> list[int]:
    """Return where each glyph's outline begins in ``glyf``, and where the last one ends."""
    count = glyph_count(tables)
    head, loca, glyf = tables["head"], tables["loca"], tables["glyf"]
    if len(head) < 54:
        raise broken("table 'head'")
    short = struct.unpack_from(">h", head, 50)[0] == 0
    raw = _numbers("H" if short else "I", loca)
    if len(raw) < count + 1:
        raise broken("table 'loca'")
    offsets = [offset * 2 for offset in raw[: count + 1]] if short else list(raw[: count + 1])
    if any(a > b for a, b in pairwise(offsets)) or offsets[-1] > len(glyf):
        raise broken("table 'loca'")
    return offsets


def glyph_count(tables: Mapping[str, bytes]) -> int:
    """Return how many glyphs the font says it has."""
    if len(tables["maxp"]) < 6:
        raise broken("table 'maxp'")
    count: int = struct.unpack_from(">H", tables["maxp"], 4)[0]
    return count


def _components(outline: bytes) -> list[int]:
    """Return the glyphs that a composite *outline* is made of: none for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found = []
    position = 10
    flags = _MORE
    while flags & _MORE:
        if position + 4 > len(outline):
            raise broken("table 'glyf'")
        flags, glyph = struct.unpack_from(">HH", outline, position)
        found.append(glyph)
        position += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            position += 2
        elif flags & _SCALE_XY:
            position += 4
        elif flags & _MATRIX:
            position += 8
    return found


def check_outlines(tables: Mapping[str, bytes]) -> None:
    """Raise :class:`FontFileError` unless every glyph is made of glyphs that there are."""
    offsets = glyph_offsets(tables)
    glyf = tables["glyf"]
    count = len(offsets) - 1
    for start, end in pairwise(offsets):
        if any(glyph >= count for glyph in _components(glyf[start:end])):
            raise broken("table 'glyf'")


def subset_outlines(tables: Mapping[str, bytes], glyphs: Iterable[int]) -> bytes:
    """Return a font program with the outlines of *glyphs* and what they are composed of.

    Glyph ids stay as they are: the others are left empty. Glyph 0 is always kept.
    """
    offsets = glyph_offsets(tables)
    glyf = tables["glyf"]
    count = len(offsets) - 1
    kept: set[int] = set()
    waiting = [0, *glyphs]
    while waiting:
        glyph = waiting.pop()
        if glyph in kept:
            continue
        if glyph >= count:
            raise broken("table 'glyf'")
        kept.add(glyph)
        waiting.extend(_components(glyf[offsets[glyph] : offsets[glyph + 1]]))
    outlines, places, end = [], array("I", [0]), 0
    for glyph in range(count):
        if glyph in kept:
            outline = glyf[offsets[glyph] : offsets[glyph + 1]]
            outline += bytes(-len(outline) % 4)
            outlines.append(outline)
            end += len(outline)
        places.append(end)
    if sys.byteorder == "little":
        places.byteswap()
    head = tables["head"]
    return assemble(
        {
            **{tag: tables[tag] for tag in _OUTLINE_TABLES if tag in tables},
            "glyf": b"".join(outlines) or bytes(4),
            "loca": places.tobytes(),
            "head": head[:50] + b"\x00\x01" + head[52:],
        }
    )
