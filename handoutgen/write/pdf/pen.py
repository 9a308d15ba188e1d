"""Display list → operators of a page's content stream.

Text goes through :meth:`Pen.line`, pictures through :meth:`Pen.picture`, strokes that are read
through :meth:`Pen.sign`, and everything else that leaves ink through :meth:`Pen.decorate`. All of
it stands between the operators that *opening* gives and an ``EMC``: tagged content or an artifact.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

from handoutgen.model.colours import rgb
from handoutgen.write.pdf.items import (
    Circle,
    Decoration,
    Picture,
    Polyline,
    Rect,
    Run,
    Sign,
    Stroke,
    TextLine,
)
from handoutgen.write.pdf.structure import Element

_ARC = 0.5523
"""Bézier handle of a quarter circle, as a share of its radius."""


@lru_cache(maxsize=256)
def ink(colour: str) -> str:
    """Return the operands of ``rg`` for a colour: three numbers from 0 to 1."""
    return " ".join(num(part / 255, 3) for part in rgb(colour))


@lru_cache(maxsize=8_192)
def num(value: float, digits: int = 2) -> str:
    """Return *value* as PDF writes numbers: rounded, with no exponent and no needless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def literal(data: bytes) -> str:
    """Return *data* as a literal string's inside, one character a byte."""
    return (
        data.replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        .replace(b"\r", b"\\r")
        .decode("latin-1")
    )


