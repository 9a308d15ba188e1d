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
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
    filled_rows,
)
from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import BlankRow, Cell, Inlines, Task, plain_text
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import BOLD, blank_run, write_inlines
from handoutgen.write.docx.numbering import hang, numbered
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import (
    Grid,
    shares,
    text_row,
    write_cell,
    write_row,
    write_table,
)

_KEPT_LINES = 12
"""So many lines or options stay on one page with their prompt; more would leave pages white."""

_LETTER = 0.56
"""A letter's width in ems, at most, on average over a label."""

_NO_FRAME = (
    '<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
)
_LABELS_A_ROW = 3


def write_task(host: Host, flow: Flow, task: Task, around: Surroundings) -> None:
    """Add a task: prompt, help, and the place to write, together on a page."""
    blank = task.blank
    if isinstance(blank, NameBlank | DateBlank) and task.number is None:
        _labelled_lines(host, flow, (blank,), around)
        return
    _prompt(host, flow, blank, task.number, around)
    _place(host, flow, blank, around)


def write_blank_row(host: Host, flow: Flow, row: BlankRow, around: Surroundings) -> None:
    """Add short blanks side by side; a blank that is not short stands by itself."""
    short: list[NameBlank | DateBlank] = []
    for blank in row.blanks:
        if isinstance(blank, NameBlank | DateBlank):
            short.append(blank)
            continue
        _labelled_lines(host, flow, short, around)
        short = []
        _prompt(host, flow, blank, None, around)
        _place(host, flow, blank, around)
    _labelled_lines(host, flow, short, around)


def _prompt(host: Host, flow: Flow, blank: Blank, number: int | None, around: Surroundings) -> None:
    if blank.label or number is not None:
        count = "" if number is None else numbered(host.numbering("task", 0, number), 0)
        words = write_inlines(host, blank.label, BOLD)
        flow.paragraph("prompt", words, number=count, indent=_left(around) if not count else "")
    if blank.help:
        words = write_inlines(host, blank.help)
        flow.paragraph("help", words, keep=True, indent=_left(around))


def _place(host: Host, flow: Flow, blank: Blank, around: Surroundings) -> None:
    match blank:
        case RuledLines():
            _ruled_lines(host, flow, blank, around)
        case Box(height_mm=height):
            content = _paragraph(host, "line", "")
            row = write_row([write_cell(content, around.room)], height=Mm(height))
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
            _lines(host, flow, [write_inlines(host, value)], around)
        case _:
            assert_never(blank)


def _left(around: Surroundings) -> str:
    return f'<w:ind w:left="{around.indent}"/>' if around.indent else ""


