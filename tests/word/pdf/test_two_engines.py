"""Ten filled templates laid out by rdocx and by LibreOffice: the same words, the same pages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from handoutgen.library import Library
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.word import WordTemplate
from handoutgen.word.pdf import WordFile, words_to_pdfs
from handoutgen.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.programs import program
from tests.reading import pdf_pages
from tests.word.handouts.test_filling import LETTER
from tests.word.handouts.workspaces import template, workspace
from tests.word.pdf.documents import PLACE

PERSON = Person("Sample Client", "Sample Clinician", date(2025, 3, 4))
SHIPPED = (
    ("letterhead", "sleeping-better", "lantern-quay"),
    ("letterhead", "close-again-after-hurt", "lantern-quay-us"),
    ("worksheet-form", "sleeping-better", "lantern-quay-us"),
    ("worksheet-form", "when-worry-will-not-stop", "lantern-quay"),
    ("two-column-leaflet", "sleeping-better", "lantern-quay"),
    ("two-column-leaflet", "worksheets-between-sessions", "lantern-quay"),
)
SUMMARY = {
    "client": "Sample Client",
    "clinician": "Sample Clinician",
    "today": "4 March 2025",
    "next_session": "In two weeks",
    "points": [f"Point {number}" for number in range(12)],
    "takeaway": "One thing at a time.",
    "steps": [{"what": f"Step {number}", "when": "daily"} for number in range(25)],
    "brand": dict.fromkeys(("logo", "name", "address", "contacts", "sample", "footer"), "Clinic"),
}


def _across(new: Document) -> None:
    """Turn the page, and let a table repeat for each of a list."""
    section = new.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "{{ brand.name }}"
    section.footer.paragraphs[0].text = "{{ today }}"
    table = new.add_table(3, 2)
    table.style = "Light Grid Accent 1"
    loop = ("{%tr for one in range(30) %}", ""), ("Row {{ one }}", "x"), ("{%tr endfor %}", "")
    for row, texts in enumerate(loop):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    new.add_paragraph("{{p imprint }}")


def _tall(new: Document) -> None:
    """Let the header be higher than its margin."""
    header = new.sections[0].header
    for number in range(8):
        header.add_paragraph(f"Line {number} of the letterhead")
    for tag in LETTER:
        new.add_paragraph(tag)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[WordFile]:
    """Return ten filled Word files."""
    found = []
    library = Library(Workspace.at(REPOSITORY))
    for name, article, brand in SHIPPED:
        request = Request((article,), template=name, brand=brand)
        found.append(prepare(request, library).compose(PERSON, Report()))
    others = template(*LETTER), template(build=_across), template(build=_tall)
    for number, data in enumerate(others):
        own = workspace(tmp_path_factory.mktemp(f"own{number}"), data)
        found.append(prepare(Request(("rest",), template="own"), own).compose(PERSON, Report()))
    made = [WordFile(one.filled.data, one.title, one.language) for one in found if one.filled]
    summary = WordTemplate.open(REPOSITORY / "templates" / "session-summary.docx")
    made.append(WordFile(summary.fill(SUMMARY), "Summary", "en"))
    return made


def _words(pages: list[str]) -> Counter[str]:
    """Return all words; those broken at a line's end, and those of places to write, are none."""
    return Counter(word.strip("\u00a0_☐") for page in pages for word in page.split())


def test_both_engines_lay_out_the_same_words_on_as_many_pages(
    files: list[WordFile], tmp_path: Path
) -> None:
    program("soffice")
    assert len(files) == 10
    ours = words_to_pdfs(files, "rdocx", Report(), PLACE)
    theirs = words_to_pdfs(files, "libreoffice", Report(), PLACE)
    same_pages = 0
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        (tmp_path / f"{number}-rdocx.pdf").write_bytes(mine)
        (tmp_path / f"{number}-libreoffice.pdf").write_bytes(other)
        mine_pages, other_pages = pdf_pages(mine), pdf_pages(other)
        found, wanted = _words(mine_pages), _words(other_pages)
        kept = sum((found & wanted).values()) / sum(wanted.values())
        assert kept > 0.97, (number, kept, list((wanted - found).elements())[:20])
        assert abs(len(mine_pages) - len(other_pages)) <= 1, number
        same_pages += len(mine_pages) == len(other_pages)
    assert same_pages >= 8
