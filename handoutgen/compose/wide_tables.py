"""Tables that are too wide for an upright page."""

from __future__ import annotations

from handoutgen.model.blanks import AnswerTable
from handoutgen.model.handout import Edition
from handoutgen.model.nodes import Block, Blocks, Heading, Landscape, Table, Task, walk_blocks


def settle_wide_tables(blocks: Blocks, edition: Edition) -> Blocks:
    """Return *blocks* with wide tables to write in on landscape pages of their own.

    In large print they stay upright, and leave landscape pages that nothing else needs: the
    writers set them as one form for each entry.
    """
    if edition == "large-print":
        return tuple(made for block in blocks for made in _upright(block))
    return _on_pages_of_their_own(blocks)


def _upright(block: Block) -> Blocks:
    match block:
        case Landscape(inside) if any(map(is_wide, walk_blocks(inside))) and not any(
            isinstance(part, Table) for part in walk_blocks(inside)
        ):
            return inside
        case _:
            return (block,)


def _on_pages_of_their_own(blocks: Blocks) -> Blocks:
    """Return *blocks* with wide tables on landscape pages, the headings right above them too.

    Tables that follow each other share their pages.
    """
    placed: list[Block] = []
    wide: list[Block] = []
    for block in blocks:
        if not is_wide(block):
            placed += _landscape(wide)
            placed.append(block)
            wide.clear()
            continue
        if not wide:
            while placed and isinstance(placed[-1], Heading) and placed[-1].level > 1:
                wide.insert(0, placed.pop())
        wide.append(block)
    return (*placed, *_landscape(wide))


def _landscape(blocks: list[Block]) -> Blocks:
    return (Landscape(tuple(blocks)),) if blocks else ()


def is_wide(block: Block) -> bool:
    """Tell whether *block* is a table to write in that wants a landscape page."""
    match block:
        case Task(AnswerTable() as table):
            return table.wide
        case _:
            return False
