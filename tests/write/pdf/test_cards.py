"""Pocket cards: of one size, four to a page, with lines to cut along."""

from __future__ import annotations

import pytest

from handoutgen.library import Library
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import (
    Blocks,
    CardSheet,
    Heading,
    Landscape,
    PageBreak,
    Paragraph,
    text,
)
from handoutgen.pipeline import prepare
from handoutgen.report import LayoutNotice, Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from handoutgen.write.pdf import Pages, lay_out
from handoutgen.write.pdf.items import Stroke, TextLine
from tests.conftest import REPOSITORY
from tests.write.pdf.measures import MM, WORDS, lines, placed


def _sheet(cards: tuple[Blocks, ...], brand: Brand, report: Report | None = None) -> Pages:
    body = (Heading(1, text("Cards"), "cards"), CardSheet(cards))
    return lay_out(Handout("Cards", body, brand), Report() if report is None else report)


def _card(words: str) -> Blocks:
    return (Heading(2, text(words), words), Paragraph(text("Breathe out slowly.")))


FOUR = tuple(map(_card, ("north", "east", "south", "west")))
PAPERS = pytest.mark.parametrize("brand", [Brand(page_size="a4"), Brand(page_size="letter")])


def _cuts(pages: Pages) -> tuple[list[float], list[float]]:
    """Return where upright and level dashed lines stand on the first page."""
    dashed = [(top, item) for top, item in placed(pages, Stroke, 0) if item.dash]
    upright = sorted({round(item.x1, 3) for _, item in dashed if item.x1 == item.x2})
    level = sorted({round(top + item.y1, 3) for top, item in dashed if item.y1 == item.y2})
    return upright, level


@PAPERS
def test_four_equal_cards_stand_on_one_page(brand: Brand) -> None:
    report = Report()
    pages = _sheet(FOUR, brand, report)
    assert len(pages.pages) == 1
    upright, level = _cuts(pages)
    assert len(upright) == len(level) == 3
    assert upright[1] - upright[0] == pytest.approx(upright[2] - upright[1])
    assert level[1] - level[0] == pytest.approx(level[2] - level[1], abs=0.01)
    assert (level[1] - level[0]) / MM == pytest.approx(88, abs=0.01)
    assert report.notices == ()


@PAPERS
def test_what_stands_on_a_card_stays_inside_its_lines(brand: Brand) -> None:
    pages = _sheet(FOUR, brand)
    upright, level = _cuts(pages)
    found = {}
    for top, line in placed(pages, TextLine, 0):
        word = line.text.strip()
        if word in ("north", "east", "south", "west"):
            found[word] = (
                sum(line.x > x for x in upright),
                sum(top + line.y > y for y in level),
            )
    assert found == {"north": (1, 1), "east": (2, 1), "south": (1, 2), "west": (2, 2)}


def test_cards_are_read_one_after_the_other() -> None:
    pages = _sheet(FOUR, Brand())
    said = [line for line in lines(pages, 0) if line != "Breathe out slowly."]
    assert said == ["Cards", "north", "east", "south", "west"]


def test_a_card_that_holds_too_much_is_told_and_loses_nothing() -> None:
    report = Report()
    full = (Paragraph(text("over " + WORDS * 12 + "out")),)
    pages = _sheet((full, *FOUR[:2]), Brand(), report)
    assert [type(notice) for notice in report] == [LayoutNotice]
    said = [line for number in range(len(pages.pages)) for line in lines(pages, number)]
    assert any(line.startswith("over") for line in said)
    assert any(line.endswith("out") for line in said)
    _, level = _cuts(pages)
    assert level[1] - level[0] > 88 * MM


def test_a_card_taller_than_a_page_goes_on_over_pages() -> None:
    report = Report()
    full = (Paragraph(text(WORDS * 60)),)
    pages = _sheet((full, *FOUR[:1]), Brand(), report)
    assert len(pages.pages) > 1
    assert [type(notice) for notice in report] == [LayoutNotice]
    for number, page in enumerate(pages.pages):
        for top, line in placed(pages, TextLine, number):
            assert page.sheet.top <= top + line.y <= page.sheet.bottom


def test_no_page_ends_and_no_page_turns_on_a_card() -> None:
    turning = (PageBreak(), Landscape(_card("north")), CardSheet((_card("east"),)))
    pages = _sheet((turning, _card("south")), Brand())
    assert len(pages.pages) == 1
    assert {"north", "east", "south"} <= set(lines(pages, 0))


@pytest.mark.parametrize("edition", ["standard", "ink-saver"])
@pytest.mark.parametrize("brand", ["lantern-quay", "lantern-quay-us"])
def test_cards_of_a_form_leave_room_for_the_small_print(edition: Edition, brand: str) -> None:
    request = Request(template="coping-card", brand=brand, edition=edition, fillable=True)
    handout = prepare(request, Library(Workspace.at(REPOSITORY))).compose(Person(), Report())
    assert len(lay_out(handout, Report()).pages) == 1
