"""What the pages in docs show is what can be called; some are tested beside what they are about."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests.answers.pdf_forms import form_at
from tests.conftest import REPOSITORY, Run


def calls(page: str) -> list[list[str]]:
    """Return the calls that *page* shows, without the words beside them."""
    text = (REPOSITORY / "docs" / page).read_text("utf-8")
    found = re.findall(r"^    handoutgen (.+?)(?: {2,}.*| names, .*)?$", text, re.MULTILINE)
    return [shlex.split(call) for call in found]


PAGES = {"answers": 4, "batch": 3, "checking": 4, "editions": 2, "fillable": 4}
"""Pages, and how many calls each shows at the least."""

TESTED_ELSEWHERE = {"word-templates": "tests/word/test_docs.py", "packs": "tests/test_readme.py"}


@pytest.mark.parametrize("page", PAGES)
def test_every_call_works(run: Run, tmp_path: Path, page: str) -> None:
    """In order, in one folder that has what the page speaks of."""
    (tmp_path / "returned").mkdir()
    form_at(tmp_path / "returned/worksheet.pdf", lambda form: form.text("a", "1"))
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/own.md").write_text("---\ntitle: Own\n---\nWords.\n", "utf-8")
    (tmp_path / "answers.json").write_text('{"name": "Sample Client"}', "utf-8")
    (tmp_path / "word.txt").write_text("correct horse\n", "utf-8")
    roster(tmp_path)
    assert run("make", "sleeping-better", "-o", "output/leaflet.pdf").exit_code == 0
    shown = calls(f"{page}.md")
    assert len(shown) >= PAGES[page]
    for call in shown:
        here = ("--jobs", "0") if call[0] == "batch" else ()  # starting processes takes long
        result = run(*call, *here)
        assert result.exit_code == 0, (call, result.stdout, result.stderr)


def roster(folder: Path) -> None:
    """Write the sample roster as CSV and as a workbook."""
    sample = REPOSITORY / "content/rosters/two-sites.csv"
    (folder / "clients.csv").write_bytes(sample.read_bytes())
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in csv.reader(sample.read_text("utf-8").splitlines()):
        book.active.append(row)
    book.save(folder / "april.xlsx")


def test_no_page_is_forgotten() -> None:
    for path in (REPOSITORY / "docs").glob("*.md"):
        shows_calls = bool(calls(path.name))
        assert shows_calls == (path.stem in PAGES or path.stem in TESTED_ELSEWHERE), path.name
    for test in TESTED_ELSEWHERE.values():
        assert (REPOSITORY / test).is_file()


def test_the_gallery_s_commands_work(run: Run) -> None:
    page = (REPOSITORY / "docs/gallery/README.md").read_text("utf-8")
    shown = re.findall(r"`handoutgen (.+?)` \|", page)
    assert len(shown) == len(list((REPOSITORY / "docs/gallery").glob("*.png")))
    for call in shown:
        words = shlex.split(call.replace("BRAND", "lantern-quay"))
        result = run(*words)
        assert result.exit_code == 0, (call, result.stderr)
