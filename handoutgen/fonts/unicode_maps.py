"""What a PDF says of a font's codes: how wide each is, and what text it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_PROLOGUE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_EPILOGUE = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100  # the most entries a bfchar block may hold (Adobe Technical Note 5014)


def to_unicode_cmap(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode CMap that maps glyph ids to what they stand for."""
    entries = [
        b"<%04X> <%s>" % (glyph, text.encode("utf-16-be").hex().upper().encode())
        for glyph, text in sorted(texts.items())
        if glyph and text and "\0" not in text
    ]
    blocks = []
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        blocks.append(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)))
    return _PROLOGUE + b"".join(blocks) + _EPILOGUE


def width_number(advance: int, units: int) -> bytes:
    """Return *advance* in 1/1000 em as the shortest PDF number that is exact to 1/1000."""
    if units == 1000:
        return b"%d" % advance
    return (b"%.3f" % (advance * 1000 / units)).rstrip(b"0").rstrip(b".")


def widths_array(advances: Iterable[int], units: int) -> bytes:
    """Return a ``/W`` array with the widths of all glyphs from 0 on."""
    return b"[0[%s]]" % b" ".join(width_number(advance, units) for advance in advances)


def glyph_texts(font: Any) -> dict[int, str]:
    """Return what every glyph of *font*, a fontTools ``TTFont``, stands for."""
    ids = {name: number for number, name in enumerate(font.getGlyphOrder())}
    texts: dict[int, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        texts.setdefault(ids[name], chr(code))
    return texts
