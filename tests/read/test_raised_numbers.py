"""Raised numbers that plain text set down beside a word, and digits that are none."""

from __future__ import annotations

import pytest

from handoutgen.read.raised_numbers import raised_numbers


@pytest.mark.parametrize(
    ("texts", "cited"),
    [
        (["Sleep is short at sea.1 Naps help,2 and so does light.1,3"], [(1,), (2,), (1, 3)]),
        (["Naps help1. Light helps more2; tea does not.", "Nor does music3"], [(1,), (2,), (3,)]),
        (["Naps help.¹ Light helps more.²⁻³"], [(1,), (2, 3)]),
        (["Naps help (1). Light helps more (2, 3)."], [(1,), (2, 3)]),
        (["Naps help,1-3 says the watch."], [(1, 2, 3)]),
    ],
)
def test_numbers_that_follow_the_list(texts: list[str], cited: list[tuple[int, ...]]) -> None:
    found = raised_numbers(texts, 3)
    assert [one.numbers for text in texts for one in found[text]] == cited
    for text, marks in found.items():
        assert all(text[one.start].isnumeric() for one in marks)


@pytest.mark.parametrize(
    "text",
    [
        "Take omega3 and vitamin B12 for 2 weeks.",
        "It rose to 4.2 and fell to 3.1 within a day.",
        "The third point comes first.3 Then the second.2",
        "Only one of all these works is cited.1",
        "Ask at room12 or call extension (3).",
        "A square of 4 m² is enough.",
    ],
)
def test_digits_that_cite_nothing(text: str) -> None:
    assert raised_numbers([text], 5) == {}


def test_a_list_of_one_work_is_no_proof() -> None:
    assert raised_numbers(["Sleep is short at sea.1"], 1) == {}
