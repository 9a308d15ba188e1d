"""``outline``, ``import`` and ``list``, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import REPOSITORY, Run

RAW = next((REPOSITORY / "content" / "articles").glob("*.txt"))


def test_an_outline_for_people(run: Run) -> None:
    result = run("outline", "sleeping-better")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Sleeping better"
    assert lines[1].split()[0] == "1"


def test_an_outline_for_programs(run: Run) -> None:
    result = run("outline", str(RAW), "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == [
        *("title", "summary", "authors", "reviewers", "published", "language"),
        *("sections", "references", "dropped"),
    ]
    assert found["sections"]
    assert all(list(s) == ["number", "id", "title", "level", "why"] for s in found["sections"])
    assert all(section["why"] for section in found["sections"])
    assert found["dropped"]
    assert all(list(line) == ["line", "text", "why"] for line in found["dropped"])
    raw = RAW.read_text("utf-8").splitlines()
    for dropped in found["dropped"]:
        assert dropped["text"].split()[0] in raw[dropped["line"] - 1]


def test_what_is_imported_reads_back_as_the_same_outline(run: Run) -> None:
    raw = json.loads(run("outline", str(RAW), "--json").stdout)
    imported = run("import", str(RAW), "-o", "article.md")
    assert imported.exit_code == 0, imported.stderr
    assert "left out" in imported.stderr
    read = json.loads(run("outline", "article.md", "--json").stdout)
    for part in ("title", "summary", "authors", "reviewers", "published", "language", "references"):
        assert read[part] == raw[part]
    shape = [(section["id"], section["level"]) for section in raw["sections"]]
    assert [(section["id"], section["level"]) for section in read["sections"]] == shape


def test_import_from_standard_input_to_standard_output(run: Run) -> None:
    result = run("import", "-", input=RAW.read_bytes())
    assert result.exit_code == 0
    assert result.stdout.startswith("---\ntitle:")


def test_import_writes_over_nothing_unasked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", "utf-8")
    result = run("import", str(RAW), "-o", "a.md")
    assert result.exit_code == 2
    assert "--replace" in result.stderr
    assert (tmp_path / "a.md").read_text("utf-8") == "mine"


def test_lists_say_the_name_first(run: Run) -> None:
    assert "sleeping-better" in {
        line.split()[0] for line in run("list", "articles").stdout.splitlines()
    }
    for kind, name in (("templates", "handout"), ("brands", "lantern-quay"), ("blanks", "lines")):
        rows = run("list", kind).stdout.splitlines()
        assert name in {row.split()[0] for row in rows}
        assert all(len(row.split()) > 1 for row in rows)


def test_list_alone_lists_everything(run: Run) -> None:
    said = run("list").stdout
    assert "articles:" in said
    assert "brands:" in said


def test_schemas_are_published(run: Run) -> None:
    assert "crisis_lines" in run("list", "brands", "--schema").stdout
    assert "audience" in run("list", "articles", "--schema").stdout


def test_a_broken_file_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/broken.md").write_text("---\n: [\n---\n", "utf-8")
    result = run("list", "articles")
    assert result.exit_code == 0
    assert "broken" in result.stdout
    assert "sleeping-better" in result.stdout
