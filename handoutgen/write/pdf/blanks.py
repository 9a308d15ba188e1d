"""Tasks and blanks: a prompt and its place to write, each kind of blank in one function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from handoutgen.model.nodes import BlankRow, Inlines, Task, text
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.grid import CellBox, cell_box, row_strips
from handoutgen.write.pdf.items import (
    Circle,
    Item,
    Node,
    Rect,
    Stroke,
    TextLine,
    WriteArea,
    moved,
)
from handoutgen.write.pdf.lines import Line
from handoutgen.write.pdf.marks import tick_box
from handoutgen.write.pdf.paragraphs import add_text

FILLED = 0.86
"""The share of its circle that a scale's widest number may take."""
TOGETHER = 3
"""Rows of a place to write that stay with the prompt where all of it cannot."""


def add_task(flow: Flow, context: Context, column: Column, node: Task) -> None:
    """Add a prompt with its number and help, and its place to write, on one page if they fit."""
    first = len(flow)
    blank = node.blank
    flow.space(context.look.blank.task_gap.pt)
    inner = _number(flow, context, column, node)
    if blank.label and not isinstance(blank, NameBlank | DateBlank):
        role = context.role("prompt")
        add_text(flow, context, inner, blank.label, role, node, wide=True)
    if blank.help:
        flow.tighten(2.0)
        add_text(flow, context, inner, blank.help, context.role("help"), node, wide=True)
    flow.settle()
    start = len(flow)
    add_blank(flow, context, inner, blank)
    flow.space(context.look.blank.task_gap.pt)
    page = context.look.page
    if flow.height(first) <= (page.height - page.top - page.foot).pt * 0.8:
        flow.bind(first, Bond.KEEP)
    else:
        flow.bind(first, Bond.KEEP, min(start + TOGETHER, len(flow)))


def _number(flow: Flow, context: Context, column: Column, node: Task) -> Column:
    """Hang the task's number in the accent, and return where the rest of it stands."""
    if node.number is None:
        return column
    role = replace(context.role("prompt"), colour=context.look.accent)
    line = context.set_text(text(f"{node.number}."), role, column.x, column.full, node)[0]
    flow.hang(*line.items)
    return column.inset(max(context.look.list_indent.pt, line.width + 5))


def add_blank(flow: Flow, context: Context, column: Column, blank: Blank) -> None:
    """Add a place to write without its prompt."""
    match blank:
        case RuledLines():
            _ruled_lines(flow, context, column, blank)
        case Box():
            _box(flow, context, column, blank)
        case SentenceStem():
            _sentence_stem(flow, context, column, blank)
        case Checklist():
            _checklist(flow, context, column, blank)
        case RatingScale():
            _rating_scale(flow, context, column, blank)
        case AnswerTable():
            _answer_table(flow, context, column, blank)
        case NameBlank() | DateBlank():
            _labelled_line(flow, context, column, blank)
        case _:
            assert_never(blank)


def _part(blank: Blank, *parts: object) -> str:
    return ".".join((blank.id, *(str(part) for part in parts)))


def _writing_line(context: Context, x: float, width: float, y: float, node: Node) -> Stroke:
    look = context.look.blank
    return Stroke(x, y, x + width, y, look.line_weight.pt, look.grey, node)


# Ruled lines ---------------------------------------------------------------------------------


def _ruled_lines(flow: Flow, context: Context, column: Column, blank: RuledLines) -> None:
    """Lines of one gap; with ``boxed`` the first line's space is closed above and at the sides."""
    look = context.look.blank
    gap, weight = look.line_gap.pt, look.line_weight.pt
    x, width = column.x, column.full
    for number in range(blank.count):
        items: list[Item] = []
        match blank.style:
            case "ruled":
                items.append(_writing_line(context, x, width, gap, blank))
            case "dotted":
                items.append(
                    Stroke(x, gap, x + width, gap, weight * 2, look.grey, blank, "[0 3.4] 0")
                )
            case "boxed":
                if number == 0:
                    items.append(_writing_line(context, x, width, 0.0, blank))
                items.append(_writing_line(context, x, width, gap, blank))
                for side in (x, x + width):
                    items.append(Stroke(side, 0.0, side, gap, weight, look.grey, blank))
            case _:
                assert_never(blank.style)
        items.append(WriteArea(x, 0.0, width, gap, blank.id, blank))
        flow.add(Strip(gap, tuple(items), 1))


