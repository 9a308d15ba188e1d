"""``check`` of Word files that are no templates: what is found in them, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.word.building import docx, p


@pytest.mark.parametrize(
    ("call", "findings"),
    [
        (
            "sleeping-better -b lantern-quay",
            {"title": "pass", "language": "pass", "headings": "pass", "fields": "none"},
        ),
        (
            "-t blanks-sampler --fillable",
            {"title": "pass", "pictures": "pass", "fields": "pass", "locks": "pass"},
        ),
        ("sleeping-better -t letterhead", {"title": "pass", "headings": "pass", "fields": "none"}),
    ],
)
def test_what_is_made_has_no_flaw(run: Run, call: str, findings: dict[str, str]) -> None:
    assert run("make", *call.split(), "-f", "docx", "-o", "made.docx").exit_code == 0
    result = run("check", "made.docx", "--strict")
    assert result.exit_code == 0, result.stdout
    assert "it has no tags such as {{ client }}, so it is no template" in result.stdout
    assert "checked 1 (Word file: 1); faults: 0, notices: 0" in result.stdout
    (file,) = json.loads(run("check", "made.docx", "--json").stdout)["files"]
    found = {one["check"]: one["verdict"] for one in file["report"]["findings"]}
    assert found.items() >= findings.items()
    assert "fail" not in found.values()


def test_a_file_of_somebody_is_told_what_it_lacks(run: Run, tmp_path: Path) -> None:
    picture = (
        '<w:p><w:r><w:drawing><x:docPr xmlns:x="x" id="1" name="Photo"/></w:drawing></w:r></w:p>'
    )
    nameless = (
        '<w:sdt><w:sdtPr><w:tag w:val="mood"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    (tmp_path / "own.docx").write_bytes(docx(p("words"), picture, nameless))
    result = run("check", "own.docx")
    assert result.exit_code == 0, "flaws are notices"
    for said in (
        "title: it has none",
        "headings: no line has the style of one",
        "pictures without words for who cannot see them: Photo",
        "content controls without a title: mood",
        "none         locks: all of it can be changed",
    ):
        assert said in result.stdout
    assert run("check", "own.docx", "--strict").exit_code == 1
