"""What the columns of a roster mean, and which of them may name a person."""

from __future__ import annotations

import re

from handoutgen.errors import CallError, Fault, Place, nearest
from handoutgen.records import dataclass

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "article": ("articles",),
    "sections": ("section",),
    "without": (),
    "template": ("worksheet",),
    "brand": ("clinic",),
    "formats": ("format",),
    "edition": (),
    "language": (),
    "references": (),
    "client": (),
    "clinician": (),
    "date": ("today",),
    "copies": (),
    "id": (),
    "ref": (),
    "title": (),
    "intro": (),
    "note": (),
    "ask": ("asks",),
    "key": (),
    "discreet": (),
    "fillable": (),
    "problem": (),
}
COLUMN_OF = {spelling: name for name, others in _SPELLINGS.items() for spelling in (name, *others)}
"""How a column may be called → the one name that it has here."""

NAMES_NOBODY = frozenset(
    {"id", "ref", "article", "template", "brand", "edition", "language", "references"}
)
"""Columns that say nothing of a person: a file's name may be made of them."""

PERSONAL = frozenset({"client", "clinician", "date", "title", "intro", "note", "ask"})
MAY_GROUP = frozenset({"clinician", "date"})
"""Personal columns that print files may be named after: whose pile it is, and for which day."""

_VALUE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def column_key(name: str) -> str:
    """Return a column's name as it is compared: lower case, ``_`` between its words."""
    return re.sub(r"[\s_-]+", "_", name.strip().casefold()).strip("_")


@dataclass(frozen=True, slots=True)
class Columns:
    """A roster's columns by what they mean: each a place in its rows.

    *known* are those that every request understands. *values* are all others whose name a
    template may use; whether one does is only known when it was rendered.
    """

    names: tuple[str, ...]
    known: dict[str, int]
    values: dict[str, int]

    def place(self, name: str) -> int | None:
        """Return the place of the column called *name*, in any spelling."""
        key = column_key(name)
        known = COLUMN_OF.get(key)
        if known in self.known:
            return self.known[known]
        return next((at for at, one in enumerate(self.names) if column_key(one) == key), None)

    def grouping(self, option: str, name: str) -> int:
        """Return the place of a column whose texts become part of files' names.

        Raises:
            CallError: if there is none, or it names clients.
        """
        at = self.named(option, name)
        if at in (self.known.get(each) for each in PERSONAL - MAY_GROUP):
            problem = f'the column "{name}" is personal, and print files are named after its texts'
            raise CallError.at(option, problem, "group by a column that names no client")
        return at

    def named(self, option: str, name: str) -> int:
        """Return the place of the column that *option* names.

        Raises:
            CallError: if there is none.
        """
        at = self.place(name)
        if at is not None:
            return at
        close = nearest(name, self.names)
        there = ", ".join(one for one in self.names if one)
        hint = f'did you mean "{close}"?' if close else f"columns here: {there}"
        raise CallError.at(option, f'the roster has no column "{name}"', hint)


def read_columns(names: tuple[str, ...], display: str, line: int) -> Columns:
    """Return what the columns of a header mean.

    Raises:
        CallError: if two of them mean the same.
    """
    known: dict[str, int] = {}
    values: dict[str, int] = {}
    faults: list[Fault] = []
    for at, name in enumerate(names):
        key = column_key(name)
        meant = COLUMN_OF.get(key)
        if meant is not None:
            if meant in known:
                problem = f'"{names[known[meant]]}" and "{name}" mean the same'
                faults.append(Fault(Place(display, line), problem, "keep one of them"))
            known.setdefault(meant, at)
        elif _VALUE_NAME.fullmatch(key):
            if key in values:
                problem = f'"{names[values[key]]}" and "{name}" are one name in a template'
                faults.append(Fault(Place(display, line), problem, "rename one of them"))
            values.setdefault(key, at)
    if faults:
        raise CallError(*faults)
    return Columns(names, known, values)
