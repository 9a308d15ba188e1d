"""Lines: broken at spaces, cut only where a word is wider than its line."""

from __future__ import annotations

import pytest

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    Heading,
    InlineBlank,
    LineBreak,
    Paragraph,
    Personal,
    Strong,
    Text,
    text,
)
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from handoutgen.write.pdf.items import LinkArea, Stroke, TextLine
from tests.write.pdf.measures import MM, laid_out, lines, placed
from tests.write.pdf.tagged import faults

ADDRESS = "https://harbour.example/a-long-path/" + "and-more/" * 30


@pytest.mark.parametrize("word", ["x" * 3000, ADDRESS, "ж" * 500, "漢字" * 300, "ب" * 400])
def test_a_word_wider_than_its_line_is_cut_and_loses_nothing(word: str) -> None:
    pages = laid_out(Paragraph(text(f"Before {word} after")))
    found = [line.text for _, line in placed(pages, TextLine)]
    whole = "".join(found).replace(" ", "")
    assert whole == f"Before{word}after" or set(whole) <= set("Beforeafter?")
    for _, line in placed(pages, TextLine):
        width = sum(run.width for run in line.runs)
        assert width <= 143 * MM + 12


def test_an_address_is_cut_at_its_joints_and_never_hyphenated() -> None:
    first, *_ = lines(laid_out(Paragraph(text(ADDRESS))), 0)
    assert first.endswith(("/", "-"))
    assert ADDRESS.startswith(first)


def test_lines_end_in_a_space_so_that_words_never_fuse() -> None:
    pages = laid_out(Paragraph(text("word " * 100)))
    assert all(line.text.endswith(" ") for _, line in placed(pages, TextLine))


def test_a_line_break_ends_a_line_and_two_leave_one_empty() -> None:
    broken = Paragraph((Text("one"), LineBreak(), Text("two"), LineBreak(), LineBreak(), Text("x")))
    pages = laid_out(broken)
    levels = [round(top, 2) for top, _ in placed(pages, TextLine)]
    assert lines(pages, 0) == ["one", "two", "x"]
    assert levels[2] - levels[1] == pytest.approx(2 * (levels[1] - levels[0]), abs=0.05)


def test_titles_are_balanced() -> None:
    title = "What helps when worry will not stop at night and the house is quiet"
    first, second = lines(laid_out(Heading(1, text(title), "t")), 0)
    assert abs(len(first) - len(second)) < 12


def test_styles_that_touch_stay_one_word() -> None:
    pages = laid_out(Paragraph((Text("un"), Strong(text("believ")), Text("able"))))
    assert lines(pages, 0) == ["unbelievable"]


def test_personal_words_are_known_and_only_they() -> None:
    pages = laid_out(
        Paragraph((Text("For "), Personal("client", "Ada Example"))), Paragraph(text("For all"))
    )
    assert [line.personal for _, line in placed(pages, TextLine)] == [True, False]
    ((_, line), _) = placed(pages, TextLine)
    assert [run.personal for run in line.runs] == [None, "client"]


def test_all_lines_of_a_text_with_blanks_are_tall_enough_to_write_in() -> None:
    pages = laid_out(
        Paragraph((Text("I rest "), InlineBlank("a", "", 50), Text(" and then " + "word " * 30)))
    )
    tops = sorted({top for top, _ in placed(pages, TextLine)})
    assert (tops[1] - tops[0]) / MM == pytest.approx(8.5)
    assert len(list(placed(pages, Stroke))) == 1
    assert not list(placed(pages, LinkArea))


@pytest.mark.parametrize("before", ["Name:", "Name: "])
def test_words_in_another_script_are_drawn_where_a_space_begins_them(before: str) -> None:
    """The space between two styles may be either one's; it must not hide what follows it."""
    body = (Paragraph((Strong(text(before)), Text(" שלום Ελένη"))),)
    assert faults(write_pdf(Handout("t", body), Report())) == []


@pytest.mark.parametrize("name", ["Ada", "שלום", "नमस्ते"])
def test_a_name_that_stands_twice_on_a_line_is_bold_where_it_is_bold(name: str) -> None:
    known = Personal("client", name)
    pages = laid_out(Paragraph((Strong((known,)), Text(" and "), known)))
    runs = [run for _, line in placed(pages, TextLine) for run in line.runs if name in run.text]
    assert [run.style.face.name.endswith("Bold") for run in runs] == [True, False]
