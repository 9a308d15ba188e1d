"""Every ready worksheet: whole in four languages, on the pages it promises, open to own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handoutgen.model.handout import Handout, printed_inlines
from handoutgen.model.nodes import (
    BlankRow,
    Heading,
    InlineBlank,
    Task,
    plain_text,
    walk_blocks,
    walk_inlines,
)
from handoutgen.report import Report
from handoutgen.write.pdf import lay_out
from tests.worksheets.sheets import (
    A4,
    LANGUAGES,
    LETTER,
    NAMES,
    body,
    description,
    made,
    replaceable,
)

IDS = Path(__file__).with_name("field_ids")
PAGES = {
    "exposure-ladder": 2,
    "safety-plan": 2,
    "blanks-sampler": 7,
}
"""How many pages a worksheet may take; one where nothing is said."""

every_sheet = pytest.mark.parametrize("name", NAMES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def words(handout: Handout) -> str:
    return "\n".join(plain_text(inlines) for inlines in printed_inlines(handout.body))


def field_ids(handout: Handout) -> list[str]:
    """Return the ids of all blanks in reading order, each with its kind."""
    found = []
    for block in walk_blocks(handout.body):
        blanks = (
            block.blanks
            if isinstance(block, BlankRow)
            else (block.blank,)
            if isinstance(block, Task)
            else ()
        )
        found += [f"{blank.id} {type(blank).__name__}" for blank in blanks]
    for inlines in printed_inlines(handout.body):
        found += [
            f"{node.id} InlineBlank"
            for node in walk_inlines(inlines)
            if isinstance(node, InlineBlank)
        ]
    return found


def stems(ids: list[str]) -> list[str]:
    return sorted({one.split()[0].partition(".")[0] for one in ids})


@every_sheet
def test_description_says_what_the_sheet_is_for(name: str) -> None:
    assert 30 <= len(description(name)) <= 95
    assert description(name)[0].isupper()


@every_language
@every_sheet
def test_sheet_is_whole_in_every_language(name: str, language: str) -> None:
    report = Report()
    handout = made(name, language=language, report=report)
    assert list(report) == []
    first = next(block for block in walk_blocks(handout.body) if isinstance(block, Heading))
    assert first.level == 1
    assert " | " not in words(handout)


@every_sheet
def test_field_ids_stay(name: str, accept: bool) -> None:
    ids = field_ids(made(name, report=Report()))
    expected = IDS / f"{name}.txt"
    if accept:
        expected.write_text("\n".join(ids) + "\n", "utf-8")
    assert ids == expected.read_text("utf-8").splitlines()
    assert len({line.split()[0] for line in ids}) == len(ids)


@every_sheet
def test_field_ids_are_the_same_in_every_language_and_edition(name: str) -> None:
    ids = field_ids(made(name, report=Report()))
    for language in LANGUAGES:
        assert field_ids(made(name, language=language, report=Report())) == ids
    assert field_ids(made(name, edition="ink-saver", report=Report())) == ids
    # In large print a wide table is a form per entry: its cells have ids below the table's.
    large = field_ids(made(name, edition="large-print", report=Report()))
    assert stems(large) == stems(ids)


@pytest.mark.parametrize("brand", [A4, LETTER])
@every_sheet
def test_sheet_takes_no_more_pages_than_promised(name: str, brand: str) -> None:
    for language in LANGUAGES:
        handout = made(name, language=language, brand=brand, report=Report())
        pages = lay_out(handout, Report())
        assert len(pages.pages) <= PAGES.get(name, 1), language


@every_sheet
def test_body_takes_own_words_by_name(name: str) -> None:
    assert replaceable(name) or name == "blanks-sampler"
    for wanted in replaceable(name):
        assert re.search(rf"\b{wanted}\|default\(", body(name)), wanted


@every_sheet
def test_own_words_are_printed(name: str) -> None:
    for wanted in replaceable(name):
        given = rf'\b{wanted}\|default\((?:"" if \w+ else )?t\("([^"]+)"\)'
        phrase = re.search(given, body(name))
        if phrase is None:
            continue  # a number, or a list that is empty unless it is given
        own = " | ".join(["Zinnia *and* more", *phrase[1].split(" | ")[1:]])
        assert "Zinnia *and* more" in words(made(name, values={wanted: own}, report=Report()))


@pytest.mark.parametrize("name", [name for name in NAMES if "example" in replaceable(name)])
def test_an_example_can_be_left_out(name: str) -> None:
    bare = words(made(name, values={"example": ""}, report=Report()))
    full = words(made(name, report=Report()))
    assert full.count("Example") == bare.count("Example") + 1


HEADERS = ("headers", "ladder_headers", "log_headers", "questions")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [(name, one) for name in NAMES for one in HEADERS if one in replaceable(name)],
)
@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_table_takes_any_number_of_own_columns(name: str, wanted: str, count: int) -> None:
    """The example and the widths are those of the program's own columns, and go with them."""
    own = [f"Own {number}" for number in range(count)]
    printed = words(made(name, values={wanted: " | ".join(own)}, report=Report()))
    assert all(one in printed for one in own)
    if wanted in ("headers", "questions"):
        assert "Example" not in printed
