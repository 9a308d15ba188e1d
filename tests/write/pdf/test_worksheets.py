"""Every place to write, however much it holds: on the page, apart from others, with its prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, get_args

import pypdfium2
import pytest

from handoutgen.compose.brand import load_brand
from handoutgen.model.blanks import Blank, blank_inlines
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import Block, Paragraph, Task, plain_text, text
from handoutgen.report import Report
from handoutgen.write.pdf import Pages, assemble, lay_out
from handoutgen.write.pdf.items import Circle, Item, Picture, Rect, Stroke, TextLine, WriteArea
from handoutgen.write.style import resolve_look
from tests.write.pdf.extremes import LONG, SHORT, WORD, extremes
from tests.write.pdf.measures import drawn

BRANDS = Path(__file__).parents[3] / "content" / "brands"
EDITIONS: tuple[Edition, ...] = get_args(Edition)
WORDS = {"short": SHORT, "long": LONG, "word": WORD}
SLACK = 0.6


@cache
def brand(name: str) -> Brand:
    return load_brand(
        BRANDS / name / "brand.yaml",
        name,
        Report(),
        find=lambda other: BRANDS / other / "brand.yaml",
        root=BRANDS,
    )


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def box_of(item: Item, top: float) -> Box | None:
    """Return the rectangle that an item takes on its page, of a line of text what ink may fill."""
    match item:
        case WriteArea() | Rect() | Picture():
            return Box(item.x, top + item.y, item.x + item.width, top + item.y + item.height)
        case Circle(x, y, radius):
            return Box(x - radius, top + y - radius, x + radius, top + y + radius)
        case Stroke(x1, y1, x2, y2):
            return Box(min(x1, x2), top + min(y1, y2), max(x1, x2), top + max(y1, y2))
        case TextLine(x, y, runs):
            size = max(run.style.size for run in runs)
            said = "".join(run.text for run in runs)
            right = max(run.x + run.width for run in runs)
            space = size * 0.4 if said.endswith(" ") else 0.0
            left = min(run.x for run in runs)
            return Box(x + left, top + y - size * 0.7, x + right - space, top + y + size * 0.2)
        case _:
            return None


def boxes(pages: Pages, page: int, kind: type[Item]) -> Iterator[Box]:
    for top, items, _ in pages.pages[page].content:
        for item in drawn(items):
            if isinstance(item, kind) and (box := box_of(item, top)) is not None:
                yield box


CASES = [
    pytest.param(name, edition, words, id=f"{name}-{edition}-{words}")
    for name in ("lantern-quay", "lantern-quay-us")
    for edition in EDITIONS
    for words in WORDS
]


@cache
def sheets(name: str, edition: Edition, words: str) -> tuple[tuple[str, Blank, Pages], ...]:
    """Return every extreme blank on a sheet of its own."""
    made = []
    for kind, blank in extremes(WORDS[words]):
        body = (Paragraph(text("A line above it.")), Task(blank, 12))
        made.append(
            (
                kind,
                blank,
                lay_out(Handout("Sheet", body, brand(name), edition=edition), Report()),
            )
        )
    return tuple(made)


@pytest.mark.parametrize(("name", "edition", "words"), CASES)
def test_nothing_reaches_over_the_margins(name: str, edition: Edition, words: str) -> None:
    side = resolve_look(brand(name), edition).page.side.pt
    for kind, _, pages in sheets(name, edition, words):
        for number, page in enumerate(pages.pages):
            sheet = page.sheet
            for top, items, _ in page.content:
                for item in drawn(items):
                    box = box_of(item, top)
                    if box is None:
                        continue
                    place = f"{kind} page {number + 1}: {item!r:.200}"
                    assert box.left >= side - SLACK, place
                    assert box.right <= sheet.width - side + SLACK, place
                    assert box.top >= sheet.top - SLACK, place
                    assert box.bottom <= sheet.bottom + SLACK, place


@pytest.mark.parametrize(("name", "edition", "words"), CASES)
def test_no_places_to_write_and_no_words_overlap(name: str, edition: Edition, words: str) -> None:
    for kind, _, pages in sheets(name, edition, words):
        for number in range(len(pages.pages)):
            for each in (WriteArea, TextLine):
                found = list(boxes(pages, number, each))
                for one, other in combinations(found, 2):
                    assert not one.meets(other), f"{kind} page {number + 1}: {one} {other}"


@pytest.mark.parametrize(("name", "edition", "words"), CASES)
def test_a_prompt_ends_on_the_page_where_its_place_to_write_begins(
    name: str, edition: Edition, words: str
) -> None:
    for kind, blank, pages in sheets(name, edition, words):
        prompts, begun = asked_and_begun(pages, blank)
        assert begun, kind
        if prompts and kind not in ("name", "date"):
            assert max(prompts) == min(begun), kind


def asked_and_begun(pages: Pages, blank: Blank) -> tuple[list[int], list[int]]:
    """Return on which pages the prompt of the only task stands, and on which the rest of it."""
    prompts, begun = [], []
    (task,) = pages.parts[-1].children
    asked = task.children[: 2 if blank.help else 1]
    for number, page in enumerate(pages.pages):
        for _, items, part in page.content:
            if part != len(pages.parts) - 1:
                continue
            for item in items:
                if isinstance(item, TextLine) and any(item.tag is each for each in asked):
                    prompts.append(number)
                elif isinstance(item, TextLine | Stroke | Rect | Circle | WriteArea):
                    begun.append(number)
    return prompts, begun


FOOT = {"standard": 20, "large-print": 8, "ink-saver": 20}
"""After so many paragraphs of one line a prompt of 60 words is near the foot of a page."""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["lantern-quay", "lantern-quay-us"])
def test_a_prompt_of_sixty_words_stands_by_its_place_to_write_at_the_foot_of_a_page(
    name: str, edition: Edition
) -> None:
    prompt = text(f"What about it? {LONG}")
    blanks = [(kind, replace(blank, label=prompt)) for kind, blank in extremes(SHORT)]
    line: Block = Paragraph(text("What stands before."))
    for number, (kind, blank) in enumerate((*blanks, *extremes(LONG))):
        before = (line,) * (FOOT[edition] + number % 12)
        body = (*before, Task(blank, 12))
        pages = lay_out(Handout("Sheet", body, brand(name), edition=edition), Report())
        prompts, begun = asked_and_begun(pages, blank)
        if kind not in ("name", "date"):
            assert set(prompts) == {min(begun)}, kind
        if number < len(blanks):
            assert first_area(pages) == min(begun), kind


def first_area(pages: Pages) -> int:
    """Return the page of the first place to write."""
    return next(
        number for number in range(len(pages.pages)) if any(boxes(pages, number, WriteArea))
    )


@pytest.mark.parametrize(("name", "edition", "words"), CASES)
def test_places_to_write_are_large_enough(name: str, edition: Edition, words: str) -> None:
    least = 11.0 if edition != "large-print" else 16.0
    for kind, _, pages in sheets(name, edition, words):
        for number in range(len(pages.pages)):
            for box in boxes(pages, number, WriteArea):
                assert box.bottom - box.top >= least, kind
                assert box.right - box.left >= least, kind


@pytest.mark.parametrize("name", ["lantern-quay", "lantern-quay-us"])
@pytest.mark.parametrize("words", WORDS)
def test_large_print_sets_nothing_smaller_than_sixteen_points(name: str, words: str) -> None:
    for kind, _, pages in sheets(name, "large-print", words):
        for page in pages.pages:
            for _, items, _ in (*page.above, *page.content, *page.below):
                for item in drawn(items):
                    if isinstance(item, TextLine):
                        assert all(run.style.size >= 16 for run in item.runs), kind


@pytest.mark.parametrize("name", ["lantern-quay", "lantern-quay-us"])
def test_ink_saver_draws_in_black_and_fills_nothing_large(name: str) -> None:
    for kind, _, pages in sheets(name, "ink-saver", "short"):
        for page in pages.pages:
            for _, items, _ in (*page.above, *page.content, *page.below):
                for item in drawn(items):
                    match item:
                        case TextLine():
                            assert all(run.style.colour == "#000000" for run in item.runs)
                        case Stroke():
                            assert item.colour == "#000000", kind
                        case Rect():
                            assert item.stroke in (None, "#000000"), kind
                            assert item.fill is None or item.width * item.height < 400, kind
                        case _:
                            pass


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_places_to_write_in_every_edition(edition: Edition) -> None:
    def fields(chosen: Edition) -> list[tuple[str, list[str]]]:
        return [
            (
                kind,
                sorted(
                    {
                        item.field
                        for page in pages.pages
                        for _, items, _ in page.content
                        for item in items
                        if isinstance(item, WriteArea)
                    }
                ),
            )
            for kind, _, pages in sheets("lantern-quay", chosen, "short")
        ]

    assert fields(edition) == fields("standard")


def test_the_same_bytes_again() -> None:
    for _, blank, pages in sheets("lantern-quay", "standard", "long"):
        again = lay_out(pages.handout, Report())
        assert assemble(again, Report()) == assemble(pages, Report()), blank


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_words_of_every_blank_read_back_in_their_order(edition: Edition) -> None:
    for kind, blank, pages in sheets("lantern-quay", edition, "short"):
        if kind == "matching-20":
            # Taller than a page in large print: all that has letters comes first.
            continue
        document = pypdfium2.PdfDocument(assemble(pages, Report()))
        read = iter("".join(page.get_textpage().get_text_range() for page in document).split())
        words = [word for inlines in blank_inlines(blank) for word in plain_text(inlines).split()]
        missed = [word for word in words if word not in read]
        document.close()
        assert not missed, kind
