"""SVG path data as moves, lines and curves: SVG 1.1 (second edition), 8.3 and appendix F.6."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TypeAlias

from handoutgen.records import dataclass


class NotFlat(ValueError):
    """What a picture holds beyond flat shapes."""


Matrix: TypeAlias = tuple[float, float, float, float, float, float]


def _through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(frozen=True, slots=True)
class Move:
    x: float
    y: float

    def through(self, matrix: Matrix) -> Move:
        return Move(*_through(matrix, self.x, self.y))


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float

    def through(self, matrix: Matrix) -> Line:
        return Line(*_through(matrix, self.x, self.y))


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve to (*x*, *y*) with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float

    def through(self, matrix: Matrix) -> Curve:
        return Curve(
            *_through(matrix, self.x1, self.y1),
            *_through(matrix, self.x2, self.y2),
            *_through(matrix, self.x, self.y),
        )


@dataclass(frozen=True, slots=True)
class Close:
    def through(self, matrix: Matrix) -> Close:
        return self


Segment: TypeAlias = Move | Line | Curve | Close

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_ONE = re.compile(rf"[\s,]*({_NUMBER})")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmZzLlHhVvCcSsQqTtAa])")
_LARGEST = 1e7


def numbers(text: str) -> tuple[float, ...]:
    """Return the numbers of a list of numbers and nothing else."""
    found = []
    at = 0
    while number := _ONE.match(text, at):
        found.append(_checked(number[1]))
        at = number.end()
    if text[at:].strip():
        raise NotFlat(text[:40])
    return tuple(found)


def _checked(text: str) -> float:
    value = float(text)
    if not abs(value) <= _LARGEST:
        raise NotFlat("a number without bounds")
    return value


def ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Segment, ...]:
    """Return a whole ellipse as four curves, from its right end."""
    if rx <= 0 or ry <= 0:
        return ()
    k = 4 / 3 * (math.sqrt(2) - 1)
    return (
        Move(cx + rx, cy),
        Curve(cx + rx, cy + k * ry, cx + k * rx, cy + ry, cx, cy + ry),
        Curve(cx - k * rx, cy + ry, cx - rx, cy + k * ry, cx - rx, cy),
        Curve(cx - rx, cy - k * ry, cx - k * rx, cy - ry, cx, cy - ry),
        Curve(cx + k * rx, cy - ry, cx + rx, cy - k * ry, cx + rx, cy),
        Close(),
    )


_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each command with one set of numbers; repeated sets repeat the command."""
    at = 0
    while found := _COMMAND.match(data, at):
        letter = found[1]
        at = found.end()
        count = _ARGUMENTS[letter.upper()]
        first = True
        while count and (first or _ONE.match(data, at)):
            given = []
            for place in range(count):
                pattern = _FLAG if letter in "Aa" and place in (3, 4) else _ONE
                number = pattern.match(data, at)
                if number is None:
                    raise NotFlat("a path that breaks off")
                given.append(_checked(number[1]))
                at = number.end()
            yield letter, tuple(given)
            first = False
            letter = {"M": "L", "m": "l"}.get(letter, letter)
        if not count:
            yield letter, ()
    if data[at:].strip(" \t\r\n\f,"):
        raise NotFlat("a path with something else in it")


def path_segments(data: str) -> tuple[Segment, ...]:
    """Return the ``d`` attribute *data* as segments with absolute coordinates."""
    made: list[Segment] = []
    x = y = start_x = start_y = 0.0
    control: tuple[float, float] | None = None
    before = ""
    for letter, given in _commands(data):
        kind = letter.upper()
        if not made and kind != "M":
            raise NotFlat("a path that does not begin with a move")
        own_x, own_y = (x, y) if letter.islower() else (0.0, 0.0)
        if made and isinstance(made[-1], Close) and kind not in ("M", "Z"):
            made.append(Move(x, y))
        reflected = (2 * x - control[0], 2 * y - control[1]) if control else (x, y)
        control = None
        match kind:
            case "M":
                x, y = own_x + given[0], own_y + given[1]
                start_x, start_y = x, y
                made.append(Move(x, y))
            case "Z":
                x, y = start_x, start_y
                made.append(Close())
            case "L" | "H" | "V":
                x = own_x + given[0] if kind != "V" else x
                y = own_y + given[-1] if kind != "H" else y
                made.append(Line(x, y))
            case "C" | "S":
                moved = [
                    value + (own_y if place % 2 else own_x) for place, value in enumerate(given)
                ]
                if kind == "S":
                    moved[:0] = reflected if before in ("C", "S") else (x, y)
                control, (x, y) = (moved[2], moved[3]), moved[4:]
                made.append(Curve(*moved))
            case "Q" | "T":
                if kind == "Q":
                    control = (own_x + given[0], own_y + given[1])
                else:
                    control = reflected if before in ("Q", "T") else (x, y)
                end_x, end_y = own_x + given[-2], own_y + given[-1]
                made.append(_quadratic(x, y, *control, end_x, end_y))
                x, y = end_x, end_y
            case _:
                end_x, end_y = own_x + given[5], own_y + given[6]
                rx, ry, turn, large, sweep = given[:5]
                made.extend(_arc(x, y, rx, ry, turn, bool(large), bool(sweep), end_x, end_y))
                x, y = end_x, end_y
        before = kind
    return tuple(made)


def _quadratic(x: float, y: float, cx: float, cy: float, end_x: float, end_y: float) -> Curve:
    return Curve(
        x + 2 / 3 * (cx - x),
        y + 2 / 3 * (cy - y),
        end_x + 2 / 3 * (cx - end_x),
        end_y + 2 / 3 * (cy - end_y),
        end_x,
        end_y,
    )


def _arc(
    x: float,
    y: float,
    rx: float,
    ry: float,
    turn: float,
    large: bool,
    sweep: bool,
    end_x: float,
    end_y: float,
) -> Iterator[Segment]:
    """Yield an elliptical arc as curves of at most a quarter turn (appendix F.6.5 and F.6.6)."""
    rx, ry = abs(rx), abs(ry)
    if (x, y) == (end_x, end_y):
        return
    if rx == 0 or ry == 0:
        yield Line(end_x, end_y)
        return
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half_x, half_y = (x - end_x) / 2, (y - end_y) / 2
    own_x, own_y = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    reach = (own_x / rx) ** 2 + (own_y / ry) ** 2
    if reach > 1:
        rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
    below = (rx * own_y) ** 2 + (ry * own_x) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (-1 if large == sweep else 1)
    mid_x, mid_y = root * rx * own_y / ry, -root * ry * own_x / rx
    centre_x = cos * mid_x - sin * mid_y + (x + end_x) / 2
    centre_y = sin * mid_x + cos * mid_y + (y + end_y) / 2
    begin = math.atan2((own_y - mid_y) / ry, (own_x - mid_x) / rx)
    span = math.atan2((-own_y - mid_y) / ry, (-own_x - mid_x) / rx) - begin
    if sweep and span < 0:
        span += 2 * math.pi
    elif not sweep and span > 0:
        span -= 2 * math.pi
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / count
    k = 4 / 3 * math.tan(step / 4)
    matrix = (cos * rx, sin * rx, -sin * ry, cos * ry, centre_x, centre_y)
    for number in range(count):
        one, other = begin + number * step, begin + (number + 1) * step
        yield Curve(
            math.cos(one) - k * math.sin(one),
            math.sin(one) + k * math.cos(one),
            math.cos(other) + k * math.sin(other),
            math.sin(other) - k * math.cos(other),
            math.cos(other),
            math.sin(other),
        ).through(matrix)
