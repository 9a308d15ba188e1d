"""What fields look like: a stream for each state, drawn by us and complete without a viewer."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from handoutgen.model.nodes import Personal
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.forms.gathering import Box
from handoutgen.write.pdf.forms.marks import Marks
from handoutgen.write.pdf.forms.setting import LIFT, PADDING, Setting
from handoutgen.write.pdf.items import TextLine, moved
from handoutgen.write.pdf.lines import Line
from handoutgen.write.pdf.pen import Pen, num
from handoutgen.write.pdf.resources import Resources
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.surface import Surface, stream
from handoutgen.write.style import Role


def _unmarked(tag: Element | None, box: str) -> str:
    """Open nothing: a widget is read by its field, not by what it looks like."""
    del tag, box
    return ""


SMALLEST = 4.0
"""Points below which letters of one line do not shrink: as viewers do."""


class Appearances:
    """Writes appearance streams; equal ones are written once.

    *shared* is the number of the pages' resources, which hold the fonts that are drawn with.
    """

    def __init__(
        self, surface: Surface, resources: Resources, context: Context, shared: int
    ) -> None:
        self._surface = surface
        self._resources = resources
        self._context = context
        self._shared = shared
        self._written: dict[bytes, int] = {}

    def marks(self, box: Box, marks: Marks) -> int:
        """Return the number of a stream that draws *marks* in *box*."""
        pen = self._pen(box)
        for mark in marks:
            pen.decorate(mark, 0.0)
        return self._stream(box, "\n".join(pen.ops), "")

    def text(
        self, setting: Setting, said: str, fonts: str, field: str, *, centred: bool = False
    ) -> int:
        """Return the number of a stream that shows what is *said* in *field*.

        *fonts* are what is typed with.

        Raises:
            WriteError: if no font at hand can draw all of it.
        """
        box = setting.box
        if not said:
            return self._stream(box, "/Tx BMC EMC", f"<</Font <<{fonts}>>>>")
        pen = self._pen(box)
        for line in self._lines(setting, said, field, centred=centred):
            pen.line(line, 0.0)
        operators = "\n".join(("/Tx BMC q", *pen.ops, "Q EMC"))
        return self._stream(box, operators, f"{self._shared} 0 R")

    def _lines(
        self, setting: Setting, said: str, field: str, *, centred: bool
    ) -> Iterable[TextLine]:
        box, size = setting.box, setting.size
        role = self._context.role("answer").sized(size)
        if not setting.many:
            said = " ".join(said.split())
            (line,) = self._set(said, field, role, 1e6)[:1]
            room = box.width - 2 * PADDING
            if line.width > room:
                role = role.sized(max(size * room / line.width, SMALLEST))
                (line,) = self._set(said, field, role, 1e6)[:1]
            left = (box.width - line.width) / 2 if centred else PADDING
            face = self._context.type.body.regular
            tall = (face.ascent - face.descent) * role.size.pt / 1000
            down = (box.height - tall) / 2 + face.ascent * role.size.pt / 1000
            yield from self._placed(line, left, down)
            return
        face = self._context.type.body.regular
        gap = setting.gap or (face.ascent - face.descent) * size / 1000
        down = setting.gap - LIFT * size if setting.gap else PADDING + face.ascent * size / 1000
        for paragraph in said.split("\n"):
            for line in self._set(paragraph, field, role, box.width - 2 * PADDING):
                yield from self._placed(line, PADDING, down)
                down += gap
            if not paragraph.strip():
                down += gap

    def _set(self, said: str, field: str, role: Role, room: float) -> list[Line]:
        words = (Personal(field, said),) if said.strip() else ()
        return self._context.set_text(words, role, 0.0, room) if words else []

    @staticmethod
    def _placed(line: Line, right: float, baseline: float) -> Iterable[TextLine]:
        for item in line.items:
            if isinstance(item, TextLine):
                placed = moved(item, right, baseline - item.y)
                assert isinstance(placed, TextLine)  # noqa: S101
                yield placed

    def _pen(self, box: Box) -> Pen:
        names = self._resources.font_name, self._resources.image_name
        return Pen(box.height, *names, _unmarked)

    def _stream(self, box: Box, operators: str, resources: str) -> int:
        data = zlib.compress(operators.encode("latin-1"), 6)
        used = f" /Resources {resources}" if resources else " /Resources <<>>"
        edges = f"0 0 {num(box.width)} {num(box.height)}"
        body = stream(data, f"/Type /XObject /Subtype /Form /BBox [{edges}]{used}")
        number = self._written.get(body)
        if number is None:
            name = f"appearance {len(self._written) + 1}"
            number = self._written[body] = self._surface.add(body, name)
        return number
