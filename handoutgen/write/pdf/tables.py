"""Tables to read: columns as wide as their words ask for, heads tinted and repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handoutgen.errors import Place
from handoutgen.model.lengths import Pt
from handoutgen.model.nodes import Cell, Table
from handoutgen.report import LayoutNotice, Report
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Head, Strip
from handoutgen.write.pdf.grid import SIDE_PADDING, cell_box, row_strips
from handoutgen.write.pdf.lines import words_of
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.spans import spans_of
from handoutgen.write.style import Role

SMALLEST = 8.5
"""Text of a crowded table is made smaller down to this size in points."""
STEP = 0.5
TALLEST_ROW = 0.6
"""A row is parted when it is taller than this share of a page."""
SHORT_TABLE = 180.0


def column_widths(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Share *room* among columns of widths between *least* and *most*.

    Columns get what their longest words need, then what is left in proportion to how much more
    they could use; where even the words do not fit, all are cut down alike.
    """
    if sum(most) <= room:
        spare = room - sum(most)
        return [width + spare * width / sum(most) for width in most]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    wanted = [high - low for low, high in zip(least, most, strict=True)]
    spare = room - sum(least)
    return [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]


def _measured(
    context: Context, cells: Sequence[Cell], roles: Sequence[Role]
) -> tuple[float, float]:
    """Return the widths of a column's longest word and of its longest cell, with padding."""
    least = most = 0.0
    for cell, role in zip(cells, roles, strict=True):
        pieces = spans_of(cell.children, role, context.type, Report())
        words = words_of(pieces, 1e6)
        least = max(least, max((word.width for word in words), default=0.0))
        most = max(most, sum(word.width + word.gap for word in words))
    padding = 2 * SIDE_PADDING + 0.5
    return least + padding, most + padding


def _sized(role: Role, less: float) -> Role:
    return replace(role, size=Pt(max(SMALLEST, role.size.pt - less))) if less else role


def add_table(flow: Flow, context: Context, column: Column, node: Table) -> None:
    """Add a table with its caption above it and its head on every page that it reaches."""
    rows = (node.head, *node.rows)
    less = 0.0
    while True:
        head = _sized(context.role("table-head"), less)
        text = _sized(context.role("table-cell"), less)
        roles = [head] + [text] * len(node.rows)
        measured = [
            _measured(context, [row[place] for row in rows], roles)
            for place in range(len(node.head))
        ]
        least = [low for low, _ in measured]
        if sum(least) <= column.full or text.size.pt <= SMALLEST:
            break
        less += STEP
    most = [high for _, high in measured]
    if sum(least) > column.full:
        context.report.add(
            LayoutNotice(
                Place("table"),
                f"{len(least)} columns are too many for the page: words are cut",
                "leave columns out or set the table on a landscape page",
            )
        )
    natural = sum(most)
    room = column.measure if natural <= column.measure else column.full
    widths = column_widths(least, most, room)
    first = len(flow)
    if node.caption:
        add_text(flow, context, column, node.caption, context.role("caption"), node)
        flow.tighten(3.0)
    else:
        flow.space(6.0)
    tallest = context.look.page.height.pt * TALLEST_ROW
    if column.full > context.look.page.full.pt:
        tallest = context.look.page.width.pt * TALLEST_ROW
    start = len(flow)
    head_strips = _row(context, column, node, node.head, widths, head, tallest, is_head=True)
    for strip in head_strips:
        flow.add(strip)
    for row in node.rows:
        for number, strip in enumerate(
            _row(context, column, node, row, widths, text, tallest, is_head=False)
        ):
            flow.add(strip, 0.0, Bond.FIXED if 0 < number < 2 else Bond.FREE)
    flow.heads.append(Head(start, len(flow), tuple(head_strips)))
    flow.bind(first, Bond.KEEP, min(start + len(head_strips) + 1, len(flow)))
    if flow.height(first) <= SHORT_TABLE:
        flow.bind(first, Bond.SHORT)
    flow.space(12.0)


def _row(
    context: Context,
    column: Column,
    node: Table,
    row: Sequence[Cell],
    widths: Sequence[float],
    role: Role,
    tallest: float,
    *,
    is_head: bool,
) -> list[Strip]:
    look = context.look
    boxes = []
    x = column.x
    for cell, width, alignment in zip(row, widths, node.alignments, strict=True):
        boxes.append(cell_box(context, cell.children, role, x, width, node, alignment))
        x += width
    return row_strips(
        boxes,
        context,
        node,
        least=0.0,
        tallest=tallest,
        fill=look.tint if is_head else None,
        weight=1.0 if is_head else None,
        colour=look.primary if is_head else None,
    )
