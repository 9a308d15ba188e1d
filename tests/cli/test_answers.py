"""``answers`` as a clinic calls it: files, folders, JSON, tables, notes, and what went wrong."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pikepdf
import pytest
from pikepdf import String

from tests.answers.pdf_forms import Form, form_at
from tests.answers.word_forms import box, control, word_file
from tests.conftest import Run

MARK = '{"handoutgen":1,"code":"SB-1","version":"2","ref":"K-2041"}'


def sheet(form: Form) -> None:
    form.text("helped", "A walk.\nMusic.", TU=String("What helped this week?"))
    form.text("empty", "", TU=String("Anything else?"))
    form.radio("mood", {"1": "Off", "2": "2"}, "2", TU=String("How was it?"))
    form.radio("odd", {"1": "1", "2": "2"}, TU=String("How sure?"))
    form.box("rest", value="Yes", state="Yes").TU = String("Rest")
    form.box("tea", value="Off", state="Off").TU = String("Tea")
    form.pdf.docinfo["/Handoutgen"] = String(MARK)
    form.pdf.docinfo["/Title"] = String("My week")


def blank_page(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    folder = tmp_path / "returned"
    (folder / "b").mkdir(parents=True)
    form_at(folder / "a.pdf", sheet)
    body = control("helped", "=Sleep()", title="What helped?") + box("rest", "0")
    word_file(folder / "b" / "c.DOCX", body)
    return folder


def table(said: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said)))


def test_json(run: Run, returned: Path) -> None:
    result = run("answers", returned.name, "--json")
    assert result.exit_code == 0, result.stderr
    first, second = json.loads(result.stdout)
    assert (first["file"], first["format"], first["title"]) == ("returned/a.pdf", "pdf", "My week")
    assert (first["code"], first["version"], first["ref"]) == ("SB-1", "2", "K-2041")
    assert first["fields"] == {
        "helped": "A walk.\nMusic.",
        "empty": "",
        "mood": "2",
        "odd": None,
        "rest": True,
        "tea": False,
    }
    assert first["unclear"] == {"odd": "several are marked: 1, 2"}
    assert first["labels"]["helped"] == "What helped this week?"
    assert second["file"] == "returned/b/c.DOCX"
    assert second["fields"] == {"helped": "=Sleep()", "rest": False}
    assert (first["made_by_handoutgen"], second["made_by_handoutgen"]) == (True, False)


def test_a_table_has_a_row_a_file_and_the_columns_of_all(run: Run, returned: Path) -> None:
    rows = table(run("answers", returned.name, "--csv").stdout)
    assert list(rows[0]) == [
        *("file", "title", "code", "version", "ref"),
        *("helped", "empty", "mood", "odd", "rest", "tea"),
    ]
    assert [row["file"] for row in rows] == ["returned/a.pdf", "returned/b/c.DOCX"]
    assert rows[0]["helped"] == "A walk.\nMusic."
    assert rows[0]["odd"] == "unclear: several are marked: 1, 2"
    assert [row["rest"] for row in rows] == ["true", "false"]
    assert rows[1]["mood"] == ""


def test_a_table_holds_nothing_that_a_spreadsheet_runs(run: Run, tmp_path: Path) -> None:
    words = {"1": "-3", "2": "+44 20 1", "3": "-x", "4": "@a", "5": "\t=1", "6": "=Sleep()"}
    (tmp_path / "in").mkdir()
    for name, said in words.items():
        form_at(tmp_path / f"in/{name}.pdf", lambda form, said=said: form.text("a", said))
    rows = table(run("answers", "in", "--csv").stdout)
    assert [row["a"] for row in rows] == [*("-3", "+44 20 1", "'-x", "'@a", "'\t=1", "'=Sleep()")]


def test_columns_that_are_called_like_ours(run: Run, tmp_path: Path) -> None:
    form_at(tmp_path / "a.pdf", lambda form: form.text("file", "x"))
    (row,) = table(run("answers", "a.pdf", "--csv").stdout)
    assert (row["file"], row["file (field)"]) == ("a.pdf", "x")


def test_notes_to_read(run: Run, returned: Path) -> None:
    assert run("answers", f"{returned.name}/a.pdf").stdout == (
        "returned/a.pdf\n"
        "My week, SB-1, version 2, ref. K-2041\n"
        "\n"
        "What helped this week?\n"
        "    A walk.\n"
        "    Music.\n"
        "How was it? 2\n"
        "How sure? (unclear: several are marked: 1, 2)\n"
        "[x] Rest\n"
        "Not answered: Anything else?\n"
    )


def test_words_beside_the_fields(run: Run, tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        form.note("Beside it")

    form_at(tmp_path / "a.pdf", make)
    result = run("answers", "a.pdf")
    assert "Written on page 1: Beside it" in result.stdout
    assert "notice: a.pdf: words were typed over page 1" in result.stderr
    (row,) = table(run("answers", "a.pdf", "--csv").stdout)
    assert row["remarks"] == "Beside it"


def test_a_file_that_is_named(run: Run, returned: Path, tmp_path: Path) -> None:
    call = ("answers", returned.name, "-o")
    result = run(*call, "out.csv")
    assert (result.exit_code, result.stdout) == (0, "made out.csv\n")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbffile,title,")
    again = run(*call, "out.csv")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert run(*call, "out.csv", "--replace").exit_code == 0
    assert run(*call, "out.json").exit_code == 0
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))) == 2


def test_what_cannot_be_read_is_told_and_the_others_are_read(run: Run, returned: Path) -> None:
    (returned / "cut.pdf").write_bytes(b"%PDF-1.7\n (A walk.)")
    (returned / "~$c.docx").write_bytes(b"x")
    (returned / "photo.jpg").write_bytes(b"x")
    (returned / ".hidden.pdf").write_bytes(b"x")
    blank_page(returned / "printed.pdf")
    result = run("answers", "returned", "--json")
    assert result.exit_code == 1
    read = [one["file"] for one in json.loads(result.stdout)]
    assert read == ["returned/a.pdf", "returned/b/c.DOCX"]
    for said in (
        "error: returned/cut.pdf: is damaged",
        "error: returned/printed.pdf: has no fields",
        "notice: returned/photo.jpg: was left out: it is no PDF and no Word file",
        "hint: a picture: read it by eye",
        "notice: returned/~$c.docx: was left out: it is Word's note",
    ):
        assert said in result.stderr
    for words in ("hidden", "A walk", "Music", "several are marked"):
        assert words not in result.stderr


def test_a_file_without_fields_alone_prints_nothing(run: Run, tmp_path: Path) -> None:
    blank_page(tmp_path / "printed.pdf")
    for way in ("--csv", "--json", "--text"):
        result = run("answers", "printed.pdf", way)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "read it by eye" in result.stderr


def test_locked_files(run: Run, tmp_path: Path) -> None:
    form = Form()
    form.text("a", "1")
    form.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user="geheim", R=6))
    result = run("answers", "a.pdf")
    assert result.exit_code == 1
    assert "a.pdf: is locked with a password" in result.stderr
    (tmp_path / "words.txt").write_text("other\ngeheim\n", "utf-8")
    assert "a: 1" in run("answers", "a.pdf", "--password-file", "words.txt").stdout
    assert run("answers", "a.pdf", "--password-file", "none.txt").exit_code == 2


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("none.pdf", "there is no such file or folder"),
        ("empty", "holds no sheet to read"),
        ("photo.jpg", "is no kind of file with answers"),
        ("returned -o x.doc", "ends in none of .json, .csv, .txt"),
        ("returned --csv -o x.json", "is a file for json, and csv is asked for"),
    ],
)
@pytest.mark.usefixtures("returned")
def test_calls_that_cannot_be_meant(run: Run, tmp_path: Path, words: str, problem: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.jpg").write_bytes(b"x")
    result = run("answers", *words.split())
    assert result.exit_code == 2
    assert problem in result.stderr
    assert result.stdout == ""


def test_fields_of_one_blank_stand_together_in_notes(run: Run, tmp_path: Path) -> None:
    def make(form: Form) -> None:
        for number, words in enumerate(("A walk", "Music", "Rest"), 1):
            field = form.box(f"did.{number}", value="Yes", state="Yes" if number < 3 else "Off")
            field.V = field.AS
            field.TU = String(f"What helped? {words}")
        for number, day in enumerate(("Mon", ""), 1):
            form.text(f"week.{number}.1", day, TU=String(f"My week – Day – {number}"))
        for number in (1, 2):
            form.text(f"empty.{number}", "", TU=String(f"Nothing – {number}"))

    form_at(tmp_path / "a.pdf", make)
    assert run("answers", "a.pdf").stdout.splitlines()[2:] == [
        "What helped?",
        "    [x] A walk",
        "    [x] Music",
        "My week – Day",
        "    1: Mon",
        "Not answered: Nothing",
    ]


def test_answers_are_taken_as_they_are_to_fill_in_again(run: Run, tmp_path: Path) -> None:
    call = ("make", "-t", "thought-record", "--fillable")
    ids = ("name", "date")
    (tmp_path / "in.json").write_text(json.dumps(dict.fromkeys(ids, "Zoë")), "utf-8")
    assert run(*call, "--prefill", "in.json", "-o", "a.pdf").exit_code == 0
    assert run("answers", "a.pdf", "-o", "a.json").exit_code == 0
    assert run(*call, "--prefill", "a.json", "-o", "b.pdf").exit_code == 0
    assert run("answers", "b.pdf", "-o", "b.json").exit_code == 0
    first, second = (
        json.loads((tmp_path / name).read_text("utf-8")) for name in ("a.json", "b.json")
    )
    assert first[0]["fields"] == second[0]["fields"]
    assert [first[0]["fields"][id_] for id_ in ids] == ["Zoë", "Zoë"]


@pytest.mark.parametrize(("typed", "code"), [("geheim", 0), ("other", 1)])
def test_a_password_is_asked_for_where_somebody_is_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    monkeypatch.setattr("handoutgen.cli.answers._somebody_is_there", lambda: True)
    form = Form()
    form.text("a", "1")
    form.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user="geheim", R=6))
    result = run("answers", "a.pdf", "--json", input=f"{typed}\n")
    assert result.exit_code == code
    assert "Password of a.pdf" in result.stderr
    assert typed not in result.stderr
    assert ("no password given opens it" in result.stderr) == (code == 1)


def test_nothing_is_made_where_nothing_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        blank_page(tmp_path / f"in/{name}.pdf")
    result = run("answers", "in", "-o", "out.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not (tmp_path / "out.csv").exists()


def test_names_that_cannot_be_printed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    form_at(folder / "a.pdf", lambda form: form.text("a", "1"))
    (folder / "a.pdf").rename(os.fsdecode(os.fsencode(folder) + b"/\xff\n\x1b[31m.pdf"))
    (folder / os.fsdecode(b"\xff.jpg")).touch()
    for way in ("--csv", "--json", "--text"):
        result = run("answers", "in", way)
        assert result.exit_code == 0, result.stderr
        assert "in/\ufffd\ufffd\ufffd[31m.pdf" in result.stdout
        assert "in/\ufffd.jpg: was left out" in result.stderr


def test_two_ways_at_once_are_none(run: Run) -> None:
    result = run("answers", ".", "--csv", "--json")
    assert result.exit_code == 2
    assert "--csv and --json are asked for" in result.stderr
    assert result.stdout == ""
