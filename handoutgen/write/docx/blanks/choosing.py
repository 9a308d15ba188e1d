"""Blanks to mark: options with boxes or circles, statements, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from handoutgen.model.blanks import (
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    TrueFalse,
)
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import Inlines, plain_text, text
from handoutgen.records import dataclass
from handoutgen.write.docx.blanks.places import (
    CENTRED,
    KEEP,
    LOOSE,
    MIDDLE,
    UNKEPT_LINES,
    circle_or_box,
    columns_that_fit,
    goes_over,
    is_too_tall,
    label_width,
    line,
    paragraph,
    place,
    rows_kept,
    rows_parted,
    sign,
    stay_together,
    underlined,
    words_height,
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
_AROUND_PICTURES = Pt(28)
_AROUND_PICTURE = Mm(6).twips
_HIGHEST_VERDICT = Mm(20)
"""Words that are higher above a column of circles stand below each statement, as in PDF."""
_CELL_PADDING = 240
_HIGHEST_OPTION, _HIGHEST_LABEL = 1 / 3, 1 / 2
"""The shares of a page that an option, and a picture's label, may take in columns: as in PDF."""
_AROUND_STATEMENT = Pt(8)
_FOOT = '<w:vAlign w:val="bottom"/>'


@dataclass(frozen=True, slots=True)
class _Option:
    """An option's finished words, and the field or the place in a field that its mark is."""

    words: str
    height: Length
    id: str
    value: str = ""


def write_checklist(host: Host, flow: Flow, blank: Checklist, around: Surroundings) -> None:
    """Add options behind tick boxes, the line for one's own last."""
    columns = _columns(host, blank, around)
    options = [
        _Option(write_inlines(host, option), high, f"{blank.id}.{number}")
        for number, (option, high) in enumerate(_measured(host, blank, columns, around), 1)
    ]
    own = f"{blank.id}.other" if blank.other else ""
    _options(host, flow, options, "tick", columns, around, own=own)


def write_multiple_choice(
    host: Host, flow: Flow, blank: MultipleChoice, around: Surroundings
) -> None:
    """Add options behind circles."""
    columns = _columns(host, blank, around)
    options = [
        _Option(write_inlines(host, option), high, blank.id, str(number))
        for number, (option, high) in enumerate(_measured(host, blank, columns, around), 1)
    ]
    start = flow.count
    _options(host, flow, options, "circle", columns, around)
    flow.wrap(start, lambda written: grouped(host, blank.id, written))


def _columns(host: Host, blank: Checklist | MultipleChoice, around: Surroundings) -> int:
    beside = hang(host.look, "tick")
    asked, share = blank.columns, _HIGHEST_OPTION
    return columns_that_fit(host, around, blank.options, asked, beside=beside, share=share)


def _measured(
    host: Host, blank: Checklist | MultipleChoice, columns: int, around: Surroundings
) -> Iterator[tuple[Inlines, Length]]:
    """Yield each option with about how high it is."""
    room = around.room // columns - hang(host.look, "tick")
    space = host.look.blank.tick_row - host.look.role("answer").line
    for option in blank.options:
        yield option, words_height(host, option, room) + max(space, Pt(0))


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
    if columns > 1 or stay_together(host, around, [one.height for one in options]):
        flow.table(_option_table(host, options, kind, columns, around, own))
        return
    indent = f'<w:ind w:left="{around.indent + hang(host.look, kind)}"/>' if around.indent else ""
    style, number = _manner(host, kind)
    together = rows_kept(host, around, [one.height for one in options])
    for option, kept in zip(options, together, strict=True):
        words = _marked(host, option, kind)
        flow.paragraph(style, words, keep=kept, number=number, indent=indent)
    if own:
        beside = hang(host.look, "tick")
        widths = (beside, around.room - beside)
        row = _own_option(host, own, widths)
        flow.table(write_table(host, Grid("layout-top", widths, around.indent), [row]))


def _own_option(host: Host, id_: str, widths: tuple[int, int], span: int = 1) -> str:
    """Return a row with a tick box, and a line behind it over *span* columns.

    Its line says that it was chosen: the box is ticked with a pen only.
    """
    box = TICKED if host.form.answer(id_) else TICK
    words = place(host, id_, widths[1])
    foot = underlined(host) + _FOOT
    cells = [
        write_cell(sign(host, "box-sign", box), widths[0], properties=MIDDLE),
        write_cell(line(host, words), widths[1], span=span, properties=foot),
    ]
    return write_row(cells, height=host.look.blank.tick_row)


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


