"""Blanks to write words on: lines, boxes, stems, names, dates, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.model.blanks import (
    Box,
    DateBlank,
    LineStyle,
    NameBlank,
    RuledLines,
    SentenceStem,
    SignatureBlock,
)
from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import Inlines
from handoutgen.write.docx.blanks.places import (
    GUTTER,
    KEEP,
    is_kept,
    label_width,
    line,
    paragraph,
    underlined,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, TableStyle
from handoutgen.write.docx.inlines import PLAIN, Manner, write_inlines
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_LINE_STYLES: dict[LineStyle, TableStyle] = {
    "ruled": "lines",
    "dotted": "dotted-lines",
    "boxed": "boxed-lines",
}
_SIGNED = 1.6
"""A signature needs more height than a line of words."""
_SIGNATURE, _INITIALS, _DATE = 1.0, 0.28, 0.5
"""How a party's lines share the measure."""


def write_ruled_lines(host: Host, flow: Flow, blank: RuledLines, around: Surroundings) -> None:
    gap = host.look.blank.line_gap
    if blank.gap_mm:
        gap = max(Mm(blank.gap_mm), host.look.blank.least_gap)
    _lines(host, flow, _LINE_STYLES[blank.style], [""] * blank.count, gap, around)


def write_value_line(
    host: Host, flow: Flow, blank: NameBlank | DateBlank, around: Surroundings
) -> None:
    words = [write_inlines(host, blank.value)]
    _lines(host, flow, "lines", words, host.look.blank.line_gap, around)


def _lines(
    host: Host,
    flow: Flow,
    style: TableStyle,
    words: Sequence[str],
    gap: Length,
    around: Surroundings,
) -> None:
    """Add lines of one height: rows, as paragraphs with a border would share it and print one."""
    rows = [
        write_row(
            [write_cell(line(host, word, kept=is_kept(position, len(words))), around.room)],
            height=gap,
            exact=not word,
        )
        for position, word in enumerate(words)
    ]
    flow.table(write_table(host, Grid(style, (around.room,), around.indent), rows))


def write_box(host: Host, flow: Flow, blank: Box, around: Surroundings) -> None:
    row = write_row([write_cell(line(host), around.room)], height=Mm(blank.height_mm))
    flow.table(write_table(host, Grid("box", (around.room,), around.indent), [row]))


def write_stems(host: Host, flow: Flow, blank: SentenceStem, around: Surroundings) -> None:
    """Add the stem with a line behind it and a whole one below, as often as asked."""
    words = write_inlines(host, blank.stem)
    stem = label_width(host, blank.stem)
    gap = host.look.blank.line_gap
    if stem > around.room * 0.8:
        for _ in range(blank.repeat):
            flow.paragraph("line-label", words, keep=True, indent=around.set_in(prose=False))
            _lines(host, flow, "lines", ["", ""], gap, around)
        return
    widths = (stem, around.room - stem)
    foot = underlined(host)
    rows = []
    for number in range(blank.repeat):
        kept = is_kept(number, blank.repeat)
        begun = [
            write_cell(paragraph(host, "line-label", words, KEEP), stem),
            write_cell(line(host, kept=True), widths[1], properties=foot),
        ]
        whole = write_cell(line(host, kept=kept), around.room, span=2, properties=foot)
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
    widths: list[int] = []
    cells: list[str] = []
    for blank, label, wide in zip(blanks, labels, lines, strict=True):
        if widths:
            widths.append(GUTTER)
            cells.append(write_cell(line(host), GUTTER))
        widths += [label, wide]
        words = write_inlines(host, blank.label, Manner(style="strong", bold=True))
        value = write_inlines(host, blank.value, PLAIN)
        labelled = paragraph(host, "line-label", words)
        if blank.help:
            labelled += paragraph(host, "scale-label", write_inlines(host, blank.help))
        cells.append(write_cell(labelled, label))
        cells.append(write_cell(line(host, value), wide, properties=underlined(host)))
    row = write_row(cells, height=host.look.blank.line_gap)
    flow.table(write_table(host, Grid("layout", tuple(widths), around.indent), [row]))


def write_signatures(host: Host, flow: Flow, blank: SignatureBlock, around: Surroundings) -> None:
    """Add for each party a line to sign on, one for initials, one for the date, named below."""
    weights = [_SIGNATURE, *([_INITIALS] if blank.initials else []), _DATE]
    lines = shares(weights, around.room - GUTTER * (len(weights) - 1))
    widths = _with_gutters(lines)
    rows = []
    for number, party in enumerate(blank.parties):
        below = [party, *([blank.initials_label] if blank.initials else []), blank.date_label]
        last = number == len(blank.parties) - 1
        rows += [_lines_to_sign(host, widths), _named_below(host, widths, below, last=last)]
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def _with_gutters(widths: Sequence[int]) -> tuple[int, ...]:
    parted = [widths[0]]
    for width in widths[1:]:
        parted += [GUTTER, width]
    return tuple(parted)


def _lines_to_sign(host: Host, widths: Sequence[int]) -> str:
    foot = underlined(host)
    cells = [
        write_cell(line(host, kept=True), width, properties="" if place % 2 else foot)
        for place, width in enumerate(widths)
    ]
    return write_row(cells, height=host.look.blank.line_gap * _SIGNED, exact=True)


def _named_below(host: Host, widths: Sequence[int], words: Sequence[Inlines], *, last: bool) -> str:
    keep = "" if last else KEEP
    cells = []
    for place, width in enumerate(widths):
        named = "" if place % 2 else write_inlines(host, words[place // 2])
        cells.append(write_cell(paragraph(host, "under-line", named, keep), width))
    return write_row(cells)
