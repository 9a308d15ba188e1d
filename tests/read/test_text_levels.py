"""What puts one heading below another, rule by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.read.unmarked.forms import form_of, named_together, parallel, series_in
from handoutgen.report import Report

NO_TOPIC: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("What is worry?", "question"),
        ("What worry is", "asking"),
        ("Working with worry", "doing"),
        ("Morning worry", "name"),
        ("Write it down", "advice"),
        ("You notice it early", "to you"),
        ("Worry time", "name"),
    ],
)
def test_form(heading: str, form: str) -> None:
    assert form_of(heading) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weeks 1 to 3", "Weeks 4 to 8"),
        ("Step 1: Sit", "Step 2: Breathe"),
        ("Nights one to three: the chair", "Night seven: the door"),
        ("Positive beliefs", "Negative beliefs"),
        ("Before the exam", "After the exam"),
        ("Prompts for the first weeks", "Prompts for later"),
        ("The first visit", "The second visit"),
    ],
)
def test_parallel(one: str, other: str) -> None:
    assert parallel(one, other, NO_TOPIC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is panic?", "What is fear?"),
        ("Causes of panic", "Symptoms of panic"),
        ("Symptoms", "Causes"),
        ("Light therapy", "Daily routines"),
        ("Treating panic", "Preventing panic"),
    ],
)
def test_not_parallel(one: str, other: str) -> None:
    assert not parallel(one, other, frozenset({"panic"}))


def test_a_series_ends_where_its_form_does() -> None:
    headings = ["Mr. Quill", "Week 1", "Week 2", "What helped"]
    assert series_in(headings, NO_TOPIC) == [(1, 3)]


def test_two_sections_that_a_heading_names() -> None:
    assert named_together(["Pros and cons", "Pros", "Cons", "Costs"]) == [(1, 3)]
    assert named_together(["Signs of grief", "Grief", "Help"]) == []


def levels(*sections: tuple[str, str]) -> list[int]:
    body = "".join(f"{heading}\n\n{text}\n\n" for heading, text in sections)
    text = f"Grief at school\n\nSchools meet grief more often than they think they do.\n\n{body}"
    article = read_text(SourceFile(Path("a.txt"), "a.txt", text.encode()), Report())
    assert [section.name for section in article.walk()] == [name for name, _ in sections]
    return [section.level for section in article.walk()]


SAID = "It is said here in one sentence, and that is enough for it."


def test_a_count_opens_as_many_and_no_more() -> None:
    found = levels(
        ("The work", "Grief asks for time. Three tasks come back in most approaches."),
        ("Telling", SAID),
        ("Returning", SAID),
        ("Looking ahead", SAID),
        ("Rituals", SAID),
        ("Conclusion", SAID),
    )
    assert found == [1, 2, 2, 2, 1, 1]


def test_a_definition_that_counts_opens_nothing() -> None:
    found = levels(
        ("What is grief?", "Grief is a long goodbye. It comes in three forms."),
        ("Rooms for grief", SAID),
        ("Words for grief", SAID),
    )
    assert found == [1, 1, 1]


def test_a_number_that_is_weighed_opens_nothing() -> None:
    found = levels(
        ("Interventions", "Name who does what. Three interventions are better than nine."),
        ("Rooms", SAID),
        ("Words", SAID),
    )
    assert found == [1, 1, 1]


def test_advice_below_how_to_ends_where_the_form_changes() -> None:
    found = levels(
        ("What pupils know", SAID),
        ("How to tell a class", SAID),
        ("Say what happened", SAID),
        ("Leave time for questions", SAID),
        ("What parents need", SAID),
    )
    assert found == [1, 1, 2, 2, 1]


def test_what_a_flat_list_of_contents_leaves_out_stands_below() -> None:
    names = ["The first day", "The class", "The funeral", "Later on"]
    texts = "".join(f"{name}\n\n{SAID}\n\n" for name in names)
    text = f"Grief at school\n\nContents\nThe first day\nThe funeral\nLater on\n\n{SAID}\n\n{texts}"
    article = read_text(SourceFile(Path("a.txt"), "a.txt", text.encode()), Report())
    assert [(s.level, s.name) for s in article.walk()] == list(
        zip([1, 2, 1, 1], names, strict=True)
    )
