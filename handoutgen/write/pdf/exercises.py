"""Exercises with a right answer: matching, ordering, cloze texts."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TypeAlias

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
from handoutgen.write.pdf.items import Circle, Item, Items, Rect, TextLine, WriteArea
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.places import part, room_for, stacked, tall
from handoutgen.write.pdf.structure import Element, Entry, entries_of

# Matching ------------------------------------------------------------------------------------

BETWEEN = 0.2
"""The share of the measure that stays free between the columns, for lines to be drawn in."""
DOT = 1.9
LIST = 1.9
"""How wide a list to choose a number from is, as a multiple of its height: viewers draw an arrow
in it."""
ROW_AIR = 9.0


def add_matching(flow: Flow, context: Context, column: Column, blank: Matching) -> None:
    """Add letters on the left and numbers on the right, each with a dot to draw a line from.

    Where they would not stand on one page, numbers are written into boxes instead.
    """
    sides = _sides(context.within, blank)
    rows = _pairs(context, column, blank, sides)
    if sum(strip.height for strip in rows) <= room_for(context, column):
        first = len(flow)
        for number, strip in enumerate(rows):
            flow.add(strip, 0.0 if number else 4.0)
        flow.bind(first, Bond.KEEP)
        return
    context.report.add(
        LayoutNotice(
            Place("matching exercise"),
            f"its {len(blank.left)} pairs are taller than a page: numbers are written into boxes, "
            "no lines are drawn",
            "shorten it, or make two exercises of it",
        )
    )
    _add_apart(flow, context, column, blank, sides)


Sides: TypeAlias = tuple[list[Entry], list[Entry]]


def _sides(within: Element, blank: Matching) -> Sides:
    """Return how both sides are read: one after the other, for they are in no order."""
    count = len(blank.left)
    letters = entries_of(within.list("UpperAlpha"), count)
    return letters, entries_of(within.list("Decimal"), count)


def _marks(blank: Matching) -> tuple[list[str], list[str]]:
    count = len(blank.left)
    letters = [f"{ascii_uppercase[place]}." for place in range(count)]
    return letters, [f"{place + 1}." for place in range(count)]


def _marks_width(context: Context, blank: Matching) -> float:
    bold = context.bold(context.role("body"))
    marks = [mark for each in _marks(blank) for mark in each]
    widths = [context.set_text(text(mark), bold, 0.0, 1e6)[0].width for mark in marks]
    return max(widths) + bold.size.pt * 0.5


def _pairs(context: Context, column: Column, blank: Matching, sides: Sides) -> list[Strip]:
    role = context.role("body")
    bold = context.bold(role)
    between = max(column.full * BETWEEN, 40.0)
    inset = _marks_width(context, blank)
    each = (column.full - between) / 2
    right = column.x + each + between
    middle = context.type.baseline(role) - role.size.pt * 0.27
    strips = []
    rows = zip(*_marks(blank), blank.left, blank.right, strict=True)
    for number, (letter, figure, one, other) in enumerate(rows, 1):
        here, there = (side[number - 1] for side in sides)
        items: list[Item] = []
        height = context.look.blank.tick_row.pt
        most = 1
        for x, mark, words, entry in (
            (column.x, letter, one, here),
            (right, figure, other, there),
        ):
            lines = context.set_text(words, role, x + inset, each - inset, entry.words)
            items += context.set_text(text(mark), bold, x, inset, entry.mark)[0].items
            items += stacked(lines, 0.0, 0.0)
            height = max(height, tall(lines) + ROW_AIR)
            most = max(most, len(lines))
        for x in (column.x + each + 8.0, right - 8.0):
            items.append(Circle(x, middle, DOT, blank, fill=context.look.ink))
        size = role.size.pt * 1.5
        wide = size * (LIST if context.fillable else 1.2)
        area = (column.x + each + 12.0, middle - size / 2, min(wide, between - 24.0), size)
        if context.fillable:
            look = context.look.blank
            items.append(Rect(*area, blank, stroke=look.grey, weight=0.75, radius=2.0))
        items.append(WriteArea(*area, part(blank, number), here.words.inline("Form")))
        strips.append(Strip(height, tuple(items), most))
    return strips


def _add_apart(flow: Flow, context: Context, column: Column, blank: Matching, sides: Sides) -> None:
    """Add what has letters, each with a box for a number, and what has numbers below it."""
    role = context.role("body")
    bold = context.bold(role)
    letters, figures = _marks(blank)
    inset = _marks_width(context, blank)
    boxed = column.x + inset
    rows = zip(letters, blank.left, sides[0], strict=True)
    for number, (letter, words, entry) in enumerate(rows, 1):
        to_write = entry.words.inline("Form")
        strip = _boxed(context, column, blank, number, words, boxed, entry.words, to_write)
        first = next(item for item in strip.items if isinstance(item, TextLine))
        down = first.y - context.type.baseline(role)
        said = context.set_text(text(letter), bold, column.x, inset, entry.mark)[:1]
        mark = stacked(said, 0.0, down)
        flow.add(strip._replace(items=(*mark, *strip.items)), 7.0)
    flow.space(14.0)
    for figure, words, entry in zip(figures, blank.right, sides[1], strict=True):
        numeral = context.set_text(text(figure), bold, column.x, inset, entry.mark)[0].items
        for place, line in enumerate(
            context.set_text(words, role, column.x + inset, column.full - inset, entry.words)
        ):
            drawn = (*numeral, *line.items) if place == 0 else line.items
            flow.add(Strip(line.height, drawn, 1), 0.0, Bond.KEEP if place else Bond.FREE)
        flow.space(6.0)


# Ordering ------------------------------------------------------------------------------------

SQUARE = 0.88
"""The side of a box for a number, as a share of a scale's cell."""


def add_ordering(flow: Flow, context: Context, column: Column, blank: Ordering) -> None:
    """Add steps out of order, each behind a box that its number is written into."""
    entries = entries_of(context.within.list("None"), len(blank.steps))
    for number, (step, entry) in enumerate(zip(blank.steps, entries, strict=True), 1):
        to_write = entry.mark.inline("Form")
        strip = _boxed(context, column, blank, number, step, column.x, entry.words, to_write)
        flow.add(strip, 7.0 if number > 1 else 3.0)


def _boxed(
    context: Context,
    column: Column,
    blank: Matching | Ordering,
    number: int,
    words: Inlines,
    x: float,
    tag: Element,
    to_write: Element,
) -> Strip:
    """Return *words* behind a box at *x* that a number is written into."""
    look = context.look.blank
    role = context.role("body")
    side = look.scale_cell.pt * SQUARE
    wide = side * LIST if context.fillable else side
    left = x + wide + look.tick_gap.pt * 1.2
    lower = max(side / 2 - (context.type.baseline(role) - role.size.pt * 0.34), 0.0)
    lines = context.set_text(words, role, left, column.x + column.full - left, tag)
    box = Rect(x, 0.0, wide, side, blank, stroke=look.grey, weight=0.75, radius=2.0)
    area = WriteArea(x, 0.0, wide, side, part(blank, number), to_write)
    items = (box, *stacked(lines, 0.0, lower), area)
    return Strip(max(side, lower + tall(lines)), items, len(lines))


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
        tag = context.within.child("P")
        add_text(flow, context, column, named, role, tag, wide=True)


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
    label = context.within.child("P")
    whole = context.within.list()
    for word in blank.bank:
        tag = whole.child("LI").child("LBody")
        lines = context.set_text(text(word), role, x, room, tag)
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
            inner = Column(x, room, room, column.room)
            add_text(
                flow, context, inner, blank.bank_label, context.bold(context.role("help")), label
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
