"""``check``: everything in a workspace, all faults at once, nothing made."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Run


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Return a workspace whose own files are sound."""
    files = {
        "handoutgen.yaml": "brand: oak\n",
        "content/brands/oak/brand.yaml": "name: Oak Lane\nregion: GB\n",
        "content/articles/rest.md": (
            "---\ntitle: Rest\naudience: client\nsource: {licence: CC-BY-4.0}\n---\n"
            "Words.\n\n## One\n\nMore words.\n"
        ),
        "templates/own.md.j2": "{# My own #}\n# {{ title }}\n\n{{ sections }}\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_sound_workspace(run: Run, clinic: Path) -> None:
    before = sorted(clinic.rglob("*"))
    result = run("check")
    assert result.exit_code == 0, result.stdout
    assert result.stdout == (
        "checked 4 (settings: 1, article: 1, template: 1, brand: 1); faults: 0, notices: 0\n"
    )
    assert sorted(clinic.rglob("*")) == before


def test_all_faults_of_all_files_at_once(run: Run, clinic: Path) -> None:
    (clinic / "handoutgen.yaml").write_text("brand: oka\ntemplate: hadnout\n")
    (clinic / "content/brands/oak/brand.yaml").write_text("nmae: Oak\nlogo: none.png\n")
    (clinic / "content/articles/rest.md").write_text("---\ntitel: Rest\n---\n![x](no.png)\n")
    (clinic / "content/articles/raw.txt").write_text("Rest\n\nWords.\n")
    (clinic / "content/articles/raw.outline.yaml").write_text("headings: [Not there]\n")
    (clinic / "templates/own.md.j2").write_text("{{ tilte }}\n\n{{ artcle.title }}\n")
    (clinic / "templates/_part.md.j2").write_text("{% if %}\n")
    (clinic / "handoutgen/words").mkdir(parents=True)
    (clinic / "handoutgen/words/es.yaml").write_text("Name: [1]\n")
    result = run("check")
    assert result.exit_code == 1
    for said in (
        'handoutgen.yaml:1: there is no brand called "oka"',
        'handoutgen.yaml:2: there is no template called "hadnout"',
        'content/brands/oak/brand.yaml:1: unknown key "nmae"',
        'content/articles/rest.md:2: unknown key "titel"',
        'content/articles/raw.outline.yaml:1: headings: no line "Not there"',
        'templates/own.md.j2:1: nothing is called "tilte"',
        'templates/own.md.j2:3: nothing is called "artcle"',
        "templates/_part.md.j2:1: ",
        "words/es.yaml:1: Name is a list",
    ):
        assert said in result.stdout, said
    assert result.stderr == ""


def test_a_fault_that_two_brands_share_is_told_once(run: Run, clinic: Path) -> None:
    oak = clinic / "content/brands/oak/brand.yaml"
    oak.write_text("name: Oak\nprimary: red\n")
    ash = clinic / "content/brands/ash/brand.yaml"
    ash.parent.mkdir()
    ash.write_text("extends: oak\n")
    said = run("check").stdout
    assert said.count("oak/brand.yaml:2:") == 1


@pytest.mark.usefixtures("clinic")
def test_files_folders_and_names(run: Run) -> None:
    assert run("check", "content/articles/rest.md").exit_code == 0
    assert "checked 2 (article: 1, brand: 1)" in run("check", "content").stdout
    assert "checked 1 (article: 1)" in run("check", "rest", "content/articles/rest.md").stdout
    assert "checked 1 (article: 1)" in run("check", "sleeping-better").stdout


def test_paths_that_cannot_be_meant(run: Run, clinic: Path) -> None:
    (clinic / "picture.gif").touch()
    (clinic / "empty").mkdir()
    (clinic / "people.csv").write_text("client\n")
    result = run("check", "picture.gif", "empty", "rset", "people.csv")
    assert result.exit_code == 2
    assert "picture.gif: is no kind of file" in result.stderr
    assert "empty: holds nothing" in result.stderr
    assert "hint: handoutgen batch people.csv --dry-run checks a roster" in result.stderr
    assert 'did you mean "rest"?' in result.stderr
    assert result.stdout == ""


def test_notices_count_only_if_they_are_to(run: Run, clinic: Path) -> None:
    (clinic / "content/articles/raw.txt").write_text("Rest\n\nWords.\n")
    result = run("check")
    assert result.exit_code == 0
    assert "notice: raw: its licence is unknown" in result.stdout
    assert run("check", "--strict").exit_code == 1


def test_what_a_template_refuses_of_itself_is_no_fault(run: Run) -> None:
    result = run("check", "consent", "handout")
    assert result.exit_code == 0
    assert "needs your clinic's own text" in result.stdout


def test_an_article_that_was_withdrawn(run: Run, clinic: Path) -> None:
    article = clinic / "content/articles/rest.md"
    text = article.read_text().replace(
        "audience", "withdrawn: {on: 2025-01-01, reason: old}\naudience"
    )
    article.write_text(text)
    assert run("check").exit_code == 0


def test_for_other_programs(run: Run, clinic: Path) -> None:
    (clinic / "templates/own.md.j2").write_text("{{ tilte }}\n")
    result = run("check", "--json", "own")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["faults"] == 1
    (file,) = said["files"]
    assert (file["file"], file["what"]) == ("templates/own.md.j2", "template")
    assert file["faults"][0]["line"] == 1
    assert "hint" in file["faults"][0]


def test_a_pdf(run: Run) -> None:
    assert run("make", "sleeping-better", "-o", "a.pdf").exit_code == 0
    result = run("check", "a.pdf")
    assert result.exit_code == 0, result.stdout
    for said in (
        "a.pdf: PDF 1.7,",
        "pass         headings:",
        "PDF/UA-1: claimed; page-validation",
        "a person must still look at:",
        "checked 1 (PDF: 1); faults: 0, notices: 0",
    ):
        assert said in result.stdout


def test_pdfs_that_are_broken_leave_the_others(run: Run, tmp_path: Path) -> None:
    run("make", "sleeping-better", "-o", "in/b.pdf")
    (tmp_path / "in/a.pdf").write_bytes(b"%PDF-1.7\n")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "in/c.pdf", encryption=pikepdf.Encryption(user="u", owner="o"))
    result = run("check", "in", "--json")
    assert result.exit_code == 1
    broken, sound, locked = json.loads(result.stdout)["files"]
    assert locked["faults"][0]["hint"].startswith("check it before it is locked")
    assert broken["faults"][0]["problem"] == "is damaged: it cannot be read"
    assert broken["faults"][0]["file"] == "in/a.pdf"
    assert sound["faults"] == []
    assert {"check", "verdict", "says", "places", "hint"} == set(sound["report"]["findings"][0])
    assert sound["report"]["standards"][0]["verified_by"]
    assert sound["report"]["to_look_at"]
