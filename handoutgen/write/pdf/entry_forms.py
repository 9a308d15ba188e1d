"""A table as forms: one for each entry, what is asked for at the left and room to write beside."""

from __future__ import annotations

from typing import NamedTuple

from handoutgen.model.blanks import AnswerTable
from handoutgen.model.blanks.tables import FormLine
from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import Inlines
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.grid import EDGE_PADDING, SIDE_PADDING, cell_box, row_strips
from handoutgen.write.pdf.items import Stroke
from handoutgen.write.pdf.places import longest_word, part, tall
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role

TALLEST = 0.6
"""A row is parted when it is taller than this share of a sheet's shorter side."""
NAMES, MOST_NAMES = 0.3, 0.42
"""The shares of a form's width that the names of its rows take, and may take."""
QUESTIONS = 0.6
"""What they may take where each entry answers a row's question: these are long, answers short."""
FORM_GAP = 16.0
FULL, FULL_OF_MANY = 0.74, 0.86
"""The shares of a page that the rows of one form, or of several, grow to fill: room to write, and
below them for what follows."""
MOST_HIGH = Mm(38)


class _Shape(NamedTuple):
    """How wide the names of a form's rows are, and how high its rows at the least."""

    names: float
    high: float


def add_forms(flow: Flow, context: Context, column: Column, blank: AnswerTable) -> None:
    """Add a form for each entry; as many share a page as have rows high enough to write in."""
    shape = _shape(context, column, blank)
    for number, form in enumerate(blank.forms):
        first = len(flow)
        body = context.within.child("Table").child("TBody")
        for place, line in enumerate(form):
            above = 0.0 if place else (FORM_GAP if number else 4.0)
            row = body.child("TR")
            strips = _form_row(context, column, blank, line, row, shape, is_first=place == 0)
            for depth, strip in enumerate(strips):
                flow.add(strip, 0.0 if depth else above)
        flow.bind(first, Bond.KEEP)
        flow.repeat(first, (Strip(0.0, (_top_rule(context, column, blank),)),))
    flow.space(FORM_GAP)


def _shape(context: Context, column: Column, blank: AnswerTable) -> _Shape:
    """Return the shape that puts most forms on a page; of two alike, that with narrower names.

    Names so long that no form fits a page are made wider too.
    """
    head = context.role("table-head")
    if blank.entries == "columns":
        longest = max(_width(context, line.name, head) for form in blank.forms for line in form)
        wanted = max(longest + 2 * SIDE_PADDING + 1.0, column.full * NAMES)
        return _grown(context, column, blank, min(wanted, column.full * QUESTIONS))[1]
    widest = max(longest_word(context, line.name, head) for form in blank.forms for line in form)
    most = column.full * MOST_NAMES
    narrow = min(max(widest + 2 * SIDE_PADDING + 1.0, column.full * NAMES), most)
    narrower, wider = (_grown(context, column, blank, names) for names in (narrow, most))
    return max(narrower, wider, key=lambda grown: grown[0])[1]


def _width(context: Context, words: Inlines, role: Role) -> float:
    """Return how wide *words* are on one line."""
    return max((line.width for line in context.set_text(words, role, 0.0, 1e6)), default=0.0)


def _grown(
    context: Context, column: Column, blank: AnswerTable, names: float
) -> tuple[float, _Shape]:
    """Return how many forms share a page, and their shape when they have grown to fill it.

    One that does not fit a page counts for the part of it that does.
    """
    rows = max(
        ([_least(context, column, line, names) for line in form] for form in blank.forms), key=sum
    )
    least = context.look.blank.row_height.pt

    def height(high: float) -> float:
        return sum(max(row, high) for row in rows)

    room = column.room * FULL_OF_MANY + FORM_GAP
    fit = room / (height(least) + FORM_GAP)
    many = max(int(fit), 1)
    share = column.room * FULL if many == 1 else room / many - FORM_GAP
    high = least
    while high < MOST_HIGH.pt and height(high + 1.0) <= share:
        high += 1.0
    return min(fit, many), _Shape(names, high)


def _least(context: Context, column: Column, line: FormLine, names: float) -> float:
    """Return how high the words of a row make it."""

    def said(words: Inlines, role: Role, width: float) -> float:
        inner = width - 2 * SIDE_PADDING
        return tall(context.set_text(words, role, 0.0, inner)) if words else 0.0

    name = said(line.name, context.role("table-head"), names)
    given = said(line.cell.children, context.role("table-cell"), column.full - names)
    return max(name, given) + 2 * EDGE_PADDING


def _form_row(
    context: Context,
    column: Column,
    blank: AnswerTable,
    line: FormLine,
    tag: Element,
    shape: _Shape,
    *,
    is_first: bool,
) -> list[Strip]:
    look = context.look
    grey, weight = look.blank.grey, look.blank.line_weight.pt
    head, role = context.role("table-head"), context.role("table-cell")
    names, high = shape
    cell = line.cell
    field = "" if cell.children else part(blank, line.row, line.column)
    left, right = column.x, column.x + column.full
    boxes = (
        cell_box(context, line.name, head, left, names, tag.head("Row")),
        cell_box(
            context,
            cell.children,
            role,
            left + names,
            right - left - names,
            tag.child("TD"),
            field=field,
        ),
    )
    strips = row_strips(
        boxes,
        context,
        blank,
        least=high,
        tallest=look.page.width.pt * TALLEST,
        rules=True,
        weight=weight,
        colour=grey,
    )
    if is_first:
        top = _top_rule(context, column, blank)
        strips[0] = strips[0]._replace(items=(*strips[0].items, top))
    return strips


def _top_rule(context: Context, column: Column, blank: AnswerTable) -> Stroke:
    """Return the line above a form's first row, and above its first row on each later page."""
    look = context.look.blank
    right = column.x + column.full
    return Stroke(column.x, 0.0, right, 0.0, look.line_weight.pt, look.grey, blank)
