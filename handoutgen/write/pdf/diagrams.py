"""Boxes joined by arrows, one below the other or round in a ring, with room to write."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from handoutgen.model.blanks import Diagram, DiagramBox
from handoutgen.model.lengths import Mm
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import (
    Item,
    Polyline,
    Rect,
    Stroke,
    WriteArea,
    moved,
)
from handoutgen.write.pdf.marks import arrow, arrow_weight
from handoutgen.write.pdf.places import part, room_for, stacked, tall
from handoutgen.write.pdf.structure import Element

PADDING = 7.0
ARROW = Mm(8)
"""The distance of two boxes that an arrow joins."""
RETURN = Mm(8)
"""What a cycle's boxes leave free at the right when they stand one below the other."""
AIR = 3.0
"""Points between an arrow's ends and the boxes."""
ROOM = {2: 4.0, 3: 3.4, 4: 2.8, 5: 2.3, 6: 1.9}
"""Room to write in a box of a chain of so many, in writing lines."""
CYCLE_ROOM = 3.4
"""The same in a cycle, whose boxes are half as wide."""
LEAST_ROOM = 1.5


class _Box(NamedTuple):
    """A box of a diagram, drawn from its own top left corner."""

    items: list[Item]
    height: float
    lines: int


def add_diagram(flow: Flow, context: Context, column: Column, blank: Diagram) -> None:
    """Add boxes joined by arrows, one below the other or round in a ring."""
    if blank.shape == "cycle" and _add_ring(flow, context, column, blank):
        return
    _add_chain(flow, context, column, blank)


class _Entry(NamedTuple):
    """How a box is read: its title, its help, and the place to write."""

    title: Element
    help: Element
    to_write: Element


def _entries(context: Context, blank: Diagram) -> list[_Entry]:
    """Return how the boxes are read: as steps, in their order."""
    whole = context.within.list()
    bodies = [whole.child("LI").child("LBody") for _ in blank.boxes]
    return [_Entry(each.child("P"), each.child("P"), each.child("Form")) for each in bodies]


def _box(
    context: Context,
    blank: Diagram,
    number: int,
    entry: _Entry,
    width: float,
    room: float,
    least: float = 0.0,
) -> _Box:
    """Return box *number* (from 1) with *room* to write below its words, at least so tall."""
    box: DiagramBox = blank.boxes[number - 1]
    help_ = context.role("help")
    inner = width - 2 * PADDING
    title = context.set_text(box.title, context.bold(help_), PADDING, inner, entry.title)
    words = context.set_text(box.help, help_, PADDING, inner, entry.help) if box.help else []
    said = PADDING * 0.7 + tall(title) + tall(words)
    height = max(said + room + PADDING * 0.5, least)
    items = [*stacked(title, 0.0, PADDING * 0.7), *stacked(words, 0.0, PADDING * 0.7 + tall(title))]
    area = (PADDING / 2, said, width - PADDING, height - said - PADDING / 2)
    items.append(WriteArea(*area, part(blank, number), entry.to_write))
    return _Box(items, height, len(title) + len(words))


def _framed(
    context: Context, blank: Diagram, box: _Box, x: float, y: float, width: float, height: float
) -> list[Item]:
    look = context.look.blank
    frame = Rect(
        x,
        y,
        width,
        height,
        blank,
        stroke=look.grey,
        weight=0.9,
        radius=look.box_corner.pt,
    )
    return [frame, *(moved(item, x, y) for item in box.items)]


def _add_chain(flow: Flow, context: Context, column: Column, blank: Diagram) -> None:
    """Add boxes one below the other; a cycle's last one leads back to the first at the right."""
    count = len(blank.boxes)
    gap = ARROW.pt
    line = context.look.blank.line_gap.pt
    room = line * ROOM[count]
    returns = blank.shape == "cycle"
    width = column.full - (RETURN.pt if returns else 0.0)
    entries = _entries(context, blank)

    def set_boxes() -> list[_Box]:
        return [
            _box(context, blank, number, entry, width, room)
            for number, entry in enumerate(entries, 1)
        ]

    boxes = set_boxes()
    over = sum(box.height for box in boxes) + gap * count - room_for(context, column) * 0.9
    if over > 0:
        room = max(room - over / count, line * LEAST_ROOM)
        boxes = set_boxes()
    middle = column.x + width / 2
    first = len(flow)
    for number, box in enumerate(boxes):
        top = gap if number else 0.0
        items = _framed(context, blank, box, column.x, top, width, box.height)
        if number:
            joint = arrow((middle, AIR * 0.5), (middle, gap - AIR * 0.5), context.look, blank)
            items = [*joint, *items]
        if returns:
            items += _way_back(context, column, blank, top + box.height, is_first=number == 0)
        flow.add(Strip(top + box.height, tuple(items), box.lines), 0.0 if number else 4.0)
    if returns:
        right, low = column.x + column.full, gap * 0.6
        turn = ((middle, AIR * 0.5), (middle, low), (right, low), (right, 0.0))
        line_back = Polyline(turn, arrow_weight(context.look), context.look.primary, blank)
        flow.add(Strip(gap, (line_back,), 0), 0.0, Bond.FIXED)
    flow.bind(first, Bond.KEEP)


