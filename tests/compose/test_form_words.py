"""What a form says beside its questions, in the handout's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handoutgen.compose.form_words import settle_form, without_values
from handoutgen.compose.words import PACKED, Words
from handoutgen.model.blanks import AnalogueLine, BodyOutline, DateBlank, NameBlank, RuledLines
from handoutgen.model.brand import Brand
from handoutgen.model.handout import printed_inlines
from handoutgen.model.nodes import (
    BlankRow,
    Heading,
    Landscape,
    Paragraph,
    Personal,
    Quote,
    Task,
    plain_text,
    text,
)
from handoutgen.report import Report

WORDS = Words("en", (PACKED,), Report())
TITLE = Heading(1, text("A sheet"), "a")
INTRO = Paragraph(text("Why it helps"), "standfirst")
TASK = Task(RuledLines(id="a", label=text("What helped?")))
LEAVE_OUT = "Leave out anything you would rather not answer."


def test_one_line_below_the_title_says_what_to_do() -> None:
    brand = Brand(return_to="Bring it along.")
    body = settle_form((TITLE, INTRO, TASK), brand, WORDS)
    said = Paragraph(
        text(f"Download this form, fill it in and save it. Bring it along. {LEAVE_OUT}"), "how-to"
    )
    assert body == (TITLE, INTRO, said, TASK)


def test_without_a_place_to_return_it_to_it_is_sent_back() -> None:
    (first, line, *_) = settle_form((TITLE, TASK), Brand(), WORDS)
    assert first == TITLE
    assert "Then send it back." in plain_text(line.children)  # type: ignore[union-attr]


def test_nothing_may_be_left_out_where_something_is_required() -> None:
    needed = Task(replace(TASK.blank, id="b", required=True))
    body = settle_form((TITLE, TASK, needed), Brand(), WORDS)
    assert LEAVE_OUT not in " ".join(map(plain_text, printed_inlines(body)))


def test_a_landscape_sheet_says_it_on_its_page() -> None:
    (page,) = settle_form((Landscape((TITLE, TASK)),), Brand(), WORDS)
    assert isinstance(page, Landscape)
    assert len(page.blocks) == 3


def test_what_is_drawn_on_paper_is_said_in_words() -> None:
    line = AnalogueLine(id="l", label=text("How much?"), low=text("0"), high=text("1"))
    outline = BodyOutline(id="b", label=text("Where?"), help=text("Mark it."))
    body = settle_form((Quote((Task(line),)), Task(outline)), Brand(), WORDS)
    blanks = [body[1].blocks[0].blank, body[2].blank]  # type: ignore[union-attr]
    assert [plain_text(blank.help) for blank in blanks] == [
        "Type a number from 0 to 100.",
        "Mark it. Say in words where it is.",
    ]


def test_an_answer_takes_the_place_of_what_is_known() -> None:
    name = NameBlank(label=text("Name"), value=(Personal("client", "Ada Example"),))
    row = (BlankRow((name, DateBlank(label=text("Date")))),)
    assert without_values(row, (("date", "today"),)) == row
    bare = without_values(row, (("name", "Zoë Example"),))
    assert "Ada" not in " ".join(map(plain_text, printed_inlines(bare)))


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_it_is_said_in_the_handouts_language(language: str) -> None:
    report = Report()
    settle_form((TITLE, TASK), Brand(), Words(language, (PACKED,), report))
    assert not list(report)