# Box -----------------------------------------------------------------------------------------


def _box(flow: Flow, context: Context, column: Column, blank: Box) -> None:
    look = context.look.blank
    height = blank.height_mm * 72 / 25.4
    frame = Rect(
        column.x,
        0.0,
        column.full,
        height,
        blank,
        stroke=look.grey,
        weight=look.line_weight.pt,
        radius=look.box_corner.pt,
    )
    area = WriteArea(column.x + 2, 2.0, column.full - 4, height - 4, blank.id, blank)
    flow.add(Strip(height, (frame, area), 2), 4.0)


# Sentence stem -------------------------------------------------------------------------------


def _sentence_stem(flow: Flow, context: Context, column: Column, blank: SentenceStem) -> None:
    """The stem, then a line to the right edge and a second one below it."""
    look = context.look.blank
    role = context.role("body")
    gap = look.line_gap.pt
    for number in range(blank.repeat):
        lines = context.set_text(blank.stem, role, column.x, column.full * 0.8, blank)
        first = len(flow)
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            more = gap - line.height if last else 0.0
            items = _stacked([line], 0.0, more)
            if last:
                left = column.x + line.width + 4
                stroke = _writing_line(context, left, column.x + column.full - left, gap, blank)
                items += [stroke]
            flow.add(Strip(gap if last else line.height, tuple(items), 1))
        field = _part(blank, number + 1) if blank.repeat > 1 else blank.id
        items_below: tuple[Item, ...] = (
            _writing_line(context, column.x, column.full, gap, blank),
            WriteArea(column.x, 0.0, column.full, gap, field, blank),
        )
        flow.add(Strip(gap, items_below, 1))
        flow.bind(first, Bond.KEEP)
        flow.space(4.0)


def _stacked(lines: Sequence[Line], right: float, down: float) -> list[Item]:
    """Return the items of *lines* one below the other."""
    items: list[Item] = []
    for line in lines:
        items += [moved(item, right, down) for item in line.items]
        down += line.height
    return items


# Checklist -----------------------------------------------------------------------------------


