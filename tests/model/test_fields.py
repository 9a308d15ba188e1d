from __future__ import annotations

from datetime import date

import pytest

from handoutgen.errors import BrandError, SourceError
from handoutgen.model.fields import FieldInfo, Fields, describe, load_mapping


def faults_of(text: str, read) -> list[str]:
    fields = load_mapping(text, "x.yaml")
    read(fields)
    with pytest.raises(SourceError) as caught:
        fields.finish()
    return [str(fault) for fault in caught.value.faults]


def test_values_are_what_the_reader_asks_for():
    fields = load_mapping(
        "no: no\nversion: 1.10\non: 2025-03-04\nn: 3\nx: 2.5\nlist: [a, b]\nlone: a\n"
        "flag: yes\nnothing:\ntext: |\n  one\n  two\n",
        "x.yaml",
    )
    assert fields.take_str("no") == "no"
    assert fields.take_str("version") == "1.10"
    assert fields.take_date("on") == date(2025, 3, 4)
    assert fields.take_int("n") == 3
    assert fields.take_number("x") == 2.5
    assert fields.take_strs("list") == ("a", "b")
    assert fields.take_strs("lone") == ("a",)
    assert fields.take_bool("flag") is True
    assert fields.take_str("nothing", "default") == "default"
    assert fields.take_lines("text") == "one\ntwo"
    assert fields.take_str("absent") is None
    fields.finish()


def test_all_faults_come_at_once_in_the_order_of_the_file():
    def read(fields: Fields) -> None:
        fields.take_str("name", required=True, help="the clinic's name")
        fields.take_date("on")
        fields.take_int("n", low=1, high=5)
        inner = fields.take_mapping("inner")
        assert inner is not None
        inner.take_choice("size", ("a4", "letter"))
        fields.take_str("title")

    assert faults_of(
        "on: 2025-02-30\nn: 7\ninner:\n  size: a5\n  sise: a4\ntitle: [a]\nn: 3\n", read
    ) == [
        'x.yaml:1: "name" is missing\n  hint: name: the clinic\'s name',
        'x.yaml:1: on is "2025-02-30"\n  hint: a date is year-month-day: 2025-03-04',
        'x.yaml:2: n is "7"\n  hint: a whole number from 1 to 5',
        'x.yaml:4: inner.size is "a5"\n  hint: allowed: a4, letter',
        'x.yaml:5: unknown key "inner.sise"\n  hint: did you mean "size"? allowed: size',
        "x.yaml:6: title is a list, text is expected\n"
        "  hint: put words that hold a colon or brackets in quotes",
        'x.yaml:7: "n" stands here twice, first in line 2',
    ]


def test_lines_count_from_where_the_text_begins():
    with pytest.raises(BrandError) as caught:
        load_mapping("a: 1\nb: [", "x.md", first_line=2, error=BrandError)
    assert caught.value.faults[0].place.line in (3, 4)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: !!python/object:os.system x\n", "tag"),
        ("a: 1\n---\nb: 2\n", "second YAML document"),
        ("a: " + "[" * 40 + "]" * 40, "deep"),
        ("a: " + "[" * 100_000, "deep"),
        ("a: [" + "1," * 60_000 + "]", "more than"),
        ("a: b: c\n", "not YAML"),
        ("a:\n\t- b\n", "not YAML"),
        ('a: "open\n', "not YAML"),
        ("a: \x00\n", "not YAML"),
        ("a: \ud800\n", "not YAML"),
        ("- a\n", "a list where keys"),
        ("words\n", "text where keys"),
        ("[a]: 1\n", "a key that is a list"),
        ("a: " + "x" * 1_000_001, "characters of YAML"),
    ],
)
def test_what_is_no_plain_mapping_is_refused_with_its_line(text: str, problem: str):
    with pytest.raises(SourceError, match=problem) as caught:
        load_mapping(text, "x.yaml")
    assert caught.value.faults[0].place.line is not None


def test_control_characters_are_told():
    assert "control character (U+0007)" in faults_of('a: "\\u0007"\n', lambda f: f.take_str("a"))[0]


def test_free_keys_keep_their_order_and_unions_their_lines():
    fields = load_mapping("words: {b: 1, a: 2}\nitems:\n- one\n- {ask: two}\n", "x.yaml")
    words = fields.take_open("words")
    assert words is not None
    assert [(key, words.take_str(key)) for key in words.keys] == [("b", "1"), ("a", "2")]
    (first, one), (second, two) = fields.take_strs_or_mappings("items")
    assert (first, one, second) == (3, "one", 4)
    assert isinstance(two, Fields)
    assert two.take_str("ask") == "two"
    fields.finish()


def test_what_is_read_describes_the_file():
    def read(fields: Fields) -> None:
        fields.take_str("name", "", required=True, help="the clinic's name")
        contacts = fields.take_mapping("contacts")
        assert contacts is not None
        contacts.take_str("phone")
        for line in fields.take_mappings("lines"):
            line.take_date("checked_on")
        notices = fields.take_open("notices", help="by language")
        assert notices is not None
        for key in notices.keys:
            notices.take_lines(key)
        fields.finish()

    assert describe(read) == (
        FieldInfo("name", "text", True, "the clinic's name"),
        FieldInfo("contacts", "mapping"),
        FieldInfo("contacts.phone", "text"),
        FieldInfo("lines", "list of mappings"),
        FieldInfo("lines[].checked_on", "date"),
        FieldInfo("notices", "mapping of any keys", False, "by language"),
        FieldInfo("notices.*", "text, lines kept"),
    )
