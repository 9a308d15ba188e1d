"""Landscape pages: what stands on them, and how rows to write in grow until they fill one.

Word lays out a file when it is opened, so heights are reckoned here beforehand, rather too high:
a row that is a little low leaves white, one that is too high begins another page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from handoutgen.model.blanks import AnswerTable, RuledLines
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    Cell,
    Figure,
    Heading,
    Imprint,
    Inlines,
    Landscape,
    Paragraph,
    Table,
    Task,
    plain_text,
    walk_blocks,
)
from handoutgen.write.docx.blanks.answer_tables import becomes_forms, is_to_write_in
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import shares
from handoutgen.write.style import Role

_HIGHEST_ROW = 2.4
_SURE = 0.95
_FURNITURE = Mm(12)
"""What headers, feet and the paragraph after a table take beside the page's margins."""
_CELL = Pt(12)
_AROUND_TABLE = Pt(16)


def stands_across(host: Host, block: Block, *, after: bool) -> bool:
    """Tell whether *block* belongs on a landscape page; small print stays on the page before."""
    match block:
        case Landscape():
            return not _fits_upright(host, block)
        case Imprint():
            return after
        case _:
            return False


def _fits_upright(host: Host, block: Landscape) -> bool:
    """Tell whether all that wanted a wide page are tables that become forms."""
    tables = [one for one in walk_blocks(block.blocks) if isinstance(one, Table | Figure | Task)]
    return bool(tables) and all(
        isinstance(one, Task)
        and isinstance(one.blank, AnswerTable)
        and becomes_forms(one.blank, host.look)
        for one in tables
    )


def across(host: Host, blocks: Blocks, *, first: bool) -> Surroundings:
    """Return the column of a landscape page; *first*, it carries the letterhead.

    A single table to write in gets what height the *blocks* beside it leave of the page.
    """
    page = host.look.page.landscape()
    prose = (page.full - page.measure).twips
    return Surroundings(
        page.full.twips,
        right=prose,
        row_height=_row_height(host, blocks, first=first),
        across=True,
    )


def _row_height(host: Host, blocks: Blocks, *, first: bool) -> Length | None:
    look = host.look
    page = look.page.landscape()
    room = page.height - page.top - page.foot - _FURNITURE
    if first:
        room = room - look.role("clinic").line - look.role("furniture").line * 4
    growing = 0
    for block in blocks:
        match block:
            case Task(AnswerTable() as table, _) if not growing:
                growing = sum(is_to_write_in(row) for row in table.filled_rows)
                room = room - _beside_rows(host, table, page.full)
            case _:
                height = _height(host, block, page.measure)
                if height is None:
                    return None
                room = room - height
    if not growing:
        return None
    usual = look.blank.row_height
    return max(usual, min(room * _SURE / growing, usual * _HIGHEST_ROW))


def _height(host: Host, block: Block, measure: Length) -> Length | None:
    """Return about how high *block* is, or None for what is seldom on a page with one table."""
    look = host.look
    match block:
        case Heading(level=level, children=words):
            return _text(host, words, look.heading(level), measure)
        case Paragraph(children=words, role=own):
            return _text(host, words, look.role(own), measure)
        case BlankRow():
            return look.blank.line_gap + look.role("body").after + _AROUND_TABLE
        case Task(RuledLines(label=label, help=help_, count=count), _):
            return _prompt(host, label, help_, measure) + look.blank.line_gap * count
        case Imprint(paragraphs):
            role = look.role("imprint")
            lines = [_text(host, words, role, look.page.landscape().full) for words in paragraphs]
            return Length(sum(one.pt for one in lines)) + _AROUND_TABLE
        case _:
            return None


def _beside_rows(host: Host, table: AnswerTable, full: Length) -> Length:
    """Return about how high a table is without the room in rows that can grow."""
    look = host.look
    weights = table.widths or (1.0,) * len(table.headers)
    widths = [Length(width / 20) - _CELL for width in shares(weights, full.twips)]
    head = _cells(host, table.headers, look.role("table-head"), widths)
    rows = [_row(host, row, widths) for row in table.filled_rows]
    prompt = _prompt(host, table.label, table.help, look.page.landscape().measure)
    return prompt + head + Length(sum(one.pt for one in rows)) + _AROUND_TABLE


def _row(host: Host, row: Sequence[Cell], widths: Sequence[Length]) -> Length:
    words = [cell.children for cell in row]
    high = _cells(host, words, host.look.role("table-cell"), widths)
    usual = host.look.blank.row_height
    return max(high - usual, Pt(0)) if is_to_write_in(row) else max(high, usual)


def _cells(host: Host, cells: Sequence[Inlines], role: Role, widths: Sequence[Length]) -> Length:
    highest = max(
        _text(host, words, role, width).pt for words, width in zip(cells, widths, strict=True)
    )
    return Length(highest) + _CELL


def _prompt(host: Host, label: Inlines, help_: Inlines, measure: Length) -> Length:
    look = host.look
    height = look.blank.task_gap
    if label:
        height = height + _text(host, label, look.role("prompt"), measure)
    if help_:
        height = height + _text(host, help_, look.role("help"), measure)
    return height


def _text(host: Host, words: Inlines, role: Role, width: Length) -> Length:
    """Return how high *words* stand with the space around them."""
    long = host.text_width(plain_text(words), role.size, bold=role.bold).pt
    lines = max(1, ceil(long / max(width.pt, 1.0)))
    return role.line * lines + role.before + role.after
