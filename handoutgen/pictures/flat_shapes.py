"""Flat shapes: a clean SVG as paths with plain colours, for whoever draws vectors.

Follows SVG 1.1 (second edition), chapters 5 to 11. What is not covered here (text, gradients,
clipping, group opacity, patterns, percentages …) makes a picture not flat: then it is drawn as
pixels instead, never wrongly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from handoutgen.model.images import Image
from handoutgen.pictures.svg_paths import Matrix, NotFlat, Segment, ellipse, numbers, path_segments
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Cap: TypeAlias = Literal["butt", "round", "square"]
Join: TypeAlias = Literal["miter", "round", "bevel"]

_Known = TypeVar("_Known")

MAX_BYTES = 300_000
"""A larger SVG takes longer to read here, and prints worse, than as pixels."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as ``#rrggbb``, and how much of it covers what lies below (0-1)."""

    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    paint: Paint
    width: float
    cap: Cap = "butt"
    join: Join = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0


@dataclass(frozen=True, slots=True)
class FlatShape:
    """One shape, in CSS pixels from the picture's top left corner, y growing downwards."""

    segments: tuple[Segment, ...]
    fill: Paint | None
    even_odd: bool
    stroke: Stroke | None


def flat_shapes(image: Image) -> tuple[FlatShape, ...]:
    """Return the shapes of an SVG picture, in the order they are painted.

    Raises:
        NotFlat: if it is no SVG of flat shapes. Those that ``handoutgen.pictures`` made are.
    """
    from lxml import etree

    if image.kind != "svg" or len(image.data) > MAX_BYTES:
        raise NotFlat("no SVG, or too much of it")
    root = etree.fromstring(image.data, etree.XMLParser(resolve_entities=False, no_network=True))
    return tuple(_shapes(root, _Style(), _to_pixels(root), top=True))


def is_flat(image: Image) -> bool:
    """Tell whether an SVG picture can be had as flat shapes."""
    try:
        flat_shapes(image)
    except NotFlat:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Style:
    """The inherited properties, as written."""

    fill: str = "#000000"
    fill_opacity: str = "1"
    fill_rule: str = "nonzero"
    stroke: str = "none"
    stroke_opacity: str = "1"
    stroke_width: str = "1"
    stroke_linecap: str = "butt"
    stroke_linejoin: str = "miter"
    stroke_miterlimit: str = "4"
    stroke_dasharray: str = "none"
    stroke_dashoffset: str = "0"
    visibility: str = "visible"
    display: str = "inline"


_INHERITED = {name.replace("_", "-"): name for name in _Style.__dataclass_fields__}
_WITHOUT_EFFECT = frozenset(
    {
        *("font-family", "font-size", "font-style", "font-weight", "line-height", "text-anchor"),
        *("-inkscape-stroke", "-inkscape-font-specification", "enable-background", "isolation"),
        *("id", "version", "role", "focusable", "tabindex", "lang", "baseProfile"),
        *("aria-hidden", "aria-label", "aria-labelledby", "viewBox"),
        "{http://www.w3.org/XML/1998/namespace}space",
    }
)
_GEOMETRY: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"width", "height", "x", "y"}),
    "g": frozenset(),
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
    "polygon": frozenset({"points"}),
}


def _shapes(
    element: Element, inherited: _Style, matrix: Matrix, *, top: bool = False
) -> Iterator[FlatShape]:
    name = element.tag.rpartition("}")[2]
    if name not in _GEOMETRY or (name == "svg" and not top):
        raise NotFlat(f"<{name}>")
    style = _style(element, name, inherited)
    matrix = _times(matrix, _transform(element.get("transform", "")))
    if name in ("svg", "g"):
        for child in element:
            if style.display != "none":
                yield from _shapes(child, style, matrix)
        return
    segments = _outline(element, name)
    if segments and style.display != "none" and style.visibility == "visible":
        yield FlatShape(
            tuple(segment.through(matrix) for segment in segments),
            _paint(style.fill, style.fill_opacity) if name != "line" else None,
            style.fill_rule == "evenodd",
            _stroke(style, matrix),
        )


def _style(element: Element, name: str, inherited: _Style) -> _Style:
    """Return what holds for *element*; ``display`` is not inherited, but hides all below."""
    said: dict[str, str] = {}
    for key, value in element.attrib.items():
        if key in _INHERITED:
            said[_INHERITED[key]] = value.strip()
        elif key == "style":
            continue
        elif key not in _WITHOUT_EFFECT and key != "transform" and key not in _GEOMETRY[name]:
            raise NotFlat(key)
    for declaration in element.get("style", "").split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key in _INHERITED:
            said[_INHERITED[key]] = value.removesuffix("!important").strip()
        elif key and key not in _WITHOUT_EFFECT:
            raise NotFlat(key)
    said = {key: value for key, value in said.items() if value != "inherit"}
    return replace(inherited, **said)


# ---------------------------------------------------------------------------------------------
# Paint

_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", re.IGNORECASE)
_NAMES = {
    "black": "#000000",
    "white": "#ffffff",
    "red": "#ff0000",
    "green": "#008000",
    "lime": "#00ff00",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "cyan": "#00ffff",
    "aqua": "#00ffff",
    "magenta": "#ff00ff",
    "fuchsia": "#ff00ff",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "maroon": "#800000",
    "navy": "#000080",
    "olive": "#808000",
    "purple": "#800080",
    "teal": "#008080",
    "orange": "#ffa500",
}


def _paint(colour: str, opacity: str) -> Paint | None:
    if colour in ("none", "transparent"):
        return None
    share = _number(opacity)
    return Paint(_hex(colour), min(1.0, max(0.0, share)))


