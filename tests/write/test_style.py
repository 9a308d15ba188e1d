"""The look, in numbers: what LOOK's page says, and what each edition promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.brand import PLAIN, Brand, Colours, FontChoice, Fonts
from handoutgen.model.colours import contrast
from handoutgen.model.handout import Edition
from handoutgen.model.lengths import Mm
from handoutgen.report import Report
from handoutgen.write.families import resolve_families
from handoutgen.write.style import Look, Role, resolve_look

EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _look(edition: Edition, primary: str = "#c0a000", accent: str = "#ff8888") -> Look:
    return resolve_look(Brand(colours=Colours(primary, accent)), edition)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_prose_is_70_to_80_characters_wide_and_stays_within_the_margins(paper: str) -> None:
    look = resolve_look(Brand(page_size=paper), "standard")  # type: ignore[arg-type]
    assert 140 <= look.page.measure.mm <= 145
    assert 20 <= look.page.side.mm <= 22
    assert look.page.full.mm > look.page.measure.mm


def test_nothing_is_smaller_than_eight_and_a_half_points() -> None:
    assert min(role.size.pt for role in _look("standard").roles.values()) >= 8.5


def test_space_above_a_heading_is_at_least_twice_that_below() -> None:
    look = _look("standard")
    for level in (2, 3, 4):
        role = look.heading(level)
        assert role.before.pt >= 2 * role.after.pt


def test_lines_to_write_on_are_far_enough_apart() -> None:
    assert _look("standard").blank.line_gap == Mm(8.5)
    assert _look("large-print").blank.line_gap == Mm(12)
    assert all(_look(edition).blank.row_height.mm >= 11 for edition in EDITIONS)


def _headings(look: Look) -> list[Role]:
    return [look.heading(level) for level in (1, 2, 3, 4)]


def test_large_print_is_large() -> None:
    look = _look("large-print")
    assert look.role("body").size.pt == 18
    assert min(role.size.pt for role in _headings(look)) >= 20
    assert min(role.size.pt for role in look.roles.values()) >= 16
    assert look.role("body").leading == 1.5
    assert look.emphasis == "bold"
    assert look.links == "address"


@given(colours, colours)
def test_large_print_reaches_triple_a(primary: str, accent: str) -> None:
    look = _look("large-print", primary, accent)
    for colour in (look.accent, *(role.colour for role in look.roles.values())):
        assert contrast(colour, "#ffffff") >= 7


@given(colours, colours)
def test_ink_saver_is_black_on_white_without_fills(primary: str, accent: str) -> None:
    look = _look("ink-saver", primary, accent)
    assert look.tint is None
    said = {look.primary, look.accent, look.ink, look.hairline, look.blank.grey}
    assert said | {role.colour for role in look.roles.values()} == {"#000000"}
    assert look.links == "underlined"


def test_a_serif_brand_falls_back_to_the_bundled_sans_in_large_print() -> None:
    brand = Brand(fonts=Fonts(FontChoice("Times New Roman"), FontChoice("Arial")))
    report = Report()
    body, heading = resolve_families(brand, "large-print", report)
    assert body.name == "Atkinson Hyperlegible"
    assert heading.name != body.name
    assert any("has serifs" in notice.problem for notice in report)
    body, _ = resolve_families(brand, "standard", Report())
    assert body.name != "Atkinson Hyperlegible"


def test_one_family_is_resolved_once() -> None:
    body, heading = resolve_families(PLAIN, "standard", Report())
    assert body is heading
