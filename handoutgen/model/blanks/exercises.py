"""Exercises that have a right answer: matching, ordering, cloze. Their order is seeded."""

from __future__ import annotations

from handoutgen.model.blanks.checks import check, check_options
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.nodes import InlineBlank, Inlines, walk_inlines
from handoutgen.records import dataclass

MAX_PAIRS = 20
"""Letters on the left and numbers on the right stay readable up to here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(BlankFields):
    """Two columns to join by lines: letters on the left, numbers on the right.

    *solution* says for each on the left, in order, the number (from 1) on the right that
    belongs to it.
    """

    left: tuple[Inlines, ...] = ()
    right: tuple[Inlines, ...] = ()
    solution: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_options(self.left, "the left of a matching exercise", least=2)
        check_options(self.right, "the right of a matching exercise", least=2)
        check(
            len(self.left) == len(self.right) <= MAX_PAIRS,
            f"a matching exercise of {len(self.left)} and {len(self.right)}",
            f"as many on the left as on the right, at most {MAX_PAIRS}",
        )
        check(
            sorted(self.solution) == list(range(1, len(self.right) + 1)),
            "a matching exercise whose solution does not name each number once",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(BlankFields):
    """Steps out of order, each with a small box for its number.

    *solution* says for each step as printed its right place, from 1.
    """

    steps: tuple[Inlines, ...] = ()
    solution: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_options(self.steps, "an ordering exercise", least=2)
        check(
            sorted(self.solution) == list(range(1, len(self.steps) + 1)),
            "an ordering exercise whose solution does not name each place once",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(BlankFields):
    """Paragraphs with gaps: inline blanks, all equally wide, and a bank of words to choose from.

    *solution* has the words that were taken out, in the order of the gaps. *bank* may be empty.
    """

    paragraphs: tuple[Inlines, ...] = ()
    bank: tuple[str, ...] = ()
    bank_label: Inlines = ()
    solution: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        gaps = [
            node
            for inlines in self.paragraphs
            for node in walk_inlines(inlines)
            if isinstance(node, InlineBlank)
        ]
        check(bool(gaps), "a cloze text without gaps", "mark words, or name the terms to take out")
        check(
            len(gaps) == len(self.solution),
            f"a cloze text of {len(gaps)} gaps and {len(self.solution)} solutions",
        )
        check(
            len({gap.width_mm for gap in gaps}) == 1,
            "a cloze text whose gaps differ in width",
            "equal gaps give nothing away",
        )
