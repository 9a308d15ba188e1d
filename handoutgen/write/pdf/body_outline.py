"""The outline of a body, front and back, with a key of marks that need no colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from handoutgen.model.blanks import BodyOutline
from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import text
from handoutgen.pictures.body import SIZE, body_outline
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import (
    Circle,
    Item,
    Picture,
    Polyline,
    Rect,
    Stroke,
    WriteArea,
    moved,
)
from handoutgen.write.pdf.places import centred, stacked, tall
from handoutgen.write.pdf.structure import Element

TALL = Mm(125)
SWATCH = (Mm(11), Mm(7))
BESIDE = 16.0
KEY_AIR = 7.0
WORDS = 2.4
"""Room for words in a form, in writing lines."""
NARROW = Mm(38)
"""A key has its place beside the figures only where its words have this much room."""


def add_body_outline(flow: Flow, context: Context, column: Column, blank: BodyOutline) -> None:
    """Add the two figures with their words, and the key beside them or below."""
    look = context.look
    wide, high = SIZE
    scale = min(TALL.pt / high, column.full / wide)
    width, height = wide * scale, high * scale
    room = column.full - width - BESIDE
    entries = _key(context, blank, column.x + width + BESIDE, room, None)
    beside = room >= NARROW.pt and sum(tallest for _, tallest, _ in entries) <= height
    left = column.x if entries and beside else column.x + (column.full - width) / 2
    image = body_outline(look.ink if look.tint is None else "#4a4a4a")
    figure = context.within.figure(blank.alt)
    items: list[Item] = [Picture(left, 0.0, width, height, image, blank.alt, figure)]
    role = context.role("help")
    low = height + 3.0
    bottom = low
    for words, share in ((blank.front, 0.25), (blank.back, 0.75)):
        tag = context.within.child("P")
        lines = context.set_text(text(words), role, 0.0, width / 2 - 8.0, tag) if words else []
        items += centred(lines, left + width * share, low)
        bottom = max(bottom, low + tall(lines))
    if beside:
        # The key hangs in the upper half, where the eye begins.
        y = 10.0
        key = context.within.list()
        for drawn, tallest, _ in _key(context, blank, column.x + width + BESIDE, room, key):
            items += [moved(item, 0.0, y) for item in drawn]
            y += tallest
    if not context.fillable:
        items.append(WriteArea(left, 0.0, width, height, blank.id, context.within.child("Form")))
    flow.add(Strip(bottom, tuple(items), 2), 4.0)
    if not beside:
        flow.space(8.0)
        key = context.within.list()
        for drawn, tallest, lines_ in _key(context, blank, column.x, column.full, key):
            flow.add(Strip(tallest, tuple(drawn), lines_), 0.0, Bond.KEEP)
    if context.fillable:
        _add_words(flow, context, column, blank)


def _add_words(flow: Flow, context: Context, column: Column, blank: BodyOutline) -> None:
    """Add a box to say in words what cannot be drawn on a screen."""
    look = context.look.blank
    height = look.line_gap.pt * WORDS
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
    area = WriteArea(
        column.x + 2, 2.0, column.full - 4, height - 4, blank.id, context.within.child("Form")
    )
    flow.add(Strip(height, (frame, area), 2), 8.0, Bond.KEEP)


def _key(
    context: Context, blank: BodyOutline, x: float, width: float, whole: Element | None
) -> list[tuple[list[Item], float, int]]:
    """Return the meanings with their marks: what is drawn, how tall it is, how many lines.

    They are read as items of *whole*; without it they are only measured.
    """
    role = context.role("help")
    wide, high = (side.pt for side in SWATCH)
    inset = wide + 8.0
    if width < inset + 20.0:
        return []
    entries = []
    for meaning, pattern in zip(blank.key, PATTERNS, strict=False):
        tag = whole and whole.child("LI").child("LBody")
        lines = context.set_text(meaning, role, x + inset, width - inset, tag)
        down = max((high - lines[0].height) / 2, 0.0)
        items: list[Item] = [*_swatch(context, blank, x, 0.0, pattern), *stacked(lines, 0.0, down)]
        entries.append((items, max(high, down + tall(lines)) + KEY_AIR, len(lines)))
    return entries


Pattern: TypeAlias = Callable[[Context, BodyOutline, float, float], list[Item]]


def _swatch(
    context: Context, blank: BodyOutline, x: float, y: float, pattern: Pattern
) -> list[Item]:
    look = context.look
    wide, high = (side.pt for side in SWATCH)
    frame = Rect(x, y, wide, high, blank, stroke=look.blank.grey, weight=0.75, radius=2.0)
    return [frame, *pattern(context, blank, x, y)]


def _grid(columns: int, rows: int) -> list[tuple[float, float]]:
    """Return points spread evenly over a swatch, as distances from its top left corner."""
    wide, high = (side.pt for side in SWATCH)
    return [
        (wide * (column + 0.5) / columns, high * (row + 0.5) / rows)
        for row in range(rows)
        for column in range(columns)
    ]


def _lines(points: Sequence[tuple[float, float, float, float]]) -> Pattern:
    """Return a pattern of strokes, their ends given as shares of the swatch."""

    def draw(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
        wide, high = (side.pt for side in SWATCH)
        ink = context.look.ink
        return [
            Stroke(x + a * wide, y + b * high, x + c * wide, y + d * high, 0.9, ink, blank)
            for a, b, c, d in points
        ]

    return draw


def _dots(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
    return [
        Circle(x + right, y + down, 1.3, blank, fill=context.look.ink)
        for right, down in _grid(4, 3)
    ]


def _rings(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
    return [
        Circle(x + right, y + down, 2.8, blank, stroke=context.look.ink, weight=0.9)
        for right, down in _grid(3, 2)
    ]


def _crosses(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
    ink, arm = context.look.ink, 2.5
    items: list[Item] = []
    for right, down in _grid(3, 2):
        cx, cy = x + right, y + down
        items.append(Stroke(cx - arm, cy - arm, cx + arm, cy + arm, 0.9, ink, blank))
        items.append(Stroke(cx - arm, cy + arm, cx + arm, cy - arm, 0.9, ink, blank))
    return items


def _waves(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
    wide, high = (side.pt for side in SWATCH)
    ink = context.look.ink
    return [
        Polyline(
            tuple(
                (x + wide * step / 8, y + high * level + (2.4 if step % 2 else -2.4))
                for step in range(1, 8)
            ),
            0.9,
            ink,
            blank,
        )
        for level in (0.32, 0.68)
    ]


def _plain(context: Context, blank: BodyOutline, x: float, y: float) -> list[Item]:
    wide, high = (side.pt for side in SWATCH)
    return [Rect(x + 4, y + 4, wide - 8, high - 8, blank, fill=context.look.ink)]


_UPRIGHT = tuple((share, 0.15, share, 0.85) for share in (0.2, 0.4, 0.6, 0.8))
_LEVEL = tuple((0.1, share, 0.9, share) for share in (0.25, 0.5, 0.75))
_HATCH = tuple((share, 0.88, share + 0.22, 0.12) for share in (0.08, 0.27, 0.46, 0.65))

PATTERNS: tuple[Pattern, ...] = (
    _lines(_HATCH),
    _dots,
    _crosses,
    _rings,
    _lines(_LEVEL),
    _waves,
    _lines(_UPRIGHT),
    _plain,
)
"""Marks that a pen can draw and that are told apart without colour, one for each meaning."""
