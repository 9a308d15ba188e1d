"""Rows → orders: what each row asks for, with the options of the call where a cell is empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from typing import TypeVar, get_args

from handoutgen.batch.columns import Columns
from handoutgen.batch.roster import Roster, Row, says_something
from handoutgen.errors import Fault, Place, did_you_mean, nearest
from handoutgen.model.handout import Edition
from handoutgen.model.languages import HINT as LANGUAGE_HINT
from handoutgen.model.languages import LANGUAGE
from handoutgen.model.sheet_mark import REF_HINT, ref_problem
from handoutgen.read.decode import clean_line
from handoutgen.records import dataclass
from handoutgen.request import Person, References, Request
from handoutgen.settings import FORMATS

MAX_COPIES = 1_000
MAX_WORDS = 2_000
"""Characters that a cell may have which is printed."""

EDITIONS: tuple[Edition, ...] = get_args(Edition)
REFERENCES: tuple[References, ...] = get_args(References)
Word = TypeVar("Word", bound=str)

_TRUE = frozenset({"true", "yes", "y", "x", "1"})
_FALSE = frozenset({"false", "no", "n", "0"})
_WORDS_AND_COMMAS = re.compile(r"[\w.-]+(?:\s*,\s*[\w.-]+)+")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
"""A day, with the time beside it that a spreadsheet may have added."""
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_MADE_A_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[-. ][A-Za-z]{3}|[A-Za-z]{3}[- ]\d{2}")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the call gives every row: a cell that says otherwise comes first."""

    request: Request = field(default_factory=Request)
    person: Person = field(default_factory=Person)
    formats: tuple[str, ...] = ("pdf",)


