"""Every file of a new build is opened, and every link of its index followed, before it is shown."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handoutgen.errors import Fault, Place
from handoutgen.pack.pack_file import PackError


class Unopenable(Exception):
    """A file that was made and cannot be opened."""


def opened(path: Path) -> int | None:
    """Open a file as its reader would and return its pages, None where they cannot be counted.

    Raises:
        Unopenable: if it cannot be.
    """
    match path.suffix:
        case ".pdf":
            return _pdf_pages(path)
        case ".docx":
            _open_docx(path)
        case ".zip":
            _open_zip(path)
        case _:
            path.read_text("utf-8")
    return None


def _pdf_pages(path: Path) -> int:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if not len(pdf.pages):
                raise Unopenable("has no page")
            for page in pdf.pages:
                pikepdf.parse_content_stream(page)
            return len(pdf.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Unopenable("is no PDF that can be opened") from error


def _open_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            broken = archive.testzip()
    except (zipfile.BadZipFile, OSError) as error:
        raise Unopenable("is no zip that can be opened") from error
    if broken is not None:
        raise Unopenable(f"has a broken member, {broken}")


def _open_docx(path: Path) -> None:
    import docx

    _open_zip(path)
    try:
        docx.Document(str(path))
    except Exception as error:  # python-docx passes on whatever its parsers raise
        raise Unopenable("is no Word file that can be opened") from error


def follow_links(html: str, name: str, addresses: Collection[str]) -> int:
    """Return how many links the page *name* has; each leads to one of *addresses* or into itself.

    Raises:
        PackError: naming every link that leads nowhere, or out of the pack.
    """
    page = _Page()
    page.feed(html)
    page.close()
    faults = []
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            faults.append(Fault(Place(name), f"a link leads out of the pack: {link}"))
            continue
        there = unquote(parts.path) in addresses if parts.path else parts.fragment in page.ids
        if not there:
            faults.append(Fault(Place(name), f"a link leads nowhere: {link}"))
    if faults:
        raise PackError(*faults)
    return len(page.links)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id" and value:
                self.ids.add(value)
            elif key in ("href", "src") and value and not value.startswith("data:"):
                self.links.append(value)
