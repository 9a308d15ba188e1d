"""One PDF of a pack's handouts: contents first, a bookmark a handout, numbers running through.

The contents' own pages count too: viewers that know no other numbers, and whoever prints pages
6 to 9, count the file's pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from handoutgen.batch.work import count_pages
from handoutgen.files import whole_file
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.nodes import Cell, Heading, Link, Paragraph, Table, Text, text
from handoutgen.pack.fingerprints import digest_of, program_digest
from handoutgen.pack.manifest import PublishedFile
from handoutgen.pack.pack_file import Pack
from handoutgen.pack.page.cards import label_of
from handoutgen.pack.page.words import PageWords
from handoutgen.pipeline import write
from handoutgen.records import dataclass
from handoutgen.report import Report

LINKS = "https://handouts.invalid/"
"""What addresses begin with that lead to a handout in the same file; there is no such place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One handout of the combined PDF. *page* is its first, counted from 1 after the contents."""

    file: PublishedFile
    title: str
    label: str
    page: int

    @property
    def name(self) -> str:
        return self.file.address.rpartition("/")[2].removesuffix(".pdf")


def goes_in(address: str, globs: Iterable[str]) -> bool:
    """Tell whether the file at *address* is one of those that *globs* mean."""
    name = address.rpartition("/")[2]
    return name.endswith(".pdf") and any(fnmatchcase(name, glob) for glob in globs)


def entries(pack: Pack, files: Iterable[PublishedFile], words: PageWords) -> tuple[Entry, ...]:
    """Return what goes into the combined PDF, in the pack's order; what is withdrawn does not."""
    chosen = [
        (file, file.sheet)
        for file in files
        if file.sheet is not None
        and file.sheet.kind == "handout"
        and goes_in(file.address, pack.combined)
    ]
    several = len({sheet.brand for _, sheet in chosen}) > 1
    found: list[Entry] = []
    page = 1
    for file, sheet in chosen:
        label = label_of(sheet, words)
        shown = f"{label}, {sheet.brand_name}" if several and sheet.brand_name else label
        found.append(Entry(file, sheet.title, shown, page))
        page += file.record.pages or 0
    return tuple(found)


def combined_fingerprint(
    pack: Pack, brand: Brand, listed: Sequence[Entry], words: PageWords
) -> str:
    """Return what the bytes of the combined PDF depend on."""
    parts = (f"{one.file.record.sha256} {one.title} {one.label}" for one in listed)
    said = (pack.title, pack.summary, pack.language, repr(brand), repr(words.phrases))
    return digest_of(program_digest(), *said, *parts)


def write_combined(
    path: Path,
    pack: Pack,
    brand: Brand,
    listed: Sequence[Entry],
    words: PageWords,
    report: Report,
) -> None:
    """Write the combined PDF of *listed*, whose own files lie in the folder of *path*."""
    from handoutgen.write.pdf.merging import MergePart, merge_pdfs

    def parts() -> Iterator[MergePart]:
        yield MergePart(_contents(pack, brand, listed, words, report), words("Contents"))
        for one in listed:
            pdf = path.parent / one.file.address
            yield MergePart(pdf, f"{one.title} ({one.label})", one.name)

    with whole_file(path, display=path.name) as file:
        merge_pdfs(file, parts(), title=pack.title, numbered=True, links=LINKS)


def _contents(
    pack: Pack, brand: Brand, listed: Sequence[Entry], words: PageWords, report: Report
) -> bytes:
    """Return the contents as a PDF: how many pages it has decides on the numbers in it."""
    pages = 1
    while True:
        said = Report()
        made = write(contents_page(pack, brand, listed, words, pages), "pdf", said)
        found = count_pages(made) or 1
        if found <= pages:  # larger numbers never take less room
            break
        pages = found
    for notice in said:
        report.add(notice)
    return made


def contents_page(
    pack: Pack, brand: Brand, listed: Sequence[Entry], words: PageWords, before: int
) -> Handout:
    """Return the contents: every handout with the page that it begins on, a link to it.

    *before* is how many pages the contents have themselves.
    """
    summary = (Paragraph(text(pack.summary), "standfirst"),) if pack.summary else ()
    rows = tuple(
        (
            Cell((Link(text(one.title), LINKS + one.name), Text(f", {one.label}"))),
            Cell(text(str(before + one.page))),
        )
        for one in listed
    )
    head = (Cell(text(words("Contents"))), Cell(text(words("Page"))))
    return Handout(
        title=pack.title,
        body=(
            Heading(1, text(pack.title), "contents"),
            *summary,
            Table(head, rows, ("left", "right")),
        ),
        brand=brand,
        language=pack.language,
        furniture=Furniture(
            page_of="", sample=words("SAMPLE"), header=brand.header, footer=brand.footer
        ),
    )
