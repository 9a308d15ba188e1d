"""What a PDF's fields say: words, ticks, circles, lists, as many makers and viewers write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from handoutgen.answers import Answer, Given, Returned, read_file
from tests.answers.pdf_forms import COMBO, PUSHBUTTON, Form, Make, form_at


def read(folder: Path, make: Make) -> Returned:
    path = form_at(folder / "form.pdf", make)
    (sheet,) = read_file(Given(path, "form.pdf"))
    return sheet


def the_answer(folder: Path, make: Make) -> Answer:
    (answer,) = read(folder, make).answers
    return answer


@pytest.mark.parametrize(
    "words", ["", "A walk.", "Łukasz, Zoë – “no”", "שלום", "two\nlines", "(paren) \\ slash", "😀"]
)
def test_words(tmp_path: Path, words: str) -> None:
    assert the_answer(tmp_path, lambda form: form.text("helped", words)).value == words


@pytest.mark.parametrize(
    ("stored", "read_as"),
    [
        (b"\xef\xbb\xbf\xc5\x81", "Ł"),
        (b"\xff\xfeA\x00", "A"),
        (b"caf\xe9\x80", "café•"),
        (b"one\rtwo\r\nthree\n\n", "one\ntwo\nthree"),
        (b"a\x00b\x07c", "abc"),
    ],
)
def test_words_in_every_encoding(tmp_path: Path, stored: bytes, read_as: str) -> None:
    def make(form: Form) -> None:
        form.text("helped").V = String(stored)

    assert the_answer(tmp_path, make).value == read_as


def test_words_in_a_stream_and_rich_words(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("long").V = form.pdf.make_stream(b"\xfe\xff" + "Łong".encode("utf-16-be"))
        rich = '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></body>'
        form.text("rich").RV = String(rich)
        form.text("hostile").RV = String(
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;!</p>"
        )

    said = {answer.id: answer.value for answer in read(tmp_path, make).answers}
    assert said == {"long": "Łong", "rich": "One\nTwo", "hostile": "&x;!"}


@pytest.mark.parametrize(
    ("value", "state", "ticked"),
    [
        ("Yes", "Yes", True),
        ("Off", "Off", False),
        (None, "Yes", True),
        (None, "Off", False),
        ("Yes", None, True),
        (None, None, False),
    ],
)
@pytest.mark.parametrize("on", ["Yes", "1", "true", "Ja ä", "On"])
def test_boxes_whatever_they_are_called(
    tmp_path: Path, on: str, value: str | None, state: str | None, ticked: bool
) -> None:
    names = {"Yes": on, "Off": "Off", None: None}
    make = lambda form: form.box("walk", value=names[value], state=names[state], on=on)  # noqa: E731
    assert the_answer(tmp_path, make).value is ticked


@pytest.mark.parametrize(("value", "state"), [("Yes", "Off"), ("Off", "Yes")])
def test_a_box_that_says_two_things(tmp_path: Path, value: str, state: str) -> None:
    answer = the_answer(tmp_path, lambda form: form.box("walk", value=value, state=state))
    assert answer.value is None
    assert "kept as" in answer.unclear
    assert "drawn as" in answer.unclear


OFF = {"1": "Off", "2": "Off", "3": "Off"}


@pytest.mark.parametrize(
    ("value", "states", "chosen", "unclear"),
    [
        ("2", {**OFF, "2": "2"}, "2", ""),
        ("Off", OFF, None, ""),
        (None, OFF, None, ""),
        (None, {**OFF, "3": "3"}, "3", ""),  # the group's value was lost
        ("Off", {**OFF, "3": "3"}, "3", ""),
        ("2", {"1": None, "2": None, "3": None}, "2", ""),
        ("2", {**OFF, "1": "1"}, None, "kept as 2, drawn as 1"),
        ("2", OFF, None, "kept as 2, none is drawn"),
        ("2", {**OFF, "1": "1", "2": "2"}, None, "several are marked: 1, 2"),
        (None, {**OFF, "1": "1", "2": "2"}, None, "several are marked: 1, 2"),
        ("9", {**OFF, "1": "1"}, None, "kept as 9, drawn as 1"),
    ],
)
def test_circles(
    tmp_path: Path,
    value: str | None,
    states: dict[str, str | None],
    chosen: str | None,
    unclear: str,
) -> None:
    answer = the_answer(tmp_path, lambda form: form.radio("mood", states, value))
    assert (answer.value, answer.unclear) == (chosen, unclear)


def test_circles_that_are_numbered_and_listed(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        values = Array([String("rarely"), String("often")])
        form.radio("mood", {"0": "Off", "1": "1"}, "1", Opt=values)

    assert the_answer(tmp_path, make).value == "often"


def test_what_stands_beside_a_circle(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        group = form.radio("often", {"1": "Off", "2": "2"}, "2", TU=String("How often?"))
        group.Kids[1].TU = String("How often? – now and then")

    answer = the_answer(tmp_path, make)
    assert (answer.label, answer.value, answer.shown) == ("How often?", "2", "now and then")


def test_boxes_of_one_name_are_one_answer(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        group = form.radio("which", {"a": "Off", "b": "b"}, "b")
        group.Ff = 0

    assert the_answer(tmp_path, make).value == "b"


@pytest.mark.parametrize(
    ("entries", "value", "shown"),
    [
        ({"V": String("2")}, "2", "Second"),
        ({"V": String("Second")}, "2", "Second"),
        ({"V": String("my own")}, "my own", ""),
        ({"V": String(" ")}, None, ""),
        ({}, None, ""),
        ({"I": Array([1])}, "2", "Second"),
        ({"V": Array([String("1"), String("2")])}, ("1", "2"), "First, Second"),
    ],
)
def test_lists(tmp_path: Path, entries: dict[str, Any], value: object, shown: str) -> None:
    options = Array([Array([String("1"), String("First")]), Array([String("2"), String("Second")])])
    make = lambda form: form.choice("step", options, Ff=COMBO, **entries)  # noqa: E731
    answer = the_answer(tmp_path, make)
    assert (answer.value, answer.shown) == (value, shown)


def test_plain_lists(tmp_path: Path) -> None:
    options = Array([String(" "), String("1"), String("2")])
    answer = the_answer(tmp_path, lambda form: form.choice("step", options, V=String("2")))
    assert (answer.value, answer.shown) == ("2", "")


def test_signatures_and_buttons(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("send", Ff=PUSHBUTTON).FT = Name.Btn
        form.text("signed").FT = Name.Sig
        form.text("unsigned").FT = Name.Sig
        form.pdf.Root.AcroForm.Fields[1].V = Dictionary(Type=Name.Sig)

    said = {answer.id: answer.value for answer in read(tmp_path, make).answers}
    assert said == {"signed": "signed", "unsigned": ""}


def test_names_are_paths_and_values_are_inherited(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        first, second = form.text("1"), form.text("2", "own")
        table = form.tree("week", first, second)
        table.V = String("inherited")
        table.TU = String("My week")

    answers = read(tmp_path, make).answers
    assert [(one.id, one.value, one.label) for one in answers] == [
        ("week.1", "inherited", "My week"),
        ("week.2", "own", "My week"),
    ]


def test_a_field_that_is_also_a_part_of_names_has_its_id_beside_it(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.tree("sign", form.text("_", "S", TM=String("sign")), form.text("date", "today"))
        form.pdf.docinfo["/Handoutgen"] = String('{"handoutgen":1}')

    assert [one.id for one in read(tmp_path, make).answers] == ["sign", "sign.date"]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
def test_fields_that_the_form_forgot(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        form.tree("b", form.text("c", "2"))
        form.pdf.Root.AcroForm.Fields = Array()

    assert [one.id for one in read(tmp_path, make).answers] == ["a", "b.c"]


def test_two_fields_of_one_name(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "same")
        form.text("a", "same")
        form.text("b", "")
        form.text("b", "one")
        form.text("c", "one")
        form.text("c", "other")

    answers = {one.id: one for one in read(tmp_path, make).answers}
    assert answers["a"].value == "same"
    assert answers["b"].value == "one"
    assert answers["c"].value is None
    assert answers["c"].unclear == "one; elsewhere other"


def test_fields_without_a_name_and_with_odd_entries(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        nameless = form.text("x", "words")
        del nameless.T
        form.text("odd", TU=Array([1]), Ff=String("?")).V = Dictionary(A=1)
        form.text("number").V = 5
        form.text("kind").FT = Name.Unheard
        form.pdf.Root.AcroForm.Fields.append(7)
        form.pdf.Root.AcroForm.Fields.append(pikepdf.Dictionary())

    said = [(one.id, one.value) for one in read(tmp_path, make).answers]
    assert said == [("unnamed", "words"), ("odd", ""), ("number", "5")]


def test_circles_of_parents_and_kids_end(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        loop = form.tree("loop", form.text("b", "2"))
        loop.Kids.append(loop)
        loop.Parent = loop

    assert {one.id for one in read(tmp_path, make).answers} == {"a", "loop.b"}