def _hex(colour: str) -> str:
    if found := _HEX.fullmatch(colour):
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if found := _RGB.fullmatch(colour):
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in found.groups())
    if colour.lower() in _NAMES:
        return _NAMES[colour.lower()]
    raise NotFlat(colour)


def _stroke(style: _Style, matrix: Matrix) -> Stroke | None:
    paint = _paint(style.stroke, style.stroke_opacity)
    width = _number(style.stroke_width)
    if paint is None or width <= 0:
        return None
    a, b, c, d, _, _ = matrix
    even = math.isclose(math.hypot(a, b), math.hypot(c, d), rel_tol=1e-3)
    square = abs(a * c + b * d) <= 1e-3 * abs(a * d - b * c)
    if not (even and square):
        raise NotFlat("a stroke that is wider one way than the other")
    scale = math.sqrt(abs(a * d - b * c))
    dashes: tuple[float, ...] = ()
    if style.stroke_dasharray != "none":
        dashes = tuple(length * scale for length in numbers(style.stroke_dasharray))
        if min(dashes, default=1) < 0:
            raise NotFlat("stroke-dasharray")
        if sum(dashes) == 0:
            dashes = ()
        elif len(dashes) % 2:
            dashes *= 2
    return Stroke(
        paint,
        width * scale,
        _one_of(style.stroke_linecap, {"butt": "butt", "round": "round", "square": "square"}),
        _one_of(style.stroke_linejoin, {"miter": "miter", "round": "round", "bevel": "bevel"}),
        max(1.0, _number(style.stroke_miterlimit)),
        dashes,
        _number(style.stroke_dashoffset) * scale,
    )


def _one_of(value: str, known: Mapping[str, _Known]) -> _Known:
    if value not in known:
        raise NotFlat(value)
    return known[value]


def _number(text: str) -> float:
    found = numbers(text.removesuffix("px"))
    if len(found) != 1:
        raise NotFlat(text)
    return found[0]


# ---------------------------------------------------------------------------------------------
# Outlines and where they lie


def _outline(element: Element, name: str) -> tuple[Segment, ...]:
    def at(key: str) -> float:
        return _number(element.get(key, "0"))

    match name:
        case "path":
            return path_segments(element.get("d", ""))
        case "rect":
            return _rectangle(element)
        case "circle":
            return ellipse(at("cx"), at("cy"), at("r"), at("r"))
        case "ellipse":
            return ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
        case "line":
            return path_segments(f"M{at('x1')} {at('y1')}L{at('x2')} {at('y2')}")
        case _:
            points = numbers(element.get("points", ""))
            if len(points) < 4 or len(points) % 2:
                return ()
            close = "z" if name == "polygon" else ""
            return path_segments("M" + " ".join(map(repr, points)) + close)


def _rectangle(element: Element) -> tuple[Segment, ...]:
    x, y = _number(element.get("x", "0")), _number(element.get("y", "0"))
    width, height = _number(element.get("width", "0")), _number(element.get("height", "0"))
    if width <= 0 or height <= 0:
        return ()
    round_x, round_y = element.get("rx"), element.get("ry")
    rx = _number(round_x or round_y or "0")
    ry = _number(round_y or round_x or "0")
    rx, ry = min(max(rx, 0), width / 2), min(max(ry, 0), height / 2)
    if rx == 0 or ry == 0:
        return path_segments(f"M{x} {y}h{width}v{height}h{-width}z")
    corner = f"a{rx} {ry} 0 0 1"
    return path_segments(
        f"M{x + rx} {y}h{width - 2 * rx}{corner} {rx} {ry}v{height - 2 * ry}{corner} {-rx} {ry}"
        f"h{-(width - 2 * rx)}{corner} {-rx} {-ry}v{-(height - 2 * ry)}{corner} {rx} {-ry}z"
    )


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")


def _transform(text: str) -> Matrix:
    matrix = IDENTITY
    at = 0
    while text[at:].strip():
        found = _TRANSFORM.match(text, at)
        if found is None:
            raise NotFlat(text)
        matrix = _times(matrix, _one_transform(found[1], numbers(found[2])))
        at = found.end()
    return matrix


def _one_transform(kind: str, given: tuple[float, ...]) -> Matrix:
    match kind, given:
        case "matrix", (a, b, c, d, e, f):
            return (a, b, c, d, e, f)
        case "translate", (x,):
            return (1, 0, 0, 1, x, 0)
        case "translate", (x, y):
            return (1, 0, 0, 1, x, y)
        case "scale", (x,):
            return (x, 0, 0, x, 0, 0)
        case "scale", (x, y):
            return (x, 0, 0, y, 0, 0)
        case "rotate", (angle,):
            turn = math.radians(angle)
            return (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
        case "rotate", (angle, x, y):
            there = _times((1, 0, 0, 1, x, y), _one_transform("rotate", (angle,)))
            return _times(there, (1, 0, 0, 1, -x, -y))
        case "skewX", (angle,):
            return (1, 0, math.tan(math.radians(angle)), 1, 0, 0)
        case "skewY", (angle,):
            return (1, math.tan(math.radians(angle)), 0, 1, 0, 0)
        case _:
            raise NotFlat(kind)


def _to_pixels(root: Element) -> Matrix:
    """Return the way from the view box to the picture, which it fills or lies in the middle of."""
    left, top, wide, high = numbers(root.get("viewBox", ""))
    width, height = _number(root.get("width", "")), _number(root.get("height", ""))
    scale = min(width / wide, height / high)
    return (
        scale,
        0,
        0,
        scale,
        (width - wide * scale) / 2 - left * scale,
        (height - high * scale) / 2 - top * scale,
    )
