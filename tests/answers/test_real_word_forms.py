"""Word forms of ours, as they are written, filled in, and saved again by LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from handoutgen.answers import Given, Returned, read_file
from handoutgen.errors import SourceError
from handoutgen.model.sheet_mark import SheetMark
from handoutgen.report import Report
from handoutgen.write.docx import write_docx
from tests.answers.test_real_forms import given
from tests.programs import program
from tests.write.pdf.forms.samples import ANSWERS, form
from tests.write.pdf.forms.test_fill import FIELDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MARK = SheetMark("SB-1", "2", "K-2041")


def made(answers: dict[str, str] | None = None) -> bytes:
    handout = replace(form(answers), code="SB-1", version="2", ref="K-2041")
    return write_docx(handout, Report())


def read(folder: Path, data: bytes) -> Returned:
    path = folder / "form.docx"
    path.write_bytes(data)
    (sheet,) = read_file(Given(path, "form.docx"))
    return sheet


def changed(data: bytes, change: Callable[[Any], object]) -> bytes:
    """Return the file *data* with its text changed, other parts as they are."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return saved.getvalue()


def controls(root: Any) -> dict[str, Any]:
    return {one.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): one for one in root.iter(f"{W}sdt")}


def type_in(control: Any, words: str) -> None:
    """Fill in a control as Word does: it is no longer empty, its runs are replaced."""
    settings, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    prompt = settings.find(f"{W}showingPlcHdr")
    if prompt is not None:
        settings.remove(prompt)
    if (state := settings.find(f"{W14}checkbox/{W14}checked")) is not None:
        state.set(f"{W14}val", "1")
        on = settings.find(f"{W14}checkbox/{W14}checkedState").get(f"{W14}val")
        next(content.iter(f"{W}t")).text = chr(int(on, 16))
        return
    home = content.find(f"{W}p")
    home = content if home is None else home
    for run in list(home.iter(f"{W}r")):
        run.getparent().remove(run)
    run = etree.SubElement(home, f"{W}r")
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line


def fill_in(root: Any) -> None:
    found = controls(root)
    for id_, answer in ANSWERS.items():
        place = f"{id_}.{answer}" if FIELDS[id_].kind == "radio" else id_
        type_in(found[place], answer)


def test_empty(tmp_path: Path) -> None:
    sheet = read(tmp_path, made())
    assert given(sheet) == {}
    assert {one.id for one in sheet.answers} == set(FIELDS)
    assert sheet.mark == MARK
    assert sheet.title == "A form"


def test_filled_in_from_the_start(tmp_path: Path) -> None:
    assert given(read(tmp_path, made(ANSWERS))) == ANSWERS


def test_filled_in_and_read_back(tmp_path: Path) -> None:
    sheet = read(tmp_path, changed(made(), fill_in))
    assert given(sheet) == ANSWERS
    shown = {one.id: one.shown for one in sheet.answers}
    assert (shown["choice"], shown["truth.1"]) == ("Two", "False")


def test_two_circles_marked(tmp_path: Path) -> None:
    def mark(root: Any) -> None:
        for value in ("3", "7"):
            type_in(controls(root)[f"rate.before.{value}"], "")

    (answer,) = [one for one in read(tmp_path, changed(made(), mark)).answers if one.unclear]
    assert (answer.id, answer.unclear) == ("rate.before", "several are marked: 3, 7")


def without_names(root: Any) -> None:
    for settings in root.iter(f"{W}sdtPr"):
        settings.remove(settings.find(f"{W}tag"))


def test_names_that_were_taken_off_are_found_by_order(tmp_path: Path) -> None:
    assert given(read(tmp_path, changed(made(ANSWERS), without_names))) == ANSWERS


def test_names_that_cannot_be_found_again_are_not_guessed(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        without_names(root)
        last = list(root.iter(f"{W}sdt"))[-1]
        last.getparent().remove(last)

    with pytest.raises(SourceError, match="took the names off its fields"):
        read(tmp_path, changed(made(ANSWERS), change))


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """It drops tags and groups, and the line ends of a control of several paragraphs."""
    (tmp_path / "in.docx").write_bytes(made(ANSWERS))
    call = [program("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    call += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([*call, str(tmp_path / "in.docx")], check=True, capture_output=True, timeout=120)
    sheet = read(tmp_path, (tmp_path / "out/in.docx").read_bytes())
    assert sheet.mark == MARK
    joined = {id_: re.sub(r"\n+", "", words) for id_, words in given(sheet).items()}
    assert joined == {id_: re.sub(r"\n+", "", words) for id_, words in ANSWERS.items()}
