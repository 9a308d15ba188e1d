"""Blanks to write words on: lines, boxes, stems, names, dates, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handoutgen.errors import Place
from handoutgen.model.blanks import (
    Box,
    DateBlank,
    LineStyle,
    NameBlank,
    RuledLines,
    SentenceStem,
    SignatureBlock,
)
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import Inlines
from handoutgen.report import LayoutNotice
from handoutgen.write.docx.blanks.places import (
    GUTTER,
    KEEP,
    free_place,
    goes_over,
    label_width,
    line,
    paragraph,
    place,
    room_below,
    rows_kept,
    underlined,
    words_height,
    wrapped,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.form import written
from handoutgen.write.docx.host import Host, TableStyle
from handoutgen.write.docx.inlines import PLAIN, Manner, write_inlines
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_LINE_STYLES: dict[LineStyle, TableStyle] = {
    "ruled": "lines",
    "dotted": "dotted-lines",
    "boxed": "boxed-lines",
}
_AT_FOOT = '<w:vAlign w:val="bottom"/>'
"""Words stand on their line, not below the one above."""
_LINE_PADDING = 240
_SIGNED = 1.6
"""A signature needs more height than a line of words."""
_AROUND_PARTY = Pt(10)
_BELOW_BOX = Pt(4)
_SIGNATURE, _INITIALS, _DATE = 1.0, 0.28, 0.5
"""How a party's lines share the measure."""


def write_ruled_lines(host: Host, flow: Flow, blank: RuledLines, around: Surroundings) -> None:
    gap = host.look.blank.line_gap
    if blank.gap_mm:
        gap = max(Mm(blank.gap_mm), host.look.blank.least_gap)
    words = _on_lines(host, blank, around.room)
    _lines(host, flow, _LINE_STYLES[blank.style], words, gap, around)


def _on_lines(host: Host, blank: RuledLines, room: int) -> list[str]:
    """Return what stands on each line.

    A control stands on the first and grows; the lines below give way to an answer in it. On
    paper an answer goes on from line to line, as if it were written by hand.
    """
    answer = host.form.answer(blank.id)
    lines = wrapped(host, answer, room - _LINE_PADDING) if answer else []
    if host.form.fillable:
        first = place(host, blank.id, room - _LINE_PADDING)
        return [first, *[""] * (blank.count - max(1, len(lines)))]
    return [*map(written, lines), *[""] * (blank.count - len(lines))]


def write_value_line(
    host: Host, flow: Flow, blank: NameBlank | DateBlank, around: Surroundings
) -> None:
    words = [place(host, blank.id, around.room, write_inlines(host, blank.value))]
    _lines(host, flow, "lines", words, host.look.blank.line_gap, around)


def _lines(
    host: Host,
    flow: Flow,
    style: TableStyle,
    words: Sequence[str],
    gap: Length,
    around: Surroundings,
) -> None:
    """Add lines of one height: rows, as paragraphs with a border would share it and print one.

    LibreOffice keeps no table of one whole row with the small print: a single line may be parted.
    """
    together = rows_kept(host, around, [gap] * len(words))
    rows = [
        write_row(
            [
                write_cell(
                    line(host, word, kept=kept, over=together[-1]),
                    around.room,
                    properties=_AT_FOOT if word and host.form.active else "",
                )
            ],
            height=gap,
            exact=not word,
            splits=together == [True],
        )
        for word, kept in zip(words, together, strict=True)
    ]
    flow.table(write_table(host, Grid(style, (around.room,), around.indent), rows))


def write_box(host: Host, flow: Flow, blank: Box, around: Surroundings) -> None:
    asked = Mm(blank.height_mm)
    height = min(asked, room_below(host, around) - _BELOW_BOX)
    if height < asked:
        problem = (
            f"it is {height.mm:.0f} mm high, not {blank.height_mm:g}: "
            "with its prompt it would be taller than a page"
        )
        host.report.add(LayoutNotice(Place("box"), problem, "ask for less, or shorten the prompt"))
    kept = goes_over(host, around, [height])
    content = free_place(host, blank.id, around.room - _LINE_PADDING, kept=kept)
    row = write_row([write_cell(content, around.room)], height=height)
    flow.table(write_table(host, Grid("box", (around.room,), around.indent), [row]))


