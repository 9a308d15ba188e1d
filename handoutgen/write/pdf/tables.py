"""Tables to read: columns as wide as their words ask for, heads tinted and repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handoutgen.errors import Place
from handoutgen.model.lengths import Pt
from handoutgen.model.nodes import Cell, Inlines, Strong, Table, Text
from handoutgen.report import LayoutNotice, Report
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.grid import EDGE_PADDING, SIDE_PADDING, cell_box, row_strips
from handoutgen.write.pdf.items import Stroke
from handoutgen.write.pdf.lines import words_of
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.spans import spans_of
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role

STEP = 0.5
"""Points by which text of a crowded table is made smaller at a time, down to the smallest."""
SMALLEST_PADDING = 2.0
TALLEST_ROW = 0.6
"""A row is parted when it is taller than this share of a page."""
SHORT_TABLE = 180.0
TABLE_GAP = 11.0


def column_widths(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Share *room* among columns whose words need *least* and whose cells could use *most*.

    Narrow columns get all they could use, so that dates and numbers stay on one line, and wide
    ones share what is left; where even the words do not fit, all are cut down alike.
    """
    if sum(most) <= room:
        spare = room - sum(most)
        return [width + spare * width / sum(most) for width in most]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    widths = list(least)
    left = room - sum(least)
    growing = [place for place, width in enumerate(least) if most[place] > width]
    while growing and left > 0.01:
        share = left / len(growing)
        for place in list(growing):
            more = min(share, most[place] - widths[place])
            widths[place] += more
            left -= more
            if most[place] - widths[place] < 0.01:
                growing.remove(place)
    return widths


def _measured(
    context: Context, cells: Sequence[Cell], roles: Sequence[Role], padding: float
) -> tuple[float, float]:
    """Return the widths of a column's longest word and of its longest cell, with padding."""
    least = most = 0.0
    for cell, role in zip(cells, roles, strict=True):
        pieces = spans_of(cell.children, role, context.type, Report())
        words = words_of(pieces, 1e6)
        least = max(least, max((word.width for word in words), default=0.0))
        most = max(most, sum(word.width + word.gap for word in words))
    both = 2 * padding + 0.5
    return least + both, most + both


def _sized(role: Role, less: float, smallest: float) -> Role:
    return replace(role, size=Pt(max(smallest, role.size.pt - less))) if less else role


class _Fit(NamedTuple):
    """How a table's text is set so that its columns have room."""

    head: Role
    text: Role
    padding: float
    measured: list[tuple[float, float]]

    @property
    def least(self) -> list[float]:
        return [low for low, _ in self.measured]


def _fit(context: Context, column: Column, node: Table) -> _Fit:
    """Return the largest text and widest padding at which all words fit, if any do."""
    rows = (node.head, *node.rows)
    less = 0.0
    smallest = context.look.smallest.pt
    while True:
        head = _sized(context.role("table-head"), less, smallest)
        text = _sized(context.role("table-cell"), less, smallest)
        padding = max(SIDE_PADDING - 2 * less, SMALLEST_PADDING)
        roles = [head] + [text] * len(node.rows)
        measured = [
            _measured(context, [row[place] for row in rows], roles, padding)
            for place in range(len(node.head))
        ]
        fit = _Fit(head, text, padding, measured)
        if sum(fit.least) <= column.full or text.size.pt <= smallest:
            return fit
        less += STEP


def add_table(flow: Flow, context: Context, column: Column, node: Table) -> None:
    """Add a table with its caption above it and its head on every page that it reaches."""
    fit = _fit(context, column, node)
    least, measured = fit.least, fit.measured
    most = [high for _, high in measured]
    if sum(least) > column.full and context.large:
        _add_entries(flow, context, column, node)
        return
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
    flow.space(TABLE_GAP)
    whole = context.within.child("Table")
    if node.caption:
        caption = whole.child("Caption")
        add_text(flow, context, column, node.caption, context.role("caption"), caption)
        flow.tighten(3.0)
    tallest = context.look.page.height.pt * TALLEST_ROW
    if column.full > context.look.page.full.pt:
        tallest = context.look.page.width.pt * TALLEST_ROW
    start = len(flow)
    line = (whole.child("THead") if node.rows else whole).child("TR")
    heads = [line.head("Column") for _ in node.head]
    head_strips = _row(context, column, node, node.head, heads, widths, fit, tallest, is_head=True)
    for strip in head_strips:
        flow.add(strip)
    body = whole.child("TBody")
    for row in node.rows:
        line = body.child("TR")
        cells = [line.child("TD") for _ in row]
        for number, strip in enumerate(
            _row(context, column, node, row, cells, widths, fit, tallest, is_head=False)
        ):
            flow.add(strip, 0.0, Bond.FIXED if 0 < number < 2 else Bond.FREE)
    flow.repeat(start, head_strips)
    flow.bind(first, Bond.KEEP, min(start + len(head_strips) + 1, len(flow)))
    if flow.height(first) <= SHORT_TABLE:
        flow.bind(first, Bond.SHORT)
    flow.space(TABLE_GAP)


def _add_entries(flow: Flow, context: Context, column: Column, node: Table) -> None:
    """Add a table that is too wide for large letters row by row, each cell behind its head."""
    look = context.look
    role = context.role("table-cell")
    first = len(flow)
    flow.space(TABLE_GAP)
    whole = context.within.child("Div")
    if node.caption:
        caption = whole.child("P")
        add_text(flow, context, column, node.caption, context.role("caption"), caption)
        flow.tighten(3.0)
        flow.bind(first, Bond.KEEP)
        flow.tie(Bond.KEEP)
    right = column.x + column.full
    for row in node.rows or (node.head,):
        entry = whole.child("Div")
        start = len(flow)
        line = Stroke(column.x, 0.0, right, 0.0, 1.0, look.primary, node)
        flow.add(Strip(EDGE_PADDING, (line,)))
        for head, cell in zip(node.head, row, strict=True):
            named: Inlines = (Strong(head.children), Text(": ")) if head.children else ()
            words = (*named, *cell.children) if node.rows else head.children
            add_text(flow, context, column, words, role, entry.child("P"), wide=True)
        flow.bind(start, Bond.SHORT)
        flow.tighten(TABLE_GAP)
    flow.space(TABLE_GAP)


def _row(
    context: Context,
    column: Column,
    node: Table,
    row: Sequence[Cell],
    tags: Sequence[Element],
    widths: Sequence[float],
    fit: _Fit,
    tallest: float,
    *,
    is_head: bool,
) -> list[Strip]:
    look = context.look
    role = fit.head if is_head else fit.text
    boxes = []
    x = column.x
    for cell, tag, width, alignment in zip(row, tags, widths, node.alignments, strict=True):
        boxes.append(
            cell_box(context, cell.children, role, x, width, tag, alignment, padding=fit.padding)
        )
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
