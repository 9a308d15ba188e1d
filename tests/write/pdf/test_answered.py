"""Answers printed on paper: all of them, in their places, read aloud and kept for good."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import page as validator
import pikepdf
import pypdf
import pytest

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Box,
    RatingScale,
    RuledLines,
)
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import InlineBlank, Paragraph, Task, Text, text
from handoutgen.report import Report
from handoutgen.write.pdf import lay_out, write_pdf
from handoutgen.write.pdf.items import Polyline, Sign, Stroke, TextLine
from tests.write.pdf.forms.samples import ANSWERS, form
from tests.write.pdf.measures import placed
from tests.write.pdf.tagged import read_tree

WORDS = [answer for id_, answer in ANSWERS.items() if not answer.isascii() or len(answer) > 4]


def said(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("edition", ["standard", "large-print", "ink-saver"])
def test_a_record_holds_every_answer_and_conforms(edition: Edition, tmp_path: Path) -> None:
    record = tmp_path / "record.pdf"
    record.write_bytes(write_pdf(form(ANSWERS, edition=edition, fillable=False), Report()))
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf(str(record), profile=profile)
        assert result.is_compliant, result
    words = said(record.read_bytes())
    for id_, answer in ANSWERS.items():
        if id_ not in ("lines", "tick.1", "choice", "truth.1", "truth.2"):
            for line in answer.split():
                assert line in words, id_
    with pikepdf.open(record) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_marks_are_drawn_where_they_belong_and_read_as_marks() -> None:
    answers = {"tick.2": "true", "choice": "1", "truth.2": "false", "rate.before": "0"}
    pages = lay_out(form(answers, fillable=False), Report())
    items = (item for page in pages.pages for group in page.content for item in group.items)
    signs = (item for item in items if isinstance(item, Sign))
    marks = [sign for sign in signs if sign.tag.entries.endswith("2713>")]
    assert len(marks) == 4
    assert isinstance(marks[0].shapes[0], Polyline)
    forms = [mark.tag.parent for mark in marks]
    assert all("/PrintField" in each.entries for each in forms if each is not None)
    assert forms[0] is not None
    assert "/Role /cb" in forms[0].entries


def test_a_mark_says_what_was_chosen_as_the_places_beside_it_say_what_was_not() -> None:
    blank = RatingScale(id="rate", label=text("How tense?"), minimum=0, maximum=2)
    record = Handout("A", (Task(blank),), answers=(("rate", "1"),))
    circles = read_tree(write_pdf(record, Report())).all("Form")
    asked = [(each.attributes["Desc"], each.attributes["checked"]) for each in circles]
    assert asked == [
        ("How tense? – 0", "/off"),
        ("How tense? – 1", "/on"),
        ("How tense? – 2", "/off"),
    ]


def test_lines_and_boxes_grow_with_their_answers() -> None:
    long = " ".join(f"word{number}" for number in range(300))
    body = (
        Task(RuledLines(id="lines", label=text("Write"), count=2)),
        Task(Box(id="box", label=text("More"), height_mm=15)),
    )
    answers = (("lines", long), ("box", long.replace("word", "term")))
    words = said(write_pdf(Handout("A", body, answers=answers), Report()))
    assert words.split("word")[-1].split()[0] == "299"
    assert [f"word{number}" in words for number in range(300)] == [True] * 300
    assert [f"term{number}" in words for number in range(300)] == [True] * 300


def test_what_has_no_room_stands_below_its_question() -> None:
    long = "a rather long answer that never fits between two words of a sentence"
    table = AnswerTable(id="t", headers=(text("Day"), text("What")), rows=1)
    body = (
        Paragraph((Text("I was "), InlineBlank("how", "How I was"), Text(" then."))),
        Task(replace(table, label=text("The week"))),
    )
    answers = (("how", long), ("t.1.2", f"{long}\n" * 3 + "end"))
    words = " ".join(said(write_pdf(Handout("A", body, answers=answers), Report())).split())
    assert f"How I was: {long}" in words
    assert words.count(long) == 4
    assert "The week – What – 1:" in words


def test_a_number_is_marked_on_its_line_and_printed_behind_it() -> None:
    blank = AnalogueLine(id="a", label=text("How?"), low=text("none"), high=text("most"))
    pages = lay_out(Handout("A", (Task(blank),), answers=(("a", "25"),)), Report())
    strokes = [item for _, item in placed(pages, Stroke)]
    (line,) = (item for item in strokes if item.y1 == item.y2)
    (mark,) = (item for item in strokes if item.weight > 2)
    assert (mark.x1 - line.x1) / (line.x2 - line.x1) == pytest.approx(0.25)
    assert "25" in [item.text.strip() for _, item in placed(pages, TextLine)]


def test_a_record_leaves_no_trace_in_the_next_sheet() -> None:
    bare = form(fillable=False)
    before = write_pdf(bare, Report())
    write_pdf(form(ANSWERS, fillable=False), Report())
    assert write_pdf(bare, Report()) == before
    assert b"PrintField" not in before


def test_same_bytes_twice() -> None:
    record = form(ANSWERS, fillable=False)
    assert write_pdf(record, Report()) == write_pdf(record, Report())