def _paragraph(host: Host, style: ParagraphStyle, words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{host.paragraph_style(style)}"/></w:pPr>{words}</w:p>'


def _underline(host: Host) -> str:
    blank = host.look.blank
    return (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="{blank.line_weight.eighths}" w:space="0" '
        f'w:color="{blank.grey[1:].upper()}"/></w:tcBorders>'
    )


def _ruled_lines(host: Host, flow: Flow, blank: RuledLines, around: Surroundings) -> None:
    style = {"ruled": "lines", "dotted": "dotted-lines", "boxed": "boxed-lines"}[blank.style]
    _line_table(host, flow, style, [""] * blank.count, around)


def _lines(host: Host, flow: Flow, words: Sequence[str], around: Surroundings) -> None:
    _line_table(host, flow, "lines", words, around)


def _line_table(
    host: Host, flow: Flow, style: str, words: Sequence[str], around: Surroundings
) -> None:
    grid = Grid(style, (around.room,), around.indent)  # type: ignore[arg-type]
    last = len(words) - 1
    rows = []
    for position, word in enumerate(words):
        kept = position < last and (len(words) <= _KEPT_LINES or position < 2)
        content = _paragraph(host, "line-kept" if kept else "line", word)
        rows.append(
            write_row(
                [write_cell(content, around.room)],
                height=host.look.blank.line_gap,
                exact=not word,
            )
        )
    flow.table(write_table(host, grid, rows))


def _stems(host: Host, flow: Flow, blank: SentenceStem, around: Surroundings) -> None:
    words = write_inlines(host, blank.stem)
    stem = _label_width(host, blank.stem)
    if stem > around.room * 0.6:
        for _ in range(blank.repeat):
            flow.paragraph("line-label", words, keep=True, indent=_left(around))
            _lines(host, flow, [""], around)
        return
    widths = (stem, around.room - stem)
    rows = [
        write_row(
            [
                write_cell(_paragraph(host, "line-label", words), widths[0]),
                write_cell(
                    _paragraph(host, "line" if last else "line-kept", ""),
                    widths[1],
                    properties=_underline(host),
                ),
            ],
            height=host.look.blank.row_height,
        )
        for last in [False] * (blank.repeat - 1) + [True]
    ]
    flow.table(write_table(host, Grid("layout", widths, around.indent), rows))


def _label_width(host: Host, label: Inlines) -> int:
    """Return the width that *label* needs on one line, with a gap behind it, in twips."""
    size = host.look.role("answer").size
    return (size * (_LETTER * len(plain_text(label))) + Mm(3)).twips


def _labelled_lines(
    host: Host, flow: Flow, blanks: Sequence[NameBlank | DateBlank], around: Surroundings
) -> None:
    for first in range(0, len(blanks), _LABELS_A_ROW):
        _labelled_row(host, flow, blanks[first : first + _LABELS_A_ROW], around)
    for blank in blanks:
        if blank.help:
            flow.paragraph("help", write_inlines(host, blank.help), indent=_left(around))


def _labelled_row(
    host: Host, flow: Flow, blanks: Sequence[NameBlank | DateBlank], around: Surroundings
) -> None:
    gap = Mm(6).twips
    most = around.room // (2 * len(blanks))
    labels = [min(_label_width(host, blank.label), most) for blank in blanks]
    free = around.room - sum(labels) - gap * (len(blanks) - 1)
    lines = shares([1.0 if isinstance(blank, NameBlank) else 0.55 for blank in blanks], free)
    widths: list[int] = []
    cells: list[str] = []
    for blank, label, line in zip(blanks, labels, lines, strict=True):
        if widths:
            widths.append(gap)
            cells.append(write_cell(_paragraph(host, "line", ""), gap))
        widths += [label, line]
        words = write_inlines(host, blank.label)
        value = write_inlines(host, blank.value)
        cells.append(write_cell(_paragraph(host, "line-label", words), label))
        cells.append(write_cell(_paragraph(host, "line", value), line, properties=_underline(host)))
    row = write_row(cells, height=host.look.blank.row_height)
    flow.table(write_table(host, Grid("layout", tuple(widths), around.indent), [row]))


def _checklist(host: Host, flow: Flow, blank: Checklist, around: Surroundings) -> None:
    options = [write_inlines(host, option) for option in blank.options]
    number = numbered(host.numbering("tick", 0), 0)
    columns = min(blank.columns, len(options))
    width = around.room // columns
    if blank.other:
        beside = hang(host.look, "tick") + 300
        options.append(blank_run(host, min(Length((width - beside) / 20).mm, 90)))
    if columns == 1:
        last = len(options) - 1
        for position, option in enumerate(options):
            kept = position < last and len(options) <= _KEPT_LINES
            indent = around.indent + hang(host.look, "tick") if around.indent else 0
            own = f'<w:ind w:left="{indent}"/>' if indent else ""
            flow.paragraph("option", option, keep=kept, number=number, indent=own)
        return
    style = host.paragraph_style("option")
    widths = shares([1.0] * columns, around.room)
    rows = []
    for first in range(0, len(options), columns):
        row = options[first : first + columns]
        cells = [
            write_cell(
                f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{option}</w:p>', width
            )
            for option, width in zip(row, widths, strict=False)
        ]
        cells += [write_cell(_paragraph(host, "option", ""), width) for width in widths[len(row) :]]
        rows.append(write_row(cells))
    flow.table(write_table(host, Grid("layout", widths, around.indent), rows))


def _scale(host: Host, flow: Flow, blank: RatingScale, around: Surroundings) -> None:
    points = len(blank.points)
    names = blank.pair_labels if blank.pair else ("",)
    beside = 0
    if blank.pair:
        texts = [(Cell(_words(name)),) for name in names]
        beside = min(max(_label_width(host, cell.children) for (cell,) in texts), around.room // 4)
    cells = shares([1.0] * points, around.room - beside)
    widths = (beside, *cells) if blank.pair else cells
    anchors = bool(blank.low or blank.middle or blank.high)
    rows = []
    for position, name in enumerate(names):
        kept: ParagraphStyle = "scale-number"
        row = [
            write_cell(_paragraph(host, kept, str(point)), width, properties=_MIDDLE)
            for point, width in zip(blank.points, cells, strict=True)
        ]
        if blank.pair:
            label = write_inlines(host, _words(name))
            row.insert(
                0,
                write_cell(
                    _paragraph(host, "line-label", label), beside, properties=_BARE + _MIDDLE
                ),
            )
        rows.append(write_row(row, height=host.look.blank.scale_cell))
        del position
    if anchors:
        rows.append(_anchor_row(host, blank, cells, beside))
    flow.table(write_table(host, Grid("scale", widths, around.indent), rows))


_MIDDLE = '<w:vAlign w:val="center"/>'
_BARE = (
    '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
)


def _words(text: str) -> Inlines:
    from handoutgen.model.nodes import text as inlines

    return inlines(text)


def _anchor_row(host: Host, blank: RatingScale, cells: Sequence[int], beside: int) -> str:
    points = len(cells)
    styles: list[ParagraphStyle] = ["scale-anchor", "scale-anchor-end"]
    words = [blank.low, blank.high]
    if blank.middle and points >= 3:
        styles.insert(1, "scale-anchor-middle")
        words.insert(1, blank.middle)
        third = points // 3
        spans = [third, points - 2 * third, third]
    elif blank.middle:
        words = [blank.low + blank.middle, blank.high]
        spans = [1, points - 1]
    else:
        spans = [points // 2, points - points // 2]
    row = []
    if beside:
        row.append(write_cell(_paragraph(host, "scale-anchor", ""), beside, properties=_NO_FRAME))
    start = 0
    for style, inlines, span in zip(styles, words, spans, strict=True):
        width = sum(cells[start : start + span])
        start += span
        content = _paragraph(host, style, write_inlines(host, inlines))
        row.append(write_cell(content, width, span=span, properties=_NO_FRAME))
    return write_row(row)


def _answers(host: Host, flow: Flow, blank: AnswerTable, around: Surroundings) -> None:
    head = tuple(Cell(header) for header in blank.headers)
    weights = blank.widths or (1.0,) * len(head)
    widths = shares(weights, around.room)
    height = host.look.blank.row_height
    rows = [text_row(host, head, widths, head=True)]
    rows += [text_row(host, row, widths, height=height) for row in filled_rows(blank)]
    flow.table(write_table(host, Grid("answers", widths, around.indent, head=True), rows))
