"""What a PDF says of a font's codes: how wide each is, and what text it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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


def _width(advance: int, units: int) -> bytes:
    """Return *advance* in 1/1000 em as the shortest PDF number that is exact to 1/1000."""
    if units == 1000:
        return b"%d" % advance
    number = b"%.3f" % (advance * 1000 / units)
    return number.rstrip(b"0").rstrip(b".")


def widths_array(advances: Sequence[int], units: int, glyphs: Iterable[int]) -> bytes:
    """Return a ``/W`` array with the widths of *glyphs*; ids that follow each other share one."""
    parts: list[bytes] = []
    last = -2
    for glyph in sorted(glyphs):
        if glyph == last + 1:
            parts.append(b" ")
        else:
            parts.append(b"]%d[" % glyph if parts else b"%d[" % glyph)
        parts.append(_width(advances[glyph], units))
        last = glyph
    return b"[" + b"".join(parts) + b"]]" if parts else b"[]"
