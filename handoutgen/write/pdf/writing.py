"""Places to write words: ruled lines, boxes, sentence stems, names and dates."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from handoutgen.errors import Place
from handoutgen.model.blanks import (
    Box,
    DateBlank,
    NameBlank,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.lengths import Mm
from handoutgen.report import LayoutNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Item, Rect, Stroke, WriteArea
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.places import part, room_for, stacked, tall, writing_line

DOTS = "[0 3.4] 0"


def add_ruled_lines(flow: Flow, context: Context, column: Column, blank: RuledLines) -> None:
    """Add lines of one gap; ``boxed`` ones are closed above and at the sides."""
    look = context.look.blank
    gap, weight = look.line_gap.pt, look.line_weight.pt
    if blank.gap_mm:
        gap = max(Mm(blank.gap_mm).pt, look.least_gap.pt)
    x, width = column.x, column.full
    tag = context.within.child("Form")
    for number in range(blank.count):
        items: list[Item] = []
        match blank.style:
            case "ruled":
                items.append(writing_line(context, x, width, gap, blank))
            case "dotted":
                items.append(Stroke(x, gap, x + width, gap, weight * 2, look.grey, blank, DOTS))
            case "boxed":
                if number == 0:
                    items.append(writing_line(context, x, width, 0.0, blank))
                items.append(writing_line(context, x, width, gap, blank))
                for side in (x, x + width):
                    items.append(Stroke(side, 0.0, side, gap, weight, look.grey, blank))
            case _:
                assert_never(blank.style)
        items.append(WriteArea(x, 0.0, width, gap, blank.id, tag, heard=number == 0))
        flow.add(Strip(gap, tuple(items), 1))


def add_box(flow: Flow, context: Context, column: Column, blank: Box) -> None:
    """Add a frame of the height that its blank asks for."""
    look = context.look.blank
    asked = Mm(blank.height_mm).pt
    height = min(asked, room_for(context, column) - 4.0)
    if height < asked:
        context.report.add(
            LayoutNotice(
                Place("box"),
                f"it is {height * 25.4 / 72:.0f} mm high, not {blank.height_mm:g}: "
                "with its prompt it would be taller than a page",
                "ask for less, or shorten the prompt",
            )
        )
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
    tag = context.within.child("Form")
    area = WriteArea(column.x + 2, 2.0, column.full - 4, height - 4, blank.id, tag)
    flow.add(Strip(height, (frame, area), 2), 4.0)


def add_sentence_stem(flow: Flow, context: Context, column: Column, blank: SentenceStem) -> None:
    """Add the stem, then a line to the right edge and a second one below it.

    In a form there is only the second one: a field has no corner in which the stem could stand.
    """
    role = context.role("body")
    gap = max(context.look.blank.line_gap.pt, role.line.pt)
    for number in range(blank.repeat):
        tag = context.within.child("P")
        lines = context.set_text(blank.stem, role, column.x, column.full * 0.8, tag)
        first = len(flow)
        for place, line in enumerate(lines):
            last = place == len(lines) - 1 and not context.fillable
            items = stacked([line], 0.0, gap - line.height if last else 0.0)
            if last:
                left = column.x + line.width + 4
                items.append(writing_line(context, left, column.x + column.full - left, gap, blank))
            flow.add(Strip(gap if last else line.height, tuple(items), 1))
        field = part(blank, number + 1) if blank.repeat > 1 else blank.id
        below: tuple[Item, ...] = (
            writing_line(context, column.x, column.full, gap, blank),
            WriteArea(column.x, 0.0, column.full, gap, field, tag.inline("Form")),
        )
        flow.add(Strip(gap, below, 1))
        flow.bind(first, Bond.FIXED)
        flow.space(4.0)


# Name and date -------------------------------------------------------------------------------

Short: TypeAlias = NameBlank | DateBlank
"""Blanks that share a line with others."""

GUTTER = 16.0


def _labelled(
    context: Context, x: float, width: float, blank: Short
) -> tuple[list[Item], float, float]:
    """Return a label with a line beside it to *width*, how tall that is, and the label's top."""
    role = context.role("body")
    tag = context.within.child("P")
    label = context.set_text(blank.label, context.bold(role), x, width * 0.6, tag)
    answer = context.role("answer")
    left = x + label[-1].width + 6.0
    rest = max(x + width - left, 20.0)
    known = () if context.fillable else blank.value  # in a form it stands in the field
    place = tag.inline("Form")
    value = context.set_text(known, answer, left + 3.0, rest - 3.0, place)
    if len(label) > 1 and len(value) > 1:
        left = x + max(line.width for line in label) + 6.0
        rest = max(x + width - left, 20.0)
        value = context.set_text(known, answer, left + 3.0, rest - 3.0, place)
    value_height = tall(value) if known else 0.0
    height = max(context.look.blank.line_gap.pt, tall(label), value_height)
    low = height - label[-1].height + context.type.baseline(role) + 3.0
    high = role.size.pt * 1.5
    top = height - tall(label)
    items = stacked(label, 0.0, top)
    items.append(writing_line(context, left, rest, low, blank))
    items += stacked(value, 0.0, height - value_height)
    items.append(WriteArea(left, low - high, rest, high, blank.id, place))
    return items, height, top


def add_labelled_line(flow: Flow, context: Context, column: Column, blank: Short) -> None:
    """Add a label, a line beside it, help below; a task's number stands beside the label."""
    items, height, top = _labelled(context, column.x, column.full, blank)
    number, label = (context.type.baseline(context.role(name)) for name in ("prompt", "body"))
    flow.lower(top + label - number)
    flow.add(Strip(height + 4.0, tuple(items), 1))
    if blank.help:
        helped = context.within.child("P")
        flow.tie(Bond.KEEP)
        add_text(flow, context, column, blank.help, context.role("help"), helped, wide=True)


def add_labelled_lines(
    flow: Flow, context: Context, column: Column, blanks: tuple[Short, ...]
) -> None:
    """Add labels with their lines side by side: a date takes less room than a name."""
    if not blanks:
        return
    shares = [2.0 if isinstance(blank, NameBlank) else 1.2 for blank in blanks]
    room = column.full - GUTTER * (len(blanks) - 1)
    widths = [room * share / sum(shares) for share in shares]
    lefts = [column.x + sum(widths[:n]) + GUTTER * n for n in range(len(blanks))]
    own = [context.inside_new("Div") for _ in blanks]
    rows = [
        _labelled(within, left, width, blank)
        for within, blank, left, width in zip(own, blanks, lefts, widths, strict=True)
    ]
    below = max(height for _, height, _ in rows) + 4.0
    items: list[Item] = []
    bottom = below
    for within, blank, left, width, (drawn, _, _) in zip(
        own, blanks, lefts, widths, rows, strict=True
    ):
        tag = within.within.child("P")
        helped = context.set_text(blank.help, context.role("help"), left, width, tag)
        items += (*drawn, *stacked(helped, 0.0, below))
        if blank.help:
            bottom = max(bottom, below + tall(helped))
    flow.add(Strip(bottom, tuple(items), 1))
    flow.space(10.0)
