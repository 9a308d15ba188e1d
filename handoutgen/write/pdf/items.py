"""The display list: typed things to draw, each knowing what it is.

Lengths are in points. A strip's items count *y* downwards from the top of the strip; *x* counts
from the sheet's left edge. Text, pictures and signs are content: their *tag* is the element that
they belong to, None where they are page furniture. Everything else that leaves ink is decoration
and is drawn through one function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from handoutgen.model.blanks import Blank
from handoutgen.model.images import Image
from handoutgen.model.nodes import Block, Inline
from handoutgen.records import dataclass
from handoutgen.write.pdf.structure import Element

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

    *glyphs* are set where the text had to be shaped; *personal* names the personal value; *tag*
    is the element among the line's words that they belong to, if any.
    """

    x: float
    width: float
    text: str
    style: TextStyle
    node: Node
    personal: str | None = None
    glyphs: GlyphRun | None = None
    tag: Element | None = None

    @property
    def face(self) -> Face:
        """The face that draws it: another than its style's where that has no such glyphs."""
        return self.style.face if self.glyphs is None else self.glyphs.face


class TextLine(NamedTuple):
    """One line of text with its baseline at *y*; *tag* is the element that it belongs to."""

    x: float
    y: float
    runs: tuple[Run, ...]
    tag: Element | None

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
    tag: Element | None


class WriteArea(NamedTuple):
    """Where something is written: a form field's rectangle. Draws nothing.

    *field* is the field id, of a part where the blank has parts. *tag* is the field's element,
    shared by the areas that are one field. On paper, it is read where it is *heard*: not where a
    sign is read for it, nor on the further lines of one field.
    """

    x: float
    y: float
    width: float
    height: float
    field: str
    tag: Element
    heard: bool = True


class LinkArea(NamedTuple):
    """Where a click leads to *target*: an address, or ``#anchor``."""

    x: float
    y: float
    width: float
    height: float
    target: str
    tag: Element | None


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


class Sign(NamedTuple):
    """Strokes that are read as characters, as the element *tag* says: bullets, boxes to tick.

    Where *field* is set, a form's field takes its place, if one is made.
    """

    shapes: tuple[Decoration, ...]
    tag: Element
    field: bool = False


Item: TypeAlias = TextLine | Decoration | Sign | Picture | WriteArea | LinkArea | Anchor | Bookmark
Items: TypeAlias = tuple[Item, ...]


class Placed(NamedTuple):
    """Items that were given their place: *top* is added to their *y*.

    *part* says which of the handout's parts their elements belong to; items without one are
    furniture, or are drawn again and read only once.
    """

    top: float
    items: Items
    part: int | None = None


def moved(item: Item, right: float, down: float) -> Item:
    """Return *item* so much further to the right and down."""
    match item:
        case TextLine() | Picture() | WriteArea() | LinkArea():
            return item._replace(x=item.x + right, y=item.y + down)
        case Anchor() | Bookmark():
            return item._replace(y=item.y + down)
        case Sign(shapes):
            return item._replace(shapes=tuple(_shifted(shape, right, down) for shape in shapes))
        case _:
            return _shifted(item, right, down)


def _shifted(item: Decoration, right: float, down: float) -> Decoration:
    match item:
        case Stroke():
            return item._replace(
                x1=item.x1 + right, x2=item.x2 + right, y1=item.y1 + down, y2=item.y2 + down
            )
        case Polyline():
            points = tuple((x + right, y + down) for x, y in item.points)
            return item._replace(points=points)
        case Rect() | Circle():
            return item._replace(x=item.x + right, y=item.y + down)
        case _:
            assert_never(item)
