"""One page's display list → its content stream, and the areas that become annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from handoutgen.fonts.faces import Face
from handoutgen.write.pdf.items import (
    Anchor,
    Bookmark,
    LinkArea,
    Picture,
    Placed,
    Run,
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

ARTIFACT = "/Artifact BMC"
HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Area(NamedTuple):
    """Where a link goes: its top edge is at *high* on the page, *part* is its element's."""

    item: LinkArea
    high: float
    part: int


class Personal(NamedTuple):
    """What another handout of the same layout may have different: one part on one page.

    *openings* are the elements whose content it opens with the operators that do so, *faces* those
    that it draws with, in the order of their first use.
    """

    page: int
    part: int
    placed: tuple[Placed, ...]
    openings: tuple[tuple[Element | None, str], ...]
    faces: tuple[Face, ...]


class Piece(NamedTuple):
    """Operators that a page's other pieces do not rely on."""

    operators: str
    personal: Personal | None = None


class Drawn(NamedTuple):
    """A page's operators, and in reading order its links, and its fields by their numbers."""

    pieces: tuple[Piece, ...]
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
        self.decoration = ARTIFACT
        self.areas: list[Area | int] = []
        height = page.sheet.height
        self.pen = Pen(height, self._font_name, resources.image_name, self._opening)
        self.resources = resources
        self.pieces: list[Piece] = []
        self.openings: list[tuple[Element | None, str]] = []
        self.faces: dict[Face, None] = {}
        self.notes = False

    def drawn(self) -> Drawn:
        page = self.page
        around = ((HEADER, page.above), (ARTIFACT, page.content), (FOOTER, page.below))
        for self.decoration, placed in around:
            self.pen.close()
            for personal, some in _in_pieces(placed):
                if personal:
                    self._cut()
                self.notes = personal
                for each in some:
                    self._draw(each)
                if personal:
                    self._cut(some)
        self._cut()
        return Drawn(tuple(self.pieces), tuple(self.areas))

    def _cut(self, placed: Sequence[Placed] = ()) -> None:
        """End a piece; it is personal where it is said what of the page it holds."""
        pen = self.pen
        pen.close()
        personal = None
        if placed and placed[0].part is not None:
            openings, faces = tuple(self.openings), tuple(self.faces)
            personal = Personal(self.number, placed[0].part, tuple(placed), openings, faces)
        if pen.ops:
            self.pieces.append(Piece("\n".join(pen.ops), personal))
        pen.ops.clear()
        pen.forget()
        self.openings.clear()
        self.faces.clear()
        self.notes = False

    def _field(self, area: WriteArea, part: int, form: Form) -> None:
        """Put the field of *area*, if it is one, where it is read among what is drawn."""
        widget = form.widget(self.number, area)
        if widget is None:
            return
        self.pen.close()
        form.tagged(widget, self.tags.annotation(area.tag, part, self.number, widget))
        self.areas.append(widget)

    def _on_paper(self, area: WriteArea, part: int, top: float) -> None:
        """Let a place to write on paper be read where it is.

        Where nothing is drawn as its content, it is said where it lies.
        """
        if area.heard:
            self.pen.place(area.tag)
        high = self.page.sheet.height - top - area.y
        self.tags.on_paper(area, part, self.number, high)

    def _opening(self, tag: Element | None, box: str) -> str:
        if tag is None or self.part is None:
            operator = self.decoration
        else:
            operator = self.tags.opening(tag, self.part, self.number, box)
        if self.notes:
            self.openings.append((tag, operator))
        return operator

    def _font_name(self, run: Run) -> str:
        if self.notes:
            self.faces.setdefault(run.face)
        return self.resources.font_name(run)

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
                    elif part is not None:
                        self._on_paper(item, part, top)
                case Anchor() | Bookmark():
                    pass
                case _:
                    pen.decorate(item, top)


def _in_pieces(placed: Sequence[Placed]) -> Iterator[tuple[bool, list[Placed]]]:
    """Yield what stands together, and whether it is a part that holds something personal."""
    for part, some in groupby(placed, key=attrgetter("part")):
        here = list(some)
        yield part is not None and is_personal(here), here


def is_personal(placed: Sequence[Placed]) -> bool:
    """Tell whether a line of *placed* holds something personal."""
    return any(
        run.personal is not None
        for each in placed
        for item in each.items
        if type(item) is TextLine
        for run in item.runs
    )
