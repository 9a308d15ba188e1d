"""Pocket cards: equal cells on a sheet, two side by side, with lines to cut along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from handoutgen.errors import Place
from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import Blocks, CardSheet
from handoutgen.report import LayoutNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Column, Flow, Strip
from handoutgen.write.pdf.items import Item, Items, Stroke, moved
from handoutgen.write.pdf.pages import Sheet, paginate
from handoutgen.write.pdf.places import room_for
from handoutgen.write.style import Look

AddBlocks: TypeAlias = Callable[[Flow, Context, Column, Blocks], None]

HEIGHT = Mm(88)
"""Two rows of cards this tall stand on A4 and on Letter, below a clinic's head and a title."""
CLOSER_HEIGHT = Mm(82)
"""The same where the sheet is a form that would not stay on its page."""
PADDING = Mm(5)
CARD_LINES = Mm(7)
"""The distance of lines on a card, which is written on in small letters."""
CLOSER = 0.4
"""Spaces on a card as a share of what they are elsewhere."""
CROP = 7.0
"""How far a mark reaches out of the corner that it shows, in points."""
DASH = "[3 4] 0"


def add_cards(
    flow: Flow, context: Context, column: Column, node: CardSheet, add: AddBlocks
) -> None:
    """Add cards of one size, two in a row; all grow where one of them holds too much."""
    if context.carded:
        for blocks in node.cards:
            add(flow, context.inside_new("Sect"), column, blocks)
        return
    context = replace(context, carded=True, type=context.type.with_look(_compact(context.look)))
    padding = PADDING.pt
    width = column.full / 2
    cards: list[tuple[Items, float]] = []
    whole = context.within.child("Div")
    for number, blocks in enumerate(node.cards):
        x = column.x + number % 2 * width
        narrow = width - 2 * padding
        inner = Column(x + padding, narrow, narrow, column.room / 2 - 2 * padding)
        own = context.inside(whole.child("Sect"))
        cards.append(_laid_out(own, inner, blocks, add))
    tallest = max((height for _, height in cards), default=0.0) + 2 * padding
    height = max((CLOSER_HEIGHT if context.near else HEIGHT).pt, tallest)
    room = room_for(context, column)
    if height > room / 2:
        context.report.add(
            LayoutNotice(
                Place("cards"),
                f"a card needs {tallest * 25.4 / 72:.0f} mm, but four to a page may have "
                f"{room / 2 * 25.4 / 72:.0f}: fewer fit",
                "put less on it",
            )
        )
    if height > room:
        whole.drop()
        _add_uncut(flow, context, column, node, add)
        return
    rows = -(-len(cards) // 2)
    for row in range(rows):
        items: list[Item] = []
        here = cards[2 * row : 2 * row + 2]
        for inside, _ in here:
            items += [moved(item, 0.0, padding) for item in inside]
        items += _cuts(context, column, node, height, len(here))
        flow.add(Strip(height, tuple(items), 3), 10.0 if row == 0 else 0.0)
    flow.space(12.0)


def _compact(look: Look) -> Look:
    """Return *look* with spaces as small as a card is; letters stay as large as they are."""
    roles = {
        name: replace(role, before=role.before * CLOSER, after=role.after * CLOSER)
        for name, role in look.roles.items()
    }
    gap = look.blank.line_gap if look.large else CARD_LINES
    blank = replace(look.blank, line_gap=gap, task_gap=look.blank.task_gap * CLOSER)
    return replace(look, roles=roles, blank=blank)


def _laid_out(
    context: Context, inner: Column, blocks: Blocks, add: AddBlocks
) -> tuple[Items, float]:
    """Return what stands on a card from its inner top, and how tall that is."""
    flow = Flow()
    add(flow, context, inner, blocks)
    flow.settle()
    endless = Sheet(1e6, 1e6, 0.0, 1e6, False)
    (page,) = paginate(flow, lambda _number, _landscape: endless)
    items = tuple(moved(item, 0.0, top) for top, inside, _ in page.content for item in inside)
    return items, page.used


def _cuts(
    context: Context, column: Column, node: CardSheet, height: float, count: int
) -> list[Item]:
    """Return the dashed lines round the cards of one row, and marks at their corners.

    Lines that two rows share are drawn by both: a page may end between them.
    """
    look = context.look
    width = column.full / 2
    edges = [column.x + width * place for place in range(count + 1)]
    left, right = edges[0], edges[-1]
    grey, ink = look.blank.grey, look.ink
    items: list[Item] = []
    for y in (0.0, height):
        items.append(Stroke(left, y, right, y, 0.6, grey, node, DASH))
        items.append(Stroke(left - CROP, y, left - 2.0, y, 0.6, ink, node))
        items.append(Stroke(right + 2.0, y, right + CROP, y, 0.6, ink, node))
    for x in edges:
        items.append(Stroke(x, 0.0, x, height, 0.6, grey, node, DASH))
        items.append(Stroke(x, -CROP, x, -2.0, 0.6, ink, node))
        items.append(Stroke(x, height + 2.0, x, height + CROP, 0.6, ink, node))
    return items


def _add_uncut(
    flow: Flow, context: Context, column: Column, node: CardSheet, add: AddBlocks
) -> None:
    """Add cards that are taller than a page one below the other, framed, over several pages."""
    padding = PADDING.pt
    inner = column.inset(padding, padding)
    inner = inner._replace(measure=inner.full)

    def frame(top: float, bottom: float, starts: bool, ends: bool) -> Items:
        del starts, ends
        grey, right = context.look.blank.grey, column.x + column.full
        return (
            Stroke(column.x, top, right, top, 0.6, grey, node, DASH),
            Stroke(column.x, bottom, right, bottom, 0.6, grey, node, DASH),
            Stroke(column.x, top, column.x, bottom, 0.6, grey, node, DASH),
            Stroke(right, top, right, bottom, 0.6, grey, node, DASH),
        )

    for blocks in node.cards:
        with flow.behind(frame, padding, 10.0):
            add(flow, context.inside_new("Sect"), inner, blocks)
    flow.space(12.0)
