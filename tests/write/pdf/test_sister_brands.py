"""Brands of one look share what was laid out for any of them, and each keeps its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from handoutgen.model.brand import Brand, FontChoice, Fonts
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Link, Paragraph, text
from handoutgen.report import Notice, Report
from handoutgen.write.pdf import context, typography, write_pdf

SERIF = Fonts(FontChoice("Times New Roman"), FontChoice("Times New Roman"))
EAST = Brand("east", "East Practice", fonts=SERIF)
WEST = Brand("west", "West Practice", fonts=SERIF)
HANDOUT = Handout(
    "Rest",
    (
        Heading(1, text("Rest"), "rest"),
        Paragraph((*text("Words with a "), Link(text("link"), "https://clinic.example"))),
    ),
    EAST,
)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    _forget()
    yield
    _forget()


def _forget() -> None:
    context._kept.clear()
    typography._made.cache_clear()


def _written(brand: Brand) -> tuple[bytes, tuple[Notice, ...]]:
    report = Report()
    return write_pdf(replace(HANDOUT, brand=brand), report), report.notices


def test_a_brand_is_the_same_after_its_sister() -> None:
    alone = _written(WEST)
    _forget()
    sister = _written(EAST)
    after = _written(WEST)
    assert len(context._kept) == 1
    assert after == alone
    assert sister[0] != after[0]


def test_each_is_told_of_its_own_fonts() -> None:
    for brand in (EAST, WEST):
        _, notices = _written(brand)
        assert [str(notice.place) for notice in notices] == [f"brand {brand.id}"]
