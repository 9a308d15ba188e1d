"""Places to write, as tables that print like forms and stay editable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from handoutgen.model.blanks import (
    AnswerTable,
    Blank,
    Box,
    Checklist,
    DateBlank,
    LineStyle,
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
    filled_rows,
)
from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import BlankRow, Cell, Inlines, Task, plain_text, text
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, ParagraphStyle, TableStyle
from handoutgen.write.docx.inlines import BOLD, PLAIN, Manner, blank_run, write_inlines
from handoutgen.write.docx.numbering import hang, numbered
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import (
    Columns,
    Grid,
    shares,
    text_row,
    write_cell,
    write_row,
    write_table,
)

_KEPT_TOGETHER = 12
"""So many lines, options or rows stay on one page with their prompt; more would leave it white."""
_KEPT_AT_LEAST = 3

_LINE_STYLES: dict[LineStyle, TableStyle] = {
    "ruled": "lines",
    "dotted": "dotted-lines",
    "boxed": "boxed-lines",
}
_MIDDLE = '<w:vAlign w:val="center"/>'
_BESIDE_SCALE = (
    '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
)
_UNDER_SCALE = (
    '<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
)
_CORNER = _UNDER_SCALE.replace("<w:left", '<w:top w:val="nil"/><w:left')
_GUTTER = Mm(6).twips
_FIGURE_GAP = Mm(1.2).twips
_LABEL_GAP = Mm(2.5).twips


def write_task(host: Host, flow: Flow, task: Task, around: Surroundings) -> None:
    """Add a task: number, prompt, help, and the place to write, together on a page."""
    blank = task.blank
    if isinstance(blank, NameBlank | DateBlank) and task.number is None and not blank.help:
        _labelled_lines(host, flow, (blank,), around)
        return
    inner = around
    if task.number is not None:
        inner = around.in_definition(hang(host.look, "task"))
        number = numbered(host.numbering("task", 0, task.number), 0)
        step = hang(host.look, "task")
        own = inner.set_in(by_style=step, hanging=step, prose=False)
        flow.paragraph("prompt", write_inlines(host, blank.label, BOLD), number=number, indent=own)
    elif blank.label:
        flow.paragraph(
            "prompt", write_inlines(host, blank.label, BOLD), indent=inner.set_in(prose=False)
        )
    if blank.help:
        flow.paragraph("help", write_inlines(host, blank.help), keep=True, indent=inner.set_in())
    _place_to_write(host, flow, blank, inner)


def write_blank_row(host: Host, flow: Flow, row: BlankRow, around: Surroundings) -> None:
    """Add short blanks side by side; a blank that is not short stands by itself."""
    short: list[NameBlank | DateBlank] = []
    for blank in row.blanks:
        if isinstance(blank, NameBlank | DateBlank):
            short.append(blank)
            continue
        _labelled_lines(host, flow, short, around)
        short = []
        write_task(host, flow, Task(blank), around)
    _labelled_lines(host, flow, short, around)


def _place_to_write(host: Host, flow: Flow, blank: Blank, around: Surroundings) -> None:
    match blank:
        case RuledLines(count=count, style=style):
            _lines(host, flow, _LINE_STYLES[style], [""] * count, around)
        case Box(height_mm=height):
            cell = write_cell(_paragraph(host, "line", ""), around.room)
            row = write_row([cell], height=Mm(height))
            flow.table(write_table(host, Grid("box", (around.room,), around.indent), [row]))
        case SentenceStem():
            _stems(host, flow, blank, around)
        case Checklist():
            _checklist(host, flow, blank, around)
        case RatingScale():
            _scale(host, flow, blank, around)
        case AnswerTable():
            _answers(host, flow, blank, around)
        case NameBlank(value=value) | DateBlank(value=value):
            _lines(host, flow, "lines", [write_inlines(host, value)], around)
        case _:
            assert_never(blank)


def _paragraph(host: Host, style: ParagraphStyle, words: str, properties: str = "") -> str:
    name = host.paragraph_style(style)
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{properties}</w:pPr>{words}</w:p>'


def _line(host: Host, words: str = "", *, kept: bool = False) -> str:
    return _paragraph(host, "line-kept" if kept else "line", words)


def _underlined(host: Host) -> str:
    """Return the properties of a cell to write in: a line at its foot."""
    blank = host.look.blank
    return (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="{blank.line_weight.eighths}" w:space="0" '
        f'w:color="{blank.grey[1:].upper()}"/></w:tcBorders>'
    )


def _is_kept(position: int, count: int) -> bool:
    """Tell whether row *position* of *count* stays on one page with the next."""
    if position == count - 1:
        return False
    return count <= _KEPT_TOGETHER or position < _KEPT_AT_LEAST - 1


def _lines(
    host: Host, flow: Flow, style: TableStyle, words: Sequence[str], around: Surroundings
) -> None:
    """Add lines of one height: rows, as paragraphs with a border would share it and print one."""
    rows = [
        write_row(
            [write_cell(_line(host, word, kept=_is_kept(position, len(words))), around.room)],
            height=host.look.blank.line_gap,
            exact=not word,
        )
        for position, word in enumerate(words)
    ]
    flow.table(write_table(host, Grid(style, (around.room,), around.indent), rows))


def _stems(host: Host, flow: Flow, blank: SentenceStem, around: Surroundings) -> None:
    """Add the stem with a line behind it and a whole one below, as often as asked."""
    words = write_inlines(host, blank.stem)
    stem = _label_width(host, blank.stem)
    gap = host.look.blank.line_gap
    if stem > around.room * 0.8:
        for _ in range(blank.repeat):
            flow.paragraph("line-label", words, keep=True, indent=around.set_in(prose=False))
            _lines(host, flow, "lines", ["", ""], around)
        return
    widths = (stem, around.room - stem)
    underlined = _underlined(host)
    rows = []
    for number in range(blank.repeat):
        kept = _is_kept(number, blank.repeat)
        begun = [
            write_cell(_paragraph(host, "line-label", words, "<w:keepNext/>"), stem),
            write_cell(_line(host, kept=True), widths[1], properties=underlined),
        ]
        whole = write_cell(_line(host, kept=kept), around.room, span=2, properties=underlined)
        rows += [write_row(begun, height=gap), write_row([whole], height=gap, exact=True)]
    flow.table(write_table(host, Grid("layout", widths, around.indent), rows))


def _label_width(host: Host, label: Inlines, *, bold: bool = False) -> int:
    """Return the width that *label* needs on one line, with a gap behind it, in twips."""
    size = host.look.role("answer").size
    return host.text_width(plain_text(label), size, bold=bold).twips + _LABEL_GAP


def _labelled_lines(
    host: Host, flow: Flow, blanks: Sequence[NameBlank | DateBlank], around: Surroundings
) -> None:
    """Add a row of labels, each with a line beside it; a date takes less room than a name."""
    if not blanks:
        return
    most = around.room // (2 * len(blanks))
    labels = [min(_label_width(host, blank.label, bold=True), most) for blank in blanks]
    free = around.room - sum(labels) - _GUTTER * (len(blanks) - 1)
    lines = shares([1.0 if isinstance(blank, NameBlank) else 0.55 for blank in blanks], free)
    widths: list[int] = []
    cells: list[str] = []
    for blank, label, line in zip(blanks, labels, lines, strict=True):
        if widths:
            widths.append(_GUTTER)
            cells.append(write_cell(_line(host), _GUTTER))
        widths += [label, line]
        words = write_inlines(host, blank.label, Manner(style="strong", bold=True))
        value = write_inlines(host, blank.value, PLAIN)
        labelled = _paragraph(host, "line-label", words)
        if blank.help:
            labelled += _paragraph(host, "scale-label", write_inlines(host, blank.help))
        cells.append(write_cell(labelled, label))
        cells.append(write_cell(_line(host, value), line, properties=_underlined(host)))
    row = write_row(cells, height=host.look.blank.line_gap)
    flow.table(write_table(host, Grid("layout", tuple(widths), around.indent), [row]))


def _checklist(host: Host, flow: Flow, blank: Checklist, around: Surroundings) -> None:
    """Add options behind tick boxes, read down each column, the other line last."""
    number = numbered(host.numbering("tick", 0), 0)
    beside = hang(host.look, "tick")
    own = f'<w:ind w:left="{around.indent + beside}"/>' if around.indent else ""
    options = [write_inlines(host, option) for option in blank.options]
    other = [blank_run(host, Length((around.room - beside) / 20).mm)] if blank.other else []
    if blank.columns > 1:
        flow.table(_option_columns(host, options, number, blank.columns, around))
        options = []
    written = options + other
    for position, option in enumerate(written):
        kept = _is_kept(position, len(written))
        flow.paragraph("option", option, keep=kept, number=number, indent=own)


def _option_columns(
    host: Host, options: Sequence[str], number: str, columns: int, around: Surroundings
) -> str:
    widths = shares([1.0] * columns, around.room)
    rows = -(-len(options) // columns)
    cells = []
    for place, width in enumerate(widths):
        column = options[place * rows : (place + 1) * rows]
        paragraphs = [_paragraph(host, "option", option, number) for option in column]
        cells.append(write_cell("".join(paragraphs) or _line(host), width))
    grid = Grid("layout-top", widths, around.indent)
    return write_table(host, grid, [write_row(cells, splits=rows > _KEPT_TOGETHER)])


def _scale(host: Host, flow: Flow, blank: RatingScale, around: Surroundings) -> None:
    """Add equal cells with the numbers in them, one row or two, and the words below."""
    labels = blank.pair_labels if blank.pair else ("",)
    beside = 0
    if blank.pair:
        widest = max(_label_width(host, text(label)) for label in labels)
        beside = min(widest, around.room // 4)
    cells = shares([1.0] * len(blank.points), around.room - beside)
    size = host.look.role("answer").size
    widest_figure = max(host.text_width(str(point), size).twips for point in blank.points)
    crowded = widest_figure + _FIGURE_GAP > cells[0]
    style: ParagraphStyle = "dense-scale-number" if crowded else "scale-number"
    rows = []
    for label in labels:
        row = []
        if blank.pair:
            words = _paragraph(host, "scale-label", write_inlines(host, text(label)))
            row.append(write_cell(words, beside, properties=_BESIDE_SCALE + _MIDDLE))
        for point, width in zip(blank.points, cells, strict=True):
            figure = _paragraph(host, style, write_inlines(host, text(str(point))))
            row.append(write_cell(figure, width, properties=_MIDDLE))
        rows.append(write_row(row, height=host.look.blank.scale_cell))
    if blank.low or blank.middle or blank.high:
        rows.append(_anchors(host, blank, cells, beside))
    widths = (beside, *cells) if beside else cells
    flow.table(write_table(host, Grid("scale", widths, around.indent), rows))


def _anchors(host: Host, blank: RatingScale, cells: Sequence[int], beside: int) -> str:
    """Return the row of words under both ends, and the middle where it is given."""
    points = len(cells)
    row = []
    if beside:
        row.append(write_cell(_paragraph(host, "scale-anchor", ""), beside, properties=_CORNER))
    half, third = points // 2, points // 3
    ends: tuple[ParagraphStyle, ParagraphStyle] = ("scale-anchor", "scale-anchor-end")
    if not blank.middle:
        places = [(ends[0], blank.low, half), (ends[1], blank.high, points - half)]
    elif third:
        middle: ParagraphStyle = "scale-anchor-middle"
        places = [
            (ends[0], blank.low, third),
            (middle, blank.middle, points - 2 * third),
            (ends[1], blank.high, third),
        ]
    else:
        low = (*blank.low, *text(" "), *blank.middle)
        places = [(ends[0], low, half), (ends[1], blank.high, points - half)]
    start = 0
    for style, words, span in places:
        width = sum(cells[start : start + span])
        start += span
        content = _paragraph(host, style, write_inlines(host, words))
        row.append(write_cell(content, width, span=span, properties=_UNDER_SCALE))
    return write_row(row)


def _answers(host: Host, flow: Flow, blank: AnswerTable, around: Surroundings) -> None:
    """Add a table to write in, its rows high enough, its head repeated."""
    head = tuple(Cell(header) for header in blank.headers)
    columns = Columns(shares(blank.widths or (1.0,) * len(head), around.room))
    height = around.row_height or host.look.blank.row_height
    body = filled_rows(blank)
    rows = [text_row(host, head, columns, head=True)]
    for position, row in enumerate(body):
        kept = _is_kept(position, len(body))
        rows.append(text_row(host, row, columns, height=height, kept=kept))
    flow.table(write_table(host, Grid("answers", columns.widths, around.indent, head=True), rows))
