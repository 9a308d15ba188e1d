"""What docs/articles.md shows is what is read."""

from __future__ import annotations

import re
import textwrap

from handoutgen.model.asks import ASK_KINDS, blank_from_ask
from handoutgen.read.front_matter import front_matter_schema, read_front_matter
from handoutgen.read.outline import read_outline
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "articles.md").read_text("utf-8")
EXAMPLES = [textwrap.dedent(found) for found in re.findall(r"(?:^    .*\n?)+", PAGE, re.MULTILINE)]


def test_the_examples_are_read_without_faults():
    prompts, outline = EXAMPLES
    assert len(read_front_matter(prompts, "docs").prompts[0].blanks) == 3
    assert read_outline(outline, "docs").front.title == "Sleeping well"


def test_every_key_of_front_matter_is_in_the_table():
    for info in front_matter_schema():
        assert f"`{info.key.split('.')[-1].strip('*')}`" in PAGE or info.key.startswith("prompts.")


def test_every_kind_of_blank_in_the_table_is_understood():
    table = PAGE.split("| after the bar |")[1].split("\n\n")[0]
    asks = [
        ask for row in table.splitlines()[2:] for ask in re.findall("`([^`]+)`", row.split("|")[1])
    ]
    for ask in asks:
        assert blank_from_ask(f"What? | {ask}")
    assert {ask.split()[0] for ask in asks} == set(ASK_KINDS)
