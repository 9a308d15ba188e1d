"""Places to sign: a line, who signs below it, and lines for the date and initials beside it."""

from __future__ import annotations

from typing import NamedTuple

from handoutgen.model.blanks import SignatureBlock
from handoutgen.model.nodes import Inlines
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Item, WriteArea
from handoutgen.write.pdf.places import part, stacked, tall, writing_line

HAND = 1.5
"""Room above a line to sign on, as a multiple of the distance of writing lines."""
GUTTER = 18.0
SIGNED, INITIALLED, DATED = 3.2, 0.8, 1.4
"""How wide the three lines are to each other."""


class _Line(NamedTuple):
    share: float
    label: Inlines
    field: str


def add_signatures(flow: Flow, context: Context, column: Column, blank: SignatureBlock) -> None:
    """Add for each party a line to sign on, with its date line, kept together."""
    role = context.role("small")
    room = context.look.blank.line_gap.pt * HAND
    first = len(flow)
    for number, party in enumerate(blank.parties, 1):
        lines = [_Line(SIGNED, party, part(blank, number))]
        if blank.initials:
            field = part(blank, number, "initials")
            lines.append(_Line(INITIALLED, blank.initials_label, field))
        lines.append(_Line(DATED, blank.date_label, part(blank, number, "date")))
        shares = sum(line.share for line in lines)
        wide = column.full - GUTTER * (len(lines) - 1)
        items: list[Item] = []
        height = room
        x = column.x
        for line in lines:
            width = wide * line.share / shares
            items.append(writing_line(context, x, width, room, blank))
            tag = context.within.child("P")
            said = context.set_text(line.label, role, x, width, tag) if line.label else []
            items += stacked(said, 0.0, room + 2.0)
            items.append(WriteArea(x, 4.0, width, room - 4.0, line.field, tag.inline("Form")))
            height = max(height, room + 2.0 + tall(said))
            x += width + GUTTER
        flow.add(Strip(height, tuple(items), 2), 8.0 if number > 1 else 0.0)
    flow.bind(first, Bond.KEEP)
