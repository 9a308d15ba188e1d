"""What several articles are in one handout: every anchor its own, every link leading there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handoutgen.compose.rewriting import Change, change_blocks, change_inlines
from handoutgen.model.article import Article, Reference, Section
from handoutgen.model.blanks import Blank
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Citation,
    Heading,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Panel,
    text,
)
from handoutgen.model.slugs import slug, unique
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class SectionContent:
    """A section as it stands in the handout: its heading's level and anchor are final.

    *blocks* stand between its heading and its first child, *own_blocks* are all below the
    heading, and *all_blocks* the section as it prints: an article's own key points in a panel.
    """

    section: Section
    heading: Heading
    blocks: Blocks
    own_blocks: Blocks
    all_blocks: Blocks
    children: tuple[SectionContent, ...]
    prompts: tuple[Blank, ...]

    def walk(self) -> Iterator[SectionContent]:
        """Yield this section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One article as it stands in the handout; ids within it are anchors of the handout."""

    article: Article
    introduction: Blocks
    sections: tuple[SectionContent, ...]
    blocks: Blocks
    references: tuple[tuple[str, Reference], ...]
    notes: tuple[Note, ...]

    def walk(self) -> Iterator[SectionContent]:
        """Yield every section in reading order."""
        for section in self.sections:
            yield from section.walk()


MOST_RECENT = 32
_RECENT: dict[tuple[int, ...], tuple[Content, ...]] = {}
"""By the articles' ids in memory: what is kept holds the articles, so the ids stay theirs."""


_KEY_POINTS = re.compile(
    """(?:the-)?(?:key|main)-(?:points?|takeaways?|messages?|ideas)|take-?aways?|at-a-glance
    |in-(?:short|brief|summary|a-nutshell)|summary|(?:points|things)-to-remember
    |puntos-clave|ideas-(?:clave|principales)|en-resumen|resumen
    |points-cles|a-retenir|l?-?essentiel|en-bref|en-resume
    |das-wichtigste(?:-in-kurze)?|auf-einen-blick|kurz-gefasst|zusammenfassung""",
    re.VERBOSE,
)


def is_key_points(section: Section) -> bool:
    """Tell from its title whether *section* sums up its article ("Main takeaways")."""
    return not section.children and bool(_KEY_POINTS.fullmatch(slug(section.name)))


def contents(articles: Sequence[Article]) -> tuple[Content, ...]:
    """Return *articles* side by side; with several, their sections begin a level lower."""
    key = tuple(map(id, articles))
    known = _RECENT.get(key)
    if known is None:
        known = _contents(articles)
        if len(_RECENT) >= MOST_RECENT:
            _RECENT.pop(next(iter(_RECENT)))
        _RECENT[key] = known
    return known


def _contents(articles: Sequence[Article]) -> tuple[Content, ...]:
    anchors: set[str] = set()
    level = 2 if len(articles) < 2 else 3
    return tuple(
        _content(article, number, level, anchors) for number, article in enumerate(articles, 1)
    )


def anchors_by_title(contents: Sequence[Content]) -> dict[Inlines, str]:
    """Return the anchors of all sections by their titles, the first where titles repeat."""
    found: dict[Inlines, str] = {}
    for content in contents:
        for section in content.walk():
            found.setdefault(section.heading.children, section.heading.anchor)
    return found


def article_heading(article: Article) -> Heading:
    """Return the heading of one of several articles; composing gives it its anchor."""
    return Heading(2, text(article.title), "")


def _content(article: Article, number: int, level: int, anchors: set[str]) -> Content:
    sections: dict[str, str] = {}
    for section in article.walk():
        sections[section.id] = unique(section.id, anchors)
        anchors.add(sections[section.id])
    references: dict[str, str] = {}
    for reference in article.references:
        references[reference.id] = unique(f"ref-{reference.id}", anchors)
        anchors.add(references[reference.id])
    headed = {one.id: sections[one.id] for one in article.walk() if not is_key_points(one)}
    change = _leading_to(headed, references, f"a{number}-")
    introduction = change_blocks(article.introduction, change)
    contained = tuple(_section(section, level, sections, change) for section in article.sections)
    return Content(
        article,
        introduction,
        contained,
        introduction + tuple(block for one in contained for block in one.all_blocks),
        tuple((references[one.id], one) for one in article.references),
        tuple(
            Note(f"a{number}-{note.id}", 0, change_blocks(note.blocks, change))
            for note in article.notes
        ),
    )


def _section(
    section: Section, level: int, anchors: dict[str, str], change: Change
) -> SectionContent:
    heading = Heading(min(level, 6), change_inlines(section.title, change), anchors[section.id])
    blocks = tuple(_below(block, level) for block in change_blocks(section.blocks, change))
    children = tuple(_section(child, level + 1, anchors, change) for child in section.children)
    own = blocks + tuple(block for child in children for block in child.all_blocks)
    printed: Blocks = (heading, *own)
    if is_key_points(section):
        printed = (Panel("key-points", heading.children, own),)
    return SectionContent(section, heading, blocks, own, printed, children, section.prompts)


def _below(block: Block, level: int) -> Block:
    """Return *block* with a heading of its own made one level lower than its section's."""
    return replace(block, level=min(level + 1, 6)) if isinstance(block, Heading) else block


def _leading_to(sections: dict[str, str], references: dict[str, str], notes: str) -> Change:
    def change(node: Inline) -> Inlines:
        match node:
            case Citation(children, ids):
                known = tuple(references[id] for id in ids if id in references)
                return (Citation(children, known),) if known else children
            case NoteMark(id):
                return (NoteMark(notes + id),)
            case Link(children, url) if url.startswith("#"):
                target = sections.get(url[1:]) or references.get(url[1:])
                return (Link(children, f"#{target}"),) if target else children
            case _:
                return (node,)

    return change
