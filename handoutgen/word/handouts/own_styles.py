"""Our own styles one by one: what a template that lacks one is given."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from lxml import etree

from handoutgen.write.docx.names import NO_CHARACTER_STYLE, NORMAL, TABLE_NORMAL
from handoutgen.write.docx.numbering import SHARED
from handoutgen.write.docx.styles import write_styles
from handoutgen.write.docx.typefaces import Typefaces
from handoutgen.write.docx.xml import W
from handoutgen.write.style import Look

ROOTS: Mapping[str, str] = {
    NORMAL.id: "paragraph",
    NO_CHARACTER_STYLE.id: "character",
    TABLE_NORMAL.id: "table",
}
"""The styles that all others are based on: every template has its own of them."""

KIND_OF_NUMBERING = {number: kind for kind, number in SHARED.items()}
_SAME_FONT = Typefaces("", "")
"""Text and headings of a template stay in its own font."""


def w(local: str) -> str:
    return f"{{{W}}}{local}"


def own_style(look: Look, id_: str) -> Any:
    """Return a copy of our style *id_* as *look* has it."""
    return deepcopy(_all(_Key(look))[id_])


class _Key:
    """A look, known by what it says."""

    __slots__ = ("look", "said")

    def __init__(self, look: Look) -> None:
        self.look = look
        self.said = repr(look)

    def __hash__(self) -> int:
        return hash(self.said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.said == other.said


@lru_cache(maxsize=32)
def _all(key: _Key) -> dict[str, Any]:
    written = write_styles(key.look, _SAME_FONT, "en", False)
    root = etree.fromstring(written.encode())
    return {style.get(w("styleId")): style for style in root.iterchildren(w("style"))}
