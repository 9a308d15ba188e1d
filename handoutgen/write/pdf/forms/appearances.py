"""What fields look like: a stream for each state, drawn by us and complete without a viewer."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from handoutgen.write.pdf.answer_text import (
    Heights,
    answer_lines,
    fitted,
    heights,
    on_baseline,
)
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.forms.gathering import Box
from handoutgen.write.pdf.forms.marks import Marks
from handoutgen.write.pdf.forms.setting import LIFT, PADDING, Setting
from handoutgen.write.pdf.items import TextLine
from handoutgen.write.pdf.pen import Pen, num
from handoutgen.write.pdf.resources import Resources
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.surface import Surface, stream


def _unmarked(tag: Element | None, box: str) -> str:
    """Open nothing: a widget is read by its field, not by what it looks like."""
    del tag, box
    return ""


SMALLEST = 4.0
"""Points below which letters do not shrink: as viewers do."""
STEP = 0.5
WORTH_PACKING = 80
"""Bytes from which a stream becomes smaller when it is compressed."""


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
        self._written: dict[tuple[str, str], int] = {}

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
    ) -> Iterator[TextLine]:
        box, size = setting.box, setting.size
        context = self._context
        role = context.role("answer").sized(size)
        room = box.width - 2 * PADDING
        if not setting.many:
            line, role = fitted(context, said, field, role, room, least=SMALLEST)
            left = (box.width - line.width) / 2 if centred else PADDING
            high = heights(context, role.size.pt)
            yield from on_baseline(line, left, (box.height - high.whole) / 2 + high.above)
            return
        lines = answer_lines(context, said, field, role, room)
        high = heights(context, size)
        while setting.shrinks and self._over(box, len(lines), high) and size > SMALLEST:
            size = max(size - STEP, SMALLEST)
            role = role.sized(size)
            lines = answer_lines(context, said, field, role, room)
            high = heights(context, size)
        gap = setting.gap or high.whole
        down = setting.gap - LIFT * size if setting.gap else PADDING + high.above
        for number, each in enumerate(lines):
            if each is not None:
                yield from on_baseline(each, PADDING, down + number * gap)

    @staticmethod
    def _over(box: Box, lines: int, high: Heights) -> bool:
        return PADDING * 2 + lines * high.whole > box.height

    def _pen(self, box: Box) -> Pen:
        names = self._resources.font_name, self._resources.image_name
        return Pen(box.height, *names, _unmarked)

    def _stream(self, box: Box, operators: str, resources: str) -> int:
        edges = f"0 0 {num(box.width)} {num(box.height)}"
        used = f" /Resources {resources or '<<>>'}"
        entries = f"/Type /XObject /Subtype /Form /BBox [{edges}]{used}"
        number = self._written.get((entries, operators))
        if number is None:
            data = operators.encode("latin-1")
            if len(data) < WORTH_PACKING:
                body = stream(data, entries, filtered="")
            else:
                body = stream(zlib.compress(data, 6), entries)
            name = f"appearance {len(self._written) + 1}"
            number = self._written[entries, operators] = self._surface.add(body, name)
        return number
