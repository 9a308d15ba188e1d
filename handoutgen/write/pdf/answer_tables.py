"""Tables to write in; in large print a wide one becomes a form for each of its rows."""

from __future__ import annotations

from handoutgen.model.blanks import AnswerTable
from handoutgen.model.blanks.tables import FormLine
from handoutgen.model.lengths import Mm
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.grid import SIDE_PADDING, CellBox, cell_box, row_strips
from handoutgen.write.pdf.items import Stroke
from handoutgen.write.pdf.places import longest_word, part, room_for

TALLEST = 0.6
"""A row is parted when it is taller than this share of a sheet's shorter side."""
TALLEST_HEAD = 0.4
"""A head that takes more than this share of a page is no head: its words become a form's."""
NAMES = 0.42
"""The share of a form's width that the names of its rows may take."""
FORM_GAP = 16.0
FULL = 0.74
"""The share of a page that a form's rows grow to fill, so that there is room to write."""
MOST_HIGH = Mm(38)


QUESTIONS = 0.6
"""The same where each entry answers a row's question: these are long, answers short."""


def becomes_forms(context: Context, blank: AnswerTable) -> bool:
    """Tell whether the rows of *blank* are drawn as forms, one below the other."""
    return context.large and blank.wide


def add_answer_table(flow: Flow, context: Context, column: Column, blank: AnswerTable) -> None:
    """Add a grid to write in: given cells as text, all others empty and high enough."""
    columns = len(blank.headers)
    shares = blank.widths or (1.0,) * columns
    widths = [column.full * share / sum(shares) for share in shares]
    if becomes_forms(context, blank) or (context.large and not _fit(context, blank, widths)):
        _add_forms(flow, context, column, blank)
        return
    look = context.look
    lefts = [column.x + sum(widths[:place]) for place in range(columns)]
    head_role, role = context.role("table-head"), context.role("table-cell")
    grey, weight = look.blank.grey, look.blank.line_weight.pt
    tallest = look.page.width.pt * TALLEST
    head = row_strips(
        [
            cell_box(context, header, head_role, lefts[place], widths[place], blank)
            for place, header in enumerate(blank.headers)
        ],
        context,
        blank,
        least=0.0,
        tallest=tallest,
        fill=look.tint,
        rules=True,
        weight=weight,
        colour=grey,
    )
    top = Stroke(column.x, 0.0, column.x + column.full, 0.0, weight, grey, blank)
    head[0] = head[0]._replace(items=(*head[0].items, top))
    if sum(strip.height for strip in head) > room_for(context, column) * TALLEST_HEAD:
        _add_forms(flow, context, column, blank)
        return
    start = len(flow)
    for line, strip in enumerate(head):
        flow.add(strip, 0.0 if line else 4.0)
    for number, row in enumerate(blank.filled_rows, 1):
        boxes: list[CellBox] = []
        for place, cell in enumerate(row):
            field = "" if cell.children else part(blank, number, place + 1)
            boxes.append(
                cell_box(
                    context, cell.children, role, lefts[place], widths[place], blank, field=field
                )
            )
        for strip in row_strips(
            boxes,
            context,
            blank,
            least=look.blank.row_height.pt + context.row_more,
            tallest=tallest,
            rules=True,
            weight=weight,
            colour=grey,
        ):
            flow.add(strip)
    flow.repeat(start, head)


def _fit(context: Context, blank: AnswerTable, widths: list[float]) -> bool:
    """Tell whether no word of the table is cut in columns of *widths*."""
    head, role = context.role("table-head"), context.role("table-cell")
    rows = [[cell.children for cell in row] for row in blank.given]
    return all(
        longest_word(context, words, head if number == 0 else role) + 2 * SIDE_PADDING <= width
        for number, row in enumerate([list(blank.headers), *rows])
        for words, width in zip(row, widths, strict=False)
    )


def _add_forms(flow: Flow, context: Context, column: Column, blank: AnswerTable) -> None:
    """Add a form for each entry: what is asked for at the left, the place to write beside it."""
    head = context.role("table-head")
    forms = blank.forms
    widest = max(longest_word(context, line.name, head) for form in forms for line in form)
    names = min(max(widest + 2 * SIDE_PADDING + 1.0, column.full * 0.3), column.full * NAMES)
    if blank.entries == "columns":
        names = column.full * QUESTIONS
    rows = max(len(form) for form in forms)
    look = context.look.blank
    high = min(max(room_for(context, column) * FULL / rows, look.row_height.pt), MOST_HIGH.pt)
    for number, form in enumerate(forms):
        first = len(flow)
        for place, line in enumerate(form):
            above = 0.0 if place else (FORM_GAP if number else 4.0)
            strips = _form_row(context, column, blank, line, (names, high), is_first=place == 0)
            for depth, strip in enumerate(strips):
                flow.add(strip, 0.0 if depth else above)
        flow.bind(first, Bond.KEEP)
    flow.space(FORM_GAP)


def _form_row(
    context: Context,
    column: Column,
    blank: AnswerTable,
    line: FormLine,
    sizes: tuple[float, float],
    *,
    is_first: bool,
) -> list[Strip]:
    look = context.look
    grey, weight = look.blank.grey, look.blank.line_weight.pt
    head, role = context.role("table-head"), context.role("table-cell")
    names, high = sizes
    cell = line.cell
    field = "" if cell.children else part(blank, line.row, line.column)
    left, right = column.x, column.x + column.full
    boxes = (
        cell_box(context, line.name, head, left, names, blank),
        cell_box(
            context, cell.children, role, left + names, right - left - names, blank, field=field
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
        top = Stroke(left, 0.0, right, 0.0, weight, grey, blank)
        strips[0] = strips[0]._replace(items=(*strips[0].items, top))
    return strips
