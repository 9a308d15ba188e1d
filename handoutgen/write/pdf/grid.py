"""Rows of cells: what tables to read and tables to write in are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handoutgen.model.nodes import Alignment, Inlines
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Strip
from handoutgen.write.pdf.items import Item, Node, Rect, Stroke, WriteArea, moved
from handoutgen.write.pdf.lines import Line
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role

SIDE_PADDING = 6.0
"""Points between a cell's edge and its text."""
EDGE_PADDING = 4.5
"""Points above and below a cell's text."""


class CellBox(NamedTuple):
    """A cell with its text broken: *field* is the field id where it is a place to write."""

    x: float
    width: float
    lines: tuple[Line, ...]
    tag: Element
    alignment: Alignment = "left"
    field: str = ""
    padding: float = SIDE_PADDING

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


def cell_box(
    context: Context,
    inlines: Inlines,
    role: Role,
    x: float,
    width: float,
    tag: Element,
    alignment: Alignment = "left",
    field: str = "",
    padding: float = SIDE_PADDING,
) -> CellBox:
    """Break the text of a cell from *x*, *width* wide with its padding."""
    inner = width - 2 * padding
    lines = context.set_text(inlines, role, x + padding, inner, tag) if inlines else []
    tag = tag.inline("Form") if field else tag
    return CellBox(x, width, tuple(lines), tag, alignment, field, padding)


def _line_items(box: CellBox, line: Line, y: float) -> list[Item]:
    spare = box.width - 2 * box.padding - line.width
    right = {"left": 0.0, "center": spare / 2, "right": spare}[box.alignment]
    return [moved(item, right, y) for item in line.items]


def row_strips(
    boxes: Sequence[CellBox],
    context: Context,
    node: Node,
    *,
    least: float,
    tallest: float,
    fill: str | None = None,
    rules: bool = False,
    weight: float | None = None,
    colour: str | None = None,
) -> list[Strip]:
    """Return the strips of one row with a hairline below it: one, unless it is over *tallest*.

    With *rules*, hairlines stand between its cells and at both sides as well.
    """
    look = context.look
    hair = look.hair.pt if weight is None else weight
    grey = look.hairline if colour is None else colour
    left, right = boxes[0].x, boxes[-1].x + boxes[-1].width
    content = max(box.height for box in boxes)
    height = max(content + 2 * EDGE_PADDING, least)
    if height > tallest:
        return _split_row(boxes, left, right, hair, grey, node, rules)
    items: list[Item] = []
    if fill is not None:
        items.append(Rect(left, 0.0, right - left, height, node, fill=fill))
    most = 0
    for box in boxes:
        y = EDGE_PADDING
        most = max(most, len(box.lines))
        for line in box.lines:
            items += _line_items(box, line, y)
            y += line.height
        if box.field:
            items.append(_area(box, y, height - 2))
    items += _edges(boxes, left, right, height, hair, grey, node, rules)
    return [Strip(height, tuple(items), max(most, 1))]


def _area(box: CellBox, top: float, low: float) -> WriteArea:
    """Return where the cell *box* is written in."""
    return WriteArea(box.x + 2, top, box.width - 4, low - top, box.field, box.tag)


def _edges(
    boxes: Sequence[CellBox],
    left: float,
    right: float,
    height: float,
    hair: float,
    grey: str,
    node: Node,
    rules: bool,
) -> list[Item]:
    edges: list[Item] = [Stroke(left, height, right, height, hair, grey, node)]
    if rules:
        for x in [box.x for box in boxes] + [right]:
            edges.append(Stroke(x, 0.0, x, height, hair, grey, node))
    return edges


def _split_row(
    boxes: Sequence[CellBox],
    left: float,
    right: float,
    hair: float,
    grey: str,
    node: Node,
    rules: bool,
) -> list[Strip]:
    """Return a row that is taller than a page as one strip for each of its lines."""
    count = max(len(box.lines) for box in boxes)
    strips: list[Strip] = []
    for number in range(count):
        here = [(box, box.lines[number]) for box in boxes if number < len(box.lines)]
        top = EDGE_PADDING if number == 0 else 0.0
        last = number == count - 1
        height = top + max(line.height for _, line in here) + (EDGE_PADDING if last else 0.0)
        items = [item for box, line in here for item in _line_items(box, line, top)]
        for box in boxes:
            if box.field and number >= len(box.lines):
                items.append(_area(box, 0.0, height))
        edges = _edges(boxes, left, right, height, hair, grey, node, rules)
        items += edges if last else edges[1:]
        strips.append(Strip(height, tuple(items), 1))
    return strips
