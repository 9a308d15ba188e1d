"""Runs the program as a person would, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handoutgen.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``handoutgen`` with words, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, list(words), input=input, prog_name="handoutgen")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
