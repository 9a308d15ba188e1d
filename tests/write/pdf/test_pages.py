"""Where pages end: headings lead, paragraphs are not torn, tasks and rows stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.model.blanks import AnswerTable, Box, NameBlank, RatingScale, RuledLines, TrueFalse
from handoutgen.model.nodes import (
    BlankRow,
    Cell,
    Heading,
    Imprint,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Table,
    Task,
    text,
)
from handoutgen.write.pdf import Pages
from handoutgen.write.pdf.items import Rect, TextLine, WriteArea
from handoutgen.write.pdf.paragraphs import line_bonds
from tests.write.pdf.measures import WORDS, laid_out, lines, placed


def paragraph(sentences: int) -> Paragraph:
    return Paragraph(text((WORDS * sentences).strip()))


def owners(pages, page):
    """Return, for every line of a page, the block that it belongs to."""
    return [
        pages.handout.body[part - 1]
        for _, items, part in pages.pages[page].content
        for item in items
        if isinstance(item, TextLine)
    ]


@pytest.mark.parametrize("height", range(150, 201, 10))
def test_a_prompt_below_a_title_goes_over_with_a_box_that_is_too_tall(height: int) -> None:
    task = Task(Box(id="b", label=text(WORDS), height_mm=height))
    named = BlankRow((NameBlank(id="n", label=text("Name")),))
    pages = laid_out(Heading(1, text("Draw it"), "title"), named, task, edition="large-print")
    prompted = [n for n in range(len(pages.pages)) if WORDS[:10] in " ".join(lines(pages, n))]
    boxed = [n for n in range(len(pages.pages)) if list(placed(pages, Rect, n))]
    assert prompted == boxed


@pytest.mark.parametrize("sentences", range(4, 12))
def test_choices_below_a_statement_share_its_page(sentences: int) -> None:
    said = tuple(text(f"{WORDS}{number}?") for number in range(4))
    blank = TrueFalse(id="t", label=text("Choose"), statements=said, true_word="Yes, " + WORDS)
    pages = laid_out(Heading(1, text(WORDS * sentences), "title"), Task(blank))
    for page in range(len(pages.pages) - 1):
        assert not lines(pages, page)[-1].endswith("?")
        assert not lines(pages, page + 1)[0].startswith(("Yes", "False"))


@pytest.mark.parametrize("before", range(22, 32))
def test_no_item_of_a_list_stands_alone_at_an_edge(before: int) -> None:
    items = tuple(ListItem((Paragraph(text(f"Item {number}")),)) for number in range(5))
    above = [Paragraph(text(f"Above {number}")) for number in range(before)]
    after = [Paragraph(text(f"After {number}")) for number in range(20)]
    pages = laid_out(*above, List(items), *after)
    counts = [sum(line.startswith("Item") for line in lines(pages, page)) for page in (0, 1)]
    assert sum(counts) == 5
    assert 1 not in counts


@given(st.lists(st.integers(1, 14), min_size=20, max_size=40))
@settings(max_examples=30, deadline=None)
def test_breaks_leave_enough_lines_on_either_side(sizes: list[int]) -> None:
    blocks = []
    for place, size in enumerate(sizes):
        if place % 3 == 0:
            blocks.append(Heading(2, text(f"Part {place}"), f"part-{place}"))
        # Numbered, so that no two paragraphs are equal.
        blocks.append(Paragraph(text(f"{place}: " + (WORDS * size).strip())))
    pages = laid_out(*blocks)
    total = {
        block: sum(owners(pages, page).count(block) for page in range(len(pages.pages)))
        for block in blocks
    }
    for page in range(len(pages.pages) - 1):
        here, there = owners(pages, page), owners(pages, page + 1)
        assert not isinstance(here[-1], Heading)
        split = here[-1]
        if split == there[0]:
            least = 3 if total[split] >= 7 else 2
            assert here.count(split) >= least
            assert there.count(split) >= least
        heading = next((each for each in reversed(here) if isinstance(each, Heading)), None)
        if heading is not None:
            assert len(here) - 1 - here.index(heading) >= 2
    assert len(owners(pages, len(pages.pages) - 1)) > 1


def test_short_paragraphs_hold_two_lines_and_long_ones_three() -> None:
    assert [bool(bond) for bond in line_bonds(4)] == [False, True, False, True]
    assert [bool(bond) for bond in line_bonds(7)] == [False, True, True, False, False, True, True]
    assert [bool(bond) for bond in line_bonds(3)] == [False, True, True]


def test_a_last_page_never_holds_one_line_alone() -> None:
    for lead in range(36, 60):
        pages = laid_out(*(Paragraph(text(f"Line {number}.")) for number in range(lead)))
        if len(pages.pages) > 1:
            assert len(lines(pages, len(pages.pages) - 1)) > 1


def test_the_small_print_on_a_last_page_has_what_stands_above_it_for_company() -> None:
    closing = Imprint((text("Said by somebody."), text("Reviewed by somebody else.")))
    task = Task(RuledLines(id="a", label=text("What helped?"), count=2))
    turned = 0
    for lead in range(28, 60):
        prose = (Paragraph(text(f"Line {number}.")) for number in range(lead))
        pages = laid_out(*prose, task, closing)
        last = owners(pages, len(pages.pages) - 1)
        assert any(isinstance(each, Imprint) for each in last)
        if len(pages.pages) > 1:
            turned += 1
            assert len({id(each) for each in last}) > 1, lead
    assert turned


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    head = (Cell(text("Night")), Cell(text("Notes")))
    rows = tuple(
        (Cell(text(f"Night {n}")), Cell(text(f"Note {n} " + WORDS * 2))) for n in range(40)
    )
    pages = laid_out(Table(head, rows, ("left", "left")))
    assert len(pages.pages) > 2
    for page in range(len(pages.pages)):
        here = lines(pages, page)
        assert here[:2] == ["Night", "Notes"]
        assert len(here) > 4
    cells = [line for page in range(len(pages.pages)) for line in lines(pages, page)]
    assert [cell for cell in cells if cell.startswith("Night ")] == [
        f"Night {n}" for n in range(40)
    ]


def test_a_row_taller_than_a_page_is_parted_and_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    table = Table(
        (Cell(text("A")), Cell(text("B"))),
        ((Cell(text("x")), Cell(text(words))),),
        ("left", "left"),
    )
    pages = laid_out(table)
    found = " ".join(line for page in range(len(pages.pages)) for line in lines(pages, page))
    assert [word for word in found.split() if word.startswith("word")] == words.split()


@pytest.mark.parametrize("before", range(10, 40, 3))
def test_a_prompt_and_its_place_to_write_share_a_page(before: int) -> None:
    scale = RatingScale(id="s", label=text("How strong?"), help=text("Circle one."), pair=True)
    task = Task(scale, 1)
    pages = laid_out(*(Paragraph(text(f"Line {n}.")) for n in range(before)), task)
    pages_of = {number for number in range(len(pages.pages)) if task in owners(pages, number)}
    assert len(pages_of) == 1


def test_only_a_long_place_to_write_is_parted_and_never_from_its_prompt() -> None:
    blank = AnswerTable(id="t", label=text("Diary"), headers=(text("Day"), text("Note")), rows=60)
    pages = laid_out(*(Paragraph(text(f"Line {n}.")) for n in range(30)), Task(blank, 1))
    assert len(pages.pages) > 2
    page = next(n for n in range(len(pages.pages)) if "Diary" in lines(pages, n))
    assert "Day" in lines(pages, page)
    assert all("Day" in lines(pages, n) for n in range(page, len(pages.pages)))


def test_landscape_pages_stand_between_upright_ones() -> None:
    pages = laid_out(
        paragraph(1), Landscape((Task(RuledLines(id="a", label=text("Write"))),)), paragraph(1)
    )
    assert [page.sheet.landscape for page in pages.pages] == [False, True, False]
    assert pages.pages[1].sheet.width == pages.pages[0].sheet.height


def test_page_breaks_begin_pages_and_make_no_empty_ones() -> None:
    pages = laid_out(PageBreak(), paragraph(1), PageBreak(), PageBreak(), paragraph(1), PageBreak())
    assert len(pages.pages) == 2


def test_a_panel_that_is_parted_has_its_tint_on_both_pages() -> None:
    panel = Panel("key-points", text("Key points"), tuple(paragraph(3) for _ in range(30)))
    pages = laid_out(panel)
    assert len(pages.pages) > 1
    for number, page in enumerate(pages.pages):
        fills = [item for _, item in placed(pages, Rect, number) if item.node == panel]
        assert len(fills) == 2
        text_reaches = max(top + line.y for top, line in placed(pages, TextLine, number))
        assert fills[0].y + fills[0].height >= text_reaches
        assert fills[0].y + fills[0].height <= page.sheet.bottom + 0.01


@pytest.mark.parametrize("rows", [2, 5, 8])
def test_rows_to_write_in_grow_to_fill_a_landscape_page_and_no_more(rows: int) -> None:
    blank = AnswerTable(id="t", label=text("Record"), headers=(text("A"), text("B")), rows=rows)
    for blocks in ((Landscape((Task(blank),)),), (paragraph(1), Landscape((Task(blank),)))):
        pages = laid_out(*blocks)
        wide = [page for page in pages.pages if page.sheet.landscape]
        assert len(wide) == 1
        assert wide[0].used <= wide[0].sheet.bottom + 0.01
        assert wide[0].used > wide[0].sheet.top + (wide[0].sheet.bottom - wide[0].sheet.top) * 0.4


def test_a_head_that_would_fill_the_page_is_not_repeated() -> None:
    head = (Cell(text(WORDS * 120)), Cell(text("B")))
    rows = tuple((Cell(text(f"Row {n}")), Cell(text("x"))) for n in range(60))
    pages = laid_out(Table(head, rows, ("left", "left")))
    found = [line for page in range(len(pages.pages)) for line in lines(pages, page)]
    assert [line for line in found if line.startswith("Row")] == [f"Row {n}" for n in range(60)]
    for page in pages.pages:
        assert page.used <= page.sheet.bottom + 0.01


def test_a_table_to_write_in_goes_on_over_two_pages_only_to_save_a_third() -> None:
    """Rows stay together, unless what follows would have a page of its own for a few lines."""
    table = AnswerTable(id="log", headers=(text("Day"), text("What I did")), rows=15)
    before = Task(RuledLines(id="before", label=text("Before"), count=14))
    closing = Imprint((text("It closes here. " * 40),))
    whole = laid_out(before, Task(table))
    assert _rows_by_page(whole, table) == [0, 30]
    after = Task(RuledLines(id="after", count=8))
    assert _rows_by_page(laid_out(before, Task(table), after), table) == [0, 30]
    parted = laid_out(before, Task(table), after, closing)
    assert len(parted.pages) == 2
    assert min(_rows_by_page(parted, table)) >= 4


def _rows_by_page(pages: Pages, table: AnswerTable) -> list[int]:
    return [
        sum(area.field.startswith(f"{table.id}.") for _, area in placed(pages, WriteArea, page))
        for page in range(len(pages.pages))
    ]
