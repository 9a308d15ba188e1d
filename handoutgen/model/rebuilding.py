"""A body with some of its blocks changed, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from handoutgen.model.nodes import (
    Block,
    Blocks,
    CardSheet,
    DefinitionList,
    Landscape,
    List,
    NoteList,
    Panel,
    Quote,
)

Rebuild: TypeAlias = Callable[[Block], Blocks]
"""What stands in a block's place; what is inside it was changed before."""


def rebuilt(blocks: Blocks, change: Rebuild) -> Blocks:
    """Return *blocks* with each block changed, those inside others first."""
    return tuple(made for block in blocks for made in change(_inside(block, change)))


def _inside(block: Block, change: Rebuild) -> Block:
    def inner(blocks: Blocks) -> Blocks:
        return rebuilt(blocks, change)

    match block:
        case Quote(blocks) | Panel(blocks=blocks) | Landscape(blocks):
            return replace(block, blocks=inner(blocks))
        case CardSheet(cards):
            return CardSheet(tuple(map(inner, cards)))
        case List(items=items):
            changed = tuple(replace(item, blocks=inner(item.blocks)) for item in items)
            return replace(block, items=changed)
        case DefinitionList(definitions):
            return DefinitionList(
                tuple(replace(one, blocks=inner(one.blocks)) for one in definitions)
            )
        case NoteList(notes):
            return NoteList(tuple(replace(note, blocks=inner(note.blocks)) for note in notes))
        case _:
            return block
