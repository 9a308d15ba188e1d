"""Every place to write, at its extremes, in every edition and for two brands."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import Blocks, Task
from tests.write.docx.expected import body_words
from tests.write.docx.reading import faults, squeezed, words, written
from tests.write.docx.worksheets import (
    BRANDS,
    CARD_PAGE,
    EDITIONS,
    EXTREMES,
    HARBOUR,
    KINDS,
    SHEET,
    WIDE,
)

BLANKS = {**KINDS, **EXTREMES}
SETTINGS = [
    pytest.param(edition, brand, id=f"{edition}-{brand.id}")
    for edition, brand in product(EDITIONS, BRANDS)
]


def sheet(*blocks: Blocks, edition: Edition = "standard", brand: Brand = HARBOUR) -> Handout:
    every = tuple(one for several in blocks for one in several)
    return Handout("All places to write", every, edition=edition, brand=brand)


@pytest.mark.parametrize(("edition", "brand"), SETTINGS)
def test_every_kind_says_its_words_in_order(edition: Edition, brand: Brand) -> None:
    for name, blank in BLANKS.items():
        for number in (None, 7):
            handout = sheet((Task(blank, number),), edition=edition, brand=brand)
            expected = squeezed(body_words(handout.body, edition))
            assert words(written(handout)) == expected, name


@pytest.mark.parametrize(("edition", "brand"), SETTINGS)
def test_every_kind_keeps_to_the_format(edition: Edition, brand: Brand, tmp_path: Path) -> None:
    extremes = tuple(Task(blank) for blank in EXTREMES.values())
    handout = sheet(SHEET, WIDE, CARD_PAGE, extremes, edition=edition, brand=brand)
    assert faults(written(handout), tmp_path) == []
