"""Headings and blocks in a row → a tree of sections, and what belongs to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from handoutgen.errors import Fault, Place, did_you_mean
from handoutgen.model.article import Section
from handoutgen.model.blanks import Blank
from handoutgen.model.nodes import Block, Blocks
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """The questions that belong to one section, and the line that names it."""

    section: str
    line: int
    blanks: tuple[Blank, ...]


@dataclass(slots=True)
class _Open:
    """A section whose end was not reached yet; *written* is the level its heading claims."""

    heading: Section
    written: int
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return replace(self.heading, blocks=tuple(self.blocks), children=tuple(self.children))


def nest(row: Iterable[Section | Block]) -> tuple[Blocks, tuple[Section, ...]]:
    """Return the blocks before the first section, and the tree of sections.

    In *row* a section without blocks and children stands for its heading. Its level is what it
    claims; in the tree it is one below the section it lies in, so that no level is skipped.
    """
    before: list[Block] = []
    done: list[Section] = []
    open_: list[_Open] = []

    def close(level: int) -> None:
        while open_ and open_[-1].written >= level:
            section = open_.pop().closed()
            (open_[-1].children if open_ else done).append(section)

    for item in row:
        if isinstance(item, Section):
            close(item.level)
            open_.append(_Open(replace(item, level=len(open_) + 1), item.level))
        elif open_:
            open_[-1].blocks.append(item)
        else:
            before.append(item)
    close(0)
    return tuple(before), tuple(done)


def laid_out(introduction: Blocks, sections: Iterable[Section]) -> Iterator[Section | Block]:
    """Yield the row that :func:`nest` makes these of."""
    yield from introduction
    for top in sections:
        for section in top.walk():
            yield replace(section, blocks=(), children=())
            yield from section.blocks


def with_prompts(
    sections: tuple[Section, ...], prompts: Iterable[Prompts], display: str
) -> tuple[tuple[Section, ...], tuple[Fault, ...]]:
    """Return *sections* with the prompts that name them, and a fault for each that names none."""
    by_id: Mapping[str, Prompts] = {prompt.section: prompt for prompt in prompts}
    if not by_id:
        return sections, ()
    known = [section.id for top in sections for section in top.walk()]
    faults = tuple(
        Fault(
            Place(display, prompt.line),
            f'prompts for a section "{prompt.section}" that the article does not have',
            did_you_mean(prompt.section, known, what="its sections"),
        )
        for prompt in by_id.values()
        if prompt.section not in known
    )

    def given(section: Section) -> Section:
        children = tuple(map(given, section.children))
        own = by_id.get(section.id)
        blanks = own.blanks if own else section.prompts
        return replace(section, children=children, prompts=blanks)

    return tuple(map(given, sections)), faults
