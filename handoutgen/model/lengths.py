"""Lengths that carry their unit."""

from __future__ import annotations

from handoutgen.records import dataclass

POINTS_PER_MM = 72 / 25.4
EMU_PER_POINT = 12700


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A physical length, kept in points (1/72 inch)."""

    pt: float

    @property
    def mm(self) -> float:
        return self.pt / POINTS_PER_MM

    @property
    def twips(self) -> int:
        """Twentieths of a point, Word's unit for most lengths."""
        return round(self.pt * 20)

    @property
    def half_points(self) -> int:
        """Word's unit for font sizes."""
        return round(self.pt * 2)

    @property
    def eighths(self) -> int:
        """Eighths of a point, Word's unit for the width of borders."""
        return round(self.pt * 8)

    @property
    def emu(self) -> int:
        """English metric units, DrawingML's unit."""
        return round(self.pt * EMU_PER_POINT)

    def __add__(self, other: Length) -> Length:
        return Length(self.pt + other.pt)

    def __sub__(self, other: Length) -> Length:
        return Length(self.pt - other.pt)

    def __mul__(self, factor: float) -> Length:
        return Length(self.pt * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> Length:
        return Length(self.pt / divisor)

    def __neg__(self) -> Length:
        return Length(-self.pt)


def Mm(value: float) -> Length:  # noqa: N802 - reads as a unit, as in python-docx
    """Return a length of *value* millimetres."""
    return Length(value * POINTS_PER_MM)


def Pt(value: float) -> Length:  # noqa: N802 - reads as a unit, as in python-docx
    """Return a length of *value* points."""
    return Length(float(value))
