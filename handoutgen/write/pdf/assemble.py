"""Pages → bytes: drawn, numbered and written by one function, the same on every machine."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import NamedTuple

from handoutgen.errors import Place
from handoutgen.fonts.faces import Face
from handoutgen.model.handout import Handout
from handoutgen.model.sheet_mark import NAME
from handoutgen.report import LayoutNotice, Report
from handoutgen.write.pdf.embed import embed_face
from handoutgen.write.pdf.images import embed_image
from handoutgen.write.pdf.items import (
    Anchor,
    Bookmark,
    LinkArea,
    Picture,
    Run,
    TextLine,
    WriteArea,
)
from handoutgen.write.pdf.outline import Entry, add_outline
from handoutgen.write.pdf.pages import Page
from handoutgen.write.pdf.pen import Pen, num
from handoutgen.write.pdf.spans import REFERENCE
from handoutgen.write.pdf.surface import Body, Surface, stream, text_string

COMPRESSION = 6


@dataclass(frozen=True, slots=True)
class Pages:
    """A handout that is laid out: every page's display list, and what goes into properties."""

    handout: Handout
    pages: tuple[Page, ...]


class Destination(NamedTuple):
    page: int
    top: float


class _Resources:
    """The fonts and images that pages use, named and embedded when they are first used."""

    def __init__(self, surface: Surface, report: Report) -> None:
        self.surface = surface
        self.report = report
        self.fonts: dict[Face, str] = {}
        self.texts: dict[Face, list[str]] = {}
        self.codes: dict[Face, set[bytes]] = {}
        self.images: dict[str, tuple[str, int] | None] = {}

    def font_name(self, run: Run) -> str:
        face = run.glyphs.face if run.glyphs is not None else run.style.face
        name = self.fonts.get(face)
        if name is None:
            name = self.fonts[face] = f"F{len(self.fonts) + 1}"
            self.texts[face] = []
            self.codes[face] = set()
        if run.glyphs is None:
            self.texts[face].append(run.text)
        else:
            codes = run.glyphs.glyphs
            self.codes[face].update(codes[at : at + 2] for at in range(0, len(codes), 2))
        return name

    def glyphs(self, face: Face) -> frozenset[int]:
        """Return the glyphs of *face* that were drawn."""
        drawn = set(map(face.glyph, set("".join(self.texts[face]))))
        drawn.update(int.from_bytes(code, "big") for code in self.codes[face])
        return frozenset(drawn)

    def image_name(self, picture: Picture) -> str | None:
        digest = picture.image.digest
        if digest not in self.images:
            name = f"Im{len(self.images) + 1}"
            number = embed_image(self.surface, picture.image, name, self.report)
            self.images[digest] = None if number is None else (name, number)
        found = self.images[digest]
        return found[0] if found else None

    def dictionary(self) -> bytes:
        """Embed the fonts and return the resource dictionary that all pages share."""
        fonts = "".join(
            f" /{name} {embed_face(self.surface, face, self.glyphs(face), name)} 0 R"
            for face, name in self.fonts.items()
        )
        images = "".join(f" /{each[0]} {each[1]} 0 R" for each in self.images.values() if each)
        return f"<</Font <<{fonts}>> /XObject <<{images}>>>>".encode("ascii")


def assemble(pages: Pages, report: Report) -> bytes:
    """Return *pages* as the bytes of a PDF file."""
    surface = Surface()
    resources = _Resources(surface, report)
    anchors, entries = _destinations(pages)
    shared = Body()
    tree = Body()
    shared_number = surface.register(shared, "resources")
    tree_number = surface.register(tree, "pages")
    # Links lead to pages further on, so every page has its number before the first is drawn.
    bodies = [Body() for _ in pages.pages]
    numbers = [surface.register(body, f"page {place}") for place, body in enumerate(bodies, 1)]
    for page, body, number in zip(pages.pages, bodies, numbers, strict=True):
        pen = Pen(page.sheet.height, resources.font_name, resources.image_name)
        links = _draw(page, pen)
        content = zlib.compress("\n".join(pen.ops).encode("latin-1"), COMPRESSION)
        content_number = surface.add(stream(content, ""), f"content {number}")
        annotations = [
            each
            for link, top in links
            if (each := _annotation(link, top, page, anchors, numbers, report))
        ]
        annots = f" /Annots [{' '.join(annotations)}]" if annotations else ""
        body.data = (
            f"<</Type /Page /Parent {tree_number} 0 R /Resources {shared_number} 0 R"
            f" /MediaBox [0 0 {num(page.sheet.width)} {num(page.sheet.height)}]"
            f" /Contents {content_number} 0 R{annots}>>"
        ).encode("latin-1")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    tree.data = f"<</Type /Pages /Count {len(numbers)} /Kids [{kids}]>>".encode("ascii")
    shared.data = resources.dictionary()
    outline = None if pages.handout.discreet else add_outline(surface, entries, numbers)
    return _written(surface, *_properties(surface, pages.handout, tree_number, outline))


