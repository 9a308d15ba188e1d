"""The display list: typed things to draw, each knowing the node that it stands for.

Lengths are in points. A strip's items count *y* downwards from the top of the strip; *x* counts
from the sheet's left edge. Text and pictures are content; everything else that leaves ink is
decoration and is drawn through one function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from handoutgen.model.blanks import Blank
from handoutgen.model.images import Image
from handoutgen.model.nodes import Block, Inline, InlineBlank

if TYPE_CHECKING:
    from handoutgen.fonts.faces import Face
    from handoutgen.fonts.runs import GlyphRun

Node: TypeAlias = Block | Blank | Inline | None


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How letters are drawn: *size* in points, *rise* above the baseline, *colour* ``#rrggbb``."""

    face: Face
    size: float
    colour: str
    rise: float = 0.0
    underline: bool = False


class Run(NamedTuple):
    """Letters of one style and node, *x* from where their line begins.

    *glyphs* are set where the text had to be shaped; *personal* names the personal value.
    """

    x: float
    width: float
    text: str
    style: TextStyle
    node: Node
    personal: str | None = None
    glyphs: GlyphRun | None = None


class TextLine(NamedTuple):
    """One line of text with its baseline at *y*; *node* is the block that it belongs to."""

    x: float
    y: float
    runs: tuple[Run, ...]
    node: Node

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def personal(self) -> bool:
        """Whether another handout of the same layout may read differently here."""
        return any(run.personal is not None for run in self.runs)


class Stroke(NamedTuple):
    """A straight line; *dash* is a PDF dash array such as ``[0 2]``, with round ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: str
    node: Node
    dash: str = ""


class Rect(NamedTuple):
    """A rectangle, its top left corner at *x*, *y*: filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    node: Node
    fill: str | None = None
    stroke: str | None = None
    weight: float = 0.5
    radius: float = 0.0


class Circle(NamedTuple):
    """A circle round *x*, *y*."""

    x: float
    y: float
    radius: float
    node: Node
    fill: str | None = None
    stroke: str | None = None
    weight: float = 0.5


class Polyline(NamedTuple):
    """Straight strokes from point to point, with round joins."""

    points: tuple[tuple[float, float], ...]
    weight: float
    colour: str
    node: Node


class Picture(NamedTuple):
    """An image in a frame whose top left corner is at *x*, *y*."""

    x: float
    y: float
    width: float
    height: float
    image: Image
    alt: str
    node: Node


class WriteArea(NamedTuple):
    """Where something is written: a form field's rectangle. Draws nothing.

    *field* is the field id, of a part where the blank has parts.
    """

    x: float
    y: float
    width: float
    height: float
    field: str
    node: Blank | InlineBlank


class LinkArea(NamedTuple):
    """Where a click leads to *target*: an address, or ``#anchor``."""

    x: float
    y: float
    width: float
    height: float
    target: str
    node: Node


class Anchor(NamedTuple):
    """A place that links lead to."""

    y: float
    name: str


class Bookmark(NamedTuple):
    """An entry of the outline; *title* holds no personal words."""

    y: float
    level: int
    title: str


Decoration: TypeAlias = Stroke | Rect | Circle | Polyline
Item: TypeAlias = TextLine | Decoration | Picture | WriteArea | LinkArea | Anchor | Bookmark
Items: TypeAlias = tuple[Item, ...]


class Placed(NamedTuple):
    """Items that were given their place: *top* is added to their *y*."""

    top: float
    items: Items


def moved(item: Item, right: float, down: float) -> Item:
    """Return *item* so much further to the right and down."""
    match item:
        case Stroke():
            return item._replace(
                x1=item.x1 + right, x2=item.x2 + right, y1=item.y1 + down, y2=item.y2 + down
            )
        case Polyline():
            points = tuple((x + right, y + down) for x, y in item.points)
            return item._replace(points=points)
        case TextLine() | Rect() | Circle() | Picture() | WriteArea() | LinkArea():
            return item._replace(x=item.x + right, y=item.y + down)
        case Anchor() | Bookmark():
            return item._replace(y=item.y + down)
        case _:
            assert_never(item)
