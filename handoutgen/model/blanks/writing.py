"""Blanks to write words on: lines, boxes, stems, names, dates, signatures."""

from __future__ import annotations

from typing import Literal, TypeAlias

from handoutgen.model.blanks.checks import (
    MAX_LINES,
    check,
    check_length,
    check_whole,
    check_words,
)
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.nodes import Inlines
from handoutgen.records import dataclass

LineStyle: TypeAlias = Literal["ruled", "dotted", "boxed"]
LINE_STYLES: tuple[LineStyle, ...] = ("ruled", "dotted", "boxed")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledLines(BlankFields):
    """*count* writing lines, *gap_mm* apart; 0 means the edition's own distance."""

    count: int = 4
    style: LineStyle = "ruled"
    gap_mm: float = 0

    def __post_init__(self) -> None:
        check_whole(self.count, 1, MAX_LINES, "the number of lines")
        check(
            self.style in LINE_STYLES,
            f"line style {self.style!r}",
            f"one of {', '.join(LINE_STYLES)}",
        )
        if self.gap_mm:
            check_length(self.gap_mm, 6, 30, "the distance of lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(BlankFields):
    """A framed space to write or draw in, *height_mm* high over the full measure."""

    height_mm: float = 40.0

    def __post_init__(self) -> None:
        check_length(self.height_mm, 10, 200, "the height of a box")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStem(BlankFields):
    """The beginning of a sentence and a line to finish it on, *repeat* times."""

    stem: Inlines = ()
    repeat: int = 1

    def __post_init__(self) -> None:
        check_whole(self.repeat, 1, 20, "the number of repeats")
        check_words(
            self.stem,
            "a sentence stem without words",
            "give the words that the sentence begins with",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBlank(BlankFields):
    """A label and a line for a name; *value* stands on the line where it is known."""

    id: str = "name"
    value: Inlines = ()

    def __post_init__(self) -> None:
        check_words(self.label, "a name blank has an empty label", 'give label="…"')


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBlank(BlankFields):
    """A label and a line for a date; *value* stands on the line where it is known."""

    id: str = "date"
    value: Inlines = ()

    def __post_init__(self) -> None:
        check_words(self.label, "a date blank has an empty label", 'give label="…"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock(BlankFields):
    """For each of *parties* a line to sign on, who signs below it, and a date line beside it.

    With *initials* a short third line for initials. *date_label* and *initials_label* stand
    below their lines.
    """

    parties: tuple[Inlines, ...] = ()
    date_label: Inlines = ()
    initials: bool = False
    initials_label: Inlines = ()

    def __post_init__(self) -> None:
        check(bool(self.parties), "a signature block without parties", 'give parties=["…"]')
        check(
            len(self.parties) <= 6, f"a signature block of {len(self.parties)} parties", "at most 6"
        )
        for number, party in enumerate(self.parties, 1):
            check_words(party, f"party {number} of a signature block is empty", "say who signs")
