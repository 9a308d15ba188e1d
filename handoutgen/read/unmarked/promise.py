"""How strongly a section announces sections of its own, and how many."""

from __future__ import annotations

import re

from handoutgen.read.unmarked.announcing import (
    ANNOUNCES,
    ANNOUNCES_ELSEWHERE,
    COUNTS_ANYTHING,
    COUNTS_KINDS,
    NAMES_SEVERAL,
    NUMBERS,
    SURELY_ANNOUNCES,
)
from handoutgen.read.unmarked.head import Head
from handoutgen.read.unmarked.phrases import CHAPTERS

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LONGEST_COUNT = 16
"""A longer sentence that counts something is hardly an announcement."""


def promise(head: Head) -> int:
    """Return how strongly a section announces sections of its own: 0 not, 1 perhaps, 2 surely."""
    if not head.body:
        return 2
    last = head.body[-1]
    if head.closing:
        return 0
    if any(piece.kind in ("bullet", "number") for piece in head.body):
        return 2 if last.kind == "prose" and last.text.endswith(":") else 0
    if last.text.endswith(":"):
        return 2
    if len(head.body) > 3:
        return 0
    sentences = _SENTENCE_END.split(last.text)[-2:]
    ending = " ".join(words for words in sentences if not _COMPARES.search(words))
    told = ANNOUNCES.search(ending) or ANNOUNCES_ELSEWHERE.search(ending)
    named = NAMES_SEVERAL.search(head.text) or COUNTS_ANYTHING.search(head.text)
    if _counts_at_end(head):
        return 2
    if told and (named or SURELY_ANNOUNCES.search(ending)):
        return 2
    if told and len(head.body) <= 2:
        return 1
    chapter = CHAPTERS.fullmatch(head.text) is not None
    return 1 if named and len(head.body) == 1 and not chapter else 0


def promised_count(head: Head) -> int | None:
    """Return how many sections a heading or the end of its text announces, if it says so."""
    heading = COUNTS_KINDS.search(head.text) or COUNTS_ANYTHING.search(head.text)
    ending = COUNTS_KINDS.search(head.body[-1].text) if head.body else None
    for found in (heading, _counts_at_end(head), ending):
        if found:
            word = found[1].lower()
            number = NUMBERS.get(word) or int(word)
            return number if 2 <= number <= 20 else None
    return None


def _counts_at_end(head: Head) -> re.Match[str] | None:
    """Return the count in a short last sentence such as "Three tasks come back."."""
    if not head.body or len(head.body) > 2 or head.body[-1].kind != "prose":
        return None
    if _DEFINES.match(head.text):
        return None  # "It comes in three forms" is a part of what the thing is
    for sentence in reversed(_SENTENCE_END.split(head.body[-1].text)[-2:]):
        found = _COUNT_OPENS.search(sentence)
        weighs = _WEIGHS.search(sentence)
        if found and not weighs and len(sentence.split()) <= _LONGEST_COUNT:
            return found
    return None


_DEFINES = re.compile(
    r"(?:what (?:is|are)|was (?:ist|sind)|qué (?:es|son)|qu['’]est-ce|cos['’]è|o que é)\b.*\?", re.I
)
_COMPARES = re.compile(r"\b(?:better|more|less|fewer) than\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\b(?:than|enough|each|per|every|only|at least|at most)\b", re.IGNORECASE)
"""Words of sentences that weigh a number and announce nothing."""
_COUNT_OPENS = re.compile(
    rf"(?:^|\b(?:has|have|are|through|into|in|on|of|these|following|the)\s)"
    rf"({'|'.join(sorted(NUMBERS, key=len, reverse=True))}|[2-9]|1\d)\s+(?:[\w-]+\s+){{0,2}}?"
    r"(?!minutes|hours|days|weeks|months|years|times|seconds|people|out|or|to\b)[^\W\d_]{3,}s\b",
    re.IGNORECASE,
)
