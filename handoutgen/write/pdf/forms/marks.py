"""What is drawn where something is chosen: a tick, a dot, a ring, a bead; nothing where not."""

from __future__ import annotations

from typing import TypeAlias

from handoutgen.model.blanks import RatingScale, Thermometer
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.write.pdf.forms.gathering import AnyBlank
from handoutgen.write.pdf.items import Circle, Decoration, Rect
from handoutgen.write.pdf.marks import tick
from handoutgen.write.pdf.scales import BULB, TUBE
from handoutgen.write.style import Look

Marks: TypeAlias = tuple[Decoration, ...]

RING = 2.2
"""How thick the ring round a chosen number is, in points."""


def chosen(field: FormField, node: AnyBlank, width: float, height: float, look: Look) -> Marks:
    """Return what marks a place of *field* as chosen, drawn from the place's top left corner."""
    ink = look.ink
    if field.kind == "tick":
        return (tick(0.0, 0.0, min(width, height), look, None),)
    middle = height / 2
    match node:
        case RatingScale() if width > height * 1.05:
            inset = RING / 2
            return (
                Rect(
                    inset,
                    inset,
                    width - RING,
                    height - RING,
                    None,
                    stroke=ink,
                    weight=RING,
                    radius=middle - inset,
                ),
            )
        case RatingScale():
            radius = min(width, height) / 2 - RING / 2
            return (Circle(width / 2, middle, radius, None, stroke=ink, weight=RING),)
        case Thermometer():
            return (Circle(BULB, middle, TUBE - 1.2, None, fill=ink),)
        case _:
            return (Circle(width / 2, middle, min(width, height) * 0.27, None, fill=ink),)
