"""Shaping: glyphs for scripts whose letters join, stack or change places (HarfBuzz)."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any, assert_never

from handoutgen.fonts.faces import Face
from handoutgen.fonts.glyph_texts import glyph_texts
from handoutgen.fonts.ignorable import without_ignorable
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.fonts.truetype import TrueTypeFile
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What HarfBuzz made of a text, from left to right, in 1/1000 em; see ``GlyphRun``."""

    ids: bytes
    width: float
    advances: tuple[float, ...] | None
    offsets: tuple[tuple[float, float], ...] | None
    exact: bool


@lru_cache(maxsize=5_000)
def shaped(face: Face, text: str, before: str, after: str, *, rtl: bool) -> Glyphs:
    """Return the glyphs of *text*, which stands between *before* and *after* in its word."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.flags = (
        hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    )
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.direction = "rtl" if rtl else "ltr"
    # Left to itself HarfBuzz takes the language of the machine it runs on.
    buffer.language = "und"
    buffer.guess_segment_properties()
    hb.shape(_hb_font(face), buffer)
    scale = 1000 / face.source.metrics.units
    # A broken font's rules may lead to glyphs that it does not have.
    ids = [
        info.codepoint if info.codepoint < len(face.advances) else 0 for info in buffer.glyph_infos
    ]
    advances = tuple(place.x_advance * scale for place in buffer.glyph_positions)
    offsets = tuple(
        (place.x_offset * scale, place.y_offset * scale) for place in buffer.glyph_positions
    )
    nominal = all(
        advance == face.advances[glyph] for glyph, advance in zip(ids, advances, strict=True)
    )
    shifted = any(x or y for x, y in offsets)
    codes = b"".join(glyph.to_bytes(2, "big") for glyph in ids)
    texts = glyph_texts(face)
    said = "".join(texts.get(glyph, "") for glyph in (reversed(ids) if rtl else ids))
    wanted = without_ignorable(text)
    return Glyphs(
        ids=codes,
        width=sum(advances),
        advances=None if nominal else advances,
        offsets=offsets if shifted else None,
        exact=said == wanted,
    )


@lru_cache(maxsize=32)
def _hb_font(face: Face) -> Any:
    import uharfbuzz as hb

    source = face.source
    match source:
        case PreparedFace():
            data = zlib.decompress(source.shaping)
        case TrueTypeFile():
            data = source.data
        case _:
            assert_never(source)
    return hb.Font(hb.Face(data))
