"""What checking one file comes to: faults, notices, and a report of its own where it has one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from handoutgen.errors import Fault
from handoutgen.records import dataclass
from handoutgen.report import Notice


class Detail(Protocol):
    """A report of more than faults: what a PDF was found to be, what names a template uses."""

    def as_lines(self) -> Iterable[str]:
        """Return the report as lines for people."""
        ...

    def as_json(self) -> object:
        """Return the report as plain data for other programs."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was checked. *what* says what it was taken for: an article, a brand, a PDF."""

    file: str
    what: str
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()
    detail: Detail | None = None
