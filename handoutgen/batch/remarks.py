"""What is told of a roster before any work: columns and rows that are hardly meant so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handoutgen.batch.columns import COLUMN_OF, Columns, column_key
from handoutgen.batch.orders import BadRow, Order, was_shortened
from handoutgen.batch.roster import Roster, says_something
from handoutgen.errors import CallError, Fault, Place, nearest
from handoutgen.report import Notice, RosterNotice

_MOST_SHOWN = 12
_OF_PERSONS = frozenset({"name", "names", "patient", "patients", "clients", "person"})
"""Words in the name of a column that may hold clients."""
NAMES_OF_PERSONS = {"client": "client", "clinician": "clinician", "date": "today"}
"""Columns of what is personal → what templates call it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of the rows at *lines*."""

    lines: tuple[int, ...]
    problem: str
    hint: str

    def notice(self, display: str) -> Notice:
        """Return it as one notice for all of its rows."""
        count = len(self.lines) - 1
        more = f" (and in {count:,} more row{'s' if count > 1 else ''})" if count else ""
        return RosterNotice(Place(display, self.lines[0]), self.problem + more, self.hint)

    def bad_rows(self, display: str) -> Iterator[BadRow]:
        """Yield its rows as ones that cannot be made."""
        for line in self.lines:
            yield BadRow(line, (Fault(Place(display, line), self.problem, self.hint),))


class Use(NamedTuple):
    """What becomes of a row's cells: the name of its *template*, and what is *printed*."""

    template: str
    printed: frozenset[str]


def refuse_strange_header(roster: Roster, columns: Columns, used: frozenset[str]) -> None:
    """Refuse a header of which nothing is known: it may be a row, or stand further below.

    *used* are names that a template or the call has a use for. What such a header says is not
    repeated, since it may be somebody's name.

    Raises:
        CallError: if no column can be used.
    """
    if columns.known or not columns.values.keys().isdisjoint(used):
        return
    hint = "the first line that is not empty names them, such as: id, client, article"
    if roster.other_sheets:
        hint += f'; or choose another sheet: --sheet "{roster.other_sheets[0]}"'
    problem = "none of the columns is one that can be used"
    raise CallError.at(roster.display, problem, hint, line=roster.header_line)


def twice(orders: Iterable[Order]) -> Iterator[Remark]:
    """Tell of rows that give the same id the same article."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for order in orders:
        if not order.id:
            continue
        before = seen.setdefault((order.id, order.request.articles), order.line)
        if before != order.line:
            problem = f"has the id and the article of line {before}"
            hint = "take it out if it is there by mistake"
            yield Remark((order.line,), problem, hint)


def uncopied(orders: Iterable[Order], roster: Roster, columns: Columns) -> Iterator[Notice]:
    """Tell that copies are wanted where nothing is printed."""
    if any(order.copies > 1 for order in orders):
        place = Place(roster.display, roster.header_line)
        problem = f'"{roster.columns[columns.known["copies"]]}" counts in a print file alone'
        yield RosterNotice(place, problem, "add --print-file")


def shortened(roster: Roster, columns: Columns) -> Iterator[Remark]:
    """Tell of long numbers that a spreadsheet has shortened, once a column."""
    places = {at for name, at in columns.known.items() if name in ("id", "ref")}
    places.update(columns.values.values())
    for at in sorted(places):
        lines = [row.line for row in roster.rows if any(map(was_shortened, row.cells[at : at + 1]))]
        if lines:
            problem = f'a spreadsheet has shortened the number in "{roster.columns[at]}"'
            hint = "format the column as text, and write the number again"
            yield Remark(tuple(lines), problem, hint)


def unused(
    roster: Roster, columns: Columns, used: frozenset[str], public: frozenset[int]
) -> Iterator[Notice]:
    """Tell of columns that no request and no template has a use for.

    *used* names are a template's; the call itself uses those in *public* places.
    """
    place = Place(roster.display, roster.header_line)
    own = {at for name, at in columns.values.items() if name in used and not _is_reserved(name)}
    taken = {*columns.known.values(), *own, *public}
    others: list[str] = []
    for at, name in enumerate(roster.columns):
        if at in taken:
            continue
        hint = _meant(name, columns)
        if hint:
            yield RosterNotice(place, f'nothing uses the column "{name}"', hint)
        elif name:
            others.append(f'"{name}"')
        elif any(says_something(cell) for row in roster.rows for cell in row.cells[at : at + 1]):
            yield RosterNotice(place, f"column {at + 1} has no name, so nothing uses it")
    if others:
        shown = ", ".join(others[:_MOST_SHOWN]) + (", …" if len(others) > _MOST_SHOWN else "")
        noun = "column" if len(others) == 1 else "columns"
        hint = "a template uses a column by its name"
        yield RosterNotice(place, f"nothing uses the {noun} {shown}", hint)


def _meant(name: str, columns: Columns) -> str:
    """Return what a column that nothing uses may be meant to be, or nothing."""
    key = column_key(name)
    if not _OF_PERSONS.isdisjoint(key.split("_")) and "client" not in columns.known:
        return 'if it says whose handout it is, call it "client"'
    close = nearest(key, COLUMN_OF, likeness=0.75) if key else None
    return f'did you mean "{close}"?' if close else ""


def unprinted(
    roster: Roster, columns: Columns, orders: Sequence[Order], uses: Mapping[int, Use]
) -> Iterator[Remark]:
    """Tell of persons whom a template has no place for; *uses* are by the rows' lines."""
    rows = {row.line: row for row in roster.rows}
    lines: dict[tuple[str, str], list[int]] = {}
    for column, name in NAMES_OF_PERSONS.items():
        at = columns.known.get(column)
        if at is None:
            continue
        for order in orders:
            use = uses[order.line]
            if says_something(rows[order.line].cells[at]) and name not in use.printed:
                lines.setdefault((column, use.template), []).append(order.line)
    for (column, template), found in lines.items():
        problem = f'the template {template} has no place for "{column}", so it is not printed'
        hint = f"choose another template, or write {{{{ {NAMES_OF_PERSONS[column]} }}}} in it"
        yield Remark(tuple(found), problem, hint)


def _is_reserved(name: str) -> bool:
    """Tell whether templates mean something else by *name* than a column of a roster."""
    from handoutgen.compose.names import PROGRAM_NAMES

    return name in PROGRAM_NAMES
