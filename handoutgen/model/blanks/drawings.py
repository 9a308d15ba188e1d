"""Drawings to write in: boxes with arrows, and the outline of a body."""

from __future__ import annotations

from typing import Literal, TypeAlias

from handoutgen.model.blanks.checks import check, check_words
from handoutgen.model.blanks.common import BlankFields
from handoutgen.model.nodes import Inlines
from handoutgen.records import dataclass

DiagramShape: TypeAlias = Literal["chain", "cycle"]


@dataclass(frozen=True, slots=True)
class DiagramBox:
    """One box: a title that stays small at its top, words below it, and room to write."""

    title: Inlines
    help: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram(BlankFields):
    """Boxes with titles, joined by arrows: one below the other, or round in a cycle.

    A cycle of four stands in two rows of two; of any other number in a ring of rows, the arrows
    leading from the last back to the first.
    """

    boxes: tuple[DiagramBox, ...] = ()
    shape: DiagramShape = "chain"

    def __post_init__(self) -> None:
        check(self.shape in ("chain", "cycle"), f"diagram shape {self.shape!r}", "chain or cycle")
        least = 3 if self.shape == "cycle" else 2
        check(
            least <= len(self.boxes) <= 6,
            f"a {self.shape} of {len(self.boxes)} boxes",
            f"from {least} to 6",
        )
        for number, box in enumerate(self.boxes, 1):
            check_words(box.title, f"box {number} of a diagram has no title", "name each box")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOutline(BlankFields):
    """The outline of a body, front and back, to mark or colour, with a key of meanings.

    *front* and *back* are the words below the two figures. Each meaning of *key* has a mark of
    its own to draw it with, so that nothing depends on colour alone.
    """

    front: str = "Front"
    back: str = "Back"
    key: tuple[Inlines, ...] = ()
    alt: str = "Outline of a body, seen from the front and from the back"

    def __post_init__(self) -> None:
        check(len(self.key) <= 8, f"a key of {len(self.key)} meanings", "at most 8")
        for number, meaning in enumerate(self.key, 1):
            check_words(meaning, f"meaning {number} of a body outline's key is empty")
        check(bool(self.alt.strip()), "a body outline without alt text", 'give alt="…"')
