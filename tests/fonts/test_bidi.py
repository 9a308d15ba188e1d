"""Directions, held against an independent reading of UAX 9."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.fonts.bidi import embedding_levels, has_rtl, visual_order

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
ALPHABET = "abאבب1٢ ,.+-%()[]é\u0301!?/:"


def shown(text: str, *, rtl: bool) -> str:
    order = visual_order(embedding_levels(text, rtl=rtl))
    return "".join(text[at] for at in order if text[at] not in CONTROLS)


def expected(text: str, *, rtl: bool) -> str:
    display = get_display(text, base_dir="R" if rtl else "L")
    assert isinstance(display, str)
    return "".join(char for char in display if char not in CONTROLS)


@settings(max_examples=600, deadline=None)
@given(st.text(ALPHABET, max_size=16), st.booleans())
def test_order_is_that_of_another_implementation(text: str, rtl: bool) -> None:
    assert shown(text, rtl=rtl) == expected(text, rtl=rtl)


@settings(max_examples=600, deadline=None)
@given(st.text(ALPHABET + CONTROLS, max_size=16).map(lambda text: text + "z"), st.booleans())
def test_embeddings_and_isolates_too(text: str, rtl: bool) -> None:
    # The letter at the end keeps out what the other does not do: rule L1 across embeddings.
    assert shown(text, rtl=rtl) == expected(text, rtl=rtl)


@pytest.mark.parametrize(
    ("text", "rtl", "visual"),
    [
        ("plain", False, "plain"),
        ("name דנה here", False, "name הנד here"),
        ("טלפון 03-555 אחרי", True, "ירחא 03-555 ןופלט"),
        ("שלום abc 12", True, "abc 12 םולש"),
        ("(שלום)", True, ")םולש("),
    ],
)
def test_lines_a_person_would_read(text: str, rtl: bool, visual: str) -> None:
    assert shown(text, rtl=rtl) == visual


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_any_text_gets_a_level_for_every_character(text: str, rtl: bool) -> None:
    levels = embedding_levels(text, rtl=rtl)
    assert len(levels) == len(text)
    assert sorted(visual_order(levels)) == list(range(len(text)))
    if not rtl and not has_rtl(text):
        assert "".join(text[at] for at in visual_order(levels)) == text
