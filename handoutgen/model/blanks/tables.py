"""Tables to write in."""

from __future__ import annotations

from typing import Literal, TypeAlias

from handoutgen.model.blanks.checks import MAX_COLUMNS, MAX_ROWS, check, check_whole
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.nodes import Cell, Inlines
from handoutgen.records import dataclass

WIDE = 6
"""From this many columns on, a table to write in wants a landscape page."""


Entries: TypeAlias = Literal["rows", "columns"]
"""What is filled in at one time: a row (a log), or a column (a week with one for each day)."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form: what is asked for, and the cell at *row* and *column*, from 1."""

    name: Inlines
    cell: Cell
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable(BlankFields):
    """A table to write in: *headers*, then *given* rows, then *rows* empty rows.

    A given row may be shorter than the headers; an empty cell in it is a place to write.
    *widths* are relative, one per column, or empty for equal columns. *landscape* is None where
    the number of columns decides. *entries* says what becomes a form where the table is one.
    """

    headers: tuple[Inlines, ...] = ()
    rows: int = 4
    given: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[float, ...] = ()
    landscape: bool | None = None
    entries: Entries = "rows"

    def __post_init__(self) -> None:
        check(bool(self.headers), "an answer table without headers", 'give headers=["…", "…"]')
        check(
            len(self.headers) <= MAX_COLUMNS,
            f"an answer table of {len(self.headers)} columns",
            f"at most {MAX_COLUMNS}: narrower columns cannot be written in",
        )
        check(self.entries in ("rows", "columns"), f"entries {self.entries!r}", "rows or columns")
        check(
            self.entries == "rows" or len(self.headers) > 1,
            "an answer table of one column whose entries are columns",
            "the first column names the rows; add one to fill in",
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

    @property
    def forms(self) -> tuple[tuple[FormLine, ...], ...]:
        """The table as forms, one for each entry; a column's form begins with its header."""
        rows = self.filled_rows
        if self.entries == "rows":
            return tuple(
                tuple(
                    FormLine(header, cell, row, column)
                    for column, (header, cell) in enumerate(
                        zip(self.headers, cells, strict=True), 1
                    )
                )
                for row, cells in enumerate(rows, 1)
            )
        return tuple(
            (
                FormLine(self.headers[0], Cell(header), 0, column),
                *(
                    FormLine(cells[0].children, cells[column - 1], row, column)
                    for row, cells in enumerate(rows, 1)
                ),
            )
            for column, header in enumerate(self.headers[1:], 2)
        )
