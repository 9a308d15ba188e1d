"""Fifty kinds of bad roster, each told with its line and a way out, and never with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.bad_rosters import BAD_ROSTERS, Bad
from tests.conftest import Run


def test_there_are_fifty_kinds() -> None:
    assert len({bad.name for bad in BAD_ROSTERS}) == len(BAD_ROSTERS) >= 50


@pytest.mark.parametrize("bad", BAD_ROSTERS, ids=lambda bad: bad.name)
def test_bad_rosters_are_told(run: Run, tmp_path: Path, bad: Bad) -> None:
    (tmp_path / "roster.csv").write_bytes(bad.data)
    result = run("batch", "roster.csv", "--jobs", "0")
    assert bad.said in result.stderr, result.stderr
    assert result.exit_code == bad.exit_code, result.stderr
    assert "Traceback" not in result.stderr
    assert "Quince" not in result.stdout + result.stderr
    made = list(tmp_path.rglob("*.pdf"))
    assert bool(made) == (bad.exit_code == 1)
    assert not list(tmp_path.rglob("*.part"))


def test_a_name_in_the_wrong_column_is_not_repeated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(
        "article,template,brand,language,sections\n"
        "Zebulon Quince,,,,\n"
        "sleeping-better,Zebulon Quince,,,\n"
        "sleeping-better,,Zebulon Quince,,\n"
        "sleeping-better,,,,Zebulon Quince\n"
        "sleeping-better;Zebulon Quince,,,,\n"
        "sleeping-better,,,Zebulon Quince,\n"
        "Zebulon Quince;Zebulon Quince,,,,\n"
    )
    result = run("batch", "roster.csv", "--jobs", "0")
    assert result.exit_code == 3
    for line in range(2, 9):
        assert f"roster.csv:{line}:" in result.stderr or f" {line}" in result.stderr
    assert "Quince" not in result.stdout + result.stderr
