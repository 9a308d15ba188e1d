"""Word forms of ours, filled in and read back: every kind of blank, with its whole label."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from handoutgen.answers import Given, Returned, read_file
from handoutgen.model.handout import Edition, printed_fields
from handoutgen.model.sheet_mark import SheetMark
from tests.write.docx.reading import written
from tests.write.docx.test_forms import ALL, form, replies
from tests.write.docx.worksheets import EDITIONS

SHEET = form(ALL, code="SB-1", version="2", ref="K-2041")


def read(folder: Path, data: bytes) -> Returned:
    path = folder / "form.docx"
    path.write_bytes(data)
    (sheet,) = read_file(Given(path, "form.docx"))
    return sheet


def values(sheet: Returned) -> dict[str, str]:
    assert [one for one in sheet.answers if one.unclear] == []
    return {one.id: "true" if one.value is True else str(one.value or "") for one in sheet.answers}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_answer_comes_back(edition: Edition, tmp_path: Path) -> None:
    answers = replies(ALL)
    sheet = read(tmp_path, written(replace(SHEET, edition=edition, answers=answers)))
    assert values(sheet) == dict(answers)
    assert sheet.mark == SheetMark("SB-1", "2", "K-2041")


def test_an_empty_form_has_no_answers(tmp_path: Path) -> None:
    sheet = read(tmp_path, written(SHEET))
    assert [one for one in sheet.answers if one.given] == []
    assert {one.id for one in sheet.answers} == {field.id for field in printed_fields(ALL)}


def test_labels_are_whole_though_word_cuts_titles(tmp_path: Path) -> None:
    labels = {field.id: field.label for field in printed_fields(ALL)}
    assert max(map(len, labels.values())) > 100
    for one in read(tmp_path, written(replace(SHEET, answers=replies(ALL)))).answers:
        assert one.label == " ".join(labels[one.id].split())


def test_a_form_saved_by_another_program_is_read(tmp_path: Path) -> None:
    answers = replies(ALL)
    saved = io.BytesIO()
    docx.Document(io.BytesIO(written(replace(SHEET, answers=answers)))).save(saved)
    assert values(read(tmp_path, saved.getvalue())) == dict(answers)
