"""``make --fillable``, ``--prefill`` and ``--password-file`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Run


def test_a_form_has_a_name_of_its_own_and_fields(run: Run, tmp_path: Path) -> None:
    result = run("make", "-t", "coping-card", "--fillable")
    assert result.exit_code == 0, result.stderr
    (made,) = (tmp_path / "output").glob("*.pdf")
    assert made.name == "coping-card-plain-form.pdf"
    with pikepdf.open(made) as pdf:
        assert len(pdf.Root.AcroForm.Fields) > 1


def test_what_was_written_stands_in_the_fields(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"name": "Łukasz Example"}), "utf-8")
    result = run("make", "-t", "mood-chart", "--fillable", "--prefill", "a.json")
    assert result.exit_code == 0, result.stderr
    with pikepdf.open(next((tmp_path / "output").glob("*.pdf"))) as pdf:
        values = [str(field.V) for field in pdf.Root.AcroForm.Fields if "/V" in field]
        assert values == ["Łukasz Example"]
        said = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
        assert "Łukasz" not in said


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_known_name_stands_in_its_field(run: Run, tmp_path: Path, format: str) -> None:
    call = ("make", "-t", "mood-chart", "--fillable", "--client", "Zoë Example", "-f", format)
    assert run(*call).exit_code == 0
    (made,) = (tmp_path / "output").iterdir()
    assert made.name == f"mood-chart-plain-form.{format}"
    (read,) = json.loads(run("answers", str(made), "--json").stdout)
    assert read["fields"]["name"] == "Zoë Example"


def test_faults_name_file_and_field_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"nme": "Secret", "x": 1}', "utf-8")
    result = run("make", "-t", "mood-chart", "--fillable", "--prefill", "a.json")
    assert result.exit_code == 2
    assert 'a.json: no field "nme"' in result.stderr
    assert 'a.json: no field "x"' in result.stderr
    assert "Secret" not in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_form_with_somebodys_answers_never_replaces_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "Ada Example"}', "utf-8")
    for _ in range(2):
        run("make", "-t", "mood-chart", "--fillable", "--prefill", "a.json")
    assert len(list((tmp_path / "output").glob("*.pdf"))) == 2


def test_an_article_alone_is_no_form(run: Run) -> None:
    result = run("make", "sleeping-better", "--fillable", "-o", ".")
    assert result.exit_code == 0
    assert "made sleeping-better-handout-plain.pdf" in result.stdout
    assert "nothing here is to be filled in" in result.stderr


LOCK = "três sleepy lanterns"


def test_a_password_locks_the_file_with_aes_256(run: Run, tmp_path: Path) -> None:
    (tmp_path / "word.txt").write_text(f"{LOCK}\n", "utf-8")
    result = run("make", "-t", "mood-chart", "--fillable", "--password-file", "word.txt")
    assert result.exit_code == 0, result.stderr
    (made,) = (tmp_path / "output").glob("*.pdf")
    assert b"Mood" not in made.read_bytes()
    for wrong in ("", "três"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(made, password=wrong)
    with pikepdf.open(made, password=LOCK) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.encryption.stream_method == pikepdf.models.encryption.EncryptionMethod.aesv3
        assert pdf.allow.accessibility
        assert pdf.allow.modify_form
        assert len(pdf.Root.AcroForm.Fields) > 1


def test_the_password_is_asked_for_twice_on_the_terminal(run: Run, tmp_path: Path) -> None:
    call = ("make", "-t", "mood-chart", "--password-file", "-")
    result = run(*call, input=f"{LOCK}\n" * 2)
    assert result.exit_code == 0, result.stderr
    assert LOCK not in result.output
    with pikepdf.open(next((tmp_path / "output").glob("*.pdf")), password=LOCK) as pdf:
        assert pdf.is_encrypted


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "word.txt: holds no password"),
        (" \n", "word.txt: holds no password"),
        ("one\ntwo\n", "word.txt: holds more than one line"),
        ("x" * 200, "is longer than 127 bytes"),
    ],
)
def test_what_is_no_password_is_refused(run: Run, tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "word.txt").write_text(text, "utf-8")
    result = run("make", "-t", "mood-chart", "--password-file", "word.txt")
    assert result.exit_code == 2
    assert problem in result.stderr
    assert not (tmp_path / "output").exists()


def test_answers_for_what_has_no_fields(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"mood": "8"}', "utf-8")
    result = run("make", "sleeping-better", "--prefill", "a.json")
    assert result.exit_code == 2
    assert 'a.json: no field "mood"\n  hint: there is nothing of the kind' in result.stderr
