"""Citations by raised numbers, which plain text sets down beside their word: "at night.3,4".

A digit behind a word may mean anything. These are taken for citations only together: each new
number is the next entry of the list, and most of the list is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_NUMBER = r"(?:[1-9]\d{0,2})"
_LIST = rf"{_NUMBER}(?:\s?[,–-]\s?{_NUMBER}){{0,8}}"
# Compiled by ``re``, which keeps them, where a list is looked for: few articles have one.
_GLUED = (
    rf"(?:(?<=[^\W\d_]{{2}})|(?<=[^\W\d_][.,;:!?)”\"’»])|(?<=[^\W\d_]\s[»]))"
    rf"(?P<set>{_LIST})(?=$|[\s.,;:!?)»”\"])(?![.,]\d)"
)
_BRACKETED = rf"(?<=[^\W\d_])[.,;]?\s?\((?P<set>{_LIST})\)"
_RAISED = r"(?P<set>[¹²³⁰⁴-⁹]+(?:[,⁻–-][¹²³⁰⁴-⁹]+)*)(?![²³]?[/⋅])"
_DOWN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_FORMS = (_RAISED, _GLUED, _BRACKETED)
_FEWEST = 2
_MOST_UNCITED = 0.5


class Cited(NamedTuple):
    """Where a number stands in a text, and the numbers of the entries it names."""

    start: int
    end: int
    numbers: tuple[int, ...]


def raised_numbers(texts: Iterable[str], entries: int) -> dict[str, tuple[Cited, ...]]:
    """Return what *texts*, in reading order, cite of a list of so many *entries* by such numbers.

    One form is used throughout an article; the first that fits is it.
    """
    if entries < _FEWEST:
        return {}
    written = list(texts)
    for form in _FORMS:
        found: dict[str, tuple[Cited, ...]] = {}
        highest = 0
        for text in written:
            cited = tuple(_in_order(text, form, entries, highest))
            if cited:
                found[text] = cited
                highest = max(highest, *(number for one in cited for number in one.numbers))
        if highest >= max(_FEWEST, (1 - _MOST_UNCITED) * entries):
            return found
    return {}


def _in_order(text: str, form: str, entries: int, highest: int) -> Iterator[Cited]:
    """Yield the citations of *text* whose numbers were met before, or are the next ones."""
    for found in re.finditer(form, text):
        numbers = _numbers(found["set"].translate(_DOWN))
        reached = highest
        for number in numbers:
            if number > reached + 1:
                break
            reached = max(reached, number)
        else:
            if numbers and max(numbers) <= entries:
                highest = reached
                yield Cited(found.start("set"), found.end("set"), numbers)


def _numbers(words: str) -> tuple[int, ...]:
    """Return the numbers that *words* list; none if a range runs backwards."""
    found: list[int] = []
    for part in words.split(","):
        bounds = [int(number) for number in re.findall(r"\d+", part)]
        if len(bounds) > 2 or bounds[0] > bounds[-1]:
            return ()
        found.extend(range(bounds[0], bounds[-1] + 1))
    return tuple(found)
