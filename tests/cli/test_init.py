"""``init``: a workspace of one's own, and nothing written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reading import pdf_words


def test_a_new_workspace_makes_a_handout(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("init", "clinic", "--name", "Oak Lane: “Practice” & Co", "--region", "US")
    assert made.exit_code == 0, made.stderr
    assert "content/brands/oak-lane-practice-co/brand.yaml" in made.stdout
    monkeypatch.chdir(tmp_path / "clinic")
    result = run("make", "sleeping-better")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made output/sleeping-better-handout-oak-lane-practice-co.pdf\n"
    words = pdf_words(tmp_path / "clinic" / result.stdout.split()[1])
    assert "Oak Lane: “Practice” & Co" in words
    assert "SAMPLE" not in words


def test_the_logo_is_copied(run: Run, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (900, 300), "navy").save(tmp_path / "my logo.png")
    made = run("init", "clinic", "--name", "Oak", "--logo", "my logo.png")
    assert made.exit_code == 0, made.stderr
    assert (tmp_path / "clinic/content/brands/oak/logo.png").is_file()


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    assert run("init", "clinic", "--name", "Oak").exit_code == 0
    settings = tmp_path / "clinic/handoutgen.yaml"
    settings.write_text("brand: oak\n", "utf-8")
    again = run("init", "clinic", "--name", "Oak")
    assert again.exit_code == 3
    assert "nothing was changed" in again.stderr
    assert settings.read_text("utf-8") == "brand: oak\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--region", "Britain"), 2, 'did you mean "GB"?'),
        (("--region", "uk"), 2, 'did you mean "GB"?'),
        (("--region", "XX"), 2, "two letters"),
        (("--logo", "no.png"), 2, "no.png"),
        (("--name", "  "), 2, "is empty"),
    ],
)
def test_odd_calls(run: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = run("init", "clinic", *words)
    assert result.exit_code == code, result.stderr
    assert said in result.stderr
    if code:
        assert not os.path.exists(tmp_path / "clinic")


def test_a_name_without_letters_takes_the_folder_s(run: Run, tmp_path: Path) -> None:
    for folder, name in (("c6", "!!!"), ("c7", "-")):
        assert run("init", folder, "--name", name).exit_code == 0
        assert (tmp_path / folder / "content/brands" / folder / "brand.yaml").is_file()
        assert f"brand: {folder}\n" in (tmp_path / folder / "handoutgen.yaml").read_text("utf-8")
    result = run("init", "___", "--name", "!!!")
    assert result.exit_code == 2
    assert "neither letters nor digits" in result.stderr


def test_what_is_in_the_way_is_told_in_two_lines(run: Run, tmp_path: Path) -> None:
    assert run("init", "clinic").exit_code == 0
    again = run("init", "clinic")
    assert "more files are there already" in again.stderr
    assert len(again.stderr.splitlines()) == 2
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/output").write_text("mine", "utf-8")
    for folder, said in (("file", "file: is a file"), ("other", "output is there already")):
        result = run("init", folder)
        assert result.exit_code == 3
        assert said in result.stderr
        assert "-o" not in result.stderr
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["output"]


def test_what_comes_next_can_be_pasted(run: Run) -> None:
    assert "next: cd 'my clinic' && handoutgen make" in run("init", "my clinic").stdout
    assert "next: handoutgen make" in run("init", ".").stdout


def test_a_folder_that_cannot_be_made(run: Run) -> None:
    for name in ("x" * 300, "x" * 300 + "/y"):
        result = run("init", name)
        assert result.exit_code == 1
        assert "file name too long" in result.stderr
        assert "name another folder" in result.stderr


def test_the_sample_roster_works_in_a_new_workspace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "clinic", "--name", "Oak").exit_code == 0
    monkeypatch.chdir(tmp_path / "clinic")
    result = run("batch", "content/rosters/two-sites.csv", "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made 5: see output/two-sites/report.csv\n"
    made = tmp_path / "clinic/output/two-sites/A-101-sleeping-better-handout-worksheet-oak.pdf"
    assert "Sample Client One" in pdf_words(made)
