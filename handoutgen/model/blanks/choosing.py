"""Blanks to mark: lists to tick, choices, scales."""

from __future__ import annotations

from handoutgen.model.blanks.checks import (
    check,
    check_options,
    check_scale,
    check_whole,
    check_words,
)
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.images import Image
from handoutgen.model.nodes import Inlines
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(BlankFields):
    """Options with tick boxes in one to three *columns*; *other* adds a line for one's own."""

    options: tuple[Inlines, ...] = ()
    columns: int = 1
    other: bool = False

    def __post_init__(self) -> None:
        check_options(self.options, "a checklist")
        check_whole(self.columns, 1, 3, "the number of columns")


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(BlankFields):
    """Options with circles, one of them to be marked; *answer* counts from 1, 0 where open."""

    options: tuple[Inlines, ...] = ()
    columns: int = 1
    answer: int = 0

    def __post_init__(self) -> None:
        check_options(self.options, "a multiple choice", least=2)
        check_whole(self.columns, 1, 3, "the number of columns")
        check_whole(self.answer, 0, len(self.options), "the answer of a multiple choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(BlankFields):
    """Statements, each with two circles; *answers* are their truth, or empty where open."""

    statements: tuple[Inlines, ...] = ()
    answers: tuple[bool, ...] = ()
    true_word: str = "True"
    false_word: str = "False"

    def __post_init__(self) -> None:
        check_options(self.statements, "a true-or-false list")
        check(
            len(self.answers) in (0, len(self.statements)),
            f"{len(self.statements)} statements with {len(self.answers)} answers",
            "one answer for each statement, or none",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingScale(BlankFields):
    """Whole numbers from *minimum* to *maximum* by *step*, to circle one.

    Words stand under both ends and, where given, under the middle. ``pair=True`` prints two
    rows that line up, before and after.
    """

    minimum: int = 0
    maximum: int = 10
    step: int = 1
    low: Inlines = ()
    middle: Inlines = ()
    high: Inlines = ()
    pair: bool = False
    pair_labels: tuple[str, str] = ("Before", "After")

    def __post_init__(self) -> None:
        check_scale(self.minimum, self.maximum, self.step, "a rating scale")

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers on the scale, in order."""
        return tuple(range(self.minimum, self.maximum + 1, self.step))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalogueLine(BlankFields):
    """A line of exactly 100 mm to set a mark on, with words at both ends."""

    low: Inlines = ()
    high: Inlines = ()

    def __post_init__(self) -> None:
        problem = "an analogue line without words at its ends"
        check_words(self.low, problem, 'give low="…" and high="…"')
        check_words(self.high, problem, 'give low="…" and high="…"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Thermometer(BlankFields):
    """An upright scale to mark or colour, with a line to write on beside each number."""

    minimum: int = 0
    maximum: int = 10
    step: int = 1
    low: Inlines = ()
    high: Inlines = ()

    def __post_init__(self) -> None:
        check_scale(self.minimum, self.maximum, self.step, "a thermometer")

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers, from the bottom up."""
        return tuple(range(self.minimum, self.maximum + 1, self.step))


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture to choose, with the words below it; they are its alt text too."""

    image: Image
    label: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureChoice(BlankFields):
    """Pictures side by side, each with a tick box and its words below."""

    pictures: tuple[Picture, ...] = ()
    columns: int = 3

    def __post_init__(self) -> None:
        check_options(tuple(one.label for one in self.pictures), "a picture choice", least=2)
        check_whole(self.columns, 2, 5, "the number of columns")
