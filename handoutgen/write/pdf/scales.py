"""Scales: numbers to circle, a line of 100 mm to mark, a thermometer to colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handoutgen.errors import Place
from handoutgen.model.blanks import AnalogueLine, RatingScale, Thermometer
from handoutgen.model.lengths import Mm, Pt
from handoutgen.model.nodes import Text, text
from handoutgen.report import LayoutNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Circle, Item, Rect, Stroke, TextLine, WriteArea
from handoutgen.write.pdf.marks import arc
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.places import part, room_for, stacked, tall, writing_line
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role

# Rating scale --------------------------------------------------------------------------------

FILLED = 0.86
"""The share of its circle that a scale's widest number may take."""
APART = 0.92
"""The share of its cell that a circle may take."""
ROWS = ("before", "after")
ANCHOR_GAP = 12.0
MOST_LINES = 5
"""Words that take more lines below their number stand in a list instead."""


class _Cells(NamedTuple):
    """How the numbers of a scale are set: so many side by side, in circles or, longer, in pills."""

    x: float
    cell: float
    mark: float
    per_row: int
    role: Role


def add_rating_scale(flow: Flow, context: Context, column: Column, blank: RatingScale) -> None:
    """Add numbers in circles over the full measure, words under both ends and the middle.

    Where they would become too small to read, they stand in several rows.
    """
    labels = blank.pair_labels if blank.pair else ("",)
    first = len(flow)
    x, width = column.x, column.full
    if blank.pair:
        small = context.role("help")
        beside = max(
            line.width
            for label in labels
            for line in context.set_text(text(label), small, 0.0, width * 0.25)
        )
        x, width = x + beside + 10.0, width - beside - 10.0
    cells = _cells(context, x, width, blank)
    points = blank.points
    for number, label in enumerate(labels):
        field = part(blank, ROWS[number]) if blank.pair else blank.id
        tag = context.within.child("P")
        for start in range(0, len(points), cells.per_row):
            here = points[start : start + cells.per_row]
            said = "" if start else label
            flow.add(_scale_row(context, column.x, cells, blank, here, said, field, tag), 4.0)
    air = (cells.cell - cells.mark) / 2
    whole = context.within.child("Div")
    anchors = _anchors(context.inside(whole), x + air, width - 2 * air, blank)
    if cells.per_row < len(points) or anchors.lines > MOST_LINES:
        whole.drop()
        flow.bind(first, Bond.KEEP)
        _explain(flow, context, column, blank)
    elif anchors.items:
        flow.add(anchors, 1.0)
        flow.bind(first, Bond.FIXED)


