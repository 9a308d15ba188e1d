"""Codes that name nobody, and what travels in a file to say which sheet it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.sheet_mark import SheetMark, read_mark, ref_problem


@pytest.mark.parametrize("ref", ["K-2041", "7", "a.b_c-1", "0" * 40])
def test_codes(ref: str) -> None:
    assert ref_problem(ref) is None


@pytest.mark.parametrize(
    ("ref", "problem"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("Sample Client 1", "holds a space, as names do"),
        ("Client", "holds no digit"),
        ("0" * 41, "is longer than 40 characters"),
        ("Ł1", "other characters"),
        ("-1", "begins with none"),
        ("1\n", "holds a space"),
        ("(1)", "other characters"),
    ],
)
def test_what_may_be_a_name_is_no_code(ref: str, problem: str) -> None:
    assert problem in (ref_problem(ref) or "")


@given(st.builds(SheetMark, *[st.text('abcÅß–"\\\\()1', max_size=20)] * 3))
def test_a_mark_is_ascii_and_reads_back(mark: SheetMark) -> None:
    assert mark.text.isascii()
    assert read_mark(mark.text) == mark


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", "null", '{"code":"x"}', "[" * 3000, '"' + "x" * 5000 + '"']
)
def test_what_is_no_mark(text: str) -> None:
    assert read_mark(text) is None


def test_a_mark_of_a_later_version_or_of_somebody_playing() -> None:
    read = read_mark('{"handoutgen":2,"ref":["a"],"code":7,"more":{},"version":"1\\n2"}')
    assert read == SheetMark("7", "1 2", "['a']")
