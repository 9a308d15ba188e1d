"""Hard-wrapped text: which lines were broken only because the line was full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from handoutgen.read.unmarked.lines import Line
from handoutgen.records import dataclass

_TERMINAL = re.compile(
    r"[.!?:;…][\"'”’»)\]]*$|(?<=[^\W\d_])[.!?][\"'”’»)]*(?:[¹²³⁰-⁹,–]{1,9}|\d{1,2}(?:[,–-]\d{1,2}){0,4})$"
)
"""How a sentence ends; a raised number may stand behind its stop."""
_ENDING = 40
"""How much of a line is looked at for its end."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LEAST = 30
"""A shorter line was not broken for being full."""
_NAMES_SOMEBODY = re.compile(r"(?:by|por|par|von|di|da|door|av)\s+[^\W\d_a-zß-ÿ]")
_WIDEST = 130
"""Wider than this nobody wraps by hand: such a line is a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was wrapped: at *width* columns, or not at all."""

    width: int | None

    def fills(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of *following* had no room left on *line*."""
        if self.width is None:
            return False
        word = len(following.text.split(" ", 1)[0])
        return line.length + 1 + word > self.width and line.length <= self.width + 20

    def continues(self, line: Line, following: Line, *, in_item: bool) -> bool:
        """Tell whether *following* goes on with the paragraph or list item of *line*."""
        if _ADDRESS.fullmatch(line.text) and _ADDRESS.match(following.text):
            return False
        unfinished = _TERMINAL.search(line.text[-_ENDING:]) is None
        if following.text[0].islower() and unfinished:
            return line.length >= _LEAST and not _NAMES_SOMEBODY.match(following.text)
        if self.width is None:
            return False
        if in_item and following.indent <= 1 < line.indent and not unfinished:
            return False
        if self.fills(line, following):
            return True
        return unfinished and line.length > 0.7 * self.width and line.text.endswith((",", "-", "–"))


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """Return how *lines* were wrapped, judged from sentences that run over line ends."""
    pairs = [(line, following) for line, following in pairwise(lines) if not following.after_gap]
    broken = [
        line
        for line, following in pairs
        if following.text[0].islower()
        and not _TERMINAL.search(line.text[-_ENDING:])
        and line.length > 30
    ]
    wide = sum(line.length > _WIDEST for line in lines)
    if len(broken) < 2 or len(broken) < 0.15 * len(pairs) or wide > 0.1 * len(lines):
        return Wrapping(None)
    lengths = sorted(line.length for line in broken)
    return Wrapping(lengths[max(0, len(lengths) - 1 - len(lengths) // 50)])
