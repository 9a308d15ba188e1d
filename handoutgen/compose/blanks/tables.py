"""Tables to write in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from handoutgen.compose.blanks.fields import Words, common, each, words_of
from handoutgen.compose.dates import weekday_names
from handoutgen.compose.literals import RENDER, describe, to_inlines
from handoutgen.errors import BlankError, did_you_mean
from handoutgen.model.blanks import AnswerTable
from handoutgen.model.blanks.tables import Entries
from handoutgen.model.nodes import Cell, plain_text, text


def answer_table(
    headers: Sequence[Words],
    rows: int = 4,
    label: Words = "",
    help: Words = "",
    *,
    given: Sequence[Sequence[Words]] = (),
    widths: Sequence[float] = (),
    landscape: bool | None = None,
    entries: str = "rows",
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> AnswerTable:
    """A table to write in; given= fills its first rows, rows= adds empty ones.

    From six columns on it stands on a landscape page; landscape=false keeps it upright.
    entries="columns" says that a column is filled in at one time, as in a week's diary: large
    print then asks for one day at a time.
    """
    if landscape is not None and not isinstance(landscape, bool):
        raise BlankError(f"landscape is {describe(landscape)}", "true, false, or none")
    heads = words_of(headers, "headers")
    for number, head in enumerate(heads, 1):
        if not plain_text(head).strip() and (number > 1 or len(heads) == 1):
            raise BlankError(f"header {number} is empty", "say what belongs in its column")
    return AnswerTable(
        **common(label, help, id, required, tooltip),
        headers=heads,
        rows=rows,
        given=tuple(
            tuple(Cell(to_inlines(cell)) for cell in each(row, "a given row"))
            for row in each(given, "given", '[["…"], ["…"]]')
        ),
        widths=tuple(float(width) for width in each(widths, "widths", "[2, 1]")),
        landscape=landscape,
        entries=cast(Entries, str(entries)),
    )


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SLOT_WIDTH = 1.25
"""The first column of a week, beside days of 1: times of day are longer words than days."""


def week_grid(
    slots: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    start: str = "monday",
    days: int = 7,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> AnswerTable:
    """A week to write in: a column for each day, a row for each of slots (times, or tasks)."""
    if start not in _DAYS:
        problem = f"a week that starts on {describe(start)}"
        if isinstance(start, str):
            problem = f'a week that starts on "{start}"'
        raise BlankError(problem, did_you_mean(str(start), _DAYS, what="days, in English"))
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 7:
        raise BlankError(f"the number of days is {days!r}", "a whole number from 1 to 7")
    rows = words_of(slots, "slots")
    if not rows:
        raise BlankError("a week without slots", f'slots=["{_example()}", "…"]')
    if not all(plain_text(slot).strip() for slot in rows):
        raise BlankError("a slot of the week is empty", f'slots=["{_example()}", "…"]')
    names = weekday_names(RENDER.get().names["t"].language)
    first = _DAYS.index(start)
    return AnswerTable(
        **common(label, help, id, required, tooltip),
        headers=((), *(text(names[(first + day) % 7]) for day in range(days))),
        rows=0,
        given=tuple((Cell(slot),) for slot in rows),
        widths=(_SLOT_WIDTH, *(1.0,) * days),
        entries="columns" if days > 1 else "rows",
    )


def _example() -> str:
    return str(RENDER.get().names["t"]("Morning"))
