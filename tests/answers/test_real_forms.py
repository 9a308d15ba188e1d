"""Forms of ours, filled in by programs that we did not write, saved by them, and read back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator
from pikepdf.form import Form as Filler

from handoutgen.answers import Given, Returned, read_file
from handoutgen.errors import SourceError
from handoutgen.model.sheet_mark import SheetMark
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from tests.programs import program
from tests.write.pdf.forms.keyboard import Keyboard
from tests.write.pdf.forms.samples import ANSWERS, form
from tests.write.pdf.forms.test_fill import FIELDS, full_names

MARK = SheetMark("SB-1", "2", "K-2041")
TYPED = {**ANSWERS, "lines": "It’s fine.\nThird line"}


@cache
def blank() -> bytes:
    return write_pdf(replace(form(), code="SB-1", version="2", ref="K-2041"), Report())


def read(folder: Path, data: bytes) -> Returned:
    path = folder / "form.pdf"
    path.write_bytes(data)
    (sheet,) = read_file(Given(path, "form.pdf"))
    return sheet


def given(sheet: Returned) -> dict[str, str]:
    """Return what was answered, as answers to fill in are written."""
    assert [one for one in sheet.answers if one.unclear] == []
    return {
        one.id: "true" if one.value is True else str(one.value)
        for one in sheet.answers
        if one.given
    }


def by_pypdf(writer: pypdf.PdfWriter) -> bytes:
    marks = ("tick", "radio")
    answers = {
        id_: f"/{answer}" if FIELDS[id_].kind in marks else answer for id_, answer in TYPED.items()
    }
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def by_pypdf_as_a_copy() -> bytes:
    return by_pypdf(pypdf.PdfWriter(clone_from=io.BytesIO(blank())))


def by_pypdf_behind_the_end() -> bytes:
    return by_pypdf(pypdf.PdfWriter(io.BytesIO(blank()), incremental=True))


def by_pypdf_page_by_page() -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(blank()))
    return by_pypdf(writer)


def by_pikepdf() -> bytes:
    names = full_names(blank())
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank())) as pdf:
        filler = Filler(pdf, DefaultAppearanceStreamGenerator)
        for id_, answer in TYPED.items():
            field = filler[names[id_]]
            match FIELDS[id_].kind:
                case "tick":
                    field.checked = True
                case "radio":
                    field.value = pikepdf.Name(f"/{answer}")
                case _:
                    field.value = answer
        pdf.save(saved)
    return saved.getvalue()


def by_keyboard() -> bytes:
    """Fill in by keyboard alone in pdfium, which is what Chrome does."""
    keyboard = Keyboard(blank())
    names = full_names(blank())
    keyboard.fill({names[id_]: answer for id_, answer in TYPED.items()})
    return keyboard.save()


@pytest.mark.parametrize(
    "fill",
    [
        by_pypdf_as_a_copy,
        by_pypdf_behind_the_end,
        by_pypdf_page_by_page,
        by_pikepdf,
        by_keyboard,
    ],
)
def test_filled_and_read_back(tmp_path: Path, fill: Callable[[], bytes]) -> None:
    sheet = read(tmp_path, fill())
    assert given(sheet) == TYPED
    assert sheet.mark == MARK
    assert {one.id for one in sheet.answers} == set(FIELDS)


def test_empty(tmp_path: Path) -> None:
    sheet = read(tmp_path, blank())
    assert given(sheet) == {}
    assert sheet.mark == MARK
    labels = {one.id: one.label for one in sheet.answers}
    assert all(labels.values())
    assert [id_ for id_ in labels if not id_.startswith("heat")] == [
        id_ for id_ in FIELDS if not id_.startswith("heat")
    ]


def test_filled_in_from_the_start(tmp_path: Path) -> None:
    assert given(read(tmp_path, write_pdf(form(ANSWERS), Report()))) == ANSWERS


def test_what_a_mark_stands_for_is_said(tmp_path: Path) -> None:
    shown = {one.id: one.shown for one in read(tmp_path, by_keyboard()).answers}
    assert (shown["choice"], shown["truth.1"], shown["rate.before"]) == ("Two", "False", "")


def test_pages_put_into_another_file_say_which_sheet_they_are(tmp_path: Path) -> None:
    other = pypdfium2.PdfDocument.new()
    other.import_pages(pypdfium2.PdfDocument(blank()))
    saved = io.BytesIO()
    other.save(saved)
    assert read(tmp_path, saved.getvalue()).mark == MARK


def test_a_group_that_lost_its_value(tmp_path: Path) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(by_keyboard())) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/Kids" in one and "/FT" in one:
                del one.V
        pdf.save(saved)
    assert given(read(tmp_path, saved.getvalue())) == TYPED


def flattened_by_pikepdf(path: Path) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        pdf.save(saved)
    return saved.getvalue()


def flattened_by_pdfium(path: Path) -> bytes:
    pdf = pypdfium2.PdfDocument(path)
    pdf.init_forms()
    for page in pdf:
        pypdfium2.raw.FPDFPage_Flatten(page, 0)
    saved = io.BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def printed_by_poppler(path: Path) -> bytes:
    call = [program("pdftocairo"), "-pdf", str(path), "-"]
    return subprocess.run(call, check=True, capture_output=True, timeout=60).stdout


def scanned(path: Path) -> bytes:
    page = pypdfium2.PdfDocument(path)[0]
    saved = io.BytesIO()
    page.render(scale=0.5).to_pil().convert("RGB").save(saved, "PDF")
    return saved.getvalue()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (flattened_by_pikepdf, "has lost its fields"),
        (flattened_by_pdfium, "has lost its fields"),
        (printed_by_poppler, "has no fields: it was printed"),
        (scanned, "it was scanned or photographed"),
    ],
)
def test_what_has_no_fields_any_more(
    tmp_path: Path, change: Callable[[Path], bytes], problem: str
) -> None:
    path = tmp_path / "filled.pdf"
    path.write_bytes(write_pdf(form(ANSWERS), Report()))
    with pytest.raises(SourceError, match=problem):
        read(tmp_path, change(path))
