"""``fill``: any Word template with any values; no value is ever told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handoutgen.word.pdf import with_libreoffice, with_rdocx
from tests.conftest import Run
from tests.reading import docx_words, pdf_words
from tests.word.building import docx, p, tbl, tr

NAMED = "Wilhelmina Example"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a template of everything that data can be."""
    file = tmp_path / "letter.docx"
    rows = (tr("{%tr for one in visits %}", ""), tr("{{ one.day }}", "{{ one.what }}"),
            tr("{%tr endfor %}", ""))  # fmt: skip
    file.write_bytes(docx(p("Dear {{ name }}, {{ age }}"), tbl(*rows)))
    return file


def values(folder: Path, **given: object) -> str:
    file = folder / "values.json"
    file.write_text(json.dumps(given), "utf-8")
    return str(file)


VISITS = [{"day": "Monday", "what": "walk & <rest>"}, {"day": "Friday", "what": "{{ name }}"}]


def test_text_numbers_lists_and_objects_are_data(run: Run, template: Path, tmp_path: Path) -> None:
    data = values(tmp_path, name=NAMED, age=34, visits=VISITS)
    result = run("fill", str(template), "--data", data)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made output/letter-filled.docx\n"
    said = docx_words(tmp_path / "output/letter-filled.docx")
    assert f"Dear {NAMED}, 34 Monday walk & <rest> Friday {{{{ name }}}}" in said


def test_both_formats_and_a_file_of_its_own(run: Run, template: Path, tmp_path: Path) -> None:
    data = values(tmp_path, name=NAMED, age=34, visits=VISITS)
    call = ("fill", str(template), "--data", data)
    assert run(*call, "-f", "docx", "-f", "pdf", "-o", "made").exit_code == 0
    assert sorted(file.name for file in (tmp_path / "made").iterdir()) == [
        "letter-filled.docx",
        "letter-filled.pdf",
    ]
    assert NAMED in pdf_words(tmp_path / "made/letter-filled.pdf")
    assert run(*call, "-o", "mine.pdf").stdout == "made mine.pdf\n"


def test_what_is_there_is_not_written_over_unasked(
    run: Run, template: Path, tmp_path: Path
) -> None:
    data = values(tmp_path, name="A", age=1, visits=[])
    call = ("fill", str(template), "--data", data, "-o", "x.docx")
    run(*call)
    assert "made x-2.docx" in run(*call).stdout
    assert "made x.docx" in run(*call, "--replace").stdout


def test_missing_names_are_all_told_and_no_value_is(
    run: Run, template: Path, tmp_path: Path
) -> None:
    data = values(tmp_path, naem=NAMED, visits=[{"day": NAMED}])
    result = run("fill", str(template), "--data", data)
    assert result.exit_code == 1
    assert 'nothing is called "name"' in result.stderr
    assert 'did you mean "naem"' in result.stderr
    assert 'nothing is called "age"' in result.stderr
    assert NAMED not in result.output
    assert not (tmp_path / "output").exists()


def test_a_fault_never_quotes_a_value(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd.docx"
    file.write_bytes(docx(p("{{ name|int + 1 }} {{ name / 2 }} {{ name.surname }}")))
    result = run("fill", str(file), "--data", values(tmp_path, name=NAMED))
    assert result.exit_code == 1
    assert NAMED not in result.output
    assert "Wilhelmina" not in result.output


def test_allow_missing_prints_a_blank_and_tells(run: Run, template: Path, tmp_path: Path) -> None:
    data = values(tmp_path, name=NAMED, visits=[])
    result = run("fill", str(template), "--data", data, "--allow-missing")
    assert result.exit_code == 0, result.stderr
    assert "____" in docx_words(tmp_path / "output/letter-filled.docx")
    assert "notice:" in result.stderr
    assert '"age"' in result.stderr
    assert NAMED not in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1]", "holds no object"),
        ('{"name": ', "values.json:1: is no JSON"),
        ('{"age": NaN}', "a number that is none"),
        ("[" * 100_000, "nested too deep"),
        ('{"age": 1e400, "name": "x", "visits": []}', ""),
        ('{"age": ' + "9" * 5_000 + "}", "too long"),
    ],
)
def test_values_that_cannot_be_read(
    run: Run, template: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "values.json").write_text(text)
    result = run("fill", str(template), "--data", "values.json")
    assert result.exit_code == (2 if said else 0)
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_value_that_no_font_has_makes_no_pdf(run: Run, template: Path, tmp_path: Path) -> None:
    data = values(tmp_path, name="\u7531\u7f8e", age=1, visits=[])
    result = run("fill", str(template), "--data", data, "-f", "docx", "-f", "pdf")
    assert result.exit_code == 1
    assert "no font at hand can draw all characters of a value" in result.stderr
    assert not (tmp_path / "output").exists()


def test_without_an_engine_it_says_how_to_get_one(
    run: Run, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_rdocx, "is_there", lambda: False)
    monkeypatch.setattr(with_libreoffice, "program", lambda: None)
    data = values(tmp_path, name="A", age=1, visits=[])
    result = run("fill", str(template), "--data", data, "-f", "pdf")
    assert result.exit_code == 2
    assert "pip install 'handoutgen[word-pdf]'" in result.stderr
    assert run("fill", str(template), "--data", data).exit_code == 0
