"""Forms in one file: each keeps its fields, and no two share an answer."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import page as validation
import pikepdf
import pypdf
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator, Form

from handoutgen.answers import Given, Sheets, read_file
from handoutgen.model.blanks import RuledLines
from handoutgen.model.brand import Brand, FontChoice, Fonts
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Paragraph, Task, text
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from handoutgen.write.pdf.merging import MergePart, merge_pdfs
from tests.write.pdf.forms.keyboard import Keyboard
from tests.write.pdf.forms.samples import form
from tests.write.pdf.forms.test_fill import FIELDS, TYPED, full_names, values

SHORT = Handout(
    "Short",
    (Heading(1, text("Short"), "short"), Task(RuledLines(id="lines", label=text("Why?"), count=3))),
    brand=Brand(fonts=Fonts(FontChoice("Cambria"), FontChoice("Cambria"))),
    fillable=True,
    code="S-1",
    version="3",
)
TO_READ = Handout("To read", (Paragraph(text("Words.")),))


def written(handout: Handout) -> bytes:
    return write_pdf(handout, Report())


@cache
def merged() -> bytes:
    """The same form twice, something to read, and a form in another font."""
    parts = [
        MergePart(written(form()), "First", "first"),
        MergePart(written(TO_READ), "To read", "to-read"),
        MergePart(written(form()), "Second", "a.second"),
        MergePart(written(SHORT), "Short", "short"),
    ]
    file = io.BytesIO()
    merge_pdfs(file, parts, title="All")
    return file.getvalue()


def answers_in(folder: Path, data: bytes) -> Sheets:
    path = folder / "all.pdf"
    path.write_bytes(data)
    return read_file(Given(path, "all.pdf"))


WANTED = {
    **{f"first.{id_}": answer for id_, answer in TYPED.items()},
    "a-second.lines": "Other words",
    "a-second.choice": "1",
    "a-second.sign.1": "Somebody",
    "short.lines": "Because",
}


def test_every_field_of_every_part_is_there_under_its_name() -> None:
    names = set(full_names(merged()))
    ids = {f"{part}.{id_}" for part in ("first", "a-second") for id_ in FIELDS}
    assert names == {*ids, "short.lines"}
    assert set(pypdf.PdfReader(io.BytesIO(merged())).get_fields() or {}) >= names


def test_it_conforms_and_says_no_more_than_it_is() -> None:
    assert "no failures" in str(validation.validate_pdf_bytes(merged(), profile="ua1"))
    with pikepdf.open(io.BytesIO(merged())) as pdf:
        said = pdf.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" in said
    assert b"pdfaid:part>" not in said


def test_every_place_is_on_a_page_in_the_tree_and_below_its_form() -> None:
    with pikepdf.open(io.BytesIO(merged())) as pdf:
        roots = {field.objgen for field in pdf.Root.AcroForm.Fields}
        tree = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
        count = 0
        for page in pdf.pages:
            for widget in page.obj.get("/Annots", ()):
                if widget.Subtype != "/Widget":
                    continue
                count += 1
                assert widget.P.objgen == page.obj.objgen
                element = tree[int(widget.StructParent)]
                kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
                held = [kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary)]
                assert widget.objgen in held
                top = widget
                while "/Parent" in top:
                    top = top.Parent
                assert top.objgen in roots
            assert page.obj.get("/Tabs") == "/S"
        assert count > 2 * len(FIELDS)


def test_filled_by_keyboard_each_part_has_answers_of_its_own() -> None:
    keyboard = Keyboard(merged())
    names = full_names(merged())
    keyboard.fill({names[id_]: answer for id_, answer in WANTED.items()})
    assert values(keyboard.save()) == WANTED


def test_filled_by_pypdf() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(merged()))
    kinds = {**FIELDS, "lines": FIELDS["lines"]}
    answers = {
        id_: f"/{answer}" if kinds[id_.partition(".")[2]].kind in ("tick", "radio") else answer
        for id_, answer in WANTED.items()
    }
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    assert values(saved.getvalue()) == WANTED


def test_answers_are_told_sheet_by_sheet(tmp_path: Path) -> None:
    names = full_names(merged())
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(merged())) as pdf:
        filler = Form(pdf, DefaultAppearanceStreamGenerator)
        filler[names["first.sign.1"]].value = "Somebody"  # type: ignore[union-attr]
        filler[names["short.lines"]].value = "Because"  # type: ignore[union-attr]
        pdf.save(saved)
    first, short = answers_in(tmp_path, saved.getvalue())
    said = {answer.id: answer.value for answer in first.answers if answer.given}
    assert (first.title, said) == ("First", {"sign.1": "Somebody"})
    assert {answer.id for answer in first.answers} == set(FIELDS)
    assert [(one.id, one.label, one.value) for one in short.answers] == [
        ("lines", "Why?", "Because")
    ]
    assert short.mark is not None
    assert (short.mark.code, short.mark.version) == ("S-1", "3")
    assert [notice.problem for notice in first.notices] == ["1 of its 3 sheets have no answer"]


def test_where_nothing_was_answered_all_sheets_are_told(tmp_path: Path) -> None:
    sheets = answers_in(tmp_path, merged())
    assert [sheet.title for sheet in sheets] == ["First", "Second", "Short"]
    assert not any(sheet.notices for sheet in sheets)


def test_what_was_typed_over_a_page_is_no_sheets_own(tmp_path: Path) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(merged())) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[10, 10, 90, 30],
            Contents="By hand",
        )
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))
        pdf.save(saved)
    (whole,) = answers_in(tmp_path, saved.getvalue())
    assert (whole.title, whole.answers) == ("All", ())
    assert [remark.text for remark in whole.remarks] == ["By hand"]


def test_fonts_and_looks_that_forms_share_are_there_once() -> None:
    part = MergePart(written(form()), "", "one")
    file = io.BytesIO()
    merge_pdfs(file, [part] * 10, title="All")
    with pikepdf.open(file) as many, pikepdf.open(io.BytesIO(written(form()))) as one:
        for key in ("/Length1", "/BBox"):
            assert streams(many, key) == streams(one, key) > 0
        assert set(many.Root.AcroForm.DR.Font.keys()) == set(one.Root.AcroForm.DR.Font.keys())
        names = {str(field.T) for field in many.Root.AcroForm.Fields}
        assert names == {"one", *(f"one-{number}" for number in range(2, 11))}


def streams(pdf: pikepdf.Pdf, key: str) -> int:
    return len([one for one in pdf.objects if isinstance(one, pikepdf.Stream) and key in one])


def test_two_fonts_are_two_fonts() -> None:
    with pikepdf.open(io.BytesIO(merged())) as pdf:
        fonts = pdf.Root.AcroForm.DR.Font
        used = {str(widget.DA).split()[0] for widget in texts(pdf)}
        assert used == set(fonts.keys())
        families = {str(font.BaseFont) for font in fonts.values()}
        assert len(families) == 2


def texts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
    return [note for note in notes if "/DA" in note]


def test_fonts_of_one_name_that_differ_are_refused() -> None:
    with pikepdf.open(io.BytesIO(written(SHORT))) as pdf:
        for font in pdf.Root.AcroForm.DR.Font.values():
            font.FirstChar = 33
        other = io.BytesIO()
        pdf.save(other)
    parts = [MergePart(written(SHORT)), MergePart(other.getvalue())]
    with pytest.raises(ValueError, match="different fonts"):
        merge_pdfs(io.BytesIO(), parts, title="All")


def test_same_parts_same_bytes() -> None:
    again = merged.__wrapped__()
    assert again == merged()
