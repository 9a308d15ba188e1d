"""Marks drawn as lines rather than letters: tick boxes and the ticks in them."""

from __future__ import annotations

from handoutgen.write.pdf.items import Item, Node, Polyline, Rect
from handoutgen.write.style import Look


def tick_box(
    x: float, baseline: float, look: Look, node: Node, *, checked: bool = False
) -> tuple[Item, ...]:
    """Return a tick box that stands on *baseline* as a capital letter does, ticked or empty."""
    size = look.blank.tick_size.pt
    top = baseline - size + size * 0.14
    box = Rect(x, top, size, size, node, stroke=look.blank.grey, weight=0.75, radius=1.2)
    if not checked:
        return (box,)
    tick = ((0.2, 0.52), (0.42, 0.75), (0.82, 0.24))
    points = tuple((x + right * size, top + down * size) for right, down in tick)
    return (box, Polyline(points, 1.3, look.ink, node))
