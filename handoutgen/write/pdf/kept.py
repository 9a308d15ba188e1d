"""What was laid out before, kept while there is room: handouts of one batch are much alike."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from handoutgen.model.nodes import Block
from handoutgen.report import Notice, Report
from handoutgen.write.pdf.flow import Column, Flow
from handoutgen.write.pdf.items import TextLine
from handoutgen.write.pdf.structure import Element

if TYPE_CHECKING:
    from handoutgen.model.brand import Brand
    from handoutgen.model.handout import Furniture as Words
    from handoutgen.write.pdf.context import Context
    from handoutgen.write.pdf.furniture import Furniture

KEPT_STRIPS = 20_000
"""About 400 pages of text."""

AddBlock: TypeAlias = Callable[[Flow, "Context", Column, Block], None]


@dataclass(slots=True)
class Kept:
    """Blocks of one typography that are laid out, with the notices that came of it; furniture too.

    *strips* counts what is kept of them all.
    """

    blocks: OrderedDict[tuple[Block, Column], tuple[Flow, tuple[Notice, ...]]] = field(
        default_factory=OrderedDict
    )
    strips: int = 0
    furniture: dict[tuple[Brand, str, Words], Furniture] = field(default_factory=dict)

    def laid_out(
        self, block: Block, context: Context, column: Column, add: AddBlock
    ) -> tuple[Flow, tuple[Notice, ...]]:
        """Return *block* laid out in *column*, by *add* where it is new, and what is to be told."""
        key = (block, column)
        found = self.blocks.get(key)
        if found is None:
            flow, report = Flow(), Report()
            tree = Element("Div")
            flow.begin(tree)
            add(flow, replace(context, report=report, within=tree), column, block)
            found = flow, report.notices
            if not _is_personal(flow):
                self.blocks[key] = found
                self.strips += len(flow)
                self._make_room()
        else:
            self.blocks.move_to_end(key)
        return found

    def _make_room(self) -> None:
        while self.strips > KEPT_STRIPS and len(self.blocks) > 1:
            _, (flow, _) = self.blocks.popitem(last=False)
            self.strips -= len(flow)


def _is_personal(flow: Flow) -> bool:
    """Tell whether *flow* holds a personal value: it will hardly come again, nor should it stay."""
    return any(
        isinstance(item, TextLine) and item.personal
        for strip in flow.strips
        for item in strip.items
    )
