"""A brand's own TrueType files: read, checked, and refused where they may not be embedded.

Follows the OpenType specification 1.9, chapters "cmap", "head", "hhea", "hmtx", "name", "OS/2"
and "post". The files are hostile until read.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterator, Mapping

from handoutgen.fonts.ignorable import IGNORABLE
from handoutgen.fonts.prepared import Descriptor, FaceMetrics
from handoutgen.fonts.sfnt import (
    EmbeddingForbidden,
    FontFileError,
    broken,
    check_outlines,
    glyph_count,
    read_tables,
    unpack,
)
from handoutgen.records import dataclass

STAND_INS: Mapping[int, tuple[int, ...]] = {
    0xA0: (0x20,),
    0x2010: (0x2D,),
    0x2011: (0x2010, 0x2D),
    0x2012: (0x2013,),
    0x2015: (0x2014,),
    0x2008: (0x20,),
    0x2009: (0x20,),
    0x202F: (0xA0, 0x20),
    0x2BC: (0x2019,),
    0x2002: (0x20,),
    0x2003: (0x20,),
    0x2126: (0x3A9,),
    0x212A: (0x4B,),
    0x212B: (0xC5,),
    0x2027: (0xB7,),
}
"""Characters that look like another: drawn by its glyph where a face has none of their own."""

_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
_MOST_CODES = 200_000
_RESTRICTED, _PREVIEW, _EDITABLE = 0x0002, 0x0004, 0x0008
_WHOLE_ONLY, _BITMAPS_ONLY = 0x0100, 0x0200


@dataclass(frozen=True, slots=True)
class TrueTypeFile:
    """A brand's font: its *metrics*, its *tables*, and whether it may only be embedded *whole*."""

    metrics: FaceMetrics
    tables: Mapping[str, bytes]
    whole: bool
    data: bytes


def read_truetype(data: bytes, family: str, *, bold: bool, italic: bool) -> TrueTypeFile:
    """Return the static TrueType font in *data*.

    Raises:
        FontFileError: if it is another kind of font, is broken, or may not be embedded.
    """
    tables = read_tables(data)
    for tag in _NEEDED:
        if tag not in tables:
            raise broken(f"no table {tag!r}")
    if "fvar" in tables:
        raise FontFileError(
            "it is a variable font, of which only one weight could be used",
            "give the family's static TTF files, one a style",
        )
    rights = unpack(">H", tables["OS/2"], 8)[0] if "OS/2" in tables else 0
    if rights & _BITMAPS_ONLY or (rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE)):
        raise EmbeddingForbidden(
            "its licence bits forbid embedding", "use another font, or ask its maker for a licence"
        )
    check_outlines(tables)
    count = glyph_count(tables)
    codes = dict(sorted(_character_map(tables["cmap"], count).items()))
    if not codes:
        raise broken("no Unicode character map")
    metrics = FaceMetrics(
        name=_postscript_name(tables, family, bold=bold, italic=italic),
        family=family,
        bold=bold,
        italic=italic,
        units=_units(tables),
        descriptor=_descriptor(tables, bold=bold),
        codes=array("I", codes),
        glyphs=array("H", codes.values()),
        advances=_advances(tables, count),
    )
    return TrueTypeFile(metrics, tables, bool(rights & _WHOLE_ONLY), data)


def _units(tables: Mapping[str, bytes]) -> int:
    units: int = unpack(">H", tables["head"], 18)[0]
    if not 16 <= units <= 16384:
        raise broken("table 'head'")
    return units


def _advances(tables: Mapping[str, bytes], count: int) -> array[int]:
    (full,) = unpack(">H", tables["hhea"], 34)
    full = min(full, count)
    if not full or len(tables["hmtx"]) < 4 * full:
        raise broken("table 'hmtx'")
    pairs = struct.unpack_from(f">{2 * full}H", tables["hmtx"])
    advances = array("H", pairs[::2])
    advances.extend([advances[-1]] * (count - full))
    return advances


