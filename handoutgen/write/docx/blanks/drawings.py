"""Drawings to write in: boxes with arrows, and the outline of a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase

from handoutgen.model.blanks import BodyOutline, Diagram, DiagramBox
from handoutgen.model.images import Image
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import Inlines
from handoutgen.pictures.body import body_outline
from handoutgen.write.docx.blanks.places import (
    CENTRED,
    KEEP,
    LOOSE,
    MIDDLE,
    framed,
    is_too_tall,
    line,
    page_height,
    paragraph,
    place,
    rows_kept,
    rows_parted,
    sign,
    words_height,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.inlines import Manner, text_run, write_inlines
from handoutgen.write.docx.pictures import as_png, drawing_run, fit
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_DOWN, _UP, _ON, _BACK = "\u2193", "\u2191", "\u2192", "\u2190"
_ARROW_COLUMN = Mm(13).twips
_ARROW_ROW = Mm(9)
_BOX_AT_LEAST, _BOX_AT_MOST = Mm(22), Mm(36)
_SHARE_OF_PAGE = 0.78
_BOX_PADDING = Mm(5).twips
_AROUND_LINES = Pt(8)

_BODY_AT_MOST = Mm(140)
_BODY_WITH_KEY = 0.62
"""The share of a page that the figures take, so that prompt and key stand on it too."""
_KEY_COLUMNS = 2
_KEY_BOX = Mm(9)


def write_diagram(host: Host, flow: Flow, blank: Diagram, around: Surroundings) -> None:
    """Add framed boxes with arrows in cells of their own, so that all of it can be edited."""
    drawn = _chain if blank.shape == "chain" else _cycle
    flow.table(drawn(host, blank, around))


def _box_height(host: Host, around: Surroundings, lines: int) -> Length:
    """Return the height of boxes that stand *lines* high with arrows between them."""
    room = page_height(host, around) * _SHARE_OF_PAGE - _ARROW_ROW * (lines - 1)
    return max(_BOX_AT_LEAST, min(room / lines, _BOX_AT_MOST))


def _chain(host: Host, blank: Diagram, around: Surroundings) -> str:
    boxes = blank.boxes
    width = around.room
    height = _box_height(host, around, len(boxes))
    heights = [_height(host, box, width, height) + _ARROW_ROW for box in boxes]
    kept = rows_kept(host, around, heights)
    parted = rows_parted(host, around, heights)
    rows = []
    for position in range(len(boxes)):
        if position:
            rows.append(write_row([_arrow(host, _DOWN, width)], height=_ARROW_ROW))
        box = _box(host, blank, position, width, kept=kept[position])
        rows.append(write_row([box], height=height, splits=parted[position]))
    return write_table(host, Grid("diagram", (width,), around.indent), rows)


def _cycle(host: Host, blank: Diagram, around: Surroundings) -> str:
    """Return boxes in a ring: down on the right, back up on the left, an odd one at the foot."""
    boxes = blank.boxes
    side = (around.room - _ARROW_COLUMN) // 2
    widths = (side, around.room - 2 * side, side)
    lines = (len(boxes) + 1) // 2
    height = _box_height(host, around, lines)
    highest = max(_height(host, box, side, height) for box in boxes) + _ARROW_ROW
    kept = rows_kept(host, around, [highest] * lines)
    tall = is_too_tall(host, around, highest)
    rows = []
    for level in range(lines):
        last = level == lines - 1
        if level:
            arrows = [_arrow(host, _UP, side), _empty(host, widths[1]), _arrow(host, _DOWN, side)]
            rows.append(write_row(arrows, height=_ARROW_ROW))
        if last and len(boxes) % 2:
            cells = [_box(host, blank, lines, sum(widths), span=3, kept=False)]
        else:
            left = 0 if level == 0 else len(boxes) - level
            right = level + 1
            between = _ON if level == 0 else _BACK if last else ""
            cells = [
                _box(host, blank, left, side, kept=kept[level]),
                _arrow(host, between, widths[1]) if between else _empty(host, widths[1]),
                _box(host, blank, right, side, kept=kept[level]),
            ]
        rows.append(write_row(cells, height=height, splits=tall))
    return write_table(host, Grid("diagram", widths, around.indent), rows)


def _height(host: Host, box: DiagramBox, width: int, least: Length) -> Length:
    """Return about how high *box* is: title, help, a line to write on, and what is around them."""
    room = width - _BOX_PADDING
    words = words_height(host, box.title, room, role="table-head")
    if box.help:
        words = words + words_height(host, box.help, room, role="help")
    return max(least, words + host.look.role("answer").line + _AROUND_LINES)


def _box(
    host: Host, blank: Diagram, position: int, width: int, *, kept: bool, span: int = 1
) -> str:
    box = blank.boxes[position]
    keep = "" if kept else LOOSE
    title = write_inlines(host, box.title, Manner(bold=True))
    content = paragraph(host, "table-head", title, keep)
    if box.help:
        content += paragraph(host, "scale-label", write_inlines(host, box.help), keep)
    entry = place(host, f"{blank.id}.{position + 1}", width - _BOX_PADDING)
    content += line(host, entry, kept=kept)
    return write_cell(content, width, span=span, properties=framed(host))


def _arrow(host: Host, character: str, width: int) -> str:
    return write_cell(sign(host, "arrow", character), width, properties=MIDDLE)


def _empty(host: Host, width: int) -> str:
    return write_cell(paragraph(host, "arrow", ""), width)


def write_body_outline(host: Host, flow: Flow, blank: BodyOutline, around: Surroundings) -> None:
    """Add the two figures, their words below, and the key with a mark for each meaning."""
    body = body_outline(host.look.role("help").colour)
    most = min(_BODY_AT_MOST, page_height(host, around) * (_BODY_WITH_KEY if blank.key else 0.8))
    wide, high = fit(body, Length(around.room / 20), most)
    width = wide.twips
    drawn = drawing_run(host.picture(_printed(body, high)), host.unique_id(), blank.alt, wide, high)
    halves = shares((1.0, 1.0), width)
    keep = KEEP if blank.key or host.form.active else ""
    words = [
        write_cell(
            paragraph(host, "scale-anchor-middle", text_run(host, said), keep),
            half,
        )
        for said, half in zip((blank.front, blank.back), halves, strict=True)
    ]
    shown = paragraph(host, "figure", drawn, KEEP + CENTRED)
    rows = [write_row([write_cell(shown, width, span=2)]), write_row(words)]
    centred = around.indent + (around.room - width) // 2
    flow.table(write_table(host, Grid("layout-top", halves, centred), rows))
    if host.form.fillable or host.form.answer(blank.id):
        flow.table(_described(host, blank, around), kept=True)
    if blank.key:
        flow.table(_key(host, blank.key, around), kept=True)


def _described(host: Host, blank: BodyOutline, around: Surroundings) -> str:
    """Return a line to say in words what a pen would draw."""
    words = line(host, place(host, blank.id, around.room), kept=bool(blank.key))
    row = write_row([write_cell(words, around.room)], height=host.look.blank.line_gap)
    return write_table(host, Grid("lines", (around.room,), around.indent), [row])


@lru_cache(maxsize=8)
def _printed(image: Image, height: Length) -> Image:
    return as_png(image, height)


def _key(host: Host, meanings: Sequence[Inlines], around: Surroundings) -> str:
    """Return the key: a framed letter to mark places with and to colour, and what it means."""
    columns = min(_KEY_COLUMNS, len(meanings))
    column = around.room // columns
    box, gap = _KEY_BOX.twips, Mm(3).twips
    widths = (box, gap, column - box - gap) * columns
    count = -(-len(meanings) // columns)
    rows = []
    for level in range(count):
        cells = []
        for number in range(level * columns, (level + 1) * columns):
            cells += _meaning(host, meanings, number, widths[:3])
        rows.append(write_row(cells, height=_KEY_BOX))
    grid = Grid("layout-top", widths, around.indent)
    return write_table(host, grid, rows)


def _meaning(
    host: Host, meanings: Sequence[Inlines], number: int, widths: Sequence[int]
) -> list[str]:
    if number >= len(meanings):
        return [write_cell(line(host), sum(widths), span=len(widths))]
    letter = text_run(host, ascii_uppercase[number], Manner(style="strong", bold=True))
    words = write_inlines(host, meanings[number])
    return [
        write_cell(
            paragraph(host, "key-mark", letter), widths[0], properties=framed(host) + MIDDLE
        ),
        write_cell(line(host), widths[1]),
        write_cell(paragraph(host, "step", words), widths[2], properties=MIDDLE),
    ]
