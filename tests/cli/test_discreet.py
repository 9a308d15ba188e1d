"""``--discreet``: nothing outside the page's body says what a sheet is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Run
from tests.reading import docx_words, pdf_words

TOPIC = ("sleep", "worry", "night")


@pytest.mark.parametrize(
    "call", ["make sleeping-better -t handout-worksheet", "make -t worry-time"]
)
def test_no_topic_words_outside_the_body(call: str, run: Run, tmp_path: Path) -> None:
    result = run(*call.split(), "--discreet", "-b", "lantern-quay", "-f", "pdf", "-f", "docx")
    assert result.exit_code == 0, result.stderr
    pdf, docx = sorted((tmp_path / "output").iterdir(), key=lambda path: path.suffix, reverse=True)
    for path in (pdf, docx):
        assert not any(word in path.name.casefold() for word in TOPIC)
    with pikepdf.open(pdf) as opened:
        said = f"{opened.docinfo!r} {opened.Root.get('/Metadata', '')}".casefold()
        assert not any(word in said for word in TOPIC)
        assert "/Outlines" not in opened.Root
    with zipfile.ZipFile(docx) as package:
        for part in package.namelist():
            if part == "word/document.xml":
                body = package.read(part).decode().casefold()
                names = [piece.partition('"')[0] for piece in body.split('w:name="')[1:]]
                assert not any(word in name for name in names for word in TOPIC)
            elif part.startswith(("docProps", "word/header", "word/footer")):
                assert not any(word in package.read(part).decode().casefold() for word in TOPIC)
    assert any(word in pdf_words(pdf).casefold() for word in TOPIC)
    assert any(word in docx_words(docx).casefold() for word in TOPIC)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("-t worry-time --discreet", "-t pros-and-cons --discreet", "sheet-plain"),
        ("--title One --ask Why?", "--title Two --ask How?", "worksheet-plain"),
    ],
)
def test_sheets_whose_names_are_alike_do_not_replace_each_other(
    first: str, second: str, name: str, run: Run, tmp_path: Path
) -> None:
    for call in (first, second):
        assert run("make", *call.split()).exit_code == 0
    made = sorted(path.name for path in (tmp_path / "output").iterdir())
    assert made == [f"{name}-2.pdf", f"{name}.pdf"]
