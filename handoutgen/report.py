"""Notices: what a person should know of a piece of work that nevertheless went on.

Each kind is a type of its own, so that ``--strict`` and other programs can tell them apart.
Messages hold no personal values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import ClassVar

from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know: where, what, and what can be done about it."""

    place: Place
    problem: str
    hint: str | None = None

    kind: ClassVar[str] = "notice"

    def __str__(self) -> str:
        return str(Fault(self.place, self.problem, self.hint))


@dataclass(frozen=True, slots=True)
class ContentDropped(Notice):
    """A line of the source that is not part of its article; *problem* quotes it and says why."""

    text: str = ""
    why: str = ""

    kind: ClassVar[str] = "content-dropped"

    @classmethod
    def of(cls, place: Place, text: str, why: str) -> ContentDropped:
        """Return the notice that the line *text* at *place* was left out, and *why*."""
        shown = text if len(text) <= 80 else text[:79].rstrip() + "…"
        return cls(place, f'left out "{shown}": {why}', None, text, why)


class ContentGuessed(Notice):
    """Something the source does not say and the reader had to guess."""

    __slots__ = ()
    kind = "content-guessed"


class ReferenceOrphaned(Notice):
    """A reference that nothing cites."""

    __slots__ = ()
    kind = "reference-orphaned"


class CitationOrphaned(Notice):
    """A citation whose reference is missing."""

    __slots__ = ()
    kind = "citation-orphaned"


class StructureFlaw(Notice):
    """A source whose headings or ids had to be mended."""

    __slots__ = ()
    kind = "structure-flaw"


class GovernanceNotice(Notice):
    """An article that may not be fit to hand out: audience, licence, review date."""

    __slots__ = ()
    kind = "governance"


class WordMissing(Notice):
    """A fixed word that has no translation in the handout's language."""

    __slots__ = ()
    kind = "word-missing"


class BrandNotice(Notice):
    """A flaw of a brand: contrast, logo, font, a crisis line that is missing."""

    __slots__ = ()
    kind = "brand"


class FontSubstituted(Notice):
    """A font that cannot be embedded, and what stands in for it."""

    __slots__ = ()
    kind = "font-substituted"


class GlyphMissing(Notice):
    """Characters of a text that no font at hand can draw."""

    __slots__ = ()
    kind = "glyph-missing"


class ImageNotice(Notice):
    """An image that is too coarse, has no alt text, or had to be changed."""

    __slots__ = ()
    kind = "image"


class TemplateNotice(Notice):
    """What a template asked for and the article or brand could not give in full."""

    __slots__ = ()
    kind = "template"


class SelectionNotice(Notice):
    """A choice of sections that leaves so little that it was hardly meant."""

    __slots__ = ()
    kind = "selection"


class LayoutNotice(Notice):
    """What could not be laid out as it should."""

    __slots__ = ()
    kind = "layout"


class OutputNotice(Notice):
    """What became of a file that was already there."""

    __slots__ = ()
    kind = "output"


class AnswersNotice(Notice):
    """What is to be known of a returned sheet; answers themselves are never in it."""

    __slots__ = ()
    kind = "answers"


class RosterNotice(Notice):
    """A row or a column of a roster that is hardly meant as it stands."""

    __slots__ = ()
    kind = "roster"


@dataclass(slots=True)
class Report:
    """Collects the notices of one piece of work, each once, in the order they came."""

    _notices: dict[Notice, None] = field(default_factory=dict)

    def add(self, notice: Notice) -> None:
        self._notices.setdefault(notice)

    def __iter__(self) -> Iterator[Notice]:
        return iter(self._notices)

    def __len__(self) -> int:
        return len(self._notices)

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(self._notices)

    def fail_if_any(self) -> None:
        """Raise all notices as faults: what ``--strict`` asks for."""
        if self._notices:
            faults = (Fault(n.place, n.problem, n.hint) for n in self._notices)
            raise HandoutError(*faults)
