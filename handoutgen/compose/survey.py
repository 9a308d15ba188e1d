"""One look over a body: what is in it that has to be settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from handoutgen.model.handout import printed_inlines
from handoutgen.model.nodes import (
    BlankRow,
    Blocks,
    CardSheet,
    Citation,
    Inline,
    InlineBlank,
    Link,
    NoteMark,
    ReferenceList,
    Task,
    child_blocks,
    child_inlines,
    walk_blocks,
)


@dataclass(slots=True)
class Survey:
    """What a body's words hold, in reading order.

    *notes* and *cited* are ids, *links* the anchors that links within the handout lead to.
    *prompts* are those that numbers count: prompts on cards are not.
    *inner_blanks* and *inner_references* tell of those inside other blocks, such as panels.
    """

    notes: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    prompts: int = 0
    inline_blanks: bool = False
    inner_blanks: bool = False
    inner_references: bool = False


def look_over(blocks: Blocks) -> Survey:
    """Return what *blocks* hold."""
    found = Survey()
    add_to(found, blocks)
    return found


def add_to(found: Survey, blocks: Blocks) -> None:
    """Add what *blocks* hold to what was found before."""
    outer = sum(isinstance(block, (Task, BlankRow)) for block in blocks)
    lists = sum(isinstance(block, ReferenceList) for block in blocks)
    for block in walk_blocks(blocks):
        if isinstance(block, Task) and block.blank.label:
            found.prompts += 1
        elif isinstance(block, CardSheet):
            inside = walk_blocks(child_blocks(block))
            found.prompts -= sum(isinstance(one, Task) and bool(one.blank.label) for one in inside)
        outer -= isinstance(block, (Task, BlankRow))
        lists -= isinstance(block, ReferenceList)
    found.inner_blanks |= outer < 0
    found.inner_references |= lists < 0
    for inlines in printed_inlines(blocks):
        for node in inlines:
            _look_at(node, found)


def _look_at(node: Inline, found: Survey) -> None:
    match node:
        case NoteMark(id):
            found.notes.append(id)
        case Citation(references=references):
            found.cited += references
        case Link(url=url) if url.startswith("#"):
            found.links.append(url[1:])
        case InlineBlank():
            found.inline_blanks = True
        case _:
            pass
    for child in child_inlines(node):
        _look_at(child, found)
