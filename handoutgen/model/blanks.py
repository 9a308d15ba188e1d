"""Places to write: one definition each, rendered alike on paper, in PDF forms and in Word.

Every blank has an ``id`` (its field id), a ``label`` (the prompt), ``help`` below the prompt,
``required`` and a ``tooltip``. Parts of a blank are named ``id.part``: ``id.row.column`` for
cells, ``id.3`` for the third option. A blank made by hand may leave ``id`` empty: composing
gives it a slug of the label's fixed text, and ``-2``, ``-3`` where that repeats.

Each kind checks its own fields when it is made and raises :class:`BlankError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from handoutgen.errors import BlankError
from handoutgen.model.nodes import Cell, Inlines, plain_text

LineStyle: TypeAlias = Literal["ruled", "dotted", "boxed"]

MAX_LINES = 200
MAX_OPTIONS = 60
MAX_COLUMNS = 12
MAX_ROWS = 200
MAX_POINTS = 21
"""More numbers than this do not fit a scale's line at a size that can be circled."""


def _check(holds: bool, problem: str, hint: str | None = None) -> None:
    if not holds:
        raise BlankError(problem, hint)


def _between(value: int, low: int, high: int, what: str) -> None:
    _check(
        isinstance(value, int) and not isinstance(value, bool) and low <= value <= high,
        f"{what} is {value!r}",
        f"a whole number from {low} to {high}",
    )


def _labelled(label: Inlines, kind: str) -> None:
    _check(bool(plain_text(label).strip()), f"{kind} has an empty label", 'give label="…"')


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledLines:
    """*count* writing lines."""

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    count: int = 4
    style: LineStyle = "ruled"

    def __post_init__(self) -> None:
        _between(self.count, 1, MAX_LINES, "the number of lines")
        _check(
            self.style in ("ruled", "dotted", "boxed"),
            f"line style {self.style!r}",
            "ruled, dotted or boxed",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A framed space to write or draw in, *height_mm* high over the full measure."""

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    height_mm: float = 40.0

    def __post_init__(self) -> None:
        _check(
            10 <= self.height_mm <= 200,
            f"a box {self.height_mm:g} mm high",
            "height_mm from 10 to 200",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStem:
    """The beginning of a sentence and a line to finish it on, *repeat* times."""

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    stem: Inlines = ()
    repeat: int = 1

    def __post_init__(self) -> None:
        _between(self.repeat, 1, 20, "the number of repeats")
        _check(
            bool(plain_text(self.stem).strip()),
            "a sentence stem without words",
            "give the words that the sentence begins with",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Options with tick boxes in one to three *columns*; *other* adds a line for one's own."""

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    options: tuple[Inlines, ...] = ()
    columns: int = 1
    other: bool = False

    def __post_init__(self) -> None:
        _check(bool(self.options), "a checklist without options", 'give options=["…", "…"]')
        _check(
            len(self.options) <= MAX_OPTIONS,
            f"a checklist of {len(self.options)} options",
            f"at most {MAX_OPTIONS}; make two of it",
        )
        for number, option in enumerate(self.options, 1):
            _check(bool(plain_text(option).strip()), f"option {number} of a checklist is empty")
        _between(self.columns, 1, 3, "the number of columns")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingScale:
    """Whole numbers from *low* to *high* by *step*, to circle one.

    Words stand under both ends and, where given, under the middle. ``pair=True`` prints two
    rows that line up, before and after.
    """

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    minimum: int = 0
    maximum: int = 10
    step: int = 1
    low: Inlines = ()
    middle: Inlines = ()
    high: Inlines = ()
    pair: bool = False
    pair_labels: tuple[str, str] = ("Before", "After")

    def __post_init__(self) -> None:
        for value, what in (
            (self.minimum, "minimum"),
            (self.maximum, "maximum"),
            (self.step, "step"),
        ):
            _check(
                isinstance(value, int) and not isinstance(value, bool),
                f"a rating scale's {what} is {value!r}",
                "a whole number",
            )
        _check(
            self.minimum < self.maximum,
            f"a rating scale from {self.minimum} to {self.maximum}",
            "the minimum must be less than the maximum",
        )
        _check(
            self.step >= 1 and (self.maximum - self.minimum) % self.step == 0,
            f"a step of {self.step} does not lead from {self.minimum} to {self.maximum}",
        )
        _check(
            len(self.points) <= MAX_POINTS,
            f"a rating scale of {len(self.points)} numbers",
            f"at most {MAX_POINTS}; use a larger step",
        )

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers on the scale, in order."""
        return tuple(range(self.minimum, self.maximum + 1, self.step))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable:
    """A table to write in: *headers*, then *rows* empty rows, or *given* rows.

    A given row may be shorter than the headers; an empty cell in it is a place to write.
    *widths* are relative, one per column, or empty for equal columns.
    """

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    headers: tuple[Inlines, ...] = ()
    rows: int = 4
    given: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        _check(bool(self.headers), "an answer table without headers", 'give headers=["…", "…"]')
        _check(
            len(self.headers) <= MAX_COLUMNS,
            f"an answer table of {len(self.headers)} columns",
            f"at most {MAX_COLUMNS}: narrower columns cannot be written in",
        )
        _between(self.rows, 0 if self.given else 1, MAX_ROWS, "the number of rows")
        for number, row in enumerate(self.given, 1):
            _check(
                len(row) <= len(self.headers),
                f"row {number} has {len(row)} cells, the answer table {len(self.headers)} columns",
            )
        if self.widths:
            _check(
                len(self.widths) == len(self.headers) and min(self.widths) > 0,
                f"an answer table of {len(self.headers)} columns with widths {list(self.widths)}",
                "one number above 0 per column",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBlank:
    """A label and a line for a name; *value* stands on the line where it is known."""

    id: str = "name"
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    value: Inlines = ()

    def __post_init__(self) -> None:
        _labelled(self.label, "a name blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBlank:
    """A label and a line for a date; *value* stands on the line where it is known."""

    id: str = "date"
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
    value: Inlines = ()

    def __post_init__(self) -> None:
        _labelled(self.label, "a date blank")


Blank: TypeAlias = (
    RuledLines | Box | SentenceStem | Checklist | RatingScale | AnswerTable | NameBlank | DateBlank
)


def filled_rows(table: AnswerTable) -> Sequence[tuple[Cell, ...]]:
    """Return the table's rows as they print: given rows made full, then the empty ones."""
    columns = len(table.headers)
    given = [row + (Cell(()),) * (columns - len(row)) for row in table.given]
    return given + [(Cell(()),) * columns] * table.rows


def blank_inlines(blank: Blank) -> tuple[Inlines, ...]:
    """Return the runs of words that a blank prints, in reading order."""
    match blank:
        case SentenceStem(stem=stem, repeat=repeat):
            own: tuple[Inlines, ...] = (stem,) * repeat
        case Checklist(options=options):
            own = options
        case RatingScale(low=low, middle=middle, high=high):
            own = (low, middle, high)
        case AnswerTable(headers=headers):
            rows = filled_rows(blank)
            own = (*headers, *(cell.children for row in rows for cell in row))
        case NameBlank(value=value) | DateBlank(value=value):
            own = (value,)
        case RuledLines() | Box():
            own = ()
        case _:
            assert_never(blank)
    return tuple(inlines for inlines in (blank.label, blank.help, *own) if inlines)
