"""Flat shapes of an SVG as drawing operators (ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from handoutgen.model.colours import rgb
from handoutgen.pictures.flat_shapes import FlatShape, Stroke
from handoutgen.pictures.svg_paths import Close, Curve, Line, Move, Segment
from handoutgen.write.pdf.pen import num

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def vector_operators(shapes: Iterable[FlatShape], height: float) -> tuple[bytes, str]:
    """Return operators that paint *shapes* with y growing upwards, and the resources they need."""
    states: dict[tuple[float, float], str] = {}
    lines = [f"1 0 0 -1 0 {num(height, 3)} cm"]
    for shape in _one_paint_each(shapes):
        painting = _painting(shape)
        lines.append("q")
        opacity = (
            shape.fill.opacity if shape.fill else 1.0,
            shape.stroke.paint.opacity if shape.stroke else 1.0,
        )
        if opacity != (1.0, 1.0):
            lines.append(f"/{states.setdefault(opacity, f'S{len(states)}')} gs")
        if shape.fill is not None:
            lines.append(f"{_colour(shape.fill.colour)} rg")
        if shape.stroke is not None:
            lines.extend(_stroke(shape.stroke))
        lines.extend(map(_segment, shape.segments))
        lines += [painting, "Q"]
    named = " ".join(
        f"/{name} << /ca {num(fill, 4)} /CA {num(stroke, 4)} >>"
        for (fill, stroke), name in states.items()
    )
    return "\n".join(lines).encode("ascii"), f"/ExtGState << {named} >>" if named else ""


def _one_paint_each(shapes: Iterable[FlatShape]) -> Iterator[FlatShape]:
    """Part a shape whose stroke lets its fill be seen: painted at once, the stroke would cut it."""
    for shape in shapes:
        if shape.fill is None and shape.stroke is None:
            continue
        if shape.fill is not None and shape.stroke is not None and shape.stroke.paint.opacity < 1:
            yield replace(shape, stroke=None)
            yield replace(shape, fill=None)
        else:
            yield shape


def _painting(shape: FlatShape) -> str:
    if shape.fill is None:
        return "S"
    return ("f" if shape.stroke is None else "B") + ("*" if shape.even_odd else "")


def _colour(colour: str) -> str:
    return " ".join(num(part / 255, 4) for part in rgb(colour))


def _stroke(stroke: Stroke) -> tuple[str, ...]:
    dashes = " ".join(num(length, 3) for length in stroke.dashes)
    return (
        f"{_colour(stroke.paint.colour)} RG",
        f"{num(stroke.width, 3)} w {_CAPS[stroke.cap]} J {_JOINS[stroke.join]} j "
        f"{num(stroke.miter, 3)} M [{dashes}] {num(stroke.dash_offset, 3)} d",
    )


def _segment(segment: Segment) -> str:
    match segment:
        case Move(x, y):
            return f"{num(x, 3)} {num(y, 3)} m"
        case Line(x, y):
            return f"{num(x, 3)} {num(y, 3)} l"
        case Curve(x1, y1, x2, y2, x, y):
            return " ".join(num(value, 3) for value in (x1, y1, x2, y2, x, y)) + " c"
        case Close():
            return "h"
        case _:
            assert_never(segment)
