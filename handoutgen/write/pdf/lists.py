"""Lists: bullets, numbers, tick boxes and defined terms, their text hanging beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from handoutgen.model.nodes import Blocks, DefinitionList, List, ListItem, text
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow
from handoutgen.write.pdf.items import Circle, Sign
from handoutgen.write.pdf.marks import TICKED, UNTICKED, tick_box
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.structure import Numbering, read_as

AddBlocks: TypeAlias = Callable[[Flow, Context, Column, Blocks], None]

BULLET = "•"
PAIRED = 4
"""A list of so many items leaves none alone at a page's edge: the first and last two hold on."""
ITEM_GAP = 3.0
"""Points between items that are one paragraph each."""


def add_list(flow: Flow, context: Context, column: Column, node: List, add: AddBlocks) -> None:
    """Add a list, every marker drawn on the first line of its item."""
    body = context.role("body")
    baseline = context.type.baseline(body)
    numbers = [f"{node.start + place}." for place in range(len(node.items))]
    indent = context.look.list_indent.pt
    if node.ordered:
        face = context.type.body.regular
        widest = max((face.width(number) for number in numbers), default=0.0)
        indent = max(indent, widest * body.size.pt / 1000 + 5)
    ticked = any(item.checked is not None for item in node.items)
    if ticked:
        blank = context.look.blank
        indent = blank.tick_size.pt + blank.tick_gap.pt
    inner = column.inset(indent)
    numbering: Numbering = "Square" if ticked else "Decimal" if node.ordered else "Disc"
    whole = context.within.list(numbering)
    tight = all(_is_short(item) for item in node.items)
    for place, (number, item) in enumerate(zip(numbers, node.items, strict=True)):
        if len(node.items) >= PAIRED and place in {1, len(node.items) - 1}:
            flow.tie(Bond.SHORT)
        entry = whole.child("LI")
        if item.checked is not None:
            box = tick_box(column.x, baseline, context.look, node, checked=item.checked)
            meaning = TICKED if item.checked else UNTICKED
            flow.hang(Sign(box, entry.child("Lbl", read_as(meaning))))
        elif node.ordered:
            line = context.set_text(text(number), body, column.x, indent, entry.child("Lbl"))[0]
            flow.hang(*line.items)
        else:
            bullet = _bullet(column.x, baseline, body.size.pt, context, node)
            flow.hang(Sign((bullet,), entry.child("Lbl", read_as(BULLET))))
        within = context.inside(entry.child("LBody"))
        for depth, block in enumerate(item.blocks):
            if depth and isinstance(block, List):
                flow.tighten(ITEM_GAP)
            add(flow, within, inner, (block,))
        flow.settle()
        if tight:
            flow.tighten(ITEM_GAP)
    flow.space(body.after.pt)


def _is_short(item: ListItem) -> bool:
    return len(item.blocks) <= 1 or isinstance(item.blocks[-1], List)


def _bullet(x: float, baseline: float, size: float, context: Context, node: List) -> Circle:
    return Circle(x + size * 0.32, baseline - size * 0.27, size * 0.14, node, fill=context.look.ink)


def add_definitions(
    flow: Flow, context: Context, column: Column, node: DefinitionList, add: AddBlocks
) -> None:
    """Add terms in bold, each with what it means set in below it."""
    role = context.role("body")
    term = context.bold(role)
    inner = column.inset(context.look.list_indent.pt)
    whole = context.within.list("None")
    for item in node.items:
        entry = whole.child("LI")
        add_text(flow, context, column, item.term, term, entry.child("Lbl"))
        flow.tighten(1.0)
        flow.tie(Bond.KEEP)
        add(flow, context.inside(entry.child("LBody")), inner, item.blocks)
    flow.space(role.after.pt)