def _destinations(pages: Pages) -> tuple[dict[str, Destination], list[Entry]]:
    """Return where anchors lie, and the outline's entries."""
    anchors: dict[str, Destination] = {}
    entries: list[Entry] = []
    for place, page in enumerate(pages.pages):
        height = page.sheet.height
        for top, items in page.content:
            for item in items:
                match item:
                    case Anchor(y, name):
                        anchors.setdefault(name, Destination(place, height - top - y + 6))
                    case Bookmark(y, level, title):
                        entries.append(Entry(level, title, place, height - top - y + 6))
                    case _:
                        pass
    return anchors, entries


def _draw(page: Page, pen: Pen) -> list[tuple[LinkArea, float]]:
    """Draw all of *page* and return its links, each with the top of its strip."""
    links: list[tuple[LinkArea, float]] = []
    for top, items in (*page.above, *page.content, *page.below):
        for item in items:
            match item:
                case TextLine():
                    pen.line(item, top)
                case Picture():
                    pen.picture(item, top)
                case LinkArea():
                    links.append((item, top))
                case Anchor() | Bookmark() | WriteArea():
                    pass
                case _:
                    pen.decorate(item, top)
    return links


def _annotation(
    link: LinkArea,
    top: float,
    page: Page,
    anchors: dict[str, Destination],
    numbers: list[int],
    report: Report,
) -> str | None:
    """Return a link's annotation dictionary, or None where it leads nowhere."""
    if link.target.startswith("#"):
        to = anchors.get(link.target)
        if to is None:
            if not link.target.startswith(REFERENCE):
                problem = f'nothing in the handout is called "{link.target}"'
                report.add(LayoutNotice(Place("link"), problem))
            return None
        action = f"/Dest [{numbers[to.page]} 0 R /XYZ null {num(to.top)} null]"
    else:
        action = f"/A <</S /URI /URI {_uri(link.target)}>>"
    high = page.sheet.height - top - link.y
    box = " ".join(num(edge) for edge in (link.x, high - link.height, link.x + link.width, high))
    return f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 {action}>>"


def _uri(address: str) -> str:
    """Return *address* as a string of ASCII only, as a URI action wants it."""
    safe = "".join(
        char
        if char.isascii() and char.isprintable() and char not in " <>"
        else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in address
    )
    return text_string(safe)


def _properties(
    surface: Surface, handout: Handout, tree: int, outline: int | None
) -> tuple[int, int]:
    """Add catalogue and information dictionary; both hold fixed words only."""
    info = {
        "Title": handout.title,
        "Author": ", ".join(handout.authors) or handout.brand.name,
        "Subject": handout.subject,
        "Keywords": ", ".join(handout.topics),
        "Creator": "handoutgen",
        "Producer": "handoutgen",
        NAME: handout.mark.text if handout.mark else "",
    }
    entries = "".join(f" /{key} {text_string(value)}" for key, value in info.items() if value)
    if handout.dated is not None:
        stamp = f"(D:{handout.dated:%Y%m%d}000000Z)"
        entries += f" /CreationDate {stamp} /ModDate {stamp}"
    info_number = surface.add(f"<<{entries}>>".encode("latin-1"), "info")
    bookmarks = f" /Outlines {outline} 0 R /PageMode /UseOutlines" if outline else ""
    catalogue = surface.add(
        (
            f"<</Type /Catalog /Pages {tree} 0 R /Lang {text_string(handout.language)}"
            f" /ViewerPreferences <</DisplayDocTitle true>>{bookmarks}>>"
        ).encode("latin-1"),
        "catalogue",
    )
    return catalogue, info_number


def _written(surface: Surface, catalogue: int, info: int) -> bytes:
    """Write the document's objects in the order of their numbers.

    The file's identifier is a digest of all that stands before it.
    """
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    offsets: list[int] = []
    at = len(parts[0])
    for number, data in enumerate(surface.bodies(), 1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        offsets.append(at)
        parts.append(part)
        at += len(part)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    parts.append(f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}".encode("ascii"))
    digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper()
    parts.append(
        (
            f"trailer\n<</Size {len(offsets) + 1} /Root {catalogue} 0 R /Info {info} 0 R"
            f" /ID [<{digest}> <{digest}>]>>\nstartxref\n{at}\n%%EOF\n"
        ).encode("ascii")
    )
    return b"".join(parts)
