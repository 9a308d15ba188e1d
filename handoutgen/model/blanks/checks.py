"""What blanks check of their own fields, and how much fits on paper."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.errors import BlankError
from handoutgen.model.nodes import Inlines, plain_text

MAX_LINES = 200
MAX_OPTIONS = 60
MAX_COLUMNS = 12
MAX_ROWS = 200
MAX_POINTS = 21
"""More numbers than this do not fit a scale's line at a size that can be circled."""


def check(holds: bool, problem: str, hint: str | None = None) -> None:
    """Raise a :class:`BlankError` unless *holds*."""
    if not holds:
        raise BlankError(problem, hint)


def check_whole(value: int, low: int, high: int, what: str) -> None:
    """Raise unless *value* is a whole number from *low* to *high*."""
    check(
        is_whole(value) and low <= value <= high,
        f"{what} is {value!r}",
        f"a whole number from {low} to {high}",
    )


def check_length(value: float, low: float, high: float, what: str) -> None:
    """Raise unless *value* millimetres lie between *low* and *high*."""
    check(
        isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high,
        f"{what} is {value!r} mm",
        f"from {low:g} to {high:g}",
    )


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def check_words(words: Inlines, problem: str, hint: str | None = None) -> None:
    """Raise unless *words* say something."""
    check(bool(plain_text(words).strip()), problem, hint)


def check_options(options: Sequence[Inlines], what: str, least: int = 1) -> None:
    """Raise unless there are *least* options or more, not too many, and none of them empty."""
    check(bool(options), f"{what} without options", 'give options=["…", "…"]')
    check(
        least <= len(options) <= MAX_OPTIONS,
        f"{what} of {len(options)} options",
        f"from {least} to {MAX_OPTIONS}",
    )
    for number, option in enumerate(options, 1):
        check_words(option, f"option {number} of {what} is empty", "give it words, or leave it out")


def check_scale(minimum: int, maximum: int, step: int, what: str) -> None:
    """Raise unless *step* leads from *minimum* up to *maximum* in a number of points that fits."""
    for value, name in ((minimum, "minimum"), (maximum, "maximum"), (step, "step")):
        check(is_whole(value), f"{what}'s {name} is {value!r}", "a whole number")
    check(
        minimum < maximum,
        f"{what} from {minimum} to {maximum}",
        "the minimum must be less than the maximum",
    )
    check(
        step >= 1 and (maximum - minimum) % step == 0,
        f"a step of {step} does not lead from {minimum} to {maximum}",
        "choose a step that divides the distance",
    )
    points = (maximum - minimum) // step + 1
    check(
        points <= MAX_POINTS,
        f"{what} of {points} numbers",
        f"at most {MAX_POINTS}; use a larger step",
    )