class Pen:
    """Writes operators, leaving out what the page's state already is.

    *height* is the sheet's; items count down from its top, PDF up from its foot. *font_name*
    and *image_name* give the names of resources, and take note that they are used. *opening*
    gives the operator that opens an element's content, or an artifact for None; for a figure it
    is also told where that stands.
    """

    def __init__(
        self,
        height: float,
        font_name: Callable[[Run], str],
        image_name: Callable[[Picture], str | None],
        opening: Callable[[Element | None, str], str],
    ) -> None:
        self.height = height
        self.ops: list[str] = []
        self._font_name = font_name
        self._image_name = image_name
        self._opening = opening
        self._open = False
        self._tag: Element | None = None
        self._font: tuple[str, float] | None = None
        self._fill: str | None = "#000000"
        self._stroke: str | None = "#000000"
        self._weight: float | None = 1.0
        self._dash: str | None = ""
        self._rise: float | None = 0.0

    def forget(self) -> None:
        """Rely on nothing that was drawn before: other operators may stand in its place."""
        self._font = self._fill = self._stroke = self._weight = self._dash = self._rise = None

    # Tags ------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close what is open; what comes next is content of its own, even of the same element."""
        if self._open:
            self._open = False
            self.ops.append("EMC")

    def _mark(self, tag: Element | None, box: str = "") -> None:
        """Let what is drawn next belong to *tag*, or to nothing that is read."""
        if self._open and tag is self._tag:
            return
        self.close()
        self._open = True
        self._tag = tag
        self.ops.append(self._opening(tag, box))

    def place(self, tag: Element) -> None:
        """Let *tag* be read here, though nothing is drawn for it."""
        self.close()
        self._mark(tag)
        self.close()

    # Text ------------------------------------------------------------------------------------

    def line(self, line: TextLine, top: float) -> None:
        """Draw one line of text; each run goes on where the one before it ended."""
        say = self.ops.append
        y = num(self.height - top - line.y)
        x = line.x
        end = None
        for run in line.runs:
            tag = run.tag or line.tag
            if end is None:
                self._mark(tag)
                say("BT")
            elif tag is not self._tag:
                say("ET")
                self._mark(tag)
                say("BT")
                end = None
            at = x + run.x
            style = run.style
            if end is None or abs(end - at) > 0.02:
                say(f"1 0 0 1 {num(at)} {y} Tm")
            font = (self._font_name(run), style.size)
            if font != self._font:
                self._font = font
                say(f"/{font[0]} {num(font[1])} Tf")
            if style.colour != self._fill:
                self._fill = style.colour
                say(f"{ink(style.colour)} rg")
            if style.rise != self._rise:
                self._rise = style.rise
                say(f"{num(style.rise)} Ts")
            if run.glyphs is None:
                say(f"({literal(style.face.encode(run.text))}) Tj")
            else:
                self._shaped(run)
            end = at + run.width
        if end is not None:
            say("ET")

    def _shaped(self, run: Run) -> None:
        """Show glyphs that shaping moved, and say what they stand for where they cannot.

        What is decoration is not read, and tagged content must not stand in it.
        """
        glyphs = run.glyphs
        assert glyphs is not None  # noqa: S101
        say = self.ops.append
        said_apart = not glyphs.exact and self._tag is not None
        if said_apart:
            said = (b"\xfe\xff" + glyphs.text.encode("utf-16-be")).hex()
            say(f"/Span <</ActualText <{said}>>> BDC")
        if glyphs.advances is None and glyphs.offsets is None:
            say(f"({literal(glyphs.glyphs)}) Tj")
        else:
            self._one_by_one(run)
        if said_apart:
            say("EMC")

    def _one_by_one(self, run: Run) -> None:
        glyphs = run.glyphs
        assert glyphs is not None  # noqa: S101
        say = self.ops.append
        face, size = glyphs.face, run.style.size
        codes = glyphs.glyphs
        ids = [codes[at : at + 2] for at in range(0, len(codes), 2)]
        nominal = [face.advances[int.from_bytes(each, "big")] for each in ids]
        advances = glyphs.advances or tuple(nominal)
        offsets = glyphs.offsets or ((0.0, 0.0),) * len(ids)
        parts: list[str] = []
        rise = 0.0
        pending = 0.0
        for code, own, advance, (right, up) in zip(ids, nominal, advances, offsets, strict=True):
            if up != rise:
                if parts:
                    say(f"[{' '.join(parts)}] TJ")
                    parts = []
                rise = up
                say(f"{num(run.style.rise + up * size / 1000)} Ts")
            shift = pending + right
            if abs(shift) > 0.5:
                parts.append(num(-shift, 1))
                pending -= shift
            parts.append(f"({literal(code)})")
            pending += advance - own
        if abs(pending) > 0.5:
            parts.append(num(-pending, 1))
        say(f"[{' '.join(parts)}] TJ")
        if rise:
            say(f"{num(run.style.rise)} Ts")

    # Pictures --------------------------------------------------------------------------------

    def picture(self, picture: Picture, top: float) -> None:
        """Draw an image in its frame."""
        name = self._image_name(picture)
        if name is None:
            return
        low = self.height - top - picture.y - picture.height
        right, high = picture.x + picture.width, low + picture.height
        edges = (picture.x, low, right, high)
        self._mark(picture.tag, " ".join(map(num, edges)))
        self.ops.append(
            f"q {num(picture.width)} 0 0 {num(picture.height)} {num(picture.x)} {num(low)} cm"
            f" /{name} Do Q"
        )

    # Strokes ---------------------------------------------------------------------------------

    def sign(self, sign: Sign, top: float) -> None:
        """Draw strokes that are read as characters."""
        self._mark(sign.tag)
        for shape in sign.shapes:
            self._stroke_or_fill(shape, top)

    def decorate(self, item: Decoration, top: float) -> None:
        """Draw what carries no words: lines, fills, frames, boxes, bars and marks."""
        self._mark(None)
        self._stroke_or_fill(item, top)

    def _stroke_or_fill(self, item: Decoration, top: float) -> None:
        match item:
            case Stroke(x1, y1, x2, y2, weight, colour, _, dash):
                self._line_state(colour, weight, dash)
                high = self.height - top
                self.ops.append(f"{num(x1)} {num(high - y1)} m {num(x2)} {num(high - y2)} l S")
            case Rect():
                self._shape(item.fill, item.stroke, item.weight)
                self.ops.append(self._rect_path(item, top) + _paint(item.fill, item.stroke))
            case Circle():
                self._shape(item.fill, item.stroke, item.weight)
                self.ops.append(self._circle_path(item, top) + _paint(item.fill, item.stroke))
            case Polyline(points, weight, colour):
                self._line_state(colour, weight, "")
                high = self.height - top
                path = " l ".join(f"{num(x)} {num(high - y)}" for x, y in points)
                first, rest = path.split(" l ", 1)
                self.ops.append(f"1 J 1 j {first} m {rest} l S 0 J 0 j")
            case _:
                assert_never(item)

    def _shape(self, fill: str | None, stroke: str | None, weight: float) -> None:
        if fill is not None and fill != self._fill:
            self._fill = fill
            self.ops.append(f"{ink(fill)} rg")
        if stroke is not None:
            self._line_state(stroke, weight, "")

    def _line_state(self, colour: str, weight: float, dash: str) -> None:
        say = self.ops.append
        if colour != self._stroke:
            self._stroke = colour
            say(f"{ink(colour)} RG")
        if weight != self._weight:
            self._weight = weight
            say(f"{num(weight)} w")
        if dash != self._dash:
            self._dash = dash
            say(f"1 J {dash} d" if dash else "0 J [] 0 d")

    def _rect_path(self, item: Rect, top: float) -> str:
        low = self.height - top - item.y - item.height
        left, wide, tall, radius = item.x, item.width, item.height, item.radius
        if not radius:
            return f"{num(left)} {num(low)} {num(wide)} {num(tall)} re "
        right, high, bend = left + wide, low + tall, radius * (1 - _ARC)
        corners = (
            (left + radius, low),
            (right - radius, low),
            (right - bend, low),
            (right, low + bend),
            (right, low + radius),
            (right, high - radius),
            (right, high - bend),
            (right - bend, high),
            (right - radius, high),
            (left + radius, high),
            (left + bend, high),
            (left, high - bend),
            (left, high - radius),
            (left, low + radius),
            (left, low + bend),
            (left + bend, low),
            (left + radius, low),
        )
        operators = "m l ccc l ccc l ccc l ccc".replace(" ", "")
        parts = []
        for (x, y), operator in zip(corners, operators, strict=True):
            parts.append(f"{num(x)} {num(y)}" + (f" {operator}" if operator in "ml" else ""))
        path = ""
        curve = 0
        for part, operator in zip(parts, operators, strict=True):
            path += part + " "
            if operator == "c":
                curve += 1
                if curve % 3 == 0:
                    path += "c "
        return path + "h "

    def _circle_path(self, item: Circle, top: float) -> str:
        x, y, r = item.x, self.height - top - item.y, item.radius
        k = r * _ARC
        return (
            f"{num(x + r)} {num(y)} m "
            f"{num(x + r)} {num(y + k)} {num(x + k)} {num(y + r)} {num(x)} {num(y + r)} c "
            f"{num(x - k)} {num(y + r)} {num(x - r)} {num(y + k)} {num(x - r)} {num(y)} c "
            f"{num(x - r)} {num(y - k)} {num(x - k)} {num(y - r)} {num(x)} {num(y - r)} c "
            f"{num(x + k)} {num(y - r)} {num(x + r)} {num(y - k)} {num(x + r)} {num(y)} c h "
        )


def _paint(fill: str | None, stroke: str | None) -> str:
    if fill is not None:
        return "B" if stroke is not None else "f"
    return "S"
