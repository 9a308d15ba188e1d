"""Regions are ISO 3166-1's, and the common slips are put right in the hint."""

from __future__ import annotations

import pytest

from handoutgen.model.brand import LETTER_REGIONS
from handoutgen.model.regions import REGIONS, region_code, region_hint


def test_all_codes_are_there() -> None:
    from babel import Locale

    named = Locale("en").territories
    assert all(code in named for code in REGIONS)
    assert len(REGIONS) == 250
    assert LETTER_REGIONS <= REGIONS


@pytest.mark.parametrize(
    ("words", "code"),
    [("GB", "GB"), (" us ", "US"), ("uk", None), ("XX", None), ("", None), ("Britain", None)],
)
def test_codes(words: str, code: str | None) -> None:
    assert region_code(words) == code


@pytest.mark.parametrize(
    ("words", "close"), [("uk", "GB"), ("USA", "US"), ("Britian", "GB"), ("Germany", "DE")]
)
def test_slips(words: str, close: str) -> None:
    assert region_hint(words).startswith(f'did you mean "{close}"?')


def test_no_guess_for_what_is_like_none() -> None:
    assert "did you mean" not in region_hint("XX")
