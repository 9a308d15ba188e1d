"""A form goes out, comes back filled in, and what was written is made into the next sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf

from tests.conftest import Run
from tests.write.pdf.forms.keyboard import Keyboard
from tests.write.pdf.forms.test_fill import full_names

WRITTEN = {
    "name": "Łukasz Example",
    "lines": "It’s fine – mostly.\nSecond line",
    "checklist.1": "true",
    "checklist.other": "swimming",
    "multiple-choice": "2",
    "true-false.1": "false",
    "rating.before": "7",
    "analogue-line": "62",
    "signature.1": "Ł. Example",
    "signature.1.date": "today",
    "thermometer": "4",
    "thermometer.note.9": "too hot",
    "answer-table.1.2": "walked",
    "matching.2": "3",
}


def test_what_is_typed_comes_back_and_goes_out_again(run: Run, tmp_path: Path) -> None:
    assert run("make", "-t", "blanks-sampler", "--fillable", "-o", "form.pdf").exit_code == 0
    form = (tmp_path / "form.pdf").read_bytes()
    names = full_names(form)
    keyboard = Keyboard(form)
    keyboard.fill({names[id_]: answer for id_, answer in WRITTEN.items()})
    (tmp_path / "back.pdf").write_bytes(keyboard.save())

    read = run("answers", "back.pdf", "--json")
    assert read.exit_code == 0, read.stderr
    (sheet,) = json.loads(read.stdout)
    found = {id_: value for id_, value in sheet["fields"].items() if value not in ("", None, False)}
    assert {id_: str(value).lower() for id_, value in found.items()} == {
        id_: answer.lower() for id_, answer in WRITTEN.items()
    }

    (tmp_path / "back.json").write_text(read.stdout, "utf-8")
    made = run("make", "-t", "blanks-sampler", "--prefill", "back.json", "-o", "record.pdf")
    assert made.exit_code == 0, made.stderr
    record = pypdf.PdfReader(tmp_path / "record.pdf")
    words = " ".join(page.extract_text() for page in record.pages)
    for answer in ("Łukasz Example", "It’s fine – mostly.", "swimming", "62", "too hot"):
        assert answer in words

    again = run(
        "make", "-t", "blanks-sampler", "--fillable", "--prefill", "back.json", "-o", "2.pdf"
    )
    assert again.exit_code == 0, again.stderr
    assert json.loads(run("answers", "2.pdf", "--json").stdout)[0]["fields"] == sheet["fields"]
