"""Drawings to write in: boxes with arrows, and the outline of a body."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.compose.blanks.fields import Words, common, each, fixed, pair_of, words_of
from handoutgen.compose.literals import to_inlines
from handoutgen.model.blanks import BodyOutline, Diagram, DiagramBox

_BOX = 'a title, or a title and help: ["Thoughts", "What went through my mind?"]'


def chain(
    boxes: Sequence[Words | Sequence[Words]],
    label: Words = "",
    help: Words = "",
    *,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Diagram:
    """Boxes to write in, one below the other, each leading to the next; a box may have help."""
    fields = common(label, help, id, required, tooltip)
    return Diagram(**fields, boxes=_boxes(boxes), shape="chain")


def cycle(
    boxes: Sequence[Words | Sequence[Words]],
    label: Words = "",
    help: Words = "",
    *,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Diagram:
    """Boxes to write in that lead round in a circle; a box may have help."""
    fields = common(label, help, id, required, tooltip)
    return Diagram(**fields, boxes=_boxes(boxes), shape="cycle")


def _boxes(boxes: object) -> tuple[DiagramBox, ...]:
    made = []
    for number, one in enumerate(each(boxes, "boxes"), 1):
        title, help = (one, "") if isinstance(one, str) else pair_of(one, f"box {number}", _BOX)
        made.append(DiagramBox(to_inlines(title), to_inlines(help)))
    return tuple(made)


def body_outline(
    label: Words = "",
    help: Words = "",
    *,
    key: Sequence[Words] = (),
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> BodyOutline:
    """The outline of a body, front and back, to mark; key= lists what different marks mean."""
    return BodyOutline(
        **common(label, help, id, required, tooltip),
        front=fixed("Front"),
        back=fixed("Back"),
        key=words_of(key, "key"),
        alt=fixed("Outline of a body, seen from the front and from the back"),
    )
