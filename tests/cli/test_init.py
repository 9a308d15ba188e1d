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
        (("--region", "Britain"), 2, "two letters"),
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
