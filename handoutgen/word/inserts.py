"""Inserts: values that bring WordprocessingML of their own.

Whatever stands for more than text in a template is an :class:`Insert`: styled text, pictures,
sub-documents, and what other rooms write, such as a handout's blocks. It is asked for its XML
when the part is assembled, and given the :class:`Site` it comes to stand in, which allots
relationships, media, ids, styles and numberings.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

from handoutgen.compose.literals import RENDER, Markdown
from handoutgen.records import dataclass
from handoutgen.word.additions import Additions, PartAdditions
from handoutgen.word.spots import Spot

if TYPE_CHECKING:
    from handoutgen.word.rendering import WordRender

InsertLevel: TypeAlias = Literal["text", "run", "block"]


@dataclass(frozen=True, slots=True)
class Site:
    """Where an insert comes to stand, and what may be added for it.

    *part* adds to the part that it stands in, *package* to the whole file.
    """

    spot: Spot
    part: PartAdditions
    package: Additions


class Insert(ABC):
    """A value that writes itself.

    Its XML uses the prefixes ``w``, ``r`` and ``wp``, which every part declares, in their
    transitional meaning; a strict file gets it in strict names. *level* is ``run`` for what
    stands in a line (runs, hyperlinks) and ``block`` for paragraphs and tables.
    """

    level: ClassVar[InsertLevel]
    what: ClassVar[str] = "this value"

    @abstractmethod
    def write(self, site: Site) -> str:
        """Return the XML of the insert at *site*."""

    def plain(self) -> str:
        """Return the insert as text, for places that hold nothing else."""
        return ""

    def __html__(self) -> str:
        return Markdown(cast("WordRender", RENDER.get()).place_insert(self))
