"""Handouts whose every text our fonts can draw from left to right: what is read can be compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any
from unicodedata import bidirectional, category, normalize

from handoutgen.fonts.fallback import undrawable
from handoutgen.fonts.families import NOTO_SANS
from handoutgen.model.handout import Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import Code, CodeBlock, Personal, Text

INSTEAD = "aeiou éßŁ–’"
ALIKE = "\u02bc\u2010\u2011\u2012\u2015\u2027"
"""Characters that fonts draw by another's glyph, as which they are read then."""
_WORDS = ("bank", "front", "back", "true_word", "false_word", "pair_labels")
"""Fields of blanks that are printed and are mere words."""


def drawable(handout: Handout) -> Handout:
    """Return *handout* with another character for each that is not drawn or has a direction."""
    return replace(handout, body=_said(handout.body, _drawn))


def _drawn(words: str) -> str:
    whole = normalize("NFC", words)
    lacking = {char for char in whole if bidirectional(char) in ("R", "AL", "AN")} | set(ALIKE)
    lacking |= {char for char in whole if category(char) in ("Cf", "Mn", "Mc", "Zs", "Zl")} - {" "}
    lacking |= set(undrawable(whole, NOTO_SANS))
    return whole.translate({ord(char): INSTEAD[ord(char) % len(INSTEAD)] for char in lacking})


def _said(value: Any, change: Callable[[str], str]) -> Any:
    """Return *value* with all of its printed texts changed."""
    match value:
        case Text(words) | Code(words) | CodeBlock(words) | Personal(_, words):
            return replace(value, text="\n".join(map(change, words.split("\n"))))
        case Image() | str():
            return value
        case tuple():
            return tuple(_said(each, change) for each in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed: dict[str, Any] = {}
            for field in fields(value):
                old = getattr(value, field.name)
                new = _words(old, change) if field.name in _WORDS else _said(old, change)
                if new != old:
                    changed[field.name] = new
            return replace(value, **changed) if changed else value
        case _:
            return value


def _words(value: Any, change: Callable[[str], str]) -> Any:
    return change(value) if isinstance(value, str) else tuple(map(change, value))
