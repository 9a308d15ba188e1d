"""Dialogue: who speaks in a transcript, and questions and answers marked by letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from handoutgen.read.unmarked.pieces import Piece

_TURN = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*[-–]?\s*)?(?P<who>[^\W\d_][\w.'’ -]{0,28}?)\s?[:：]\s"
)
_TIMED = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s")
_LETTER = re.compile(r"(?P<letter>[^\W\d_])[:.]\s+(?=\S)")
_FEWEST_TURNS = 3
_FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 60


def turns(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the positions of what somebody says in a transcript: speakers take turns there."""
    said = {at: _TURN.match(piece.text) for at, piece in enumerate(pieces)}
    who = {at: found["who"].casefold() for at, found in said.items() if found}
    times = Counter(who.values())
    speakers = {name for name, count in times.items() if count >= _FEWEST_TURNS}
    if len(speakers) < 2:
        speakers = set()
    timed = [at for at, piece in enumerate(pieces) if _TIMED.match(piece.text)]
    return frozenset(
        [
            *(at for at, name in who.items() if name in speakers),
            *(timed if len(timed) >= _FEWEST_TURNS else ()),
        ]
    )


def asked(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the positions of questions such as "Q: Why?" with "A: Because." below them."""
    found: dict[tuple[str, str], list[int]] = {}
    questions: Counter[tuple[str, str]] = Counter()
    for at, (question, answer) in enumerate(pairwise(pieces)):
        opens, replies = _LETTER.match(question.text), _LETTER.match(answer.text)
        if opens and replies and question.words <= _LONGEST_QUESTION:
            letters = (opens["letter"], replies["letter"])
            found.setdefault(letters, []).append(at)
            questions[letters] += question.text[-1] in "?？"
    letters, asking = max(questions.items(), key=lambda item: item[1], default=(("", ""), 0))
    return frozenset(found[letters] if asking >= _FEWEST_QUESTIONS else ())
