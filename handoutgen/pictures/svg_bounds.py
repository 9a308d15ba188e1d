"""How large an SVG is, and that it does not grow without end when it is drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handoutgen.pictures.svg_styles import URL
from handoutgen.pictures.unusable import Unusable, refuse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PARTS = 20_000
MAX_ASPECT = 50
MAX_NATURAL_SIDE = 4000
MAX_LAYERS = 500
_MAX_DEPTH = 200
_FILTER_LAYERS = 6
_LAYERED = ("opacity", "mask", "clip-path", "filter", "mix-blend-mode", "isolation")


def layers(root: Element, by_id: Mapping[str, Element]) -> int:
    """Return how many layers of the picture's size it takes to draw *root*.

    Raises:
        Unusable: if its references into itself go in a circle or multiply without end.
    """
    counted: dict[Element, tuple[int, int]] = {}
    open_now: set[Element] = set()

    def count(element: Element, depth: int) -> tuple[int, int]:
        if element in counted:
            return counted[element]
        if element in open_now or depth > _MAX_DEPTH:
            refuse("references that go in a circle or too deep")
        open_now.add(element)
        parts, needed = 1, _own_layers(element)
        below = [by_id[name] for name in _references(element) if name in by_id]
        for other in (*element, *below):
            more_parts, more_layers = count(other, depth + 1)
            parts, needed = parts + more_parts, needed + more_layers
        if parts > MAX_PARTS:
            raise Unusable(
                f"the SVG has more than {MAX_PARTS} parts once repeated parts are counted",
                "save it as PNG",
            )
        open_now.discard(element)
        counted[element] = parts, needed
        return parts, needed

    needed = count(root, 0)[1]
    if needed > MAX_LAYERS:
        raise Unusable("the SVG has too many effects", "save it as PNG")
    return needed


def _own_layers(element: Element) -> int:
    """Return how many layers an element asks for itself; a step of a filter costs many."""
    if element.tag.rpartition("}")[2].startswith("fe"):
        return _FILTER_LAYERS
    return sum(
        key in _LAYERED or (key == "style" and any(name in value for name in _LAYERED))
        for key, value in element.attrib.items()
    )


def _references(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        text = str(value)
        if key == "href" and text.startswith("#"):
            yield text[1:]
        elif "url(" in text.lower():
            for found in URL.finditer(text):
                yield found["target"].strip().removeprefix("#")


_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "q": 96 / 101.6,
}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)


def _length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    unit = _UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None:
        return None
    value = float(found[1]) * unit
    return value if 0 < value < math.inf else None


def _view_box(text: str | None) -> tuple[float, float, float, float] | None:
    try:
        parts = [float(part) for part in re.split(r"[\s,]+", (text or "").strip())]
    except ValueError:
        return None
    if len(parts) != 4 or not all(map(math.isfinite, parts)) or min(parts[2:]) <= 0:
        return None
    return parts[0], parts[1], parts[2], parts[3]


def set_size(root: Element) -> tuple[float, float]:
    """Return the picture's size in CSS pixels, and set it on *root* with a view box that fits."""
    box = _view_box(root.get("viewBox"))
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box is not None:
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * box[2] / box[3]
        elif height is None and width is not None:
            height = width * box[3] / box[2]
    if width is None or height is None:
        raise Unusable(
            "the SVG does not say how large it is",
            'give it a viewBox, such as viewBox="0 0 200 60"',
        )
    if max(width / height, height / width) > MAX_ASPECT:
        raise Unusable(f"the SVG is more than {MAX_ASPECT} times as long as it is wide")
    if box is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    scale = _natural_scale(width, height)
    width, height = width * scale, height * scale
    root.set("width", f"{width:.6g}")
    root.set("height", f"{height:.6g}")
    return width, height


def check_dashes(root: Element) -> None:
    """Refuse dashes too fine to be seen: a line of millions takes a minute to draw."""
    box = _view_box(root.get("viewBox"))
    finest = max(box[2:]) / _MOST_DASHES if box else 0.0
    for element in root.iter():
        written = _DASHES.search(element.get("style", ""))
        text = written[1] if written else element.get("stroke-dasharray", "")
        lengths = [float(number) for number in _DECIMAL.findall(text)]
        if 0 < sum(lengths) < finest:
            refuse("dashes too fine to print")


_MOST_DASHES = 2000
_DASHES = re.compile(r"stroke-dasharray\s*:\s*([^;]*)")
_DECIMAL = re.compile(r"\d*\.?\d+(?:[eE][+-]?\d{1,2})?")


def _natural_scale(width: float, height: float) -> float:
    """Return what keeps a size within bounds and lets whole pixels tell its shape."""
    if max(width, height) > MAX_NATURAL_SIDE:
        return MAX_NATURAL_SIDE / max(width, height)
    scale = 1
    while scale < 64 and any(
        abs(round(side * scale) - side * scale) > 0.005 * side * scale for side in (width, height)
    ):
        scale += 1
    return float(scale) if max(width, height) * scale <= MAX_NATURAL_SIDE else 1.0
