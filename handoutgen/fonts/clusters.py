"""Clusters: a character with the marks, joiners and modifiers that belong to it (after UAX 29)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094c\u094e\u094f\u0951-\u0957\u0962\u0963\u0e31\u0e33-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u3099\u309a\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_CONSONANT = "[\u0904-\u0939\u0958-\u0961]"
_EMOJI = "[\u2190-\u2bff\U0001f000-\U0001faff]"
_CLUSTER = (
    "(?s)[\U0001f1e6-\U0001f1ff]{2}"
    f"|.[{_EXTEND}]*"
    f"(?:\u094d[\u200c\u200d]?(?:{_CONSONANT}[{_EXTEND}]*)?"  # a virama joins consonants
    f"|\u200d(?:{_EMOJI}[{_EXTEND}]*)?)*"
)


def clusters(text: str) -> Iterator[str]:
    """Yield *text* cut where one may cut without tearing a letter from its marks."""
    if text.isascii():
        yield from text
        return
    for match in re.finditer(_CLUSTER, text):
        yield match[0]
