"""Scales: numbers to circle, a line to mark, a thermometer."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.errors import Place
from handoutgen.model.blanks import AnalogueLine, RatingScale, Thermometer
from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import Inlines, text
from handoutgen.report import LayoutNotice
from handoutgen.write.docx.blanks.places import (
    KEEP,
    LOOSE,
    MIDDLE,
    added_place,
    edged,
    is_too_tall,
    label_width,
    line,
    page_height,
    paragraph,
    place,
    room_below,
    rows_kept,
    underlined,
    words_height,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.form import grouped, mark, written
from handoutgen.write.docx.formatting import exact_line
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import PLAIN, Manner, write_inlines
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_BESIDE_SCALE = (
    '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
)
_UNDER_SCALE = (
    '<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
)
_CORNER = _UNDER_SCALE.replace("<w:left", '<w:top w:val="nil"/><w:left')
_FEWEST_IN_LINE = 3
"""Numbers that a line of a scale has at least, however wide they are."""
_FIGURE_GAP = Mm(1.2).twips
_BESIDE_FIGURE = "\u00a0"

ANALOGUE = Mm(100)
_END_STOP = Mm(3.5)
"""How far the strokes at its ends reach above and below an analogue line."""

_TUBE = Mm(15).twips
_BESIDE_TUBE = Mm(4).twips
_NUMBERS_AT_LEAST = Mm(10).twips
_CELL_PADDING = 240
_LOWEST_LINE = 1.15
"""Of a letter's size, where lines stand alone."""


