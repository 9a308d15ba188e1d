"""One page's display list → its content stream, and the areas that become annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:
    from handoutgen.write.pdf.forms import Form

HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Area(NamedTuple):
    """Where a link goes: its top edge is at *high* on the page, *part* is its element's."""

    item: LinkArea
    high: float
    part: int


class Drawn(NamedTuple):
    """A page's operators, and in reading order its links, and its fields by their numbers."""

    operators: str
    areas: tuple[Area | int, ...]


def draw(page: Page, number: int, resources: Resources, tags: Tags, form: Form | None) -> Drawn:
    """Draw *page*, the one of *number* from 0; in a *form*, fields stand where signs do."""
    return _Drawing(page, number, resources, tags, form).drawn()


class _Drawing:
    def __init__(
        self, page: Page, number: int, resources: Resources, tags: Tags, form: Form | None
    ) -> None:
        self.page = page
        self.number = number
        self.tags = tags
        self.form = form
        self.part: int | None = None
        self.furniture = ""
        self.areas: list[Area | int] = []
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

    def _field(self, area: WriteArea, part: int, form: Form) -> None:
        """Put the field of *area*, if it is one, where it is read among what is drawn."""
        widget = form.widget(self.number, area)
        if widget is None:
            return
        self.pen.close()
        form.tagged(widget, self.tags.annotation(area.tag, part, self.number, widget))
        self.areas.append(widget)

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
                    if item.field and self.form is not None:
                        for shape in item.shapes:
                            pen.decorate(shape, top)
                    else:
                        pen.sign(item, top)
                case LinkArea():
                    if part is not None:
                        self.areas.append(Area(item, self.page.sheet.height - top - item.y, part))
                case WriteArea():
                    if part is not None and self.form is not None:
                        self._field(item, part, self.form)
                case Anchor() | Bookmark():
                    pass
                case _:
                    pen.decorate(item, top)
