"""Words of an answer, set for a field or for paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handoutgen.model.nodes import Personal
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.items import TextLine, moved
from handoutgen.write.pdf.lines import Line
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role


class Heights(NamedTuple):
    """How far letters of a size reach above and below their baseline, in points."""

    above: float
    below: float

    @property
    def whole(self) -> float:
        return self.above + self.below


def heights(context: Context, size: float) -> Heights:
    """Return the heights of answers of *size*, as viewers count them: by the font."""
    face = context.type.body.regular
    return Heights(face.ascent * size / 1000, -face.descent * size / 1000)


def answer_lines(
    context: Context, said: str, field: str, role: Role, room: float, tag: Element | None = None
) -> list[Line | None]:
    """Break what is *said* in *field* into lines of at most *room*; None is an empty line.

    Raises:
        WriteError: if no font at hand can draw all of it.
    """
    lines: list[Line | None] = []
    for paragraph in said.split("\n"):
        words = paragraph.strip()
        if words:
            lines += context.set_text((Personal(field, words),), role, 0.0, room, tag)
        else:
            lines.append(None)
    return lines


class Fitted(NamedTuple):
    """A line and the role that it is set in."""

    line: Line
    role: Role


def fitted(
    context: Context,
    said: str,
    field: str,
    role: Role,
    room: float,
    *,
    least: float,
    tag: Element | None = None,
) -> Fitted:
    """Return what is *said* on one line, in letters that shrink to *room*, not below *least*."""
    words = (Personal(field, " ".join(said.split())),)
    (line, *_) = context.set_text(words, role, 0.0, 1e6, tag)
    if line.width <= room:
        return Fitted(line, role)
    role = role.sized(max(role.size.pt * room / line.width, least))
    (line, *_) = context.set_text(words, role, 0.0, 1e6, tag)
    return Fitted(line, role)


def on_baseline(line: Line, right: float, baseline: float) -> Iterator[TextLine]:
    """Yield the words of *line* with their baseline where it is wanted."""
    for item in line.items:
        if isinstance(item, TextLine):
            placed = moved(item, right, baseline - item.y)
            assert isinstance(placed, TextLine)  # noqa: S101
            yield placed
