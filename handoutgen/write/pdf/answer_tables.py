"""Tables to write in; in large print a wide one becomes a form for each of its rows."""

from __future__ import annotations

from handoutgen.model.blanks import AnswerTable
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.entry_forms import TALLEST, add_forms
from handoutgen.write.pdf.flow import Column, Flow
from handoutgen.write.pdf.grid import SIDE_PADDING, CellBox, cell_box, row_strips
from handoutgen.write.pdf.items import Stroke
from handoutgen.write.pdf.places import longest_word, part, room_for

TALLEST_HEAD = 0.4
"""A head that takes more than this share of a page is no head: its words become a form's."""


def becomes_forms(context: Context, blank: AnswerTable) -> bool:
    """Tell whether the rows of *blank* are drawn as forms, one below the other."""
    return context.large and blank.wide


def add_answer_table(flow: Flow, context: Context, column: Column, blank: AnswerTable) -> None:
    """Add a grid to write in: given cells as text, all others empty and high enough."""
    columns = len(blank.headers)
    shares = blank.widths or (1.0,) * columns
    widths = [column.full * share / sum(shares) for share in shares]
    if becomes_forms(context, blank) or (context.large and not _fit(context, blank, widths)):
        add_forms(flow, context, column, blank)
        return
    look = context.look
    lefts = [column.x + sum(widths[:place]) for place in range(columns)]
    head_role, role = context.role("table-head"), context.role("table-cell")
    grey, weight = look.blank.grey, look.blank.line_weight.pt
    tallest = look.page.width.pt * TALLEST
    whole = context.within.child("Table")
    line = whole.child("THead").child("TR")
    head = row_strips(
        [
            cell_box(context, header, head_role, lefts[place], widths[place], line.head("Column"))
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
        whole.drop()
        add_forms(flow, context, column, blank)
        return
    start = len(flow)
    for place, strip in enumerate(head):
        flow.add(strip, 0.0 if place else 4.0)
    body = whole.child("TBody")
    for number, row in enumerate(blank.filled_rows, 1):
        boxes: list[CellBox] = []
        line = body.child("TR")
        for place, cell in enumerate(row):
            heads = place == 0 and len(row) > 1 and bool(cell.children)
            tag = line.head("Row") if heads else line.child("TD")
            field = "" if cell.children else part(blank, number, place + 1)
            boxes.append(
                cell_box(
                    context, cell.children, role, lefts[place], widths[place], tag, field=field
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
    flow.repeat(start, head, top)


def _fit(context: Context, blank: AnswerTable, widths: list[float]) -> bool:
    """Tell whether no word of the table is cut in columns of *widths*."""
    head, role = context.role("table-head"), context.role("table-cell")
    rows = [[cell.children for cell in row] for row in blank.given]
    return all(
        longest_word(context, words, head if number == 0 else role) + 2 * SIDE_PADDING <= width
        for number, row in enumerate([list(blank.headers), *rows])
        for words, width in zip(row, widths, strict=False)
    )
