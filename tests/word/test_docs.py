"""The page on Word templates is true: what it says to type is typed, by a script, not by Word."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from handoutgen.compose.views import BrandView
from tests.conftest import REPOSITORY, Run
from tests.reading import docx_words, pdf_words

PAGE = (REPOSITORY / "docs" / "word-templates.md").read_text("utf-8")
CALLS = [line.strip() for line in PAGE.splitlines() if re.match(r" {4,}handoutgen ", line)]
STEPS = PAGE.partition("## Tags")[0]
LINES = [
    line.strip()
    for line in STEPS.partition("Type these lines")[2].partition("Give the second")[0].splitlines()
    if line.startswith("       ")
]


def letterhead() -> bytes:
    """Return a letterhead as clinics have it: a name and an address in the header."""
    new = docx.Document()
    header = new.sections[0].header
    header.paragraphs[0].text = "Oak Lane Practice"
    header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_paragraph("1 Oak Lane, Sampleton")
    for text in LINES:
        new.add_paragraph(text, style="Title" if "title" in text else None)
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def test_its_five_minutes_work_as_typed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(LINES) == 6
    assert len(CALLS) >= 7
    files = re.findall(r"```(json|yaml)\n(.+?)```", PAGE, re.DOTALL)
    names = {"json": "values.json", "yaml": "summary.yaml"}
    for call in CALLS:
        words = shlex.split(call)[1:]
        if "--data" in words or "--set-file" in words:
            for kind, text in files:
                Path(names[kind]).write_text(text, "utf-8")
        result = run(*words)
        assert result.exit_code == 0, f"{call}\n{result.output}"
        if words[0] == "init":
            assert "       cd clinic" in STEPS
            monkeypatch.chdir(tmp_path / "clinic")
            Path("templates").mkdir(exist_ok=True)
            Path("templates/our-letter.docx").write_bytes(letterhead())
    made = {path.name: path for path in Path("output").rglob("*") if path.is_file()}
    name = "sleeping-better-our-letter-oak-lane-practice"
    assert "When you lie awake" in docx_words(made[f"{name}.docx"])
    assert "When you lie awake" in pdf_words(made[f"{name}.pdf"])
    assert "Oak Lane, Sampleton" in pdf_words(made[f"{name}.pdf"])
    assert "Dear Sample Client, " in pdf_words(made[f"{name}-2.pdf"])
    assert "A walk before breakfast" in pdf_words(made["session-summary-filled.pdf"])


def test_the_tags_it_shows_are_tags_that_there_are() -> None:
    for name in re.findall(r"brand\.(\w+)", PAGE):
        assert name in BrandView.offers | {"logo"}
    for template in ("letterhead", "worksheet-form", "session-summary", "two-column-leaflet"):
        assert f"`{template}`" in PAGE
        assert (REPOSITORY / "templates" / f"{template}.docx").is_file()
