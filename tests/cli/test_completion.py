"""What the shell is told when somebody presses the tab key."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from handoutgen.cli import main


@pytest.mark.parametrize(
    ("typed", "begun", "proposed"),
    [
        ([], "ma", ["make"]),
        (["make"], "sl", ["sleeping-better"]),
        (["make", "-t"], "thought", ["thought-record", "thought-record-portrait"]),
        (["make", "-b"], "lantern-quay-", ["lantern-quay-us"]),
        (["make", "--edition"], "l", ["large-print"]),
        (["make", "--references"], "", ["full", "short", "none"]),
        (["make", "-f"], "d", ["docx"]),
        (["make"], "--fi", ["--fillable"]),
        (["outline"], "when", ["when-worry-will-not-stop"]),
        (["fill"], "sess", ["session-summary"]),
        (["list"], "wo", ["worksheets"]),
    ],
)
def test_names_and_words_are_proposed(
    typed: list[str],
    begun: str,
    proposed: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    complete = ShellComplete(main, {}, "handoutgen", "_HANDOUTGEN_COMPLETE")
    assert [item.value for item in complete.get_completions(typed, begun)] == proposed
