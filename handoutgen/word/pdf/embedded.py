"""Fonts that a Word file brings along, obfuscated as ECMA-376, part 1, 17.8.1 has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handoutgen.model.brand import FontChoice
from handoutgen.word.pdf.run_fonts import w
from handoutgen.write.docx.xml import R

_STYLES = {
    "embedRegular": "regular",
    "embedBold": "bold",
    "embedItalic": "italic",
    "embedBoldItalic": "bold_italic",
}
_OBFUSCATED = 32


def embedded_fonts(
    font_table: Any | None, part: Callable[[str], bytes | None]
) -> dict[str, FontChoice]:
    """Return the families that the part ``fontTable`` has files of, by their folded names.

    *part* gives the bytes behind a relationship of the font table.
    """
    found: dict[str, FontChoice] = {}
    if font_table is None:
        return found
    for font in font_table.iterfind(w("font")):
        files: dict[str, bytes] = {}
        for tag, style in _STYLES.items():
            embedded = font.find(w(tag))
            if embedded is None:
                continue
            data = part(embedded.get(f"{{{R}}}id", ""))
            if data is not None:
                files[style] = plain(data, embedded.get(w("fontKey"), ""))
        name = font.get(w("name"), "")
        if files and name:
            found[name.casefold()] = FontChoice.of_files(name, files)
    return found


def plain(data: bytes, key: str) -> bytes:
    """Return an embedded font's own bytes: its first 32 are combined with a GUID, the *key*."""
    digits = key.strip("{}").replace("-", "")
    try:
        mask = bytes.fromhex(digits)[::-1]
    except ValueError:
        return data
    if len(mask) != 16:
        return data
    head = bytes(byte ^ mask[at % len(mask)] for at, byte in enumerate(data[:_OBFUSCATED]))
    return head + data[_OBFUSCATED:]
