"""Tables: their grid, rows and cells, and the tables of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handoutgen.errors import Place
from handoutgen.model.lengths import Length
from handoutgen.model.nodes import Alignment, Cell, Table, plain_text
from handoutgen.records import dataclass
from handoutgen.report import LayoutNotice
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, ParagraphStyle, TableStyle
from handoutgen.write.docx.inlines import BOLD, PLAIN, write_inlines
from handoutgen.write.docx.xml import escape

_ALIGN = {"left": "", "center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}
_CELL_PADDING = 240
"""A cell's margins at both sides, in twips, and a little air."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's style and the widths of its columns, in twips, *indent* from the left.

    Its first row is its *head*; with *side* its first column names what stands in the rows.
    Screen readers say its *title*, which is fixed words only.
    """

    style: TableStyle
    widths: tuple[int, ...]
    indent: int = 0
    head: bool = False
    side: bool = False
    title: str = ""

    @property
    def width(self) -> int:
        return sum(self.widths)


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of columns of text; *dense* text is smaller, so that its words fit."""

    widths: tuple[int, ...]
    dense: bool = False


def write_table(host: Host, grid: Grid, rows: Sequence[str]) -> str:
    """Return a table of finished *rows*."""
    backwards = "<w:bidiVisual/>" if host.right_to_left else ""
    indent = f'<w:tblInd w:w="{grid.indent}" w:type="dxa"/>' if grid.indent else ""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in grid.widths])
    flags = 0x0600 | grid.head * 0x0020 | grid.side * 0x0080
    look = (
        f'<w:tblLook w:val="{flags:04X}" w:firstRow="{grid.head:d}" w:lastRow="0" '
        f'w:firstColumn="{grid.side:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    title = f'<w:tblCaption w:val="{escape(grid.title)}"/>' if grid.title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{host.table_style(grid.style)}"/>{backwards}'
        f'<w:tblW w:w="{grid.width}" w:type="dxa"/>{indent}<w:tblLayout w:type="fixed"/>{look}'
        f"{title}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def write_row(
    cells: Sequence[str],
    *,
    height: Length | None = None,
    exact: bool = False,
    head: bool = False,
    splits: bool = False,
) -> str:
    """Return a row; it stays on one page unless it *splits*, and is repeated if it is *head*."""
    found = "" if splits else "<w:cantSplit/>"
    if height is not None:
        rule = "exact" if exact else "atLeast"
        found += f'<w:trHeight w:val="{height.twips}" w:hRule="{rule}"/>'
    if head:
        found += "<w:tblHeader/>"
    properties = f"<w:trPr>{found}</w:trPr>" if found else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def write_cell(content: str, width: int, *, span: int = 1, properties: str = "") -> str:
    """Return a cell of finished paragraphs; *properties* follow its width and span."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{properties}</w:tcPr>'
        f"{content}</w:tc>"
    )


def write_text_table(host: Host, flow: Flow, table: Table, width: int, indent: int) -> None:
    """Add a table of text with its caption above and its head repeated on every page."""
    if table.caption:
        flow.paragraph("table-caption", write_inlines(host, table.caption))
    rows = [table.head, *table.rows]
    columns = fit_columns(host, rows, width)
    title = plain_text(table.caption, personal=False)
    grid = Grid("table", columns.widths, indent, head=True, title=title)
    written = [text_row(host, table.head, columns, table.alignments, head=True)]
    written += [text_row(host, row, columns, table.alignments) for row in table.rows]
    flow.table(write_table(host, grid, written))


def text_row(
    host: Host,
    cells: Sequence[Cell],
    columns: Columns,
    alignments: Sequence[Alignment] = (),
    *,
    entries: Sequence[str] = (),
    head: bool = False,
    height: Length | None = None,
    kept: bool = False,
    splits: bool = False,
) -> str:
    """Return a row of text cells, of the head or the body; *kept* with the row that follows.

    *entries* are what stands in each cell that has no words of its own.
    """
    style: ParagraphStyle = "table-head" if head else "table-text"
    if columns.dense:
        style = "dense-table-head" if head else "dense-table-text"
    name = host.paragraph_style(style)
    manner = BOLD if head else PLAIN
    keep = "<w:keepNext/>" if kept else ""
    written = []
    for position, (cell, width) in enumerate(zip(cells, columns.widths, strict=True)):
        align = _ALIGN[alignments[position]] if alignments else ""
        words = write_inlines(host, cell.children, manner) if cell.children else ""
        if entries:
            words = words or entries[position]
        written.append(
            write_cell(
                f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{keep}{align}</w:pPr>{words}</w:p>', width
            )
        )
    return write_row(written, head=head, height=height, splits=splits)


def fit_columns(host: Host, rows: Sequence[Sequence[Cell]], room: int) -> Columns:
    """Share *room* among columns by what stands in them; set text dense where words need it."""
    usual = host.look.role("table-cell").size
    least, most = _wanted(host, rows, usual)
    crowded = sum(least) > room
    if crowded:
        least, most = _wanted(host, rows, min(usual, host.look.smallest))
    if sum(least) > room:
        _tell_crowded(host, len(least))
    return Columns(shares(share_room(least, most, room), room), crowded)


def is_crowded(host: Host, rows: Sequence[Sequence[Cell]], room: int) -> bool:
    """Tell whether *room* is too narrow for the longest words of columns in their usual size."""
    least, _ = _wanted(host, rows, host.look.role("table-cell").size)
    return sum(least) > room


def weighted_columns(
    host: Host, rows: Sequence[Sequence[Cell]], weights: Sequence[float], room: int
) -> Columns:
    """Share *room* by *weights*; a column whose longest word needs more than its share gets it."""
    crowded = is_crowded(host, rows, room)
    usual = host.look.role("table-cell").size
    least, _ = _wanted(host, rows, min(usual, host.look.smallest) if crowded else usual)
    if sum(least) > room:
        _tell_crowded(host, len(least))
        return Columns(shares(weights, room), crowded)
    widths = [0.0] * len(least)
    sharing = list(range(len(least)))
    while True:
        free = room - sum(widths)
        total = sum(weights[place] for place in sharing)
        short = [place for place in sharing if weights[place] * free < least[place] * total]
        if not short:
            break
        for place in short:
            widths[place] = least[place]
        sharing = [place for place in sharing if place not in short]
    for place in sharing:
        widths[place] = weights[place] * free / total
    return Columns(shares(widths, room), crowded)


def _tell_crowded(host: Host, columns: int) -> None:
    host.report.add(
        LayoutNotice(
            Place("table"),
            f"{columns} columns are too many for the page: words are cut",
            "leave columns out or set the table on a landscape page",
        )
    )


def _wanted(
    host: Host, rows: Sequence[Sequence[Cell]], size: Length
) -> tuple[list[float], list[float]]:
    """Return what each column needs for its longest word and could use for its longest text."""
    head_is_bold = host.look.role("table-head").bold
    least: list[float] = []
    most: list[float] = []
    for column in zip(*rows, strict=True):
        word = line = 0.0
        for number, cell in enumerate(column):
            words = plain_text(cell.children)
            bold = number == 0 and head_is_bold
            line = max(line, host.text_width(words, size, bold=bold).pt)
            longest = max(words.split(), key=len, default="")
            word = max(word, host.text_width(longest, size, bold=bold).pt)
        least.append(word * 20 + _CELL_PADDING)
        most.append(line * 20 + _CELL_PADDING)
    return least, most


def share_room(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Return widths between *least* and *most* whose proportions fill *room*.

    Narrow columns get all that they could use, so that dates and numbers stay on one line; wide
    ones share what is left. Where there is room for all or too little for any, all give alike.
    """
    if sum(most) <= room:
        return list(most)
    widths = list(least)
    left = room - sum(least)
    growing = [place for place, width in enumerate(least) if most[place] > width]
    while growing and left > 1:
        share = left / len(growing)
        for place in tuple(growing):
            more = min(share, most[place] - widths[place])
            widths[place] += more
            left -= more
            if most[place] - widths[place] < 1:
                growing.remove(place)
    return widths


def shares(weights: Sequence[float], width: int) -> tuple[int, ...]:
    """Part *width* in proportion to *weights*, to the last twip."""
    total = sum(weights)
    edges = [0]
    passed = 0.0
    for weight in weights:
        passed += weight
        edges.append(round(width * passed / total))
    return tuple(right - left for left, right in pairwise(edges))
