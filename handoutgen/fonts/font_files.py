"""Faces as TrueType files, for other programs that set text in them.

A prepared face keeps its outlines and its shaping tables apart and has no names. Here both come
together with what is missing (OpenType 1.9: cmap, name, OS/2, post).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

from handoutgen.fonts.faces import Face
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.fonts.sfnt import assemble, read_tables

_ENGLISH_ON_WINDOWS = (3, 1, 0x409)
_REGULAR, _BOLD, _ITALIC = 0x40, 0x20, 0x01
"""Bits of ``fsSelection``."""


@lru_cache(maxsize=64)
def font_file(face: Face) -> bytes:
    """Return *face* as a TrueType file: a brand's own as it came, a bundled one put together."""
    source = face.source
    if not isinstance(source, PreparedFace):
        return source.data
    tables = dict(read_tables(zlib.decompress(source.shaping)))
    tables |= read_tables(zlib.decompress(source.outlines or source.core))
    tables["cmap"] = _character_map(source.metrics.codes, source.metrics.glyphs)
    tables["name"] = _names(face)
    tables["post"] = _post(face)
    tables["OS/2"] = _os2(face, tables["hhea"])
    head = tables["head"]
    style = struct.pack(">H", face.bold | face.italic << 1)
    tables["head"] = head[:44] + style + head[46:]
    return assemble(tables)


def style_name(face: Face) -> str:
    """Return what the weight and slant of *face* are called within its family."""
    words = ("Bold" if face.bold else "", "Italic" if face.italic else "")
    return " ".join(filter(None, words)) or "Regular"


def _character_map(codes: Sequence[int], glyphs: Sequence[int]) -> bytes:
    """Return a ``cmap`` of one subtable, format 12."""
    groups: list[tuple[int, int, int]] = []
    for code, glyph in zip(codes, glyphs, strict=True):
        if groups:
            start, end, first = groups[-1]
            if code == end + 1 and glyph == first + code - start:
                groups[-1] = (start, code, first)
                continue
        groups.append((code, code, glyph))
    body = b"".join(struct.pack(">3I", *group) for group in groups)
    subtable = struct.pack(">2H3I", 12, 0, 16 + len(body), 0, len(groups)) + body
    return struct.pack(">4HI", 0, 1, 3, 10, 12) + subtable


def _names(face: Face) -> bytes:
    style = style_name(face)
    said = {1: face.family, 2: style, 4: f"{face.family} {style}", 6: face.name}
    records, store = [], b""
    for number, name in said.items():
        raw = name.encode("utf-16-be")
        records.append(struct.pack(">6H", *_ENGLISH_ON_WINDOWS, number, len(raw), len(store)))
        store += raw
    return struct.pack(">3H", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + store


def _post(face: Face) -> bytes:
    """Return a ``post`` of version 3: glyphs have no names."""
    units = face.source.metrics.units
    return struct.pack(
        ">2i2h5I", 0x30000, face.italic_angle << 16, -units // 10, units // 20, 0, 0, 0, 0, 0
    )


def _os2(face: Face, hhea: bytes) -> bytes:
    """Return an ``OS/2`` of version 4, whose lines are as high as ``hhea`` says."""
    units = face.source.metrics.units
    ascent, descent, gap = struct.unpack_from(">3h", hhea, 4)
    style = _BOLD * face.bold | _ITALIC * face.italic or _REGULAR
    codes = face.source.metrics.codes
    return b"".join(
        (
            struct.pack(">Hh3H", 4, units // 2, 700 if face.bold else 400, 5, 0),
            bytes(22 + 10 + 16),  # sub- and superscripts, strikeout, class, PANOSE, ranges
            b"NONE",
            struct.pack(">3H", style, min(codes[0], 0xFFFF), min(codes[-1], 0xFFFF)),
            struct.pack(">3h2H", ascent, descent, gap, max(ascent + gap, 0), max(-descent, 0)),
            bytes(8),
            struct.pack(">2h", face.x_height * units // 1000, face.cap_height * units // 1000),
            struct.pack(">3H", 0, 0x20, 2),
        )
    )
