"""The wheel, installed alone in an empty environment, makes a handout from what it carries."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.reading import docx_words, pdf_words


def _done(*call: str | Path, **settings: object) -> str:
    done = subprocess.run(  # type: ignore[call-overload]
        [str(word) for word in call], check=False, capture_output=True, text=True, **settings
    )
    assert done.returncode == 0, f"{call}\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "handoutgen/builtin/templates/handout.md.j2" in names
    assert "handoutgen/builtin/content/articles/sleeping-better.md" in names
    assert "handoutgen/py.typed" in names
    assert any(name.endswith("OFL.txt") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "bench/", "docs/", "output/"))]
    assert wheel.stat().st_size < 8_000_000


def test_it_makes_a_handout_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    _done(sys.executable, "-m", "venv", home)
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _done(home / "bin" / "python", *install, wheel)
    empty = tmp_path / "empty"
    empty.mkdir()
    program = home / "bin" / "handoutgen"
    bare = {"PATH": os.environ["PATH"], "HOME": str(empty)}
    said = _done(program, "make", "sleeping-better", "-f", "pdf", "-f", "docx", cwd=empty, env=bare)
    assert said.splitlines() == [
        "made output/sleeping-better-handout-plain.pdf",
        "made output/sleeping-better-handout-plain.docx",
    ]
    assert "Sleeping better" in pdf_words(empty / "output/sleeping-better-handout-plain.pdf")
    assert "Sleeping better" in docx_words(empty / "output/sleeping-better-handout-plain.docx")
    assert "handout" in _done(program, "list", "templates", cwd=empty, env=bare)
