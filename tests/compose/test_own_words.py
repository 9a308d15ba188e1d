"""Title, introduction, note and questions of one's own; discretion."""

from __future__ import annotations

from typing import Any

import pytest

from handoutgen.errors import CallError
from handoutgen.library import Library
from handoutgen.model.handout import Handout, printed_inlines
from handoutgen.model.nodes import Heading, Personal, Task, Text, plain_text, walk_inlines
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace, builtin_root
from tests.compose.samples import make

LIBRARY = Library(Workspace(builtin_root(), builtin_root()))


def made(
    *articles: str, person: Person | None = None, report: Report | None = None, **asked: Any
) -> Handout:
    prepared = prepare(Request(articles=articles, brand="lantern-quay", **asked), LIBRARY)
    return prepared.compose(person or Person(), report if report is not None else Report())


def printed(handout: Handout) -> list[str]:
    return [plain_text(inlines) for inlines in printed_inlines(handout.body)]


def prompts(handout: Handout) -> list[str]:
    return [plain_text(block.blank.label) for block in handout.body if isinstance(block, Task)]


def test_a_worksheet_without_an_article_is_what_one_asks() -> None:
    handout = made(
        title="This *week*",
        intro="Write {{ a }} little.",
        note="Bring it.",
        asks=("What helped?", "How strong? | scale 0-10"),
    )
    words = printed(handout)
    assert words[0] == "This *week*"
    assert handout.title == "This *week*"
    assert words.index("Write {{ a }} little.") < words.index("What helped?")
    assert words.index("How strong?") < words.index("Bring it.")
    assert prompts(handout) == ["What helped?", "How strong?"]


def test_a_title_alone_is_a_page_to_write_on() -> None:
    handout = made(title="Notes")
    assert [type(block).__name__ for block in handout.body][:3] == ["Heading", "BlankRow", "Task"]


def test_questions_of_one_s_own_follow_the_article_s() -> None:
    handout = made("sleeping-better", asks=("And now?",))
    assert prompts(handout)[-1] == "And now?"
    assert len(prompts(handout)) > 1
    assert "worksheet" in prepare(Request(("sleeping-better",), asks=("A",)), LIBRARY).stem


def test_an_article_without_prompts_has_those_that_are_asked() -> None:
    report = Report()
    source = '{% from "p.md.j2" import tasks %}{{ tasks(prompts) }}'
    macro = "{% macro tasks(all) %}{% for one in all %}{{ one }}\n\n{% endfor %}{% endmacro %}"
    from handoutgen.model.asks import blank_from_ask

    handout = make(
        source, articles=(), others={"p.md.j2": macro}, asks=(blank_from_ask("A?"),), report=report
    )
    assert prompts(handout) == ["A?"]
    assert not len(report)


@pytest.mark.parametrize("template", ["handout", "key-points"])
def test_what_a_template_has_no_place_for_is_told(template: str) -> None:
    report = Report()
    made("sleeping-better", template=template, asks=("A?",), report=report)
    assert any(str(notice).startswith("--ask: ") for notice in report)


def test_notes_and_introductions_without_a_place_are_told() -> None:
    report = Report()
    make("# T", intro="a", note="b", extra={"exmaple": 1}, report=report)
    assert [str(notice).splitlines()[0] for notice in report] == [
        "--intro: templates/test.md.j2 has no place for it, so it is not printed",
        "--note: templates/test.md.j2 has no place for it, so it is not printed",
        "--set exmaple: templates/test.md.j2 uses nothing of that name",
    ]


def test_questions_that_cannot_be_meant_are_told_all_at_once() -> None:
    with pytest.raises(CallError) as caught:
        made(asks=("A?", "", "B? | scael 1"))
    assert [str(fault.place) for fault in caught.value.faults] == ["--ask 2", "--ask 3"]


@pytest.mark.parametrize("name", ["title", "intro", "note", "asks"])
def test_what_has_an_option_is_not_set(name: str) -> None:
    with pytest.raises(CallError, match=f"use --{name.removesuffix('s')}"):
        make("x", extra={name: "mine"})


def test_names_in_one_s_own_words_stay_personal() -> None:
    person = Person(client="Anna Example", clinician="Dr Ben Sample")
    handout = made(
        person=person,
        title="A plan for Anna Example",
        intro="Anna Example and Dr Ben Sample agreed on it; Anna Examples did not.",
        asks=("Anna Example, what helps?",),
    )
    assert handout.title == "A plan for"
    heading, task = handout.body[0], next(one for one in handout.body if isinstance(one, Task))
    assert isinstance(heading, Heading)
    assert heading.children == (Text("A plan for "), Personal("client", "Anna Example"))
    assert "anna" not in heading.anchor + task.blank.id
    told = [
        node
        for inlines in printed_inlines(handout.body)
        for node in walk_inlines(inlines)
        if isinstance(node, Personal)
    ]
    assert Personal("clinician", "Dr Ben Sample") in told
    assert "Anna Example and Dr Ben Sample agreed on it; Anna Examples did not." in printed(handout)


# Discretion


def test_nothing_outside_the_page_tells_of_a_discreet_handout() -> None:
    open_, discreet = made("sleeping-better"), made("sleeping-better", discreet=True)
    assert discreet.body == open_.body
    assert discreet.title == "Handout"
    assert (discreet.subject, discreet.authors, discreet.topics) == ("", (), ())
    assert (discreet.code, discreet.version) == ("", "")
    assert discreet.discreet
    assert not open_.discreet


def test_a_discreet_worksheet_is_called_one_in_its_language() -> None:
    handout = made("sleeping-better", template="worksheet", discreet=True, language="de")
    assert handout.title == "Arbeitsblatt"


def test_its_file_is_called_by_the_clinic_alone() -> None:
    request = Request(("sleeping-better",), brand="lantern-quay", discreet=True)
    assert prepare(request, LIBRARY).stem == "sheet-lantern-quay"
    large = Request((), title="T", brand="lantern-quay", discreet=True, edition="large-print")
    assert prepare(large, LIBRARY).stem == "sheet-lantern-quay-large-print"
