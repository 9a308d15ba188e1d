"""Pieces: what a part is made of besides its tags."""

from __future__ import annotations

from typing import TypeAlias

from handoutgen.records import dataclass
from handoutgen.word.spots import Spot


@dataclass(frozen=True, slots=True)
class Fixed:
    """XML as it stands in the template; *spot* is where a value after it comes to stand.

    No *spot* where that is what it was before: in a text, words change nothing.
    """

    xml: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class AloneBegins:
    """A paragraph begins that holds one value and nothing else; blocks may take its place."""

    before: str
    after: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class AloneEnds:
    """Such a paragraph ends."""


@dataclass(frozen=True, slots=True)
class TableBegins:
    """A table begins whose rows or cells come from tags.

    *grid* says whether its number of columns depends on them.
    """

    grid: bool


@dataclass(frozen=True, slots=True)
class TableEnds:
    """Such a table ends: without rows it goes, and its grid fits its cells."""


@dataclass(frozen=True, slots=True)
class ParagraphWanted:
    """Something ends that must end with a paragraph: a cell, a header, a text box."""


@dataclass(frozen=True, slots=True)
class NewId:
    """A number that no drawing has yet: what it stands in may come several times."""


@dataclass(frozen=True, slots=True)
class Once:
    """XML that may come once only, such as a bookmark's beginning."""

    xml: str


Control: TypeAlias = (
    AloneBegins | AloneEnds | TableBegins | TableEnds | ParagraphWanted | NewId | Once
)
Piece: TypeAlias = Fixed | Control