def _cells(context: Context, x: float, width: float, blank: RatingScale) -> _Cells:
    role = context.role("answer")
    smallest = context.look.smallest.pt
    most = context.look.blank.scale_cell.pt
    face = context.type.body.regular
    count = len(blank.points)
    widest = max(face.width(str(point)) for point in blank.points) / 1000
    rows = 1
    while True:
        per_row = -(-count // rows)
        cell = width / per_row
        mark = min(most, cell * APART)
        if widest * smallest > mark * FILLED:
            # A number too long for a circle stands in a pill as wide as its cell allows.
            mark = min(max(most, widest * role.size.pt / FILLED), cell * APART)
        if widest * smallest <= mark * FILLED or per_row == 1:
            break
        rows += 1
    size = min(role.size.pt, mark * FILLED / widest)
    return _Cells(x, cell, mark, per_row, replace(role, size=Pt(size)))


def _scale_row(
    context: Context,
    left: float,
    cells: _Cells,
    blank: RatingScale,
    points: Sequence[int],
    label: str,
    field: str,
    tag: Element,
) -> Strip:
    look = context.look.blank
    role = cells.role
    said = []
    if label:
        room = cells.x - left - 9.0
        said = context.set_text(text(label), context.role("help"), left, room, tag)
    height = max(look.scale_cell.pt + 3.0, tall(said))
    middle = height / 2
    lower = context.type.body.regular.cap_height * role.size.pt / 2000
    wide, high = cells.mark, min(cells.mark, look.scale_cell.pt)
    items: list[Item] = stacked(said, 0.0, middle - tall(said) / 2)
    for place, point in enumerate(points):
        centre = cells.x + cells.cell * (place + 0.5)
        if wide > high:
            corner = (centre - wide / 2, middle - high / 2)
            frame: Item = Rect(
                *corner, wide, high, blank, stroke=look.grey, weight=0.6, radius=high / 2
            )
        else:
            frame = Circle(centre, middle, wide / 2, blank, stroke=look.grey, weight=0.6)
        line = context.set_text(text(str(point)), role, 0.0, 1e6, tag)[0]
        digits = line.items[0]
        assert isinstance(digits, TextLine)  # noqa: S101
        area = (centre - wide / 2, middle - high / 2, wide, high)
        items += (
            frame,
            digits._replace(x=centre - line.width / 2, y=middle + lower),
            WriteArea(*area, f"{field}.{point}", tag.inline("Form")),
        )
    return Strip(height, tuple(items), 1)


def _anchors(context: Context, x: float, width: float, blank: RatingScale) -> Strip:
    """Return the words under the first number, the middle and the last, each in its third."""
    role = context.role("help")
    room = (width - ANCHOR_GAP * 2) / 3
    items: list[Item] = []
    height = 0.0
    most = 0
    for inlines, share in ((blank.low, 0.0), (blank.middle, 0.5), (blank.high, 1.0)):
        tag = context.within.child("P")
        lines = context.set_text(inlines, role, 0.0, room, tag, balanced=True) if inlines else []
        y = 0.0
        for line in lines:
            items += stacked([line], x + (width - line.width) * share, y)
            y += line.height
        height, most = max(height, y), max(most, len(lines))
    return Strip(height, tuple(items), most)


def _explain(flow: Flow, context: Context, column: Column, blank: RatingScale) -> None:
    """Add the words one below the other, each behind its number."""
    points = blank.points
    ends = (
        (points[0], blank.low),
        (points[len(points) // 2], blank.middle),
        (points[-1], blank.high),
    )
    flow.space(4.0)
    flow.lead(1)
    for point, words in ends:
        if words:
            said = (Text(f"{point}: "), *words)
            tag = context.within.child("P")
            add_text(flow, context, column, said, context.role("help"), tag, wide=True)


# Analogue line -------------------------------------------------------------------------------

ANALOGUE = Mm(100)
"""Measured with a ruler afterwards, so exact."""
TICK = Mm(4)
ABOVE = Mm(3)


def add_analogue_line(flow: Flow, context: Context, column: Column, blank: AnalogueLine) -> None:
    """Add a line of exactly 100 mm with upright ends, and words under both."""
    length = ANALOGUE.pt
    if length > column.full:
        length = column.full
        context.report.add(
            LayoutNotice(
                Place("analogue line"),
                f"there is room for {length * 25.4 / 72:.0f} mm only, not for 100",
                "put it outside cards and deep lists",
            )
        )
    left = column.x + (column.full - length) / 2
    right = left + length
    tick, ink = TICK.pt, context.look.ink
    weight = 0.9
    middle = ABOVE.pt + tick / 2
    items: list[Item] = [Stroke(left, middle, right, middle, weight, ink, blank)]
    for end in (left, right):
        items.append(Stroke(end, ABOVE.pt, end, ABOVE.pt + tick, weight, ink, blank))
    area = (left, 0.0, length, ABOVE.pt + tick + 2.0)
    if context.fillable:
        area = _number_box(context, column, left, right, middle)
        look = context.look.blank
        items.append(Rect(*area, blank, stroke=look.grey, weight=0.75, radius=2.0))
    role = context.role("help")
    # Words stand in the middle below their end, as far as the column reaches there.
    width = min(column.full / 2 - 8.0, max((column.full - length), length * 0.6))
    height = 0.0
    for inlines, end in ((blank.low, left), (blank.high, right)):
        tag = context.within.child("P")
        lines = context.set_text(inlines, role, 0.0, width, tag, balanced=True)
        y = ABOVE.pt + tick + 4.0
        for line in lines:
            x = min(max(end - line.width / 2, column.x), column.x + column.full - line.width)
            items += stacked([line], x, y)
            y += line.height
        height = max(height, y)
    items.append(WriteArea(*area, blank.id, context.within.child("Form")))
    flow.add(Strip(height, tuple(items), 2), 4.0)


NUMBER = 3.4
"""How wide the box is that a number up to 100 is typed into, as a multiple of its letters' size."""


def _number_box(
    context: Context, column: Column, left: float, right: float, middle: float
) -> tuple[float, float, float, float]:
    """Return where the number is typed that stands for a mark on the line: behind the line.

    Where there is no room behind it, the number is typed onto its end.
    """
    size = context.role("answer").size.pt
    wide, high = size * NUMBER, size * 1.5
    x = min(right + 10.0, column.x + column.full - wide)
    return (max(x, left), max(middle - high / 2, 0.0), wide, high)


# Thermometer ---------------------------------------------------------------------------------

TUBE = 6.0
"""Half the width of the tube, in points."""
BULB = 13.0
"""The radius of the bulb."""
BESIDE = 8.0
SHORT_TICK = 6.0
CLOSEST = 1.12
"""Lines stand no closer than this multiple of their number's size."""


def add_thermometer(flow: Flow, context: Context, column: Column, blank: Thermometer) -> None:
    """Add an upright tube with a bulb, numbers beside it and a line to write on by each.

    It is drawn row by row, so that even one that is taller than its page loses nothing.
    """
    first = len(flow)
    points = blank.points[::-1]
    role = context.role("answer")
    widest = max(context.set_text(text(str(point)), role, 0.0, 1e6)[0].width for point in points)
    scale_x = column.x + BULB + TUBE + SHORT_TICK + 4.0
    cap = _cap(context, column, blank, scale_x)
    unread = replace(context, within=Element("Div"))  # only measured: it is read last
    foot = _bulb(unread, column, blank, scale_x)
    gap = _row_gap(context, column, len(points), cap.height + foot.height)
    flow.add(cap, 4.0)
    for point in points:
        flow.add(_degree(context, column, blank, point, gap, scale_x, widest))
    flow.add(_bulb(context, column, blank, scale_x))
    flow.bind(first, Bond.KEEP)


def _row_gap(context: Context, column: Column, rows: int, ends: float) -> float:
    """Return how high each of *rows* is, so that a page holds them with their *ends*."""
    look = context.look.blank
    room = room_for(context, column)
    least = max(context.role("answer").size.pt * CLOSEST, look.least_gap.pt * 0.75)
    return max(least, min(look.line_gap.pt, min(room * 0.8, room - ends - 4.0) / rows))


def _walls(
    context: Context, column: Column, blank: Thermometer, top: float, low: float
) -> list[Item]:
    middle = column.x + BULB
    colour, weight = context.look.blank.grey, 1.0
    return [Stroke(x, top, x, low, weight, colour, blank) for x in (middle - TUBE, middle + TUBE)]


def _cap(context: Context, column: Column, blank: Thermometer, x: float) -> Strip:
    role = context.role("help")
    tag = context.within.child("P")
    lines = context.set_text(blank.high, role, x, column.x + column.full - x, tag)
    said = tall(lines) if blank.high else 0.0
    height = max(said + 3.0, TUBE + 4.0)
    colour = context.look.blank.grey
    low = height
    dome = arc(column.x + BULB, low, TUBE, 180.0, 360.0, 1.0, colour, blank)
    items: list[Item] = [dome]
    if blank.high:
        items += stacked(lines, 0.0, 0.0)
    return Strip(height, tuple(items), max(len(lines), 1))


def _degree(
    context: Context,
    column: Column,
    blank: Thermometer,
    point: int,
    gap: float,
    x: float,
    widest: float,
) -> Strip:
    """Return one number with its tick on the tube and the line to write on beside it."""
    role = context.role("answer")
    middle = gap / 2
    tube = column.x + BULB + TUBE
    tag = context.within.child("P")
    line = context.set_text(text(str(point)), role, 0.0, 1e6, tag)[0]
    digits = line.items[0]
    assert isinstance(digits, TextLine)  # noqa: S101
    lower = context.type.body.regular.cap_height * role.size.pt / 2000
    left = x + widest + BESIDE
    width = column.x + column.full - left
    low = min(middle + lower + 3.0, gap - 0.5)
    items: list[Item] = _walls(context, column, blank, 0.0, gap)
    items.append(
        Stroke(tube, middle, tube + SHORT_TICK, middle, 1.0, context.look.blank.grey, blank)
    )
    items.append(digits._replace(x=x + widest - line.width, y=middle + lower))
    items.append(writing_line(context, left, width, low, blank))
    mark = (column.x, 0.0, x + widest - column.x, gap)
    items.append(WriteArea(*mark, part(blank, point), tag.inline("Form")))
    note = tag.inline("Form")
    items.append(WriteArea(left, 0.0, width, low, part(blank, "note", point), note))
    return Strip(gap, tuple(items), 1)


def _bulb(context: Context, column: Column, blank: Thermometer, x: float) -> Strip:
    look = context.look
    role = context.role("help")
    middle, centre = column.x + BULB, BULB + 3.0
    reach = math.sqrt(BULB**2 - TUBE**2)
    opening = math.degrees(math.acos(TUBE / BULB))
    items: list[Item] = []
    if look.tint is not None:
        items.append(Circle(middle, centre, BULB, blank, fill=look.tint))
    items += _walls(context, column, blank, 0.0, centre - reach)
    first, last = 360.0 - opening, 180.0 + opening + 360.0
    items.append(arc(middle, centre, BULB, first, last, 1.0, look.blank.grey, blank))
    x += 6.0
    tag = context.within.child("P")
    lines = context.set_text(blank.low, role, x, column.x + column.full - x, tag)
    said = tall(lines) if blank.low else 0.0
    if blank.low:
        items += stacked(lines, 0.0, max(centre - lines[0].height / 2, 0.0))
        said += max(centre - lines[0].height / 2, 0.0)
    return Strip(max(centre + BULB + 2.0, said), tuple(items), max(len(lines), 1))