def _way_back(
    context: Context, column: Column, blank: Diagram, height: float, *, is_first: bool
) -> tuple[Item, ...]:
    """Return the part of the way back beside a box: past it, or from below into the first one."""
    look, right = context.look, column.x + column.full
    weight, colour = arrow_weight(look), look.primary
    if not is_first:
        return (Stroke(right, 0.0, right, height, weight, colour, blank),)
    tip = arrow((right, height / 2), (right - RETURN.pt + AIR * 0.5, height / 2), look, blank)
    return (Stroke(right, height / 2, right, height, weight, colour, blank), *tip)


class _Seat(NamedTuple):
    """Where in a ring's rows a box sits: row, and column 0, 1 or 0.5 for the middle."""

    row: int
    place: float


RINGS: dict[int, tuple[_Seat, ...]] = {
    3: (_Seat(0, 0.5), _Seat(1, 1), _Seat(1, 0)),
    4: (_Seat(0, 0), _Seat(0, 1), _Seat(1, 1), _Seat(1, 0)),
    5: (_Seat(0, 0.5), _Seat(1, 1), _Seat(2, 1), _Seat(2, 0), _Seat(1, 0)),
    6: (_Seat(0, 0), _Seat(0, 1), _Seat(1, 1), _Seat(2, 1), _Seat(2, 0), _Seat(1, 0)),
}
"""The boxes of a ring, clockwise from the top."""


def _add_ring(flow: Flow, context: Context, column: Column, blank: Diagram) -> bool:
    """Add the ring as one strip in the order of its boxes; tell whether there is room for it."""
    seats = RINGS[len(blank.boxes)]
    across, down = ARROW.pt * 1.5, ARROW.pt * 1.2
    width = (column.full - across) / 2
    rows = max(seat.row for seat in seats) + 1
    room = context.look.blank.line_gap.pt * CYCLE_ROOM
    most = room_for(context, column) * 0.9
    entries = _entries(context, blank)
    for share in (1.0, 0.8, 0.6):
        boxes = [
            _box(context, blank, number, entry, width, room * share)
            for number, entry in enumerate(entries, 1)
        ]
        heights = [
            max(box.height for box, seat in zip(boxes, seats, strict=True) if seat.row == row)
            for row in range(rows)
        ]
        if sum(heights) + down * (rows - 1) <= most:
            break
    else:
        return False
    tops = [sum(heights[:row]) + down * row for row in range(rows)]
    frames = [
        (column.x + seat.place * (width + across), tops[seat.row], width, heights[seat.row])
        for seat in seats
    ]
    items: list[Item] = []
    for number, (frame, seat) in enumerate(zip(frames, seats, strict=True), 1):
        entry = entries[number - 1]
        box = _box(context, blank, number, entry, width, room * share, heights[seat.row])
        items += _framed(context, blank, box, *frame)
        following = number % len(seats)
        ends = _joint(frame, frames[following], seat, seats[following])
        items += arrow(*ends, context.look, blank)
    flow.add(Strip(tops[-1] + heights[-1], tuple(items), 2), 4.0)
    return True


Frame: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]


def _joint(one: Frame, other: Frame, seat: _Seat, following: _Seat) -> tuple[Point, Point]:
    """Return where the arrow from a box to the next one begins and ends."""
    (x1, y1, w1, h1), (x2, y2, w2, h2) = one, other
    if seat.row == following.row:
        y = y1 + h1 / 2
        return (
            ((x1 + w1 + AIR, y), (x2 - AIR, y)) if x2 > x1 else ((x1 - AIR, y), (x2 + w2 + AIR, y))
        )
    # Between a box in the middle and one at a side, the arrow stands where both reach.
    middle = (max(x1, x2) + min(x1 + w1, x2 + w2)) / 2
    if y2 > y1:
        return (middle, y1 + h1 + AIR), (middle, y2 - AIR)
    return (middle, y1 - AIR), (middle, y2 + h2 + AIR)
