"""Marks drawn as lines rather than letters: boxes and circles to tick, ticks, arrows."""

from __future__ import annotations

import math

from handoutgen.write.pdf.items import Circle, Decoration, Node, Polyline, Rect, Stroke
from handoutgen.write.style import Look

UNTICKED, TICKED, UNMARKED = "☐", "☑", "○"
"""What a box and a circle are read as."""
DROP = 0.14
"""The share of a mark that hangs below the baseline, so that it stands as a capital does."""


def tick_box(
    x: float, baseline: float, look: Look, node: Node, *, checked: bool = False
) -> tuple[Decoration, ...]:
    """Return a tick box that stands on *baseline* as a capital letter does, ticked or empty."""
    size = look.blank.tick_size.pt
    top = baseline - size + size * DROP
    box = Rect(x, top, size, size, node, stroke=look.blank.grey, weight=0.75, radius=1.2)
    return (box, tick(x, top, size, look, node)) if checked else (box,)


def tick(x: float, top: float, size: float, look: Look, node: Node) -> Polyline:
    """Return the tick of a box of *size* whose top left corner is at *x*, *top*."""
    corners = ((0.2, 0.52), (0.42, 0.75), (0.82, 0.24))
    points = tuple((x + right * size, top + down * size) for right, down in corners)
    return Polyline(points, 1.3, look.ink, node)


def tick_circle(x: float, baseline: float, look: Look, node: Node) -> tuple[Decoration, ...]:
    """Return a circle to tick, as large as a tick box and in its place."""
    size = look.blank.tick_size.pt
    middle = baseline - size * (0.5 - DROP)
    return (Circle(x + size / 2, middle, size / 2, node, stroke=look.blank.grey, weight=0.75),)


HEAD = 5.0
"""How long an arrow's head is, in points."""


def arrow_weight(look: Look) -> float:
    """Return how heavy the lines of arrows are."""
    return max(1.2, 2.4 * look.hair.pt)


def arrow(
    start: tuple[float, float], end: tuple[float, float], look: Look, node: Node
) -> tuple[Decoration, ...]:
    """Return an arrow from *start* to *end*, its head two strokes."""
    (x1, y1), (x2, y2) = start, end
    weight = arrow_weight(look)
    angle = math.atan2(y2 - y1, x2 - x1)
    wings = [
        (x2 - HEAD * math.cos(angle + turn), y2 - HEAD * math.sin(angle + turn))
        for turn in (0.55, -0.55)
    ]
    return (
        Stroke(x1, y1, x2, y2, weight, look.primary, node),
        Polyline((wings[0], end, wings[1]), weight, look.primary, node),
    )


def arc(
    x: float,
    y: float,
    radius: float,
    first: float,
    last: float,
    weight: float,
    colour: str,
    node: Node,
) -> Polyline:
    """Return an arc round *x*, *y* between two angles in degrees, counted clockwise from 3 o'clock.

    Every six degrees a point: smooth at the sizes that blanks are drawn in.
    """
    steps = max(2, round(abs(last - first) / 6))
    angles = [math.radians(first + (last - first) * step / steps) for step in range(steps + 1)]
    points = tuple((x + radius * math.cos(at), y + radius * math.sin(at)) for at in angles)
    return Polyline(points, weight, colour, node)
