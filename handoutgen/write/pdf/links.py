"""Links: annotations that lead to an address or to another place in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handoutgen.errors import Place
from handoutgen.report import LayoutNotice, Report
from handoutgen.write.pdf.items import LinkArea
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.spans import REFERENCE
from handoutgen.write.pdf.surface import Body, Surface, text_string
from handoutgen.write.pdf.tags import Tags


class Destination(NamedTuple):
    """A place that links lead to: *page* from 0, *top* in points from the foot of its sheet."""

    page: int
    top: float


class Links:
    """Adds the links of one file; *pages* are the numbers of its pages."""

    def __init__(
        self,
        surface: Surface,
        tags: Tags,
        pages: Sequence[int],
        anchors: Mapping[str, Destination],
        report: Report,
    ) -> None:
        self._surface = surface
        self._tags = tags
        self._pages = pages
        self._anchors = anchors
        self._report = report

    def add(self, link: LinkArea, part: int, page: int, high: float) -> int | None:
        """Add *link*, its top at *high* on *page*; return its number, None if it leads nowhere."""
        if not self._tags.leads(link.target):
            if not link.target.startswith(REFERENCE):
                problem = f'nothing in the handout is called "{link.target}"'
                self._report.add(LayoutNotice(Place("link"), problem))
            return None
        assert link.tag is not None  # noqa: S101
        body = Body()
        number = self._surface.register(body, f"link {self._surface.count}")
        parent = self._tags.annotation(link.tag, part, page, number)
        edges = (link.x, high - link.height, link.x + link.width, high)
        body.data = (
            f"<</Type /Annot /Subtype /Link /Rect [{' '.join(map(num, edges))}]"
            f" /Border [0 0 0] /F 4 /StructParent {parent}"
            f" /Contents {text_string(link.tag.words)} {self._action(link.target)}>>"
        ).encode("latin-1")
        return number

    def _action(self, target: str) -> str:
        to = self._anchors.get(target)
        if to is None:
            return f"/A <</S /URI /URI {_uri(target)}>>"
        return f"/Dest [{self._pages[to.page]} 0 R /XYZ null {num(to.top)} null]"


def _uri(address: str) -> str:
    """Return *address* as a string of ASCII only, as a URI action wants it."""
    safe = "".join(
        char
        if char.isascii() and char.isprintable() and char not in " <>"
        else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in address
    )
    return text_string(safe)
