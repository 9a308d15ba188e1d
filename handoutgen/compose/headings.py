"""Headings of a body: levels without gaps, anchors that are unique, links that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from handoutgen.compose.rewriting import change_blocks
from handoutgen.compose.survey import Survey
from handoutgen.model.nodes import (
    Block,
    Blocks,
    CardSheet,
    Code,
    Heading,
    Inline,
    Inlines,
    Landscape,
    Link,
    Panel,
    ReferenceList,
    plain_text,
    walk_blocks,
)
from handoutgen.model.slugs import slug, unique

Tell = Callable[[str, str | None], None]
"""Takes a problem and a hint."""


def settle_headings(blocks: Blocks, sections: Mapping[Inlines, str], tell: Tell) -> Blocks:
    """Return *blocks* with heading levels that skip nothing and anchors of their own.

    *sections* are the articles' anchors by title: a heading that a template makes of a section's
    title (``## {{ section.title }}``) is that section's, so that links lead to it.
    """
    return _Settling(blocks, sections, tell).all(blocks)


class _Settling:
    def __init__(self, blocks: Blocks, sections: Mapping[Inlines, str], tell: Tell) -> None:
        self._sections = sections
        given = [block.anchor for block in walk_blocks(blocks) if isinstance(block, Heading)]
        self._reserved = {anchor for anchor in given if anchor}
        self._taken: set[str] = set()
        self._tell = tell
        self._level = 0

    def all(self, blocks: Blocks) -> Blocks:
        return tuple(self.one(block) for block in blocks)

    def one(self, block: Block) -> Block:
        match block:
            case Heading():
                return self.heading(block)
            case Panel(blocks=inside) | Landscape(inside):
                return replace(block, blocks=self.all(inside))
            case CardSheet(cards):
                return CardSheet(tuple(map(self.all, cards)))
            case _:
                return block

    def heading(self, heading: Heading) -> Heading:
        level = min(heading.level, self._level + 1)
        if level < heading.level:
            said = plain_text(heading.children, personal=False)
            hint = "use one # more than the heading above has, and # for the title"
            self._tell(f'the heading "{said}" skips a level: it became level {level}', hint)
        self._level = level
        return replace(heading, level=level, anchor=self.anchor(heading))

    def anchor(self, heading: Heading) -> str:
        """Return the heading's own anchor, or one made of its words; ``-2`` where it repeats.

        Code is left out: a personal value in it is mere text.
        """
        fixed = (node for node in heading.children if not isinstance(node, Code))
        words = slug(plain_text(fixed, personal=False)) or "section"
        given = heading.anchor or self._sections.get(heading.children, "")
        taken = self._taken if given else self._taken | self._reserved
        name = unique(given or words, taken)
        self._taken.add(name)
        return name


def settle_links(blocks: Blocks, tell: Tell, survey: Survey) -> Blocks:
    """Return *blocks* without links to places that the handout doesn't have; their words stay."""
    if not survey.links:
        return blocks
    anchors: set[str] = set()
    for block in walk_blocks(blocks):
        if isinstance(block, Heading):
            anchors.add(block.anchor)
        elif isinstance(block, ReferenceList):
            anchors.update(entry.anchor for entry in block.entries)
    if anchors.issuperset(survey.links):
        return blocks

    def change(node: Inline) -> Inlines:
        match node:
            case Link(children, url) if url.startswith("#") and url[1:] not in anchors:
                hint = "its words stay; the section may not have been chosen"
                tell(f'a link leads to "{url}", which this handout does not have', hint)
                return children
            case _:
                return (node,)

    return change_blocks(blocks, change)
