"""Where lines may end inside a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.fonts.runs import break_points


def parts(text: str, *, anywhere: bool = False) -> list[str]:
    points = break_points(text, anywhere=anywhere)
    return [text[a:b] for a, b in zip((0, *points), (*points, len(text)), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word", "word"),
        ("self-care", "self-|care"),
        ("mother-in-law", "mother-|in-|law"),
        ("and/or", "and/|or"),
        ("-5", "-5"),
        ("-ed", "-ed"),
        ("10-12", "10-12"),
        ("e.g.", "e.g."),
        ("3.5", "3.5"),
        ("thought—then", "thought—|then"),
        ("self\u2011care", "self\u2011care"),
        ("wait...", "wait..."),
        ("zero\u200bwidth", "zero\u200b|width"),
        ("https://example.org/a-b", "https://|example.|org/|a-|b"),
        ("www.example.org/x?y=1&z=2", "www.|example.|org/|x?|y=|1&|z=|2"),
        ("care@example.org", "care@|example.|org"),
        ("doi:10.1000/abc.1", "doi:|10.|1000/|abc.|1"),
        ("漢字、です。", "漢|字、|で|す。"),
        ("「漢字」", "「漢|字」"),
        ("ให้ใจ", "ให้|ใจ"),
        ("น้ำใจ", "น้ำ|ใจ"),
        ("ตัวเอง", "ตัว|เอง"),
        ("สวัสดีครับเชียงใหม่", "สวัสดีครับ|เชียง|ใหม่"),
        ("ลึกๆและ", "ลึกๆ|และ"),
        ("naïve", "naïve"),
    ],
)
def test_break_points(text: str, expected: str) -> None:
    assert "|".join(parts(text)) == expected


def test_anywhere_tears_no_letter_from_its_marks() -> None:
    assert parts("ẹ́kọ́", anywhere=True) == ["ẹ́", "k", "ọ́"]
    assert parts("क्षेत्र", anywhere=True) == ["क्षे", "त्र"]
    assert parts("abc", anywhere=True) == ["a", "b", "c"]
    assert parts("🇫🇷👩‍👧", anywhere=True) == ["🇫🇷", "👩‍👧"]


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_points_lie_inside_and_rise(text: str, anywhere: bool) -> None:
    points = break_points(text, anywhere=anywhere)
    assert list(points) == sorted(set(points))
    assert all(0 < point < len(text) for point in points)
