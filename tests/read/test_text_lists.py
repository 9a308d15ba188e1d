"""Lists without common bullets, and lists of works that are only addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.model.article import Article
from handoutgen.model.nodes import List, own_inlines, plain_text
from handoutgen.read.references import entries
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import Report

TOP = "Letting go\n\nThis is how a muscle learns the difference between work and rest.\n\n"


def read(body: str) -> Article:
    return read_text(SourceFile(Path("a.txt"), "a.txt", (TOP + body).encode()), Report())


def lists(article: Article) -> list[List]:
    return [block for block in article.introduction if isinstance(block, List)]


def first_words(made: List) -> list[str]:
    return [plain_text(next(iter(own_inlines(item.blocks[0])))) for item in made.items]


def test_steps_right_below_each_other_are_a_list_and_keep_their_numbers() -> None:
    made = lists(read("Step 1: Make a fist.\nStep 2: Hold it.\nStep 3: Let it go.\n"))
    assert [first_words(one) for one in made] == [
        ["Step 1: Make a fist.", "Step 2: Hold it.", "Step 3: Let it go."]
    ]


def test_letters_number_a_list() -> None:
    (made,) = lists(read("a) the hands\nb) the arms\nc) the face\n"))
    assert made.ordered
    assert first_words(made) == ["the hands", "the arms", "the face"]


@pytest.mark.parametrize("mark", ["o", "◦"])
def test_round_bullets_stand_below_the_bullet_above_them(mark: str) -> None:
    made = lists(read(f"• Kitchen\n{mark} label the shelves\n{mark} hide the kettle\n• Hall\n"))
    assert [first_words(one) for one in made] == [["Kitchen", "Hall"]]
    (below,) = [block for block in made[0].items[0].blocks if isinstance(block, List)]
    assert first_words(below) == ["label the shelves", "hide the kettle"]


def test_each_of_several_bare_addresses_is_an_entry() -> None:
    links = ["https://example.org/one", "https://example.org/two", "https://example.org/three"]
    assert list(entries(links)) == links


def test_an_address_below_its_work_stays_with_it() -> None:
    lines = ["Field, A. (2019). On rest. Fictional Press.", "https://example.org/rest"]
    assert len(list(entries(lines))) == 1
