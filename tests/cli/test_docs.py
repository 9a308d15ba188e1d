"""What docs/answers.md and docs/checking.md show is what can be called."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.answers.pdf_forms import form_at
from tests.conftest import REPOSITORY, Run


def calls(page: str) -> list[list[str]]:
    """Return the calls that *page* shows, without the words beside them."""
    text = (REPOSITORY / "docs" / page).read_text("utf-8")
    found = re.findall(r"^    handoutgen (.+?)(?: {2,}.*| names, .*)?$", text, re.MULTILINE)
    return [shlex.split(call) for call in found]


@pytest.mark.parametrize("page", ["answers.md", "checking.md"])
def test_every_call_works(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "returned").mkdir()
    form_at(tmp_path / "returned/worksheet.pdf", lambda form: form.text("a", "1"))
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/own.md").write_text("---\ntitle: Own\n---\nWords.\n", "utf-8")
    assert run("make", "sleeping-better", "-o", "output/leaflet.pdf").exit_code == 0
    shown = calls(page)
    assert len(shown) >= 4
    for call in shown:
        result = run(*call)
        assert result.exit_code == 0, (call, result.stdout, result.stderr)