def _checklist(flow: Flow, context: Context, column: Column, blank: Checklist) -> None:
    """Options with tick boxes, read down each column, the other line last."""
    look = context.look.blank
    role = context.role("body")
    inset = look.tick_size.pt + look.tick_gap.pt
    gutter = 14.0
    each = (column.full - gutter * (blank.columns - 1)) / blank.columns
    options: list[Inlines] = list(blank.options)
    rows = -(-len(options) // blank.columns)
    baseline = context.type.baseline(role)
    for row in range(rows):
        items: list[Item] = []
        height = look.tick_row.pt
        most = 1
        for place in range(blank.columns):
            index = place * rows + row
            if index >= len(options):
                continue
            x = column.x + place * (each + gutter)
            lines = context.set_text(options[index], role, x + inset, each - inset, blank)
            items += _option(context, blank, x, baseline, lines, _part(blank, index + 1))
            height = max(height, sum(line.height for line in lines) + 5.0)
            most = max(most, len(lines))
        flow.add(Strip(height, tuple(items), most), 2.0 if row == 0 else 0.0)
    if blank.other:
        x = column.x
        items = list(tick_box(x, baseline, context.look, blank))
        low = baseline + 2.5
        items.append(_writing_line(context, x + inset, column.full - inset, low, blank))
        area = WriteArea(
            x + inset, low - 18.0, column.full - inset, 18.0, _part(blank, "other"), blank
        )
        flow.add(Strip(look.tick_row.pt, (*items, area), 1), 3.0)


def _option(
    context: Context, blank: Checklist, x: float, baseline: float, lines: list[Line], field: str
) -> list[Item]:
    size = context.look.blank.tick_size.pt
    box = tick_box(x, baseline, context.look, blank)
    frame = box[0]
    assert isinstance(frame, Rect)  # noqa: S101
    area = WriteArea(x, frame.y, size, size, field, blank)
    return [*box, area, *_stacked(lines, 0.0, 0.0)]


# Rating scale --------------------------------------------------------------------------------


def _rating_scale(flow: Flow, context: Context, column: Column, blank: RatingScale) -> None:
    """Numbers in circles over the full measure, words under both ends and the middle."""
    labels = blank.pair_labels if blank.pair else ("",)
    small = context.role("help")
    first = len(flow)
    x, width = column.x, column.full
    if blank.pair:
        widest = max(
            line.width
            for label in labels
            for line in context.set_text(text(label), small, 0.0, width * 0.25, blank)
        )
        x, width = x + widest + 10.0, width - widest - 10.0
    for number, label in enumerate(labels, 1):
        field = _part(blank, number) if blank.pair else blank.id
        flow.add(_scale_row(context, column.x, x, width, blank, label, field), 4.0)
    _anchors(flow, context, x, width, blank)
    flow.bind(first, Bond.FIXED)


def _scale_row(
    context: Context,
    left: float,
    x: float,
    width: float,
    blank: RatingScale,
    label: str,
    field: str,
) -> Strip:
    look = context.look.blank
    role = context.role("answer")
    points = blank.points
    cell = width / len(points)
    radius = min(look.scale_cell.pt, cell * 0.92) / 2
    said = context.set_text(text(label), context.role("help"), left, x - left - 9.0, blank)
    tall = sum(line.height for line in said) if label else 0.0
    height = max(look.scale_cell.pt + 3.0, tall)
    middle = height / 2
    face = context.type.body.regular
    widest = max(face.width(str(point)) for point in points) * role.size.pt / 1000
    if widest > 2 * radius * FILLED:
        role = replace(role, size=role.size * (2 * radius * FILLED / widest))
    lower = face.cap_height * role.size.pt / 2000
    items: list[Item] = []
    items += _stacked(said, 0.0, middle - tall / 2)
    for place, point in enumerate(points):
        centre = x + cell * (place + 0.5)
        items.append(Circle(centre, middle, radius, blank, stroke=look.grey, weight=0.6))
        line = context.set_text(text(str(point)), role, 0.0, width, blank)[0]
        digits = line.items[0]
        assert isinstance(digits, TextLine)  # noqa: S101
        items.append(digits._replace(x=centre - line.width / 2, y=middle + lower))
        items.append(
            WriteArea(
                centre - radius, middle - radius, 2 * radius, 2 * radius, f"{field}.{point}", blank
            )
        )
    return Strip(height, tuple(items), 1)


def _anchors(flow: Flow, context: Context, x: float, width: float, blank: RatingScale) -> None:
    """Words under the first number, the middle and the last, each within a third of the scale."""
    role = context.role("help")
    third = width / 3 - 6.0
    items: list[Item] = []
    height = 0.0
    for inlines, share in ((blank.low, 0.0), (blank.middle, 0.5), (blank.high, 1.0)):
        if not inlines:
            continue
        y = 0.0
        for line in context.set_text(inlines, role, 0.0, third, blank):
            items += _stacked([line], x + (width - line.width) * share, y)
            y += line.height
        height = max(height, y)
    if items:
        flow.add(Strip(height, tuple(items), 1), 1.0)


# Answer table --------------------------------------------------------------------------------


def _answer_table(flow: Flow, context: Context, column: Column, blank: AnswerTable) -> None:
    """A grid to write in: given cells as text, all others empty and at least 11 mm high."""
    look = context.look
    columns = len(blank.headers)
    shares = blank.widths or (1.0,) * columns
    widths = [column.full * share / sum(shares) for share in shares]
    lefts = [column.x + sum(widths[:place]) for place in range(columns)]
    head_role, role = context.role("table-head"), context.role("table-cell")
    grey, weight = look.blank.grey, look.blank.line_weight.pt
    tallest = look.page.width.pt * 0.6
    head = row_strips(
        [
            cell_box(context, header, head_role, lefts[place], widths[place], blank)
            for place, header in enumerate(blank.headers)
        ],
        context,
        blank,
        least=0.0,
        tallest=tallest,
        fill=look.tint,
        rules=True,
        weight=weight,
        colour=grey,
    )
    top = Stroke(column.x, 0.0, column.x + column.full, 0.0, weight, grey, blank)
    head[0] = head[0]._replace(items=(*head[0].items, top))
    start = len(flow)
    for strip in head:
        flow.add(strip, 4.0)
    for number, row in enumerate(filled_rows(blank), 1):
        boxes: list[CellBox] = []
        for place, cell in enumerate(row):
            field = "" if cell.children else _part(blank, number, place + 1)
            boxes.append(
                cell_box(
                    context, cell.children, role, lefts[place], widths[place], blank, field=field
                )
            )
        for strip in row_strips(
            boxes,
            context,
            blank,
            least=look.blank.row_height.pt + context.row_more,
            tallest=tallest,
            rules=True,
            weight=weight,
            colour=grey,
        ):
            flow.add(strip)
    flow.repeat(start, head)


# Name and date -------------------------------------------------------------------------------


def _labelled_items(
    context: Context, x: float, width: float, blank: NameBlank | DateBlank
) -> tuple[list[Item], float]:
    """Return a label with a line beside it to *width*, and how tall that is."""
    role = context.role("body")
    label = context.set_text(blank.label, context.bold(role), x, width * 0.6, blank)
    left = x + label[-1].width + 6.0
    rest = max(x + width - left, 20.0)
    value = context.set_text(blank.value, context.role("answer"), left + 3.0, rest - 3.0, blank)
    label_height = sum(line.height for line in label)
    value_height = sum(line.height for line in value) if blank.value else 0.0
    height = max(context.look.blank.line_gap.pt, label_height, value_height)
    low = height - label[-1].height + context.type.baseline(role) + 3.0
    items = _stacked(label, 0.0, height - label_height)
    items.append(_writing_line(context, left, rest, low, blank))
    items.append(WriteArea(left, low - 18.0, rest, 18.0, blank.id, blank))
    items += _stacked(value, 0.0, height - value_height)
    return items, height


def _labelled_line(
    flow: Flow, context: Context, column: Column, blank: NameBlank | DateBlank
) -> None:
    items, height = _labelled_items(context, column.x, column.full, blank)
    flow.add(Strip(height + 4.0, tuple(items), 1))


def add_blank_row(flow: Flow, context: Context, column: Column, node: BlankRow) -> None:
    """Add short blanks side by side: a date takes less room than a name."""
    short = [blank for blank in node.blanks if isinstance(blank, NameBlank | DateBlank)]
    others = [blank for blank in node.blanks if not isinstance(blank, NameBlank | DateBlank)]
    if short:
        gutter = 16.0
        shares = [2.0 if isinstance(blank, NameBlank) else 1.2 for blank in short]
        room = column.full - gutter * (len(short) - 1)
        widths = [room * share / sum(shares) for share in shares]
        lefts = [column.x + sum(widths[:n]) + gutter * n for n in range(len(short))]
        rows = [
            _labelled_items(context, left, width, blank)
            for blank, left, width in zip(short, lefts, widths, strict=True)
        ]
        below = max(height for _, height in rows) + 4.0
        items: list[Item] = []
        bottom = below
        for blank, left, width, (drawn, _) in zip(short, lefts, widths, rows, strict=True):
            helped = context.set_text(blank.help, context.role("help"), left, width, blank)
            items += (*drawn, *_stacked(helped, 0.0, below))
            if blank.help:
                bottom = max(bottom, below + sum(line.height for line in helped))
        flow.add(Strip(bottom, tuple(items), 1))
        flow.space(10.0)
    for other in others:
        add_task(flow, context, column, Task(other))
