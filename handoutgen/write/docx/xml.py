"""Text as XML: escaped, and free of what XML cannot hold."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPACES = "\t\n\r"


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in _ENTITIES:
        return _ENTITIES[character]
    if character in _SPACES:
        return " "
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""


def escape(text: str) -> str:
    """Return *text* as it may stand in an element or a quoted attribute.

    Line ends and tabs become spaces, lone surrogates U+FFFD; characters that XML 1.0 forbids
    ("Char", section 2.2) are left out.
    """
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(_replacement, text)
