"""A health article: what it says, who says so, and whether it may be handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Final, Literal, TypeAlias

from handoutgen.model.blanks import Blank
from handoutgen.model.nodes import Blocks, Inlines, Note, plain_text
from handoutgen.records import dataclass

Audience: TypeAlias = Literal["client", "clinician", "unknown"]
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article under a heading of its own.

    *id* is a slug, stable and unique in the article. *level* is 1 for the article's own
    sections; children are one level deeper. *prompts* are questions that belong to the section:
    worksheets turn them into tasks. *why* says how the reader knew the heading for one.
    """

    id: str
    title: Inlines
    level: int
    blocks: Blocks = ()
    children: tuple[Section, ...] = ()
    prompts: tuple[Blank, ...] = ()
    why: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """The title as plain words."""
        return plain_text(self.title)

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Reference:
    """A work in an article's list of references; *children* are its words, unchanged.

    *url* is its address where it has one (a DOI becomes its https://doi.org/ address).
    """

    id: str
    children: Inlines
    url: str | None = None

    @property
    def text(self) -> str:
        return plain_text(self.children)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was taken from, and what its owner allows.

    *licence* is ``unknown`` or the licence's own name; *permits* lists the uses it allows, such
    as ``print``, ``adapt``, ``commercial``; *attribution* is the line the owner asks for.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    licence: str = UNKNOWN
    permits: tuple[str, ...] = ()
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An article that must no longer be handed out."""

    on: date
    reason: str
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read from any source.

    *introduction* is what stands before the first section. *name* is what it is called in the
    workspace: the file's stem.
    """

    name: str = field(compare=False)
    title: str
    summary: str = ""
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: date | None = None
    reviewed_on: date | None = None
    review_by: date | None = None
    language: str = "en"
    audience: Audience = UNKNOWN
    topics: tuple[str, ...] = ()
    content_note: str | None = None
    code: str | None = None
    version: str | None = None
    owner: str | None = None
    duration: str | None = None
    withdrawn: Withdrawn | None = None
    source: Source = Source()
    introduction: Blocks = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    selected: bool = field(default=False, compare=False)

    def walk(self) -> Iterator[Section]:
        """Yield every section in reading order."""
        for section in self.sections:
            yield from section.walk()


def numbered(article: Article) -> Iterator[tuple[str, Section]]:
    """Yield every section with its outline number: ``2``, ``2.1``, ``2.1.1``."""

    def below(sections: tuple[Section, ...], prefix: str) -> Iterator[tuple[str, Section]]:
        for position, section in enumerate(sections, 1):
            number = f"{prefix}{position}"
            yield number, section
            yield from below(section.children, f"{number}.")

    return below(article.sections, "")
