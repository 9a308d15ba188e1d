"""``check`` of Word templates: all faults at once, the names they need, what they reach out to."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.word.building import docx, p, tbl, tr

SHIPPED = ("letterhead", "session-summary", "two-column-leaflet", "worksheet-form")


@pytest.mark.parametrize("name", SHIPPED)
def test_those_that_come_with_the_program_are_sound(run: Run, name: str) -> None:
    result = run("check", str(REPOSITORY / "templates" / f"{name}.docx"))
    assert result.exit_code == 0, result.output
    assert "faults: 0, notices: 0" in result.stdout


def test_all_faults_are_told_at_once_with_their_places(run: Run, tmp_path: Path) -> None:
    data = docx(p("{{ brand.nmae }}"), p("{% if article %}open"), tbl(tr("{{ a.b. }}", "x")))
    (tmp_path / "own.docx").write_bytes(data)
    result = run("check", "own.docx")
    assert result.exit_code == 1
    assert "own.docx: body, paragraph 2: {% if %} is not closed" in result.stdout
    assert "own.docx: body, table 1, row 1, cell 1" in result.stdout


def test_misspelt_names_of_the_program_are_found_on_trial(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(docx(p("{{ brand.nmae }}"), p("{{ article.titel }}")))
    result = run("check", "own.docx")
    assert result.exit_code == 1
    assert 'did you mean "name"' in result.stdout
    assert 'did you mean "title"' in result.stdout


def test_names_that_must_be_given_are_listed_and_are_no_faults(run: Run, tmp_path: Path) -> None:
    data = docx(p("{{ client }} {{ score }}"), p("{% if extra is defined %}{{ extra }}{% endif %}"))
    (tmp_path / "own.docx").write_bytes(data)
    result = run("check", "own.docx")
    assert result.exit_code == 0, result.output
    assert "own.docx: names of the program: client" in result.stdout
    assert "own.docx: names to give: score" in result.stdout
    assert "own.docx: names that may be given: extra" in result.stdout
    found = json.loads(run("check", "own.docx", "--json").stdout)
    assert found["files"][0]["report"] == {
        "names": ["client"],
        "given": ["score"],
        "optional": ["extra"],
    }


def test_faulty_tags_are_tags_and_hide_no_other_faults(run: Run, tmp_path: Path) -> None:
    blocks = ("{% if x %}a", "{{ y|shout }}", "{% for z in zs %}{{ z }}", "{{ w|default(1) }}")
    (tmp_path / "own.docx").write_bytes(docx(*blocks))
    made = run("check", "own.docx")
    said = made.stdout + made.stderr
    assert "{% if %} is not closed" in said
    assert 'there is no filter "shout"' in said
    assert "names to give: x, y, zs" in said
    assert "no tags" not in said


def test_a_file_without_tags_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(docx(p("words")))
    assert "has no tags" in run("check", "own.docx").stdout


def test_a_sample_roster_has_a_column_for_each_name(run: Run, tmp_path: Path) -> None:
    data = docx(p("{{ client }} {{ today }} {{ score }}"), p("{{p sections }}"))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.docx").write_bytes(data)
    result = run("check", "own", "--sample-csv", "roster.csv")
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader((tmp_path / "roster.csv").read_text().splitlines()))
    assert rows == [
        {
            "template": "own",
            "article": "sleeping-better",
            "client": "Sample Client",
            "date": "2025-03-04",
            "score": "sample score",
        }
    ]
    made = run("batch", "roster.csv", "-f", "docx", "-o", "made")
    assert made.exit_code == 0, made.output
    assert len(list((tmp_path / "made").glob("*.docx"))) == 1
    again = run("check", "own", "--sample-csv", "roster.csv")
    assert again.exit_code == 2
    assert "is there already" in again.stderr


def test_a_roster_goes_with_one_word_template(run: Run) -> None:
    result = run("check", "handout", "--sample-csv", "roster.csv")
    assert result.exit_code == 2
    assert "goes with one Word template" in result.stderr


def test_list_shows_each_with_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "broken.docx").write_bytes(b"PK")
    said = run("list", "templates").stdout
    assert "letterhead          Word: An article on the clinic's letterhead" in said
    assert "broken              (cannot be read:" in said
