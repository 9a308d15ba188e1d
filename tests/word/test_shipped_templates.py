"""The Word templates that come with the program are what their script makes, and sound files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from docs.word_templates import MADE, TEMPLATES

NAMES = sorted(MADE)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_file_is_what_the_script_makes(name: str) -> None:
    """``python docs/word_templates.py`` writes them anew after a wanted change."""
    committed = (TEMPLATES / f"{name}.docx").read_bytes()
    assert parts(committed) == parts(MADE[name]())
    assert MADE[name]() == MADE[name]()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_and_every_style_it_uses_is_its_own(name: str, tmp_path: Path) -> None:
    data = MADE[name]()
    file = tmp_path / f"{name}.docx"
    file.write_bytes(data)
    result = OpenXmlValidator().validate(file)
    assert result.is_valid, list(result.errors)
    known = {style.style_id for style in docx.Document(io.BytesIO(data)).styles}
    used = {
        found.decode()
        for part in parts(data).values()
        for found in re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', part)
    }
    assert used
    assert used <= known


@pytest.mark.parametrize("name", NAMES)
def test_looks_come_from_styles_tables_are_described_and_heads_repeat(name: str) -> None:
    opened = docx.Document(io.BytesIO(MADE[name]()))
    body = opened.element.body
    for run in body.iter(qn("w:rPr")):
        inside = {child.tag for child in run}
        assert inside <= {qn("w:rStyle")}, "a run is dressed by hand"
    for table in body.iter(qn("w:tbl")):
        properties = table.tblPr
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        if properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1":
            assert table.find(f".//{qn('w:tblHeader')}") is not None
    assert opened.core_properties.language == "en-GB"


def test_they_hold_what_they_are_there_for() -> None:
    letter = parts(MADE["letterhead"]())
    assert b"{{ brand.logo }}" in letter["word/header1.xml"]
    assert b"<w:titlePg/>" in letter["word/document.xml"]
    assert b" NUMPAGES " in letter["word/footer1.xml"]
    form = parts(MADE["worksheet-form"]())["word/document.xml"]
    assert all(kind in form for kind in (b"<w:date>", b"<w:dropDownList>", b"<w14:checkbox>"))
    leaflet = parts(MADE["two-column-leaflet"]())["word/document.xml"]
    assert b'w:orient="landscape"' in leaflet
    assert b'<w:cols w:num="2"' in leaflet
    assert b"<wps:txbx>" in leaflet
    assert b"<v:textbox" in leaflet