def write_stems(host: Host, flow: Flow, blank: SentenceStem, around: Surroundings) -> None:
    """Add the stem with a line behind it and a whole one below, as often as asked."""
    stem = label_width(host, blank.stem)
    gap = host.look.blank.line_gap
    ids = [blank.id]
    if blank.repeat > 1:
        ids = [f"{blank.id}.{number}" for number in range(1, blank.repeat + 1)]
    if stem > around.room * 0.8:
        for number, id_ in enumerate(ids, 1):
            words = write_inlines(host, blank.stem)
            flow.paragraph("line-label", words, keep=True, indent=around.set_in(prose=False))
            followed = around.followed and number == len(ids)
            own = replace(around, followed=followed)
            _lines(host, flow, "lines", [place(host, id_, around.room), ""], gap, own)
        return
    widths = (stem, around.room - stem)
    foot = underlined(host)
    rows = []
    together = rows_kept(host, around, [gap * 2] * blank.repeat)
    for id_, kept in zip(ids, together, strict=True):
        words = write_inlines(host, blank.stem)
        end = place(host, id_, widths[1])
        begun = [
            write_cell(paragraph(host, "line-label", words, KEEP), stem),
            write_cell(line(host, end, kept=True), widths[1], properties=foot),
        ]
        below = line(host, kept=kept, over=together[-1])
        whole = write_cell(below, around.room, span=2, properties=foot)
        rows += [write_row(begun, height=gap), write_row([whole], height=gap, exact=True)]
    flow.table(write_table(host, Grid("layout", widths, around.indent), rows))


def write_labelled_lines(
    host: Host, flow: Flow, blanks: Sequence[NameBlank | DateBlank], around: Surroundings
) -> None:
    """Add a row of labels, each with a line beside it; a date takes less room than a name."""
    if not blanks:
        return
    most = around.room // (2 * len(blanks))
    labels = [
        min(max(label_width(host, blank.label, bold=True), label_width(host, blank.help)), most)
        for blank in blanks
    ]
    free = around.room - sum(labels) - GUTTER * (len(blanks) - 1)
    lines = shares([1.0 if isinstance(blank, NameBlank) else 0.55 for blank in blanks], free)
    kept = around.followed
    widths: list[int] = []
    cells: list[str] = []
    for blank, label, wide in zip(blanks, labels, lines, strict=True):
        if widths:
            widths.append(GUTTER)
            cells.append(write_cell(line(host, kept=kept), GUTTER))
        widths += [label, wide]
        words = write_inlines(host, blank.label, Manner(style="strong", bold=True))
        value = place(host, blank.id, wide, write_inlines(host, blank.value, PLAIN))
        labelled = paragraph(host, "line-label", words, KEEP if kept else "")
        if blank.help:
            labelled += paragraph(host, "scale-label", write_inlines(host, blank.help))
        cells.append(write_cell(labelled, label))
        cells.append(write_cell(line(host, value, kept=kept), wide, properties=underlined(host)))
    row = write_row(cells, height=host.look.blank.line_gap, splits=kept)
    flow.table(write_table(host, Grid("layout", tuple(widths), around.indent), [row]))


def write_signatures(host: Host, flow: Flow, blank: SignatureBlock, around: Surroundings) -> None:
    """Add for each party a line to sign on, one for initials, one for the date, named below."""
    weights = [_SIGNATURE, *([_INITIALS] if blank.initials else []), _DATE]
    lines = shares(weights, around.room - GUTTER * (len(weights) - 1))
    widths = _with_gutters(lines)
    rows = []
    high = host.look.blank.line_gap * _SIGNED + _AROUND_PARTY
    heights = [
        high + words_height(host, party, lines[0] - _LINE_PADDING, role="small")
        for party in blank.parties
    ]
    together = rows_kept(host, around, heights)
    for number, party in enumerate(blank.parties):
        below = [party, *([blank.initials_label] if blank.initials else []), blank.date_label]
        kept = together[number]
        id_ = f"{blank.id}.{number + 1}"
        ids = [id_, *([f"{id_}.initials"] if blank.initials else []), f"{id_}.date"]
        signed = [place(host, one, width) for one, width in zip(ids, lines, strict=True)]
        rows += [
            _lines_to_sign(host, widths, signed, over=together[-1]),
            _named_below(host, widths, below, kept=kept),
        ]
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def _with_gutters(widths: Sequence[int]) -> tuple[int, ...]:
    parted = [widths[0]]
    for width in widths[1:]:
        parted += [GUTTER, width]
    return tuple(parted)


def _lines_to_sign(host: Host, widths: Sequence[int], signed: Sequence[str], *, over: bool) -> str:
    foot = underlined(host) + (_AT_FOOT if host.form.active else "")
    cells = [
        write_cell(line(host, kept=True), width)
        if position % 2
        else write_cell(
            line(host, signed[position // 2], kept=True, over=over), width, properties=foot
        )
        for position, width in enumerate(widths)
    ]
    exact = not host.form.active
    return write_row(cells, height=host.look.blank.line_gap * _SIGNED, exact=exact)


def _named_below(host: Host, widths: Sequence[int], words: Sequence[Inlines], *, kept: bool) -> str:
    keep = KEEP if kept else ""
    cells = []
    for position, width in enumerate(widths):
        named = "" if position % 2 else write_inlines(host, words[position // 2])
        cells.append(write_cell(paragraph(host, "under-line", named, keep), width))
    return write_row(cells)
