"""LibreOffice opens what is written, and its pages say what they should."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.write.docx import samples
from tests.write.docx.reading import written

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice and Poppler open what is written; they are not installed here",
)


def test_pages_have_words_headers_and_numbers(tmp_path: Path) -> None:
    file = tmp_path / "everything.docx"
    file.write_bytes(written(samples.HANDOUTS["everything"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    made = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "everything.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    pages = made.rstrip("\f").split("\f")
    total = len(pages)
    assert total >= 4
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {total}" in page
        assert "SAMPLE" in page
        assert ("hello@elm.example" in page) == (number == 1)
        assert ("Elm House · Sleeping after a loss" in page) == (number > 1)
    assert re.search(r"9\. +ninth", made)
    assert re.search(r"11\. +Whom can you call\?", made)