def _descriptor(tables: Mapping[str, bytes], *, bold: bool) -> Descriptor:
    units = _units(tables)

    def em(value: int) -> int:
        return round(value * 1000 / units)

    left, bottom, right, top = unpack(">4h", tables["head"], 36)
    ascent, descent = unpack(">2h", tables["hhea"], 4)
    os2 = tables.get("OS/2", b"")
    version = unpack(">H", os2, 0)[0] if len(os2) >= 2 else 0
    weight = unpack(">H", os2, 4)[0] if len(os2) >= 6 else 700 if bold else 400
    x_height, cap_height = unpack(">2h", os2, 86) if version >= 2 and len(os2) >= 90 else (0, 0)
    post = tables.get("post", b"")
    angle = unpack(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0
    return Descriptor(
        ascent=em(ascent),
        descent=em(descent),
        cap_height=em(cap_height or ascent),
        x_height=em(x_height),
        italic_angle=round(angle),
        stem_v=50 + round((min(weight, 1000) / 65) ** 2),
        flags=4 | (64 if angle else 0),
        bbox=(em(left), em(bottom), em(right), em(top)),
    )


def _postscript_name(tables: Mapping[str, bytes], family: str, *, bold: bool, italic: bool) -> str:
    """Return the font's PostScript name, or one made of *family*, fit for a PDF name."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    for name in (*_names(tables.get("name", b""), 6), f"{family}-{style}"):
        clean = re.sub(r"[^A-Za-z0-9-]", "", name)[:63]
        if clean:
            return clean
    return f"BrandFont-{style}"


def family_name(data: bytes) -> str:
    """Return the family that the TrueType file *data* says it belongs to, or ""."""
    return next(_names(read_tables(data).get("name", b""), 1), "")


def names_of(data: bytes) -> tuple[str, ...]:
    """Return what the TrueType file *data* is called: family, full name, PostScript name."""
    table = read_tables(data).get("name", b"")
    return tuple(name for number in (1, 4, 6) for name in _names(table, number))


def _names(table: bytes, wanted: int) -> Iterator[str]:
    if len(table) < 6:
        return
    _, count, storage = struct.unpack_from(">3H", table)
    for number in range(min(count, (len(table) - 6) // 12)):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        raw = table[storage + offset : storage + offset + length]
        if name == wanted:
            yield raw.decode("latin-1" if platform == 1 else "utf-16-be", "ignore")


# ---------------------------------------------------------------------------------------------
# The character map


def _character_map(table: bytes, count: int) -> dict[int, int]:
    """Return glyph ids by code point, from the best Unicode subtable there is."""
    (subtables,) = unpack(">H", table, 2)
    best: dict[int, int] = {}
    best_rank = -1
    for number in range(min(subtables, (len(table) - 4) // 8)):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
        if not unicode or offset + 2 > len(table):
            continue
        (kind,) = struct.unpack_from(">H", table, offset)
        rank = {4: 1, 12: 2}.get(kind, -1)
        if rank > best_rank:
            pairs = _segments(table, offset) if kind == 4 else _groups(table, offset)
            best, best_rank = _bounded(pairs, count), rank
    for code, others in STAND_INS.items():
        glyph = next((best[other] for other in others if other in best), None)
        if glyph is not None:
            best.setdefault(code, glyph)
    return best


def _bounded(pairs: Iterator[tuple[int, int]], count: int) -> dict[int, int]:
    """Return *pairs* as a map, without what no font has: a hostile one may name billions."""
    found: dict[int, int] = {}
    for read, (code, glyph) in enumerate(pairs):
        if read > _MOST_CODES:
            raise broken("table 'cmap'")
        if 0 < glyph < count and 0x20 <= code <= 0x10FFFF and code not in IGNORABLE:
            found[code] = glyph
    return found


def _segments(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the characters and glyphs of a format 4 subtable."""
    (double,) = unpack(">H", table, offset + 6)
    count = double // 2
    layout = f">{count}H"
    ends = unpack(layout, table, offset + 14)
    starts = unpack(layout, table, offset + 16 + double)
    deltas = unpack(layout, table, offset + 16 + 2 * double)
    place = offset + 16 + 3 * double
    ranges = unpack(layout, table, place)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, end + 1):
            if code == 0xFFFF:
                continue
            if not ranges[number]:
                yield code, (code + deltas[number]) & 0xFFFF
                continue
            at = place + 2 * number + ranges[number] + 2 * (code - start)
            if at + 2 > len(table):
                break
            (glyph,) = struct.unpack_from(">H", table, at)
            yield code, (glyph + deltas[number]) & 0xFFFF if glyph else 0


def _groups(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the characters and glyphs of a format 12 subtable."""
    (count,) = unpack(">I", table, offset + 12)
    for number in range(min(count, (len(table) - offset - 16) // 12)):
        start, end, glyph = struct.unpack_from(">3I", table, offset + 16 + 12 * number)
        for code in range(start, min(end, 0x10FFFF) + 1):
            yield code, glyph + code - start
