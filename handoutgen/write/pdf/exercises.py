"""Exercises with a right answer: matching, ordering, cloze texts."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase

from handoutgen.errors import Place
from handoutgen.model.blanks import Cloze, Matching, Ordering
from handoutgen.model.nodes import (
    Citation,
    Emphasis,
    Foreign,
    Inline,
    InlineBlank,
    Inlines,
    LeadTerm,
    Link,
    Strong,
    text,
)
from handoutgen.report import LayoutNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Backdrop, Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Circle, Item, Items, Rect, WriteArea
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.places import part, stacked, sure_room, tall

# Matching ------------------------------------------------------------------------------------

BETWEEN = 0.2
"""The share of the measure that stays free between the columns, for lines to be drawn in."""
DOT = 1.9
ROW_AIR = 9.0


def add_matching(flow: Flow, context: Context, column: Column, blank: Matching) -> None:
    """Add letters on the left and numbers on the right, each with a dot to draw a line from."""
    role = context.role("body")
    bold = context.bold(role)
    between = max(column.full * BETWEEN, 40.0)
    count = len(blank.left)
    marks = [f"{ascii_uppercase[place]}." for place in range(count)]
    marks += [f"{place + 1}." for place in range(count)]
    inset = 6.0 + max(
        context.set_text(text(mark), bold, 0.0, 1e6, blank)[0].width for mark in marks
    )
    each = (column.full - between) / 2
    right = column.x + each + between
    middle = context.type.baseline(role) - role.size.pt * 0.27
    first = len(flow)
    for place, (one, other) in enumerate(zip(blank.left, blank.right, strict=True)):
        items: list[Item] = []
        height = context.look.blank.tick_row.pt
        most = 1
        for x, mark, words in (
            (column.x, marks[place], one),
            (right, marks[count + place], other),
        ):
            lines = context.set_text(words, role, x + inset, each - inset, blank)
            items += context.set_text(text(mark), bold, x, inset, blank)[0].items
            items += stacked(lines, 0.0, 0.0)
            height = max(height, tall(lines) + ROW_AIR)
            most = max(most, len(lines))
        for x in (column.x + each + 8.0, right - 8.0):
            items.append(Circle(x, middle, DOT, blank, fill=context.look.ink))
        size = role.size.pt * 1.5
        area = (column.x + each + 12.0, middle - size / 2, size * 1.2, size)
        items.append(WriteArea(*area, part(blank, place + 1), blank))
        flow.add(Strip(height, tuple(items), most), 0.0 if place else 4.0)
    flow.bind(first, Bond.KEEP)
    if flow.height(first) > sure_room(context, column):
        context.report.add(
            LayoutNotice(
                Place("matching exercise"),
                f"its {count} pairs are taller than a page: lines cannot be drawn across pages",
                "make two exercises of it",
            )
        )


# Ordering ------------------------------------------------------------------------------------

SQUARE = 0.88
"""The side of a box for a number, as a share of a scale's cell."""


def add_ordering(flow: Flow, context: Context, column: Column, blank: Ordering) -> None:
    """Add steps out of order, each behind a box that its number is written into."""
    look = context.look.blank
    role = context.role("body")
    side = look.scale_cell.pt * SQUARE
    inset = side + look.tick_gap.pt * 1.2
    lower = max(side / 2 - (context.type.baseline(role) - role.size.pt * 0.34), 0.0)
    for number, step in enumerate(blank.steps, 1):
        lines = context.set_text(step, role, column.x + inset, column.full - inset, blank)
        box = Rect(column.x, 0.0, side, side, blank, stroke=look.grey, weight=0.75, radius=2.0)
        area = WriteArea(column.x, 0.0, side, side, part(blank, number), blank)
        height = max(side, lower + tall(lines))
        items = (box, area, *stacked(lines, 0.0, lower))
        flow.add(Strip(height, items, len(lines)), 7.0 if number > 1 else 3.0)


# Cloze ---------------------------------------------------------------------------------------

WORD_GAP = 1.8
"""The distance of the words of a bank, as a multiple of their size."""


def add_cloze(flow: Flow, context: Context, column: Column, blank: Cloze) -> None:
    """Add the words to choose from in a frame, and the text with its gaps below it."""
    if blank.bank:
        _bank(flow, context, column, blank)
    number = 0
    role = context.role("body")
    for paragraph in blank.paragraphs:
        named, number = _with_ids(paragraph, blank, number)
        add_text(flow, context, column, named, role, blank, wide=True)


def _frame(context: Context, column: Column, blank: Cloze) -> Backdrop:
    look = context.look

    def draw(top: float, bottom: float, starts: bool, ends: bool) -> Items:
        del starts, ends
        return (
            Rect(
                column.x,
                top,
                column.full,
                bottom - top,
                blank,
                fill=look.tint,
                stroke=look.blank.grey,
                weight=look.blank.line_weight.pt,
                radius=look.blank.box_corner.pt,
            ),
        )

    return draw


def _bank(flow: Flow, context: Context, column: Column, blank: Cloze) -> None:
    look = context.look
    padding = look.panel_padding.pt
    role = context.role("body")
    x, room = column.x + padding, column.full - 2 * padding
    gap = role.size.pt * WORD_GAP
    rows: list[tuple[list[Item], float]] = []
    used = 0.0
    for word in blank.bank:
        lines = context.set_text(text(word), role, x, room, blank)
        if len(lines) == 1 and rows and used + gap + lines[0].width <= room:
            used += gap
            rows[-1][0].extend(stacked(lines, used, 0.0))
            used += lines[0].width
        else:
            rows += [(list(line.items), line.height) for line in lines]
            used = lines[-1].width
    first = len(flow)
    with flow.behind(_frame(context, column, blank), padding * 0.7, 4.0):
        if blank.bank_label:
            inner = Column(x, room, room)
            add_text(
                flow, context, inner, blank.bank_label, context.bold(context.role("help")), blank
            )
            flow.lead(1)
        for items, height in rows:
            flow.add(Strip(height, tuple(items), 1))
    flow.bind(first, Bond.KEEP)
    flow.space(8.0)
    flow.lead(1)


def _with_ids(inlines: Inlines, blank: Cloze, number: int) -> tuple[Inlines, int]:
    """Give the gaps of *inlines* that have none their field ids, counted on from *number*."""
    named: list[Inline] = []
    for node in inlines:
        match node:
            case InlineBlank():
                number += 1
                named.append(node if node.id else replace(node, id=part(blank, number)))
            case (
                Emphasis(children)
                | Strong(children)
                | LeadTerm(children)
                | Link(children)
                | Citation(children)
                | Foreign(children)
            ):
                inside, number = _with_ids(children, blank, number)
                named.append(replace(node, children=inside))
            case _:
                named.append(node)
    return tuple(named), number
