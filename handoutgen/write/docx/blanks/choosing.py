"""Blanks to mark: options with boxes or circles, statements, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.model.blanks import (
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    TrueFalse,
)
from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import Inlines, plain_text, text
from handoutgen.write.docx.blanks.places import (
    BOX,
    CENTRED,
    CIRCLE,
    KEEP,
    KEPT_TOGETHER,
    MIDDLE,
    is_kept,
    label_width,
    line,
    paragraph,
    sign,
    underlined,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, ListKind
from handoutgen.write.docx.inlines import BOLD, write_inlines
from handoutgen.write.docx.numbering import hang, numbered
from handoutgen.write.docx.pictures import picture_run
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_NARROWEST_VERDICT = Mm(18).twips
_HIGHEST_PICTURE = Mm(34)
_PICTURES_DOWN_A_PAGE = 4
_AROUND_PICTURE = Mm(6).twips
_FOOT = '<w:vAlign w:val="bottom"/>'


def write_checklist(host: Host, flow: Flow, blank: Checklist, around: Surroundings) -> None:
    """Add options behind tick boxes, the line for one's own last."""
    _options(host, flow, blank.options, "tick", blank.columns, around, more=blank.other)
    if blank.other:
        _own_option(host, flow, around)


def write_multiple_choice(
    host: Host, flow: Flow, blank: MultipleChoice, around: Surroundings
) -> None:
    """Add options behind circles."""
    _options(host, flow, blank.options, "circle", blank.columns, around)


def _own_option(host: Host, flow: Flow, around: Surroundings) -> None:
    """Add a tick box with a line behind it that ends where other lines end."""
    beside = hang(host.look, "tick")
    widths = (beside, around.room - beside)
    cells = [
        write_cell(sign(host, "box-sign", BOX), beside, properties=MIDDLE),
        write_cell(line(host), widths[1], properties=underlined(host)),
    ]
    row = write_row(cells, height=host.look.blank.tick_row)
    flow.table(write_table(host, Grid("layout", widths, around.indent), [row]))


def _options(
    host: Host,
    flow: Flow,
    options: Sequence[Inlines],
    kind: ListKind,
    columns: int,
    around: Surroundings,
    *,
    more: bool = False,
) -> None:
    """Add *options* behind marks, read down each column; *more* may follow on the page."""
    number = numbered(host.numbering(kind, 0), 0)
    beside = hang(host.look, kind)
    own = f'<w:ind w:left="{around.indent + beside}"/>' if around.indent else ""
    written = [write_inlines(host, option) for option in options]
    if columns > 1:
        flow.table(_option_columns(host, written, number, columns, around))
        return
    for position, option in enumerate(written):
        kept = is_kept(position, len(written) + more)
        flow.paragraph("option", option, keep=kept, number=number, indent=own)


def _option_columns(
    host: Host, options: Sequence[str], number: str, columns: int, around: Surroundings
) -> str:
    widths = shares([1.0] * columns, around.room)
    rows = -(-len(options) // columns)
    cells = []
    for place, width in enumerate(widths):
        column = options[place * rows : (place + 1) * rows]
        paragraphs = [paragraph(host, "option", option, number) for option in column]
        cells.append(write_cell("".join(paragraphs) or line(host), width))
    grid = Grid("layout-top", widths, around.indent)
    return write_table(host, grid, [write_row(cells, splits=rows > KEPT_TOGETHER)])


def write_true_false(host: Host, flow: Flow, blank: TrueFalse, around: Surroundings) -> None:
    """Add a table of statements, each with a circle below either word."""
    verdicts = (text(blank.true_word), text(blank.false_word))
    widest = max(label_width(host, words, bold=True) for words in verdicts)
    beside = min(max(widest, _NARROWEST_VERDICT), around.room // 5)
    widths = (around.room - 2 * beside, beside, beside)
    head = [write_cell(paragraph(host, "table-head", ""), widths[0])]
    for words in verdicts:
        shown = paragraph(host, "table-head", write_inlines(host, words, BOLD), CENTRED)
        head.append(write_cell(shown, beside))
    rows = [write_row(head, head=True)]
    for position, statement in enumerate(blank.statements):
        keep = KEEP if is_kept(position, len(blank.statements)) else ""
        said = paragraph(host, "exercise", write_inlines(host, statement), keep)
        circle = sign(host, "circle", CIRCLE)
        cells = [write_cell(said, widths[0], properties=MIDDLE)]
        cells += [write_cell(circle, beside, properties=MIDDLE)] * 2
        rows.append(write_row(cells, height=host.look.blank.row_height))
    flow.table(write_table(host, Grid("statements", widths, around.indent, head=True), rows))


def write_picture_choice(
    host: Host, flow: Flow, blank: PictureChoice, around: Surroundings
) -> None:
    """Add pictures side by side, and below them a row of tick boxes with their words.

    Two rows, so that the boxes line up however high the pictures and long the words are.
    """
    columns = blank.columns
    widths = shares([1.0] * columns, around.room)
    number = numbered(host.numbering("tick", 0), 0)
    together = len(blank.pictures) <= columns * _PICTURES_DOWN_A_PAGE
    rows = []
    for start in range(0, len(blank.pictures), columns):
        shown = blank.pictures[start : start + columns]
        drawn = [
            write_cell(_picture(host, one, width), width, properties=_FOOT)
            for one, width in zip(shown, widths, strict=False)
        ]
        last = start + columns >= len(blank.pictures)
        keep = KEEP if together and not last else ""
        worded = [
            write_cell(
                paragraph(host, "option", write_inlines(host, one.label), keep + number), width
            )
            for one, width in zip(shown, widths, strict=False)
        ]
        left = [write_cell(line(host), width) for width in widths[len(shown) :]]
        rows += [write_row([*drawn, *left]), write_row([*worded, *left])]
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def _picture(host: Host, picture: Picture, width: int) -> str:
    run = picture_run(
        host,
        picture.image,
        plain_text(picture.label),
        width - _AROUND_PICTURE,
        highest=_HIGHEST_PICTURE,
    )
    return paragraph(host, "figure", run, KEEP)
