"""Slugs: short stable names made of words, for sections, references and fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ı": "i", "ð": "d"}
)
_APOSTROPHES = re.compile("['’ʼ]")
_OTHER = re.compile(r"[\W_]+")


def slug(words: str, *, longest: int = 60) -> str:
    """Return *words* in lower case with hyphens between them, cut after a whole word.

    Latin letters lose their accents, letters of other scripts stay. Empty where *words* holds
    neither letters nor digits.
    """
    folded = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if not "\u0300" <= char <= "\u036f")
    bare = unicodedata.normalize("NFC", _APOSTROPHES.sub("", bare))
    name = _OTHER.sub("-", bare).strip("-")
    if len(name) <= longest:
        return name
    cut = name.rfind("-", 0, longest + 1)
    return name[: cut if cut > 0 else longest]


def unique(name: str, taken: Container[str]) -> str:
    """Return *name*, or *name* with ``-2``, ``-3`` where that is already *taken*."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


class Names:
    """Gives each name once, as :func:`unique` does, however often one is asked for."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return *name*, or the first of ``name-2``, ``name-3`` that was not given yet."""
        number = self._next.get(name, 1)
        given = name if number == 1 else f"{name}-{number}"
        while given in self._taken:
            number += 1
            given = f"{name}-{number}"
        self._next[name] = number + 1
        self._taken.add(given)
        return given
