"""Many PDFs → one that keeps their pages, tags, bookmarks, links and forms.

A roster's print files and a pack's combined PDF are made here. The file is written as it grows,
so that memory stays flat however many handouts are joined. What does not lead back to a page
(fonts, pictures, contents) is in it once, however many parts bring it along; what is numbered
file by file (ISO 32000-1, 14.7.4.4: ``/StructParents``) is numbered anew, and ids are kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from handoutgen.records import dataclass
from handoutgen.write.pdf.merging.bookmarks import Bookmarks
from handoutgen.write.pdf.merging.merged import Merged
from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.merging.running_numbers import RunningNumbers
from handoutgen.write.pdf.merging.source import Source
from handoutgen.write.pdf.metadata import described
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import stream, text_string

if TYPE_CHECKING:
    import pikepdf

__all__ = ["MergePart", "Merging", "merge_pdfs"]


@dataclass(frozen=True, slots=True)
class MergePart:
    """One of the PDFs that become one.

    *title* is its bookmark, "" for none. *name* is the address by which other parts lead to its
    first page, and stands before the names of its fields.
    """

    pdf: Path | bytes
    title: str = ""
    name: str = ""


def merge_pdfs(
    file: BinaryIO,
    parts: Iterable[MergePart],
    *,
    title: str,
    odd_pages: bool = False,
    numbered: bool = False,
    links: str = "",
) -> None:
    """Write *parts* to *file* as one PDF, the same bytes however often: see :class:`Merging`."""
    merging = Merging(file, title, odd_pages=odd_pages, numbered=numbered, links=links)
    for part in parts:
        merging.add(part)
    merging.finish()


class Merging:
    """One PDF in the making; *title* goes into its properties.

    With *odd_pages* each part begins on an odd page, so that sheets printed on both sides can be
    given out apart. With *numbered* every page says at its foot which one of the file it is.
    Addresses that begin with *links* are those of parts.
    """

    def __init__(
        self,
        file: BinaryIO,
        title: str,
        *,
        odd_pages: bool = False,
        numbered: bool = False,
        links: str = "",
    ) -> None:
        self._title = title
        self._odd_pages = odd_pages
        self._objects = Objects(file)
        self._merged = Merged(self._objects, links)
        self._bookmarks = Bookmarks(self._objects)
        if numbered:
            self._merged.numbers = RunningNumbers(self._objects)
        self._parts = 0
        self._named: dict[str, int] = {}

    def add(self, part: MergePart) -> None:
        """Append the pages of *part*."""
        import io

        import pikepdf

        opened = io.BytesIO(part.pdf) if isinstance(part.pdf, bytes) else part.pdf
        with pikepdf.open(opened) as source:
            self._add(part, source)

    def _add(self, part: MergePart, source: pikepdf.Pdf) -> None:
        merged = self._merged
        if self._odd_pages and len(merged.pages) % 2:
            self._add_blank_page()
        start = len(merged.pages)
        self._parts += 1
        copied = Source(merged, source, self._parts)
        copied.copy(part.title, part.name)
        first = merged.pages[start]
        if part.title:
            self._bookmarks.add(part.title, first, merged.sheet[1], copied.bookmarks())
        if part.name:
            self._named[part.name] = first

    def _add_blank_page(self) -> None:
        width, height = self._merged.sheet
        box = f"[0 0 {num(width)} {num(height)}]"
        tree = self._merged.tree
        page = f"<</Type /Page /Parent {tree} 0 R /MediaBox {box} /Resources <<>> /Tabs /S>>"
        self._merged.pages.append(self._objects.new(page.encode("ascii")))

    def finish(self) -> None:
        """Write what holds the pages together, and the table of where everything lies.

        Raises:
            ValueError: if there is no page, or a link leads to a part that was not added.
        """
        merged, objects = self._merged, self._objects
        if not merged.pages:
            raise ValueError("no PDF to merge")
        lost = merged.named - self._named.keys()
        if lost:
            raise ValueError(f"links to parts that are not there: {sorted(lost)}")
        pages = " ".join(f"{number} 0 R" for number in merged.pages)
        objects.write(
            merged.tree, f"<</Type /Pages /Count {len(merged.pages)} /Kids [{pages}]>>".encode()
        )
        outline = self._bookmarks.write()
        entries = [
            f"/Type /Catalog /Pages {merged.tree} 0 R",
            f"/Lang {text_string(merged.language or 'en')}",
            "/ViewerPreferences <</DisplayDocTitle true>>",
            f"/Metadata {self._metadata()} 0 R",
            f"/Outlines {outline} 0 R /PageMode /UseOutlines" if outline else "",
            self._destinations(),
        ]
        catalogue = " ".join(filter(None, entries)).encode("latin-1")
        entries_of_all = merged.intents + merged.form.written() + merged.structure()
        root = objects.new(b"<<%s%s>>" % (catalogue, entries_of_all))
        named = (
            f"<</Title {text_string(self._title)} /Creator (handoutgen) /Producer (handoutgen)>>"
        )
        objects.finish(root, objects.new(named.encode("latin-1")))

    def _metadata(self) -> int:
        said = described(self._title, self._merged.language or "en", self._merged.claims)
        packet = stream(said.encode("utf-8"), "/Type /Metadata /Subtype /XML", filtered="")
        return self._objects.new(packet)

    def _destinations(self) -> str:
        if not self._merged.named:
            return ""
        names = " ".join(
            f"{text_string(name)} [{self._named[name]} 0 R /XYZ null null null]"
            for name in sorted(self._merged.named)
        )
        return f"/Names <</Dests <</Names [{names}]>>>>"