def write_rating_scale(host: Host, flow: Flow, blank: RatingScale, around: Surroundings) -> None:
    """Add equal cells with the numbers in them, one row or two, and the words below."""
    labels = blank.pair_labels if blank.pair else ("",)
    beside = 0
    if blank.pair:
        widest = max(label_width(host, text(label)) for label in labels)
        beside = min(widest, around.room // 4)
    style, lines = _figures(host, blank.points, around.room - beside)
    cells = shares([1.0] * len(lines[0]), around.room - beside)
    rows = []
    ids = (f"{blank.id}.before", f"{blank.id}.after") if blank.pair else (blank.id,)
    anchored = bool(blank.low or blank.middle or blank.high)
    for id_, label in zip(ids, labels, strict=True):
        own = []
        for points in lines:
            last = label is labels[-1] and points is lines[-1] and not anchored
            row = []
            if blank.pair:
                words = write_inlines(host, text(label if points is lines[0] else ""))
                labelled = paragraph(host, "scale-label", words, LOOSE if last else "")
                row.append(write_cell(labelled, beside, properties=_BESIDE_SCALE + MIDDLE))
            row += _cells(host, id_, style, points, cells, LOOSE if last else "")
            own.append(write_row(row, height=host.look.blank.scale_cell))
        rows.append(grouped(host, id_, "".join(own)))
    if anchored:
        above = host.look.blank.scale_cell * (len(lines) * len(labels))
        rows.append(_anchors(host, blank, cells, beside, room_below(host, around) - above))
    widths = (beside, *cells) if beside else cells
    flow.table(write_table(host, Grid("scale", widths, around.indent), rows))


def _figures(
    host: Host, points: Sequence[int], room: int
) -> tuple[ParagraphStyle, tuple[Sequence[int], ...]]:
    """Return how numbers are set, and which of them stand in each line of the scale."""
    usual = host.look.role("answer").size
    sizes: tuple[tuple[ParagraphStyle, Length], ...] = (
        ("scale-number", usual),
        ("dense-scale-number", min(usual, host.look.smallest)),
    )
    for lines in range(1, len(points) // _FEWEST_IN_LINE + 1):
        columns = -(-len(points) // lines)
        for style, size in sizes:
            widest = max(host.text_width(str(point), size).twips for point in points)
            if (widest + _FIGURE_GAP) * columns <= room:
                return style, tuple(
                    points[start : start + columns] for start in range(0, len(points), columns)
                )
    return sizes[-1][0], (points,)


def _cells(
    host: Host,
    id_: str,
    style: ParagraphStyle,
    points: Sequence[int],
    widths: Sequence[int],
    keep: str,
) -> list[str]:
    """Return cells with *points* in them, and what is left of the line without a frame."""
    cells = []
    for point, width in zip(points, widths, strict=False):
        shown = _point(host, id_, style, point, width, keep)
        cells.append(write_cell(shown, width, properties=MIDDLE))
    left = widths[len(points) :]
    if left:
        empty = paragraph(host, style, "", keep)
        cells.append(write_cell(empty, sum(left), span=len(left), properties=_UNDER_SCALE))
    return cells


def _point(host: Host, id_: str, style: ParagraphStyle, point: int, width: int, keep: str) -> str:
    """Return a number to circle: with a circle beside or below it to mark it on a screen."""
    words = text(str(point))
    if not host.form.fillable:
        chosen = host.form.answer(id_) == str(point)
        manner = Manner(style="chosen", bold=True) if chosen else PLAIN
        return paragraph(host, style, write_inlines(host, words, manner), keep)
    circle = mark(host, id_, "circle", value=str(point), style="sign")
    size = host.look.role("answer").size
    needed = host.text_width(f"{point}{_BESIDE_FIGURE}", size) + host.look.blank.tick_size
    figure = write_inlines(host, words)
    if needed.twips + _FIGURE_GAP <= width:
        return paragraph(host, style, f"{figure}{written(_BESIDE_FIGURE)}{circle}", keep)
    return paragraph(host, style, figure, keep) + paragraph(host, style, circle, keep)


def _anchors(
    host: Host, blank: RatingScale, cells: Sequence[int], beside: int, room: Length
) -> str:
    """Return the row of words under both ends, and the middle where it is given.

    It is parted where it is higher than *room*.
    """
    points = len(cells)
    tall = False
    row = []
    if beside:
        row.append(write_cell(paragraph(host, "scale-anchor", ""), beside, properties=_CORNER))
    half, third = points // 2, points // 3
    ends: tuple[ParagraphStyle, ParagraphStyle] = ("scale-anchor", "scale-anchor-end")
    places: list[tuple[ParagraphStyle, Inlines, int]]
    if not blank.middle:
        places = [(ends[0], blank.low, half), (ends[1], blank.high, points - half)]
    elif third:
        places = [
            (ends[0], blank.low, third),
            ("scale-anchor-middle", blank.middle, points - 2 * third),
            (ends[1], blank.high, third),
        ]
    else:
        low = (*blank.low, *text(" "), *blank.middle)
        places = [(ends[0], low, half), (ends[1], blank.high, points - half)]
    start = 0
    for style, words, span in places:
        width = sum(cells[start : start + span])
        start += span
        tall = tall or words_height(host, words, width - _CELL_PADDING, role="help") > room
        content = paragraph(host, style, write_inlines(host, words))
        row.append(write_cell(content, width, span=span, properties=_UNDER_SCALE))
    return write_row(row, splits=tall)


def write_analogue_line(host: Host, flow: Flow, blank: AnalogueLine, around: Surroundings) -> None:
    """Add a line of exactly 100 mm with a stroke at each end and the words below them.

    The line is the border between two rows: it has the width of its cell, in any program.
    """
    if around.room < ANALOGUE.twips:
        problem = "there is no room for a line of 100 mm here: it reaches over the edge"
        host.report.add(LayoutNotice(Place("analogue line"), problem))
    marked = added_place(host, blank.id)
    parts = (3.0, 2.0, 3.0) if marked else (1.0, 1.0)
    widths = shares(parts, ANALOGUE.twips)
    rows = [
        write_row(
            [
                write_cell(
                    line(host, kept=True),
                    sum(widths),
                    span=len(widths),
                    properties=edged(host, *sides),
                )
            ],
            height=_END_STOP,
            exact=True,
        )
        for sides in (("left", "bottom", "right"), ("top", "left", "right"))
    ]
    low = paragraph(host, "scale-anchor", write_inlines(host, blank.low))
    high = paragraph(host, "scale-anchor-end", write_inlines(host, blank.high))
    words = [low, *([paragraph(host, "scale-anchor-middle", marked)] if marked else []), high]
    deepest = max(
        words_height(host, one, width - _CELL_PADDING, role="help")
        for one, width in ((blank.low, widths[0]), (blank.high, widths[-1]))
    )
    rows.append(
        write_row(
            [write_cell(one, width) for one, width in zip(words, widths, strict=True)],
            splits=is_too_tall(host, around, deepest + _END_STOP * 2),
        )
    )
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def write_thermometer(host: Host, flow: Flow, blank: Thermometer, around: Surroundings) -> None:
    """Add a tube of cells to colour, the highest number on top, a line to write on beside each."""
    points = blank.points[::-1]
    widest = max(label_width(host, text(str(point))) for point in points)
    numbers = max(widest, _NUMBERS_AT_LEAST)
    lines = max(around.room - numbers - _TUBE - _BESIDE_TUBE, _TUBE)
    widths = (numbers, _TUBE, _BESIDE_TUBE, lines)
    usual = host.look.blank.line_gap
    above, below = (
        words_height(host, one, sum(widths[1:]) - _CELL_PADDING, role="help")
        for one in (blank.high, blank.low)
    )
    lowest = host.look.role("answer").size * _LOWEST_LINE
    room = page_height(host, around) - above - below
    height = max(min(usual, room / (len(points) + 1)), lowest)
    heights = [height] * (len(points) - 1) + [height + below]
    together = rows_kept(host, around, heights, head=above, most=len(points))
    rows = []
    degrees = []
    if blank.high:
        rows.append(_end_of_tube(host, blank.high, widths, kept=True))
    for position, (point, with_next) in enumerate(zip(points, together, strict=True)):
        last = position == len(points) - 1
        kept = bool(blank.low) if last else with_next
        degrees.append(_degree(host, blank.id, point, widths, height, kept=kept))
    rows.append(grouped(host, blank.id, "".join(degrees)))
    if blank.low:
        rows.append(_end_of_tube(host, blank.low, widths, kept=False))
    flow.table(write_table(host, Grid("layout", widths, around.indent), rows))


def _degree(
    host: Host, id_: str, point: int, widths: Sequence[int], height: Length, *, kept: bool
) -> str:
    """Return a number with its part of the tube, to colour or to mark, and a line for words."""
    keep = (KEEP if kept else LOOSE) + _lower(host, height)
    tube = edged(host, "top", "left", "bottom", "right") + MIDDLE
    figure = write_inlines(host, text(str(point)))
    marked = _part_of_tube(host, id_, str(point))
    note = place(host, f"{id_}.note.{point}", widths[3])
    cells = [
        write_cell(paragraph(host, "degree", figure, keep), widths[0], properties=MIDDLE),
        write_cell(
            paragraph(host, "scale-number" if marked else "line", marked, keep),
            widths[1],
            properties=tube,
        ),
        write_cell(paragraph(host, "line", "", keep), widths[2]),
        write_cell(paragraph(host, "line", note, keep), widths[3], properties=underlined(host)),
    ]
    return write_row(cells, height=height)


def _lower(host: Host, height: Length) -> str:
    """Return what sets lines lower where a row is of less *height* than they are."""
    role = host.look.role("answer")
    if role.line.pt <= height.pt:
        return ""
    return exact_line(max(height, role.size * _LOWEST_LINE).twips)


def _part_of_tube(host: Host, id_: str, value: str) -> str:
    if not host.form.fillable and host.form.answer(id_) != value:
        return ""
    return mark(host, id_, "circle", value=value, style="sign")


def _end_of_tube(host: Host, words: Inlines, widths: Sequence[int], *, kept: bool) -> str:
    shown = paragraph(host, "scale-anchor", write_inlines(host, words), KEEP if kept else "")
    cells = [
        write_cell(line(host, kept=kept), widths[0]),
        write_cell(shown, sum(widths[1:]), span=3),
    ]
    return write_row(cells)