def _option_table(
    host: Host,
    options: Sequence[_Option],
    kind: Sign,
    columns: int,
    around: Surroundings,
    own: str,
) -> str:
    """Return a table with all *options* in one row, and the line for the field *own* below."""
    widths = shares([1.0] * columns, around.room)
    rows = -(-len(options) // columns)
    parted = [options[start : start + rows] for start in range(0, len(options), rows)]
    together = all(stay_together(host, around, [one.height for one in column]) for column in parted)
    style, number = _manner(host, kind)
    high = [Length(max(sum(one.height.pt for one in column) for column in parted))]
    kept = together and (bool(own) or goes_over(host, around, high))
    keep = KEEP if kept else ""
    beside = min(hang(host.look, kind), widths[0] // 2)
    cells = []
    for position, width in enumerate(widths):
        column = parted[position] if position < len(parted) else ()
        paragraphs = [
            paragraph(host, style, _marked(host, option, kind), keep + number) for option in column
        ]
        span = 2 if own and not position else 1
        cells.append(write_cell("".join(paragraphs) or line(host), width, span=span))
    written = [write_row(cells, splits=not together)]
    if own:
        written.append(_own_option(host, own, (beside, around.room - beside), columns))
        widths = (beside, widths[0] - beside, *widths[1:])
    return write_table(host, Grid("layout-top", widths, around.indent), written)


def write_true_false(host: Host, flow: Flow, blank: TrueFalse, around: Surroundings) -> None:
    """Add a table of statements, each with a circle below either word."""
    verdicts = (text(blank.true_word), text(blank.false_word))
    most = around.room // 5 - _CELL_PADDING
    if max(words_height(host, one, most, role="table-head") for one in verdicts) > _HIGHEST_VERDICT:
        _write_statements(host, flow, blank, verdicts, around)
        return
    widest = max(label_width(host, words, bold=True) for words in verdicts)
    beside = min(max(widest, _NARROWEST_VERDICT), around.room // 5)
    widths = (around.room - 2 * beside, beside, beside)
    usual = host.look.blank.row_height
    heights = [
        max(usual, words_height(host, one, widths[0] - _CELL_PADDING) + _AROUND_STATEMENT)
        for one in blank.statements
    ]
    over = max(
        words_height(host, words, beside - _CELL_PADDING, role="table-head").pt
        for words in verdicts
    )
    kept = rows_kept(host, around, heights, head=Length(over))
    tall = is_too_tall(host, around, Length(over) + usual)
    splits = rows_parted(host, around, heights)
    parted = LOOSE + UNKEPT_LINES if tall else ""
    head = [write_cell(paragraph(host, "table-head", "", parted), widths[0])]
    for words in verdicts:
        manner = parted + CENTRED
        shown = paragraph(host, "table-head", write_inlines(host, words, BOLD), manner)
        head.append(write_cell(shown, beside))
    rows = [write_row(head, head=not tall, splits=tall)]
    for position, statement in enumerate(blank.statements):
        id_ = f"{blank.id}.{position + 1}"
        keep = KEEP if kept[position] else ""
        said = paragraph(host, "exercise", write_inlines(host, statement), keep)
        cells = [write_cell(said, widths[0], properties=MIDDLE)]
        for value in ("true", "false"):
            circle = circle_or_box(host, "circle", "circle", id_, value)
            cells.append(write_cell(circle, beside, properties=MIDDLE))
        row = write_row(cells, height=usual, splits=splits[position])
        rows.append(grouped(host, id_, row))
    flow.table(write_table(host, Grid("statements", widths, around.indent, head=True), rows))


def _write_statements(
    host: Host,
    flow: Flow,
    blank: TrueFalse,
    verdicts: tuple[Inlines, Inlines],
    around: Surroundings,
) -> None:
    """Add statements one after the other, each with its two choices below it."""
    room = around.room - hang(host.look, "circle")
    heights = [words_height(host, words, room) for words in verdicts]
    indent = f'<w:ind w:left="{around.indent}"/>' if around.indent else ""
    for number, statement in enumerate(blank.statements, 1):
        start, id_ = flow.count, f"{blank.id}.{number}"
        flow.paragraph("exercise", write_inlines(host, statement), keep=True, indent=indent)
        options = [
            _Option(write_inlines(host, words), high, id_, value)
            for words, high, value in zip(verdicts, heights, ("true", "false"), strict=True)
        ]
        _options(host, flow, options, "circle", 1, around)
        flow.wrap(start, partial(grouped, host, id_))


def write_picture_choice(
    host: Host, flow: Flow, blank: PictureChoice, around: Surroundings
) -> None:
    """Add pictures side by side, and below them a row of tick boxes with their words.

    Two rows, so that the boxes line up however high the pictures and long the words are.
    """
    labels = [picture.label for picture in blank.pictures]
    beside = hang(host.look, "tick") + _CELL_PADDING
    asked, share = blank.columns, _HIGHEST_LABEL
    columns = columns_that_fit(host, around, labels, asked, beside=beside, share=share)
    widths = shares([1.0] * columns, around.room)
    style, number = _manner(host, "tick")
    parted = [
        blank.pictures[start : start + columns] for start in range(0, len(blank.pictures), columns)
    ]
    heights = [_height_of_pictures(host, shown, widths) for shown in parted]
    together = rows_kept(host, around, heights)
    splits = rows_parted(host, around, heights)
    rows = []
    for level, shown in enumerate(parted):
        drawn = [
            write_cell(_picture(host, one, width), width, properties=_FOOT)
            for one, width in zip(shown, widths, strict=False)
        ]
        keep = KEEP if together[level] else ""
        options = [
            _Option(write_inlines(host, one.label), Pt(0), f"{blank.id}.{position}")
            for position, one in enumerate(shown, level * columns + 1)
        ]
        worded = [
            write_cell(paragraph(host, style, _marked(host, one, "tick"), keep + number), width)
            for one, width in zip(options, widths, strict=False)
        ]
        left = [write_cell(line(host), width) for width in widths[len(shown) :]]
        rows += [write_row([*drawn, *left]), write_row([*worded, *left], splits=splits[level])]
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def _height_of_pictures(host: Host, shown: Sequence[Picture], widths: Sequence[int]) -> Length:
    """Return about how high pictures side by side are with their words below."""
    beside = hang(host.look, "tick") + _CELL_PADDING
    words = max(
        words_height(host, one.label, max(width - beside, 1)).pt
        for one, width in zip(shown, widths, strict=False)
    )
    return _HIGHEST_PICTURE + Length(words) + _AROUND_PICTURES


def _picture(host: Host, picture: Picture, width: int) -> str:
    run = picture_run(
        host,
        picture.image,
        plain_text(picture.label),
        width - _AROUND_PICTURE,
        highest=_HIGHEST_PICTURE,
    )
    return paragraph(host, "figure", run, KEEP)
