"""Values that stand in fields from the start: read, checked, and told of by field only."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.compose.prefilled import read_answers, settle_answers
from handoutgen.errors import CallError
from tests.write.pdf.forms.samples import ANSWERS, BODY


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.json"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "Zoë", "rate.before": 7, "line": 62.5, "tick.1": true, "heat": null}',
        '{"fields": {"name": "Zoë", "rate.before": 7, "line": 62.5, "tick.1": true, "heat": null},'
        ' "file": "x.pdf", "code": "A"}',
        '[{"fields": {"name": "Zoë", "rate.before": 7, "line": 62.5, "tick.1": true,'
        ' "heat": null}}]',
    ],
)
def test_values_are_read_as_people_and_the_program_write_them(tmp_path: Path, text: str) -> None:
    assert read_answers(written(tmp_path, text), "a.json") == (
        *(("name", "Zoë"), ("rate.before", "7"), ("line", "62.5")),
        *(("tick.1", "true"), ("heat", "")),
    )


def test_a_field_may_be_called_fields(tmp_path: Path) -> None:
    assert read_answers(written(tmp_path, '{"fields": "x"}'), "a.json") == (("fields", "x"),)


def test_lines_end_alike_and_nothing_unprintable_is_left(tmp_path: Path) -> None:
    path = written(tmp_path, '{"a": " one\\r\\ntwo\\rthree\\tfour\\u0000\\ud800\\u0007 e\\u0301 "}')
    assert read_answers(path, "a.json") == (("a", "one\ntwo\nthree four é"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "a.json:1: is no JSON"),
        ('{"a": NaN}', "a.json: is no JSON"),
        ("[" * 100_000, "a.json: is no JSON"),
        ("7", "a.json: holds no object"),
        ("[]", "a.json: holds 0 sheets, and one is filled in"),
        ("[{}, {}]", "a.json: holds 2 sheets, and one is filled in"),
    ],
)
def test_what_is_no_file_of_values_is_told(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CallError) as error:
        read_answers(written(tmp_path, text), "a.json")
    assert str(error.value).startswith(problem)


def test_values_come_in_reading_order_and_empty_ones_are_left() -> None:
    backwards = tuple(reversed([*ANSWERS.items(), ("tick.2", "false"), ("chain.2", "")]))
    assert dict(settle_answers(backwards, BODY, "a.json")) == ANSWERS
    ids = [id_ for id_, _ in settle_answers(backwards, BODY, "a.json")]
    assert ids[0] == "name"
    assert ids[-1] == "body"


def test_an_option_may_be_given_by_its_words() -> None:
    given = (("choice", "two"), ("truth.1", "TRUE"), ("rate.before", "07"))
    with pytest.raises(CallError) as error:
        settle_answers(given, BODY, "a.json")
    (fault,) = error.value.faults
    assert fault.problem == '"rate.before" has no such option'
    taken = settle_answers(given[:2], BODY, "a.json")
    assert taken == (("choice", "2"), ("truth.1", "true"))


def test_all_faults_are_told_at_once_without_any_value() -> None:
    given = (
        *(("nmae", "Secret Person"), ("lines", None), ("rate.before", "77 Secret")),
        *(("tick.1", "Secret"), ("match.1", "9"), ("box", "Secret" * 10_000)),
        *(("name", "one"), ("name", "Secret")),
    )
    with pytest.raises(CallError) as error:
        settle_answers(given, BODY, "a.json")
    said = str(error.value)
    assert len(error.value.faults) == 7
    assert "Secret" not in said
    assert all(fault.place.name == "a.json" for fault in error.value.faults)
    for wanted in ('no field "nmae"', 'did you mean "name"?', "write true or false", "longer"):
        assert wanted in said
    assert "its options are 1 (One), 2 (Two)" in said
