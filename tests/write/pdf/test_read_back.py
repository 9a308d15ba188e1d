"""What readers find in the file: words in order, links, bookmarks, properties, and no more."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.errors import WriteError
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.nodes import (
    Block,
    Cell,
    Citation,
    Definition,
    DefinitionList,
    Emphasis,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    NoteList,
    NoteMark,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceEntry,
    ReferenceList,
    Strong,
    Table,
    Text,
    text,
)
from handoutgen.report import GlyphMissing, Report
from handoutgen.write.pdf import write_pdf

SILENT = Furniture(page_of="")

words = st.lists(st.from_regex(r"[A-Za-zäöéß]{1,7}", fullmatch=True), min_size=1, max_size=40).map(
    " ".join
)


@st.composite
def told(draw: st.DrawFn, depth: int = 0) -> tuple[Block, str]:
    """Draw a block and the words that it prints, in reading order."""
    kind = draw(st.sampled_from(["paragraph", "heading", "table", "list", "panel", "terms"]))
    if kind == "paragraph" or depth > 1:
        first, second, third = draw(words), draw(words), draw(words)
        inlines = (Text(f"{first} "), Strong((Text(second), Emphasis(text(f", {third}")))))
        return Paragraph(inlines), f"{first} {second}, {third}"
    if kind == "heading":
        title = draw(words)
        return Heading(draw(st.integers(1, 4)), text(title), "x"), title
    if kind == "table":
        columns = draw(st.integers(1, 3))
        rows = draw(st.lists(st.lists(words, min_size=columns, max_size=columns), max_size=5))
        head = draw(st.lists(words, min_size=columns, max_size=columns))
        cells = tuple(tuple(Cell(text(cell)) for cell in row) for row in rows)
        table = Table(tuple(Cell(text(cell)) for cell in head), cells, ("left",) * columns)
        return table, " ".join(cell for row in [head, *rows] for cell in row)
    inside = draw(st.lists(told(depth=depth + 1), min_size=1, max_size=3))
    blocks = tuple(block for block, _ in inside)
    if kind == "panel":
        title = draw(words)
        panel = Panel("note", text(title), blocks)
        return panel, " ".join([title, *(each for _, each in inside)])
    if kind == "terms":
        term = draw(words)
        terms = DefinitionList((Definition(text(term), blocks),))
        return terms, " ".join([term, *(each for _, each in inside)])
    ordered = draw(st.booleans())
    items = tuple(ListItem((block,)) for block in blocks)
    said = [f"{n}. {each}" if ordered else each for n, (_, each) in enumerate(inside, 1)]
    quoted = Quote((List(items, ordered),))
    return quoted, " ".join(said)


def read(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document).split()
    finally:
        document.close()


@given(st.lists(told(), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_words_read_back_in_the_order_of_the_handout(blocks: list[tuple[Block, str]]) -> None:
    handout = Handout("", tuple(block for block, _ in blocks), furniture=SILENT)
    said = " ".join(each for _, each in blocks)
    tables = "Table(" in repr(blocks)  # their heads come again on every page
    found = read(write_pdf(handout, Report()))
    if not tables:
        assert found == said.split()
    assert set(found) == set(said.split())


HANDOUT = Handout(
    "Better nights",
    (
        Heading(1, (Text("Better nights for "), Personal("client", "Ada Example")), "top"),
        Heading(2, text("What helps"), "helps"),
        Paragraph(
            (
                Text("See "),
                Link(text("our page"), "https://harbour.example/é?a=(b)"),
                Text(", "),
                Citation(text("(Sample, 2020)"), ("ref-1",)),
                Text(", the "),
                Link(text("top"), "#top"),
                Text(" and a note"),
                NoteMark("n1", 1),
                Text(". Not "),
                Link(text("this"), "javascript:alert(1)"),
                Text("."),
            )
        ),
        Heading(3, text("More"), "more"),
        Heading(2, text("References"), "refs"),
        ReferenceList((ReferenceEntry(text("Sample, S. (2020). A book."), "ref-1"),)),
        NoteList((Note("n1", 1, (Paragraph(text("A note.")),)),)),
    ),
    Brand(name="Harbour View", sample=True),
    language="en-GB",
    subject="Sleep",
    authors=("Sam Sample", "Ada Author"),
    topics=("sleep", "rest"),
    dated=date(2025, 3, 4),
    furniture=Furniture(footer="Harbour View, 12 Quay Street"),
)


@pytest.fixture(scope="module")
def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(HANDOUT, Report())))


def test_links_lead_to_addresses_and_places_and_nowhere_unsafe(opened: pikepdf.Pdf) -> None:
    links = list(opened.pages[0].Annots)
    addresses = [str(link.A.URI) for link in links if "/A" in link]
    assert addresses == ["https://harbour.example/%C3%A9?a=(b)"]
    inside = [link for link in links if "/Dest" in link]
    assert len(inside) == 3
    assert all(link.Dest[0].objgen == opened.pages[0].objgen for link in inside)


def test_bookmarks_are_a_tree_without_personal_words(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        (root,) = outline.root
        assert root.title == "Better nights for"
        assert [child.title for child in root.children] == ["What helps", "References"]
        assert [child.title for child in root.children[0].children] == ["More"]


def test_properties_say_what_the_handout_is_and_name_no_client(opened: pikepdf.Pdf) -> None:
    info = {key: str(value) for key, value in opened.docinfo.items()}
    assert info["/Title"] == "Better nights"
    assert info["/Author"] == "Sam Sample, Ada Author"
    assert info["/Subject"] == "Sleep"
    assert info["/Keywords"] == "sleep, rest"
    assert info["/CreationDate"] == "D:20250304000000Z"
    assert str(opened.Root.Lang) == "en-GB"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert not any("Example" in value for value in info.values())


def test_every_page_has_foot_number_and_sample_mark() -> None:
    found = " ".join(read(write_pdf(HANDOUT, Report())))
    assert "SAMPLE Harbour View, 12 Quay Street" in found
    assert "Page 1 of 1" in found


def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(write_pdf(HANDOUT, Report()))
    run = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    assert "Better nights for Ada Example" in run.stdout


def test_only_embedded_fonts_are_used(opened: pikepdf.Pdf) -> None:
    fonts = opened.pages[0].Resources.Font
    assert len(fonts) >= 2
    for font in fonts.values():
        assert font.Subtype == "/Type0"
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_a_personal_value_that_no_font_draws_stops_the_handout_and_is_not_quoted() -> None:
    handout = Handout("t", (Paragraph((Personal("client", "Ada \U0001f9ff\U00013000"),)),))
    with pytest.raises(WriteError) as caught:
        write_pdf(handout, Report())
    assert "client" in str(caught.value)
    assert "Ada" not in str(caught.value)
    assert "\U00013000" not in str(caught.value)


def test_other_characters_that_no_font_draws_are_told_and_marked() -> None:
    report = Report()
    data = write_pdf(Handout("t", (Paragraph(text("a \U00013000 b")),), furniture=SILENT), report)
    (notice,) = report
    assert isinstance(notice, GlyphMissing)
    assert "U+13000" in notice.problem
    assert read(data) == ["a", "?", "b"]


def test_notices_come_again_when_the_layout_is_taken_from_memory() -> None:
    handout = Handout("t", (Paragraph(text("seen before \U00013000")),))
    first, second = Report(), Report()
    assert write_pdf(handout, first) == write_pdf(handout, second)
    assert first.notices == second.notices != ()


def test_a_link_into_nowhere_is_told_and_a_citation_of_an_unlisted_work_is_not() -> None:
    report = Report()
    link = Paragraph(
        (Link(text("there"), "#nowhere"), Citation(text("(Sample, 2020)"), ("ref-9",)))
    )
    write_pdf(Handout("t", (link,)), report)
    assert [notice.problem for notice in report] == ['nothing in the handout is called "#nowhere"']
