"""README is true: its Python runs, its commands work as typed, its pictures are there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from handoutgen.cli import COMMANDS
from tests.conftest import REPOSITORY, Run

README = (REPOSITORY / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
CALLS = [
    line.strip().partition("  #")[0]
    for line in README.splitlines()
    if line.startswith("    handoutgen ")
]


@pytest.mark.parametrize("code", PYTHON)
def test_its_python_runs(code: str, run: Run) -> None:  # noqa: ARG001 - an empty folder
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - README's own example
    assert isinstance(names["pdf"], bytes)
    assert names["pdf"].startswith(b"%PDF-")


def test_its_commands_work_as_typed(run: Run, tmp_path: Path) -> None:
    """In order, in one folder, as a newcomer types them; the saved page is a sample article."""
    raw = next((REPOSITORY / "content" / "articles").glob("*.txt"))
    (tmp_path / "saved-page.txt").write_bytes(raw.read_bytes())
    assert len(CALLS) >= 10
    for call in CALLS:
        words = shlex.split(call)[1:]
        _prepare(words[0], tmp_path)
        result = run(*words)
        assert result.exit_code == 0, f"{call}\n{result.stderr}"


def _prepare(command: str, folder: Path) -> None:
    """Do what README tells in words: a folder to import to, sheets that came back."""
    if command == "import":
        (folder / "content" / "articles").mkdir(parents=True, exist_ok=True)
    if command == "answers" and not (folder / "returned").exists():
        (folder / "returned").mkdir()
        for form in (folder / "output").glob("*-form.*"):
            shutil.copy(form, folder / "returned")


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (REPOSITORY / picture).is_file(), picture


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)", README):
        assert (REPOSITORY / target).exists(), target


def test_every_command_that_works_is_in_it() -> None:
    for command in COMMANDS:
        assert f"handoutgen {command} " in README
