"""Pages → bytes: drawn, numbered and written by one function, the same on every machine."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handoutgen.model.handout import Handout
from handoutgen.report import Report
from handoutgen.write.pdf.drawing import Drawn, draw
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

COMPRESSION = 6
TOGETHER = 200
"""Objects that are compressed as one: readers unpack all of them to see one."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A handout that is laid out: every page's display list, and what goes into properties.

    *parts* are the trees of what is read, in reading order.
    """

    handout: Handout
    pages: tuple[Page, ...]
    parts: tuple[Element, ...]


def assemble(pages: Pages, report: Report) -> bytes:
    """Return *pages* as the bytes of a PDF file."""
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
    for place, (page, body) in enumerate(zip(pages.pages, bodies, strict=True)):
        drawn = draw(page, place, resources, tags, form)
        content = zlib.compress(drawn.operators.encode("latin-1"), COMPRESSION)
        content_number = surface.add(stream(content, ""), f"content {place}")
        body.data = (
            f"<</Type /Page /Parent {tree_number} 0 R /Resources {shared_number} 0 R"
            f" /MediaBox [0 0 {num(page.sheet.width)} {num(page.sheet.height)}]"
            f" /Contents {content_number} 0 R /StructParents {place} /Tabs /S"
            f"{_annotations(drawn, place, links)}{mark_of_page(handout) if place == 0 else ''}>>"
        ).encode("latin-1")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    tree.data = f"<</Type /Pages /Count {len(numbers)} /Kids [{kids}]>>".encode("ascii")
    if form is not None:
        form.write(numbers, resources, shared_number, report)
    shared.data = resources.dictionary()
    outline = None if handout.discreet else add_outline(surface, entries, numbers)
    structure = tags.written(surface, numbers)
    catalogue = _catalogue(surface, handout, tree_number, structure, outline, form)
    return _written(surface, catalogue, add_info(surface, handout))


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


def _written(surface: Surface, catalogue: int, info: int) -> bytes:
    """Write the document's objects: streams one by one, all others packed into object streams.

    The file's identifier is a digest of all that stands before it.
    """
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at = len(parts[0])
    places: list[tuple[int, int, int]] = [(0, 0, 65535)]
    packed: list[tuple[int, bytes]] = []

    def write(number: int, data: bytes) -> None:
        nonlocal at
        places[number] = (1, at, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        parts.append(part)
        at += len(part)

    for number, data in enumerate(surface.bodies(), 1):
        places.append((1, 0, 0))
        if data.endswith(b"endstream"):
            write(number, data)
        else:
            packed.append((number, data))
    for start in range(0, len(packed), TOGETHER):
        here = packed[start : start + TOGETHER]
        holder = len(places)
        places.append((1, 0, 0))
        for index, (number, _) in enumerate(here):
            places[number] = (2, holder, index)
        write(holder, _object_stream(here))
    places.append((1, at, 0))
    wide = max(2, (at.bit_length() + 7) // 8)
    rows = b"".join(
        [
            b"%c%b%b" % (kind, one.to_bytes(wide, "big"), two.to_bytes(2, "big"))
            for kind, one, two in places
        ]
    )
    digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper()
    table = stream(
        zlib.compress(rows, COMPRESSION),
        f"/Type /XRef /Size {len(places)} /W [1 {wide} 2] /Root {catalogue} 0 R"
        f" /Info {info} 0 R /ID [<{digest}> <{digest}>]",
    )
    parts.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(places) - 1, table, at))
    return b"".join(parts)


def _object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Return numbered objects packed into one stream (ISO 32000-1, 7.5.7)."""
    index: list[str] = []
    at = 0
    for number, data in objects:
        index.append(f"{number} {at}")
        at += len(data) + 1
    head = (" ".join(index) + "\n").encode("ascii")
    body = head + b"\n".join([data for _, data in objects])
    return stream(
        zlib.compress(body, COMPRESSION),
        f"/Type /ObjStm /N {len(objects)} /First {len(head)}",
    )
