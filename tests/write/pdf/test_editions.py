"""What editions change in words and links, beside sizes and colours."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from handoutgen.model.blanks import AnswerTable
from handoutgen.model.brand import Brand, Contacts, FontChoice, Fonts, Logo
from handoutgen.model.handout import Edition, Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Block,
    Cell,
    Emphasis,
    Inlines,
    Landscape,
    Link,
    NoteMark,
    Panel,
    Paragraph,
    Quote,
    Table,
    Task,
    Text,
    text,
)
from handoutgen.report import FontSubstituted, Report
from handoutgen.write.pdf import Pages, lay_out
from handoutgen.write.pdf.items import LinkArea, Rect, Run, Stroke, TextLine, WriteArea
from handoutgen.write.style import resolve_look
from tests.write.pdf.measures import placed


def _laid_out(*blocks: Block, edition: Edition, **more: object) -> Pages:
    handout = Handout("A handout", blocks, edition=edition, **more)  # type: ignore[arg-type]
    return lay_out(handout, Report())


def _runs(pages: Pages) -> Iterator[Run]:
    for page in pages.pages:
        for _, items, _ in (*page.above, *page.content, *page.below):
            for item in items:
                if isinstance(item, TextLine):
                    yield from item.runs


def _words(pages: Pages) -> str:
    return " ".join("".join(run.text for run in _runs(pages)).split())


def _linked(words: str, url: str) -> Paragraph:
    return Paragraph((Link(text(words), url),))


WIDE = Image("png", 600, 160, b"")
STRESSED = Paragraph((Text("Some "), Emphasis(text("stressed")), Text(" words.")))


def test_large_print_stresses_in_bold_and_slants_nothing() -> None:
    caption: Inlines = (Emphasis(text("caption")),)
    row = (Cell((Emphasis(text("cell")),)),)
    blocks = (STRESSED, Quote((STRESSED,)), Table(row, (row,), ("left",), caption))
    pages = _laid_out(*blocks, edition="large-print")
    assert all(run.style.face.italic_angle == 0 for run in _runs(pages))
    (stressed,) = {run.style.face for run in _runs(pages) if run.text.strip() == "stressed"}
    (plain,) = {run.style.face for run in _runs(pages) if run.text.strip() == "words."}
    assert stressed is not plain
    standard = _laid_out(STRESSED, edition="standard")
    assert any(run.style.face.italic_angle for run in _runs(standard))


@pytest.mark.parametrize(
    ("words", "url", "printed"),
    [
        ("a page", "https://clinic.example/a", "a page (clinic.example/a)"),
        ("clinic.example/a", "https://clinic.example/a", "clinic.example/a"),
        ("https://clinic.example/a/", "https://clinic.example/a", "https://clinic.example/a/"),
        ("write to us", "mailto:us@clinic.example", "write to us (us@clinic.example)"),
    ],
)
def test_large_print_prints_where_links_lead(words: str, url: str, printed: str) -> None:
    pages = _laid_out(_linked(words, url), edition="large-print")
    assert printed in _words(pages)
    assert _words(pages).count("clinic.example") == 1
    assert not [item for _, item in placed(pages, Stroke)]
    assert {item.target for _, item in placed(pages, LinkArea)} == {url}


def test_links_inside_the_handout_print_no_address() -> None:
    pages = _laid_out(_linked("below", "#below"), edition="large-print")
    assert "(" not in _words(pages)


@pytest.mark.parametrize("edition", ["standard", "ink-saver"])
def test_other_editions_underline_links(edition: Edition) -> None:
    pages = _laid_out(_linked("a page", "https://clinic.example"), edition=edition)
    assert len(list(placed(pages, Stroke))) == 1
    assert "clinic.example" not in _words(pages)


def test_note_marks_are_not_too_small_in_large_print() -> None:
    marked = Paragraph((Text("Words"), NoteMark("a", 1)))
    sizes = {run.style.size for run in _runs(_laid_out(marked, edition="large-print"))}
    assert min(sizes) >= 16


def test_a_crowded_table_shrinks_no_further_than_its_edition_allows() -> None:
    cells = tuple(Cell(text(f"incomprehensibilities {place}")) for place in range(9))
    table = Table(cells, (cells,), ("left",) * 9)
    for edition, least in (("standard", 8.5), ("large-print", 16.0)):
        pages = _laid_out(table, edition=edition)  # type: ignore[arg-type]
        assert min(run.style.size for run in _runs(pages)) >= least


def test_a_table_too_wide_for_large_letters_is_set_row_by_row() -> None:
    head = tuple(Cell(text(f"Heading{place}overall")) for place in range(8))
    rows = tuple(
        tuple(Cell(text(f"cell{row}{place}withoutend")) for place in range(8)) for row in range(3)
    )
    table = Table(head, rows, ("left",) * 8)
    report = Report()
    pages = lay_out(Handout("A", (table,), edition="large-print"), report)
    assert report.notices == ()
    said = [item.text.strip() for _, item in placed(pages, TextLine)]
    assert said == [
        f"Heading{place}overall: cell{row}{place}withoutend"
        for row in range(3)
        for place in range(8)
    ]


def test_ink_saver_frames_panels_and_fills_bars_only() -> None:
    panel = Panel("crisis", text("Now"), (Paragraph(text("Call.")),))
    rects = [item for _, item in placed(_laid_out(panel, edition="ink-saver"), Rect)]
    filled = [item for item in rects if item.fill]
    framed = [item for item in rects if item.stroke]
    assert [item.fill for item in filled] == ["#000000"]
    assert filled[0].width < 10
    assert len(framed) == 1
    assert framed[0].height == filled[0].height


def test_a_wide_table_becomes_a_form_for_each_entry_in_large_print() -> None:
    headers = tuple(text(f"Question {place}") for place in range(7))
    record = Landscape((Task(AnswerTable(id="t", label=text("Record"), headers=headers, rows=2)),))
    standard = _laid_out(record, edition="standard")
    large = _laid_out(record, edition="large-print")
    assert [page.sheet.landscape for page in standard.pages] == [True]
    assert not any(page.sheet.landscape for page in large.pages)
    fields = [[area.field for _, area in placed(pages, WriteArea)] for pages in (standard, large)]
    assert fields[0] == fields[1]
    assert len(fields[0]) == 14
    assert _words(large).count("Question 3") == 2


def test_serifs_give_way_to_the_bundled_face_in_large_print() -> None:
    # The bundled family has no serifs: it stays, and nothing is told.
    brand = Brand(fonts=Fonts(FontChoice("Atkinson Hyperlegible")))
    report = Report()
    lay_out(Handout("A", (STRESSED,), brand, edition="large-print"), report)
    assert not [notice for notice in report if isinstance(notice, FontSubstituted)]


def test_long_contacts_stand_whole_below_the_logo_in_large_print() -> None:
    contacts = Contacts(
        "Second floor, 114 Long Harbour Street, Juniper Falls",
        "0000 000 0000",
        "appointments@clinic-by-the-harbour.example",
        "clinic-by-the-harbour.example",
    )
    name = "A Clinic for Psychological Therapies and for Recovery by the Harbour"
    brand = Brand(name=name, tagline="For all ages " * 6, logo=Logo(WIDE, "A"), contacts=contacts)
    pages = _laid_out(STRESSED, edition="large-print", brand=brand)
    said = {
        item.text.strip()
        for _, items, _ in pages.pages[0].above
        for item in items
        if isinstance(item, TextLine)
    }
    assert "Second floor, 114 Long Harbour Street, Juniper Falls" in said
    assert any(line.endswith(contacts.email) for line in said)


LONG_FOOT = "A clinic that has a great deal to say at the foot of every page that it prints, " * 3


@pytest.mark.parametrize("edition", ["standard", "large-print", "ink-saver"])
def test_a_long_foot_leaves_the_sheet_neither_at_its_side_nor_below(edition: Edition) -> None:
    furniture = Furniture(footer=LONG_FOOT)
    pages = _laid_out(STRESSED, edition=edition, furniture=furniture)
    page = pages.pages[0]
    for top, items, _ in page.below:
        for item in items:
            if isinstance(item, TextLine):
                right = max(run.x + run.width for run in item.runs)
                assert item.x + right <= page.sheet.width - 40
                assert page.sheet.bottom < top + item.y < page.sheet.height - 8


@pytest.mark.parametrize(("columns", "a_page"), [(3, 4), (5, 2), (9, 1)])
def test_as_many_forms_share_a_page_in_large_print_as_have_room_to_write(
    columns: int, a_page: int
) -> None:
    headers = tuple(text(f"Column {number}") for number in range(columns))
    table = AnswerTable(id="log", headers=headers, rows=7, landscape=True)
    pages = _laid_out(Task(table), edition="large-print")
    forms = [
        {area.field.split(".")[1] for _, area in placed(pages, WriteArea, page)}
        for page in range(len(pages.pages))
    ]
    assert max(map(len, forms)) == a_page
    assert all(one.isdisjoint(other) for one, other in itertools.pairwise(forms))
    heights = [area.height for _, area in placed(pages, WriteArea)]
    assert min(heights) >= resolve_look(Brand(), "large-print").blank.row_height.pt - 8
