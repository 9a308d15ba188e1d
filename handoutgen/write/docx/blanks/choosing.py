"""Blanks to mark: options with boxes or circles, statements, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handoutgen.model.blanks import (
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    TrueFalse,
)
from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import plain_text, text
from handoutgen.write.docx.blanks.places import (
    CENTRED,
    KEEP,
    KEPT_TOGETHER,
    MIDDLE,
    circle_or_box,
    is_kept,
    label_width,
    line,
    paragraph,
    place,
    sign,
    underlined,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.form import Sign, grouped, mark
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import BOLD, write_inlines
from handoutgen.write.docx.numbering import TICK, TICKED, hang, numbered
from handoutgen.write.docx.pictures import picture_run
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_NARROWEST_VERDICT = Mm(18).twips
_HIGHEST_PICTURE = Mm(34)
_PICTURES_DOWN_A_PAGE = 4
_AROUND_PICTURE = Mm(6).twips
_FOOT = '<w:vAlign w:val="bottom"/>'


@dataclass(frozen=True, slots=True)
class _Option:
    """An option's finished words, and the field or the place in a field that its mark is."""

    words: str
    id: str
    value: str = ""


def write_checklist(host: Host, flow: Flow, blank: Checklist, around: Surroundings) -> None:
    """Add options behind tick boxes, the line for one's own last."""
    options = [
        _Option(write_inlines(host, option), f"{blank.id}.{number}")
        for number, option in enumerate(blank.options, 1)
    ]
    own = f"{blank.id}.other" if blank.other else ""
    _options(host, flow, options, "tick", blank.columns, around, own=own)


def write_multiple_choice(
    host: Host, flow: Flow, blank: MultipleChoice, around: Surroundings
) -> None:
    """Add options behind circles."""
    options = [
        _Option(write_inlines(host, option), blank.id, str(number))
        for number, option in enumerate(blank.options, 1)
    ]
    start = flow.count
    _options(host, flow, options, "circle", blank.columns, around)
    flow.wrap(start, lambda written: grouped(host, blank.id, written))


def _options(
    host: Host,
    flow: Flow,
    options: Sequence[_Option],
    kind: Sign,
    columns: int,
    around: Surroundings,
    *,
    own: str = "",
) -> None:
    """Add *options* behind marks, read down each column, and the line for the field *own*.

    So few that they stay on one page stand in a row of a table: of paragraphs that are kept with
    the next, LibreOffice leaves the first behind where there are more than two.
    """
    rows = -(-len(options) // columns)
    if columns > 1 or rows <= KEPT_TOGETHER:
        kept = bool(own) and rows <= KEPT_TOGETHER
        flow.table(_option_columns(host, options, kind, columns, around, kept=kept))
        if own:
            flow.table(_own_option(host, own, around), kept=kept)
        return
    indent = f'<w:ind w:left="{around.indent + hang(host.look, kind)}"/>' if around.indent else ""
    style, number = _manner(host, kind)
    for position, option in enumerate(options):
        kept = is_kept(position, len(options))
        words = _marked(host, option, kind)
        flow.paragraph(style, words, keep=kept, number=number, indent=indent)
    if own:
        flow.table(_own_option(host, own, around))


def _own_option(host: Host, id_: str, around: Surroundings) -> str:
    """Return a tick box with a line behind it that ends where other lines end.

    Its line says that it was chosen: the box is ticked with a pen only.
    """
    beside = hang(host.look, "tick")
    widths = (beside, around.room - beside)
    box = TICKED if host.form.answer(id_) else TICK
    words = place(host, id_, widths[1])
    cells = [
        write_cell(sign(host, "box-sign", box), beside, properties=MIDDLE),
        write_cell(line(host, words), widths[1], properties=underlined(host)),
    ]
    row = write_row(cells, height=host.look.blank.tick_row)
    return write_table(host, Grid("layout", widths, around.indent), [row])


def _manner(host: Host, kind: Sign) -> tuple[ParagraphStyle, str]:
    """Return the style of options, and the list that gives them marks: where they are only read."""
    if host.form.active:
        return "option-to-mark", ""
    return "option", numbered(host.numbering(kind, 0), 0)


def _marked(host: Host, option: _Option, kind: Sign) -> str:
    """Return the words of *option*, behind its mark where that can be set."""
    if not host.form.active:
        return option.words
    marked = mark(host, option.id, kind, value=option.value, style="sign")
    return f"{marked}<w:r><w:tab/></w:r>{option.words}"


def _option_columns(
    host: Host,
    options: Sequence[_Option],
    kind: Sign,
    columns: int,
    around: Surroundings,
    *,
    kept: bool,
) -> str:
    """Return a table with *options* in its only row, *kept* on one page with what follows."""
    widths = shares([1.0] * columns, around.room)
    rows = -(-len(options) // columns)
    style, number = _manner(host, kind)
    keep = KEEP if kept else ""
    cells = []
    for position, width in enumerate(widths):
        column = options[position * rows : (position + 1) * rows]
        paragraphs = [
            paragraph(host, style, _marked(host, option, kind), keep + number) for option in column
        ]
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
        id_ = f"{blank.id}.{position + 1}"
        keep = KEEP if is_kept(position, len(blank.statements)) else ""
        said = paragraph(host, "exercise", write_inlines(host, statement), keep)
        cells = [write_cell(said, widths[0], properties=MIDDLE)]
        for value in ("true", "false"):
            circle = circle_or_box(host, "circle", "circle", id_, value)
            cells.append(write_cell(circle, beside, properties=MIDDLE))
        rows.append(grouped(host, id_, write_row(cells, height=host.look.blank.row_height)))
    flow.table(write_table(host, Grid("statements", widths, around.indent, head=True), rows))


def write_picture_choice(
    host: Host, flow: Flow, blank: PictureChoice, around: Surroundings
) -> None:
    """Add pictures side by side, and below them a row of tick boxes with their words.

    Two rows, so that the boxes line up however high the pictures and long the words are.
    """
    columns = blank.columns
    widths = shares([1.0] * columns, around.room)
    style, number = _manner(host, "tick")
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
        options = [
            _Option(write_inlines(host, one.label), f"{blank.id}.{position}")
            for position, one in enumerate(shown, start + 1)
        ]
        worded = [
            write_cell(paragraph(host, style, _marked(host, one, "tick"), keep + number), width)
            for one, width in zip(options, widths, strict=False)
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
