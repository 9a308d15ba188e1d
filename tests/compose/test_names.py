"""Columns are told from the names that templates have of their own."""

from __future__ import annotations

from handoutgen.compose import names
from handoutgen.compose.blank_functions import BLANKS
from handoutgen.compose.values import Values
from handoutgen.compose.words import PACKED, Words
from handoutgen.library import Library
from handoutgen.model.brand import PLAIN
from handoutgen.report import Report


def test_the_program_s_names_are_all_known() -> None:
    report = Report()
    words = Words("en", (PACKED,), report)
    template = Library().template("worksheet")
    own = names.template_names((), PLAIN, Values(), words, template, report, ())
    assert own.keys() == names.PROGRAM_NAMES
    assert BLANKS.keys() < names.PROGRAM_NAMES


def test_a_personal_value_takes_no_name_of_the_program_s() -> None:
    report = Report()
    words = Words("en", (PACKED,), report)
    template = Library().template("worksheet")
    values = Values(personal=(("lines", "4"), ("room", "7"), ("first", "TRUE"), ("none", "")))
    own = names.template_names((), PLAIN, values, words, template, report, ())
    assert own["lines"] is BLANKS["lines"]
    assert own["room"] == "7"
    assert own["first"] is True
    assert own["none"] == ""
