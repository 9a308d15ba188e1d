"""What all places to write are drawn with: their parts' ids, lines to write on, words in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handoutgen.model.blanks import Blank
from handoutgen.model.nodes import Inlines
from handoutgen.report import Report
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Column
from handoutgen.write.pdf.items import Item, Node, Stroke, moved
from handoutgen.write.pdf.lines import Line, words_of
from handoutgen.write.pdf.spans import spans_of
from handoutgen.write.style import Role

SPARE = 12.0
"""Points for the gaps between a prompt and its place to write."""
LEAST = 0.25
"""The share of a page that a place to write has for itself, however long its prompt is."""


def part(blank: Blank, *parts: object) -> str:
    """Return the field id of a part of *blank*."""
    return ".".join((blank.id, *(str(each) for each in parts)))


def writing_line(context: Context, x: float, width: float, y: float, node: Node) -> Stroke:
    """Return a line to write on."""
    look = context.look.blank
    return Stroke(x, y, x + width, y, look.line_weight.pt, look.grey, node)


def stacked(lines: Iterable[Line], right: float, down: float) -> list[Item]:
    """Return the items of *lines* one below the other."""
    items: list[Item] = []
    for line in lines:
        items += [moved(item, right, down) for item in line.items]
        down += line.height
    return items


def centred(lines: Iterable[Line], middle: float, down: float) -> list[Item]:
    """Return the items of *lines*, set from 0, one below the other round *middle*."""
    items: list[Item] = []
    for line in lines:
        items += [moved(item, middle - line.width / 2, down) for item in line.items]
        down += line.height
    return items


def tall(lines: Sequence[Line]) -> float:
    """Return how tall *lines* are."""
    return sum(line.height for line in lines)


def longest_word(context: Context, inlines: Inlines, role: Role) -> float:
    """Return the width of the longest word of *inlines* set in *role*."""
    pieces = spans_of(inlines, role, context.type, Report())
    return max((word.width for word in words_of(pieces, 1e6)), default=0.0)


def room_for(context: Context, column: Column) -> float:
    """Return how tall a place to write may be to stand on one page with its prompt."""
    return max(column.room - context.taken - SPARE, column.room * LEAST)
