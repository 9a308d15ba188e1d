"""Lists of references: entries, their names, their addresses."""

from __future__ import annotations

import pytest

from handoutgen.model.nodes import Emphasis, Link, Text, plain_text
from handoutgen.read.references import read_references, reference_from_inlines

FIELD = "Field, A., & Oak, B. (2019). On rest. Fictional Journal, 3(2), 4–9."


def texts(*lines: str) -> list[str]:
    return [reference.text for reference in read_references(lines)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (FIELD, "field-2019"),
        ("Invented Health Council. (2020). Sleep. Author.", "invented-health-council-2020"),
        ("van der Berg, C. (2014a). Walking. Press.", "van-der-berg-2014a"),
        ("O’Dell-Marsh, P. (n.d.). Notes.", "odell-marsh-n-d"),
        ("Pell R, Quist S. Running. J Invent. 2015;12(3):44-51.", "pell-2015"),
        ("Müller, J. (2001, March 4). Angst. Verlag.", "muller-2001"),
    ],
)
def test_names(words: str, name: str) -> None:
    (reference,) = read_references([words])
    assert reference.id == name
    assert reference.text == words


def test_equal_names_are_numbered() -> None:
    found = read_references([FIELD, "", FIELD, "", FIELD])
    assert [reference.id for reference in found] == ["field-2019", "field-2019-2", "field-2019-3"]


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("A. https://doi.org/10.5555/a.b(1)c.", "https://doi.org/10.5555/a.b(1)c"),
        ("A. doi:10.5555/a(99)1-2.", "https://doi.org/10.5555/a(99)1-2"),
        ("A. DOI: 10.5555/abc", "https://doi.org/10.5555/abc"),
        ("A. http://dx.doi.org/10.5555/abc", "https://doi.org/10.5555/abc"),
        ("A. https://example.org/x, https://doi.org/10.5555/y", "https://doi.org/10.5555/y"),
        ("A (see https://example.org/x).", "https://example.org/x"),
        ("A. www.example.org/x.", "https://www.example.org/x"),
        ("A. No address.", None),
    ],
)
def test_addresses(words: str, url: str | None) -> None:
    (reference,) = read_references([words])
    assert reference.url == url
    assert reference.text == words


def test_an_address_becomes_a_link_with_its_own_words() -> None:
    (reference,) = read_references(["Field (2019). https://example.org/a."])
    assert reference.children == (
        Text("Field (2019). "),
        Link((Text("https://example.org/a"),), "https://example.org/a"),
        Text("."),
    )


def test_entries_that_run_over_lines() -> None:
    assert texts(
        "Field, A., & Oak, B. (2019). On rest and what it",
        "  asks of us. Fictional Journal.",
        "  https://example.org/rest",
        "Pine, C. (2020). Short. Press.",
    ) == [
        "Field, A., & Oak, B. (2019). On rest and what it asks of us. Fictional Journal."
        " https://example.org/rest",
        "Pine, C. (2020). Short. Press.",
    ]


@pytest.mark.parametrize("marks", [("[1] ", "[2] "), ("1. ", "2. "), ("• ", "• "), ("- ", "- ")])
def test_marked_lists(marks: tuple[str, str]) -> None:
    one, two = marks
    assert texts(f"{one}Field (2019). A", "   and more.", f"{two}Pine (2020). B.") == [
        "Field (2019). A and more.",
        "Pine (2020). B.",
    ]


def test_parsed_inlines_keep_their_marks() -> None:
    title = Emphasis((Text("On rest"),))
    link = Link((Text("here"),), "https://doi.org/10.5555/r")
    reference = reference_from_inlines((Text("Field, A. (2019). "), title, Text(". "), link))
    assert reference.id == "field-2019"
    assert reference.url == "https://doi.org/10.5555/r"
    assert title in reference.children
    assert plain_text(reference.children) == "Field, A. (2019). On rest. here"
