"""Tables to write in."""

from __future__ import annotations

from dataclasses import dataclass

from handoutgen.model.blanks.checks import MAX_COLUMNS, MAX_ROWS, check, check_whole
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.nodes import Cell, Inlines

WIDE = 6
"""From this many columns on, a table to write in wants a landscape page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable(BlankFields):
    """A table to write in: *headers*, then *given* rows, then *rows* empty rows.

    A given row may be shorter than the headers; an empty cell in it is a place to write.
    *widths* are relative, one per column, or empty for equal columns. *landscape* is None where
    the number of columns decides.
    """

    headers: tuple[Inlines, ...] = ()
    rows: int = 4
    given: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[float, ...] = ()
    landscape: bool | None = None

    def __post_init__(self) -> None:
        check(bool(self.headers), "an answer table without headers", 'give headers=["…", "…"]')
        check(
            len(self.headers) <= MAX_COLUMNS,
            f"an answer table of {len(self.headers)} columns",
            f"at most {MAX_COLUMNS}: narrower columns cannot be written in",
        )
        check_whole(self.rows, 0 if self.given else 1, MAX_ROWS, "the number of rows")
        check(
            len(self.given) <= MAX_ROWS,
            f"an answer table of {len(self.given)} given rows",
            f"at most {MAX_ROWS}",
        )
        for number, row in enumerate(self.given, 1):
            check(
                len(row) <= len(self.headers),
                f"row {number} has {len(row)} cells, the answer table {len(self.headers)} columns",
                "leave cells out, or add headers",
            )
        if self.widths:
            check(
                len(self.widths) == len(self.headers) and min(self.widths) > 0,
                f"an answer table of {len(self.headers)} columns with widths {list(self.widths)}",
                "one number above 0 per column",
            )

    @property
    def wide(self) -> bool:
        """Whether the table wants a landscape page."""
        return len(self.headers) >= WIDE if self.landscape is None else self.landscape

    @property
    def filled_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows as they print: given rows made full, then the empty ones."""
        columns = len(self.headers)
        given = tuple(row + (Cell(()),) * (columns - len(row)) for row in self.given)
        return given + ((Cell(()),) * columns,) * self.rows
