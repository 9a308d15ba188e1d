"""One page's display list → its content stream, and the areas that become annotations."""

from __future__ import annotations

from typing import NamedTuple

from handoutgen.write.pdf.items import (
    Anchor,
    Bookmark,
    LinkArea,
    Picture,
    Placed,
    Sign,
    TextLine,
    WriteArea,
)
from handoutgen.write.pdf.pages import Page
from handoutgen.write.pdf.pen import Pen
from handoutgen.write.pdf.resources import Resources
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.tags import Tags

HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Area(NamedTuple):
    """Where an annotation goes: its top edge is at *high* on the page, *part* is its element's."""

    item: LinkArea | WriteArea
    high: float
    part: int


class Drawn(NamedTuple):
    """A page's operators, and in reading order the areas on it that become annotations."""

    operators: str
    areas: tuple[Area, ...]


def draw(page: Page, number: int, resources: Resources, tags: Tags, *, form: bool) -> Drawn:
    """Draw *page*, the one of *number* from 0; in a *form*, fields stand where signs do."""
    return _Drawing(page, number, resources, tags, form=form).drawn()


class _Drawing:
    def __init__(
        self, page: Page, number: int, resources: Resources, tags: Tags, *, form: bool
    ) -> None:
        self.page = page
        self.number = number
        self.tags = tags
        self.form = form
        self.part: int | None = None
        self.furniture = ""
        self.areas: list[Area] = []
        height = page.sheet.height
        self.pen = Pen(height, resources.font_name, resources.image_name, self._opening)

    def drawn(self) -> Drawn:
        page = self.page
        for furniture, placed in ((HEADER, page.above), ("", page.content), (FOOTER, page.below)):
            self.pen.close()
            self.furniture = furniture
            for each in placed:
                self._draw(each)
        self.pen.close()
        return Drawn("\n".join(self.pen.ops), tuple(self.areas))

    def _opening(self, tag: Element | None, box: str) -> str:
        return self.furniture or self.tags.opening(tag, self.part, self.number, box)

    def _draw(self, placed: Placed) -> None:
        pen = self.pen
        top, items, part = placed
        if part != self.part:
            pen.close()
            self.part = part
        for item in items:
            match item:
                case TextLine():
                    pen.line(item, top)
                case Picture():
                    pen.picture(item, top)
                case Sign():
                    if item.field and self.form:
                        for shape in item.shapes:
                            pen.decorate(shape, top)
                    else:
                        pen.sign(item, top)
                case LinkArea() | WriteArea():
                    if part is not None:
                        self.areas.append(Area(item, self.page.sheet.height - top - item.y, part))
                case Anchor() | Bookmark():
                    pass
                case _:
                    pen.decorate(item, top)
