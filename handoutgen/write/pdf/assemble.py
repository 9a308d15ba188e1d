"""Pages → bytes: drawn, numbered and written by one function, the same on every machine."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from handoutgen.fonts.faces import Face
from handoutgen.model.handout import Handout
from handoutgen.records import dataclass
from handoutgen.report import Report
from handoutgen.write.pdf.drawing import Drawn, Personal, draw
from handoutgen.write.pdf.file import COMPRESSION, PdfFile
from handoutgen.write.pdf.items import Anchor, Bookmark
from handoutgen.write.pdf.links import Destination, Links
from handoutgen.write.pdf.metadata import add_info, add_metadata, mark_of_page
from handoutgen.write.pdf.outline import Entry, add_outline
from handoutgen.write.pdf.pages import Page
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.resources import Resources
from handoutgen.write.pdf.srgb import NAME, srgb_profile
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.surface import Body, Surface, stream, text_string
from handoutgen.write.pdf.tags import Tags

if TYPE_CHECKING:
    from handoutgen.write.pdf.forms import Form


@dataclass(frozen=True, slots=True)
class Pages:
    """A handout that is laid out: every page's display list, and what goes into properties.

    *parts* are the trees of what is read, in reading order.
    """

    handout: Handout
    pages: tuple[Page, ...]
    parts: tuple[Element, ...]


class Assembled(NamedTuple):
    """A file, and by their numbers the streams that are personal in it.

    *fonts* are the names of its faces, in the order of their first use.
    """

    file: PdfFile
    personal: Mapping[int, Personal]
    fonts: Mapping[Face, str]


def assemble(pages: Pages, report: Report) -> bytes:
    """Return *pages* as the bytes of a PDF file."""
    return put_together(pages, report).file.data()


def put_together(pages: Pages, report: Report) -> Assembled:
    """Return *pages* as a file of which parts may be exchanged."""
    handout = pages.handout
    surface = Surface()
    resources = Resources(surface, report)
    anchors, entries = _destinations(pages)
    tags = Tags(pages.parts, len(pages.pages), anchors)
    shared = Body()
    tree = Body()
    shared_number = surface.register(shared, "resources")
    tree_number = surface.register(tree, "pages")
    # Links lead to pages further on, so every page has its number before the first is drawn.
    bodies = [Body() for _ in pages.pages]
    numbers = [surface.register(body, f"page {place}") for place, body in enumerate(bodies, 1)]
    links = Links(surface, tags, numbers, anchors, report)
    form = _form(surface, pages) if handout.fillable else None
    personal: dict[int, Personal] = {}
    for place, (page, body) in enumerate(zip(pages.pages, bodies, strict=True)):
        drawn = draw(page, place, resources, tags, form)
        content = " ".join(
            f"{number} 0 R" for number in _contents(surface, drawn, f"content {place}", personal)
        )
        body.data = (
            f"<</Type /Page /Parent {tree_number} 0 R /Resources {shared_number} 0 R"
            f" /MediaBox [0 0 {num(page.sheet.width)} {num(page.sheet.height)}]"
            f" /Contents [{content}] /StructParents {place} /Tabs /S"
            f"{_annotations(drawn, place, links)}{mark_of_page(handout) if place == 0 else ''}>>"
        ).encode("latin-1")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    tree.data = f"<</Type /Pages /Count {len(numbers)} /Kids [{kids}]>>".encode("ascii")
    if form is not None:
        form.write(numbers, resources, shared_number, report)
    shared.data = resources.dictionary()
    outline = None if handout.discreet else add_outline(surface, entries, numbers)
    structure = tags.written(surface, numbers, handout.body)
    catalogue = _catalogue(surface, handout, tree_number, structure, outline, form)
    file = PdfFile.of(surface, catalogue, add_info(surface, handout))
    return Assembled(file, personal, resources.fonts)


def _contents(
    surface: Surface, drawn: Drawn, name: str, personal: dict[int, Personal]
) -> Iterator[int]:
    """Add the content streams of a page and yield their numbers; note those that are personal."""
    for place, piece in enumerate(drawn.pieces):
        number = surface.add(content_stream(piece.operators), f"{name}.{place}")
        if piece.personal is not None:
            personal[number] = piece.personal
        yield number


def content_stream(operators: str) -> bytes:
    """Return *operators* as a content stream."""
    return stream(zlib.compress(operators.encode("latin-1"), COMPRESSION), "")


def _form(surface: Surface, pages: Pages) -> Form | None:
    """Return the form of *pages*, not yet written, or None where nothing is to be filled in."""
    from handoutgen.write.pdf.forms import form_of

    return form_of(surface, pages.handout, pages.pages)


def _annotations(drawn: Drawn, page: int, links: Links) -> str:
    """Add the links of a page and return its entry for all annotations, in reading order."""
    numbers = [
        area if isinstance(area, int) else links.add(area.item, area.part, page, area.high)
        for area in drawn.areas
    ]
    listed = " ".join(f"{number} 0 R" for number in numbers if number is not None)
    return f" /Annots [{listed}]" if listed else ""


def _destinations(pages: Pages) -> tuple[dict[str, Destination], list[Entry]]:
    """Return where anchors lie, and the outline's entries."""
    anchors: dict[str, Destination] = {}
    entries: list[Entry] = []
    for place, page in enumerate(pages.pages):
        height = page.sheet.height
        for top, items, _ in page.content:
            for item in items:
                match item:
                    case Anchor(y, name):
                        anchors.setdefault(name, Destination(place, height - top - y + 6))
                    case Bookmark(y, level, title):
                        entries.append(Entry(level, title, place, height - top - y + 6))
                    case _:
                        pass
    return anchors, entries


def _catalogue(
    surface: Surface,
    handout: Handout,
    pages: int,
    structure: int,
    outline: int | None,
    form: Form | None,
) -> int:
    """Add the catalogue and return its number."""
    profile = surface.add(stream(_packed_profile(), "/N 3"), "profile")
    intent = (
        f"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({NAME})"
        f" /Info ({NAME}) /DestOutputProfile {profile} 0 R>>"
    )
    filled_in = "" if form is None else f" /AcroForm {form.number} 0 R"
    bookmarks = f" /Outlines {outline} 0 R /PageMode /UseOutlines" if outline else ""
    metadata = add_metadata(surface, handout)
    return surface.add(
        (
            f"<</Type /Catalog /Pages {pages} 0 R /Lang {text_string(handout.language)}"
            f" /MarkInfo <</Marked true>> /StructTreeRoot {structure} 0 R"
            f" /Metadata {metadata} 0 R /OutputIntents [{intent}]"
            f" /ViewerPreferences <</DisplayDocTitle true>>{bookmarks}{filled_in}>>"
        ).encode("latin-1"),
        "catalogue",
    )


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    return zlib.compress(srgb_profile(), 9)
