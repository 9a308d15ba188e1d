"""Tables to write in; in large print a wide one becomes a form for each of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from handoutgen.model.blanks import AnswerTable
from handoutgen.model.blanks.tables import FormLine
from handoutgen.model.lengths import Length, Pt
from handoutgen.model.nodes import Cell, plain_text
from handoutgen.write.docx.blanks.places import (
    KEEP,
    LOOSE,
    page_height,
    paragraph,
    place,
    room_below,
    rows_kept,
    rows_parted,
    words_height,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.inlines import BOLD, write_inlines
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import (
    Columns,
    Grid,
    is_crowded,
    text_row,
    weighted_columns,
    write_cell,
    write_row,
    write_table,
)
from handoutgen.write.style import Look, RoleName

_NAMES_AT_MOST = 0.4
_QUESTIONS = 0.6
"""The same where each entry answers a row's question: these are long, answers short."""
_CELL_PADDING = 240
_AROUND_NAME = Pt(6)
_HIGHEST_ROW = 1.8
_LINES_OF_IMPRINT = 3
_TALLEST_HEAD = 0.4
"""A head that takes more than this share of a page is no head: its words become a form's."""


def becomes_forms(blank: AnswerTable, look: Look) -> bool:
    """Tell whether the rows of *blank* print as forms, one below the other."""
    return blank.wide and look.large


def is_to_write_in(row: Sequence[Cell]) -> bool:
    """Tell whether a cell of *row* is empty: a row that is all given is an example."""
    return not all(cell.children for cell in row)


def write_answer_table(host: Host, flow: Flow, blank: AnswerTable, around: Surroundings) -> None:
    """Add a table to write in, its rows high enough, its head repeated."""
    head = tuple(Cell(header) for header in blank.headers)
    body = blank.filled_rows
    crowded = host.look.large and is_crowded(host, (head, *body), around.room)
    if crowded or becomes_forms(blank, host.look):
        _forms(host, flow, blank, around)
        return
    weights = blank.widths or (1.0,) * len(head)
    columns = weighted_columns(host, (head, *body), weights, around.room)
    room = room_below(host, around)
    over = _words_height(host, head, columns, "table-head")
    if over > room * _TALLEST_HEAD:
        _forms(host, flow, blank, around)
        return
    usual = host.look.blank.row_height
    grown = around.row_height or usual
    least = [grown if is_to_write_in(row) else usual for row in body]
    heights = [
        max(low, _words_height(host, row, columns, "table-cell"))
        for low, row in zip(least, body, strict=True)
    ]
    together = rows_kept(host, around, heights, head=over)
    rows = [text_row(host, head, columns, head=True, kept=together[-1])]
    for position, (row, height, kept) in enumerate(zip(body, least, together, strict=True)):
        entries = _entries(host, f"{blank.id}.{position + 1}", row, columns)
        rows.append(
            text_row(
                host,
                row,
                columns,
                entries=entries,
                height=height,
                kept=kept,
                splits=heights[position] > room - over,
            )
        )
    title = plain_text(blank.label, personal=False)
    grid = Grid("answers", columns.widths, around.indent, head=True, title=title)
    flow.table(write_table(host, grid, rows))


def _words_height(host: Host, row: Sequence[Cell], columns: Columns, role: RoleName) -> Length:
    """Return about how high the words of a row make it."""
    words = [
        words_height(host, cell.children, width - _CELL_PADDING, role=role).pt
        for cell, width in zip(row, columns.widths, strict=True)
        if cell.children
    ]
    return Length(max(words, default=0.0)) + _AROUND_NAME


def _entries(host: Host, id_: str, row: Sequence[Cell], columns: Columns) -> list[str]:
    """Return what stands in the cells of a *row* that are there to write in."""
    return [
        "" if cell.children else place(host, f"{id_}.{column}", width - _CELL_PADDING)
        for column, (cell, width) in enumerate(zip(row, columns.widths, strict=True), 1)
    ]


def _forms(host: Host, flow: Flow, blank: AnswerTable, around: Surroundings) -> None:
    """Add a table for each entry: what is asked for on the left, the place to write beside it."""
    size = host.look.role("table-head").size
    forms = blank.forms
    widest = max(
        host.text_width(plain_text(line.name), size, bold=True).twips
        for form in forms
        for line in form
    )
    most = _QUESTIONS if blank.entries == "columns" else _NAMES_AT_MOST
    names = min(widest + _CELL_PADDING, round(around.room * most))
    widths = (names, around.room - names)
    height = _row_height(host, around, forms, names)
    title = plain_text(blank.label, personal=False)
    for number, form in enumerate(forms, 1):
        own = replace(around, followed=around.followed and number == len(forms))
        rows = _form(host, blank, form, widths, height, own)
        around = replace(around, prompt=Pt(0))
        grid = Grid(
            "form", widths, around.indent, side=True, title=f"{title} {number}" if title else ""
        )
        flow.table(write_table(host, grid, rows))


def _form(
    host: Host,
    blank: AnswerTable,
    form: Sequence[FormLine],
    widths: tuple[int, int],
    height: Length,
    around: Surroundings,
) -> list[str]:
    """Return the rows of a form that stands in its *around*, kept together where they fit."""
    heights = [max(height, _line_height(host, line, widths)) for line in form]
    together = rows_kept(host, around, heights, most=len(form))
    parted = rows_parted(host, around, heights)
    rows = []
    for line, kept, splits in zip(form, together, parted, strict=True):
        keep = KEEP if kept else LOOSE
        name = paragraph(host, "table-head", write_inlines(host, line.name, BOLD), keep)
        words = (
            write_inlines(host, line.cell.children)
            if line.cell.children
            else place(host, f"{blank.id}.{line.row}.{line.column}", widths[1] - _CELL_PADDING)
        )
        given = paragraph(host, "table-text", words, keep)
        cells = [write_cell(name, widths[0]), write_cell(given, widths[1])]
        rows.append(write_row(cells, height=height, splits=splits))
    return rows


def _line_height(host: Host, line: FormLine, widths: tuple[int, int]) -> Length:
    """Return about how high the words of a form's line make its row."""
    name = words_height(host, line.name, widths[0] - _CELL_PADDING, role="table-head")
    given = words_height(host, line.cell.children, widths[1] - _CELL_PADDING, role="table-cell")
    return max(name, given) + _AROUND_NAME


def _row_height(
    host: Host, around: Surroundings, forms: Sequence[Sequence[FormLine]], names: int
) -> Length:
    """Return the height of forms' rows: as few forms as fit a page fill it.

    Below the last there is room for the imprint: that of a prompt, and a few lines more.
    """
    usual = host.look.blank.row_height
    rows = max(len(form) for form in forms)
    wrapped = max(sum(_beyond(host, line, names, usual).pt for line in form) for form in forms)
    page = page_height(host, around).pt
    on_page = max(1, int(page / (usual.pt * rows)))
    imprint = host.look.role("imprint").line.pt * _LINES_OF_IMPRINT
    filled = Length(((page - imprint) / on_page - wrapped) / rows)
    return max(usual, min(filled, usual * _HIGHEST_ROW))


def _beyond(host: Host, line: FormLine, names: int, usual: Length) -> Length:
    """Return by how much a name that runs over several lines makes its row higher than *usual*."""
    role = host.look.role("table-head")
    long = host.text_width(plain_text(line.name), role.size, bold=True).twips
    lines = ceil(long / max(names - _CELL_PADDING, 1))
    return max(Pt(0), role.line * lines + _AROUND_NAME - usual)