@dataclass(frozen=True, slots=True)
class Order:
    """What one row asks for. *number* counts the rows from 1, *line* is where it stands."""

    line: int
    number: int
    id: str
    request: Request
    person: Person
    formats: tuple[str, ...]
    copies: int = 1


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be made, and why."""

    line: int
    faults: tuple[Fault, ...]


def read_orders(
    roster: Roster, columns: Columns, defaults: Defaults, today: date
) -> tuple[list[Order], list[BadRow]]:
    """Return what the rows of *roster* ask for, and those that ask for nothing that can be.

    *today* is the day that a cell with that word means.
    """
    orders: list[Order] = []
    bad: list[BadRow] = []
    for number, row in enumerate(roster.rows, 1):
        reader = _RowReader(Place(roster.display, row.line), columns, row, defaults, today)
        order = None if row.problem else reader.order(number)
        if row.problem:
            reader.fault(row.problem, row.hint)
        if order is None or reader.faults:
            bad.append(BadRow(row.line, tuple(reader.faults)))
        else:
            orders.append(order)
    return orders, bad


class _RowReader:
    """Reads the cells of one row and collects what is wrong with them."""

    def __init__(
        self, place: Place, columns: Columns, row: Row, defaults: Defaults, today: date
    ) -> None:
        self.place = place
        self.columns = columns
        self.row = row
        self.defaults = defaults
        self.today = today
        self.faults: list[Fault] = []

    def fault(self, problem: str, hint: str | None = None) -> None:
        self.faults.append(Fault(self.place, problem, hint))

    def cell(self, name: str) -> str:
        at = self.columns.known.get(name)
        said = "" if at is None else self.row.cells[at].strip()
        return said if says_something(said) else ""

    def order(self, number: int) -> Order:
        """Return the order of this row, which is none after a fault."""
        given = self.defaults.request
        request = replace(
            given,
            articles=self._articles() or given.articles,
            sections=self._queries("sections") or given.sections,
            without=self._queries("without") or given.without,
            template=self.cell("template") or given.template,
            brand=self.cell("brand") or given.brand,
            edition=self._choice("edition", EDITIONS) or given.edition,
            references=self._choice("references", REFERENCES) or given.references,
            language=self._language() or given.language,
            asks=self._lines("ask") or given.asks,
            title=self._line("title") or given.title,
            intro=self._words("intro") or given.intro,
            note=self._words("note") or given.note,
            key=self._truth("key", given.key),
            discreet=self._truth("discreet", given.discreet),
            fillable=self._truth("fillable", given.fillable),
        )
        usual = self.defaults.person
        identity = self._line("id")
        person = Person(
            client=self._line("client") or None,
            clinician=self._line("clinician") or usual.clinician,
            date=self._day() or usual.date,
            ref=self._ref(identity if request.fillable else ""),
            values=self._values(),
        )
        return Order(
            self.row.line, number, identity, request, person, self._formats(), self._copies()
        )

    def _ref(self, identity: str) -> str:
        """Return the code that comes back with the answers: a form's row may lend its id."""
        said = self._line("ref")
        problem = ref_problem(said) if said else None
        if problem is not None:
            self.fault(f'"ref" {problem}', REF_HINT)
            return ""
        return said or (identity if identity and ref_problem(identity) is None else "")

    def _line(self, name: str) -> str:
        """Return a cell that is printed on one line."""
        return clean_line(self._words(name))

    def _words(self, name: str) -> str:
        said = self.cell(name)
        if len(said) > MAX_WORDS:
            self.fault(f'"{name}" is longer than {MAX_WORDS:,} characters', "shorten it")
            return ""
        return said

    def _lines(self, name: str) -> tuple[str, ...]:
        said = self._words(name)
        return tuple(line.strip() for line in said.splitlines() if line.strip())

    def _queries(self, name: str) -> tuple[str, ...]:
        said = self.cell(name)
        if _MADE_A_DATE.fullmatch(said):
            problem = f'"{name}" is a date: a spreadsheet takes a range such as 4-6 for one'
            self.fault(problem, "format the column as text, then write the range again")
        return self._several(name)

    def _several(self, name: str) -> tuple[str, ...]:
        """Return the parts of a cell: between semicolons, on lines, or plain words and commas."""
        said = self.cell(name)
        if _WORDS_AND_COMMAS.fullmatch(said):
            return tuple(part.strip() for part in said.split(","))
        return tuple(part.strip() for part in re.split(r"[;\n]", said) if part.strip())

    def _articles(self) -> tuple[str, ...]:
        named = self._several("article")
        if len(set(named)) < len(named):
            self.fault("an article is named twice", "name each article once")
        return tuple(dict.fromkeys(named))

    def _language(self) -> str:
        said = self.cell("language")
        if said and not LANGUAGE.fullmatch(said):
            self.fault('"language" is no language tag', LANGUAGE_HINT)
            return ""
        return said

    def _choice(self, name: str, choices: tuple[Word, ...]) -> Word | None:
        said = self.cell(name).casefold().replace(" ", "-")
        if not said:
            return None
        found = next((choice for choice in choices if choice == said), None)
        if found is None:
            close = nearest(said, choices)
            hint = f'did you mean "{close}"?' if close else f"one of {', '.join(choices)}"
            self.fault(f'there is no such "{name}"', hint)
        return found

    def _truth(self, name: str, default: bool) -> bool:
        said = self.cell(name).casefold()
        if said in _TRUE:
            return True
        if said and said not in _FALSE:
            self.fault(f'"{name}" is neither yes nor no', "yes, no, or empty")
        return default if not said else False

    def _formats(self) -> tuple[str, ...]:
        said = re.split(r"[;,+/\s]+", self.cell("formats").casefold())
        formats = tuple(dict.fromkeys(one.lstrip(".") for one in said if one))
        for one in formats:
            if one not in FORMATS:
                hint = did_you_mean(one, FORMATS, what="formats")
                self.fault('there is no such format in "formats"', hint)
        return formats or self.defaults.formats

    def _copies(self) -> int:
        said = self.cell("copies")
        if not said:
            return 1
        if not re.fullmatch(r"\d{1,6}", said, re.ASCII) or not 0 < int(said) <= MAX_COPIES:
            self.fault(
                '"copies" is no number of copies', f"a whole number from 1 to {MAX_COPIES:,}"
            )
            return 1
        return int(said)

    def _day(self) -> date | None:
        said = self.cell("date")
        if not said:
            return None
        if said.casefold() == "today":
            return self.today
        written = _DAY.fullmatch(said)
        if written is not None:
            with suppress(ValueError):
                return date.fromisoformat(written[1])
        self.fault('the column "date" holds no date', "such as 2025-03-04, or today")
        return None

    def _values(self) -> tuple[tuple[str, str], ...]:
        """Return what this row gives a template's own names; an empty cell leaves the option's."""
        found = []
        for name, at in self.columns.values.items():
            said = clean_line(self.row.cells[at])
            if len(said) > MAX_WORDS:
                self.fault(f'"{name}" is longer than {MAX_WORDS:,} characters', "shorten it")
            elif said or name not in self.defaults.request.values:
                found.append((name, said))
        return tuple(found)


def was_shortened(said: str) -> bool:
    """Tell whether a spreadsheet has shortened a long number to ``1.23E+11``."""
    return _SHORTENED.fullmatch(said.strip()) is not None


def grouped(bad: Iterable[BadRow]) -> list[Fault]:
    """Return the faults of all bad rows, one for all the rows that share it."""
    rows: dict[tuple[str, str | None], list[Fault]] = {}
    for row in bad:
        for fault in row.faults:
            rows.setdefault((fault.problem, fault.hint), []).append(fault)
    return [
        Fault(faults[0].place, problem + _and_lines([f.place.line for f in faults[1:]]), hint)
        for (problem, hint), faults in rows.items()
    ]


def _and_lines(lines: list[int | None]) -> str:
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines[:20]) + (", …" if len(lines) > 20 else "")
    return f" (and in {len(lines)} more: {shown})"
