"""Blanks to mark: lists to tick, choices, scales, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.compose.blanks.fields import (
    Words,
    common,
    each,
    fixed,
    pair_of,
    words_of,
    yes_or_no,
)
from handoutgen.compose.literals import RENDER, describe, to_inlines
from handoutgen.errors import BlankError, SourceError
from handoutgen.model.blanks import (
    AnalogueLine,
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    RatingScale,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.images import Image


def checklist(
    options: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    columns: int = 1,
    other: bool = False,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Checklist:
    """Options to tick; other=true adds a line for one's own."""
    return Checklist(
        **common(label, help, id, required, tooltip),
        options=words_of(options, "options"),
        columns=columns,
        other=bool(other),
    )


def multiple_choice(
    options: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    columns: int = 1,
    answer: int = 0,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> MultipleChoice:
    """Options to mark one of; answer= is the number of the right one, for --key."""
    return MultipleChoice(
        **common(label, help, id, required, tooltip),
        options=words_of(options, "options"),
        columns=columns,
        answer=answer,
    )


def true_false(
    statements: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    answers: Sequence[bool] = (),
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> TrueFalse:
    """Statements to judge; answers=[true, false] says what they are, for --key."""
    truths = each(answers, "answers", "[true, false]")
    return TrueFalse(
        **common(label, help, id, required, tooltip),
        statements=words_of(statements, "statements"),
        answers=tuple(yes_or_no(truth, f"answer {at}") for at, truth in enumerate(truths, 1)),
        true_word=fixed("True"),
        false_word=fixed("False"),
    )


def rating_scale(
    label: Words = "",
    help: Words = "",
    *,
    low: Words = "",
    middle: Words = "",
    high: Words = "",
    minimum: int = 0,
    maximum: int = 10,
    step: int = 1,
    pair: bool = False,
    before: str = "",
    after: str = "",
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> RatingScale:
    """Numbers to circle one of, with words at both ends; pair=true asks before and after."""
    return RatingScale(
        **common(label, help, id, required, tooltip),
        low=to_inlines(low),
        middle=to_inlines(middle),
        high=to_inlines(high),
        minimum=minimum,
        maximum=maximum,
        step=step,
        pair=bool(pair),
        pair_labels=(str(before) or fixed("Before"), str(after) or fixed("After")),
    )


def analogue_line(
    label: Words = "",
    help: Words = "",
    *,
    low: Words = "",
    high: Words = "",
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> AnalogueLine:
    """A line of exactly 100 mm to set a mark on, with words at both ends."""
    return AnalogueLine(
        **common(label, help, id, required, tooltip), low=to_inlines(low), high=to_inlines(high)
    )


def thermometer(
    label: Words = "",
    help: Words = "",
    *,
    low: Words = "",
    high: Words = "",
    minimum: int = 0,
    maximum: int = 10,
    step: int = 1,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Thermometer:
    """An upright scale to mark or colour, with a line to write on beside each number."""
    return Thermometer(
        **common(label, help, id, required, tooltip),
        low=to_inlines(low),
        high=to_inlines(high),
        minimum=minimum,
        maximum=maximum,
        step=step,
    )


_PICTURES = 'pictures=[["content/pictures/sun.svg", "sunny"], …]'


def picture_choice(
    pictures: Sequence[Sequence[Words]],
    label: Words = "",
    help: Words = "",
    *,
    columns: int = 3,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> PictureChoice:
    """Pictures to choose from: pairs of a file below content/ or templates/ and its words."""
    return PictureChoice(
        **common(label, help, id, required, tooltip),
        pictures=tuple(
            Picture(_picture(file), to_inlines(words))
            for file, words in (
                pair_of(one, f"picture {number}", _PICTURES)
                for number, one in enumerate(each(pictures, "pictures", "[[…], […]]"), 1)
            )
        ),
        columns=columns,
    )


def _picture(file: object) -> Image:
    if type(file) is not str:
        raise BlankError(f"a picture's file is {describe(file)}", _PICTURES)
    try:
        return RENDER.get().picture(file)
    except SourceError as error:
        raise BlankError(error.faults[0].problem, error.faults[0].hint) from None
