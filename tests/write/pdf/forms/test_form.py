"""What a form's file holds: everything a viewer needs, nothing that it must make."""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from handoutgen.errors import WriteError
from handoutgen.model.blanks import NameBlank, RuledLines
from handoutgen.model.handout import Handout, printed_fields
from handoutgen.model.nodes import BlankRow, PageBreak, Paragraph, Personal, Task, text
from handoutgen.report import Report
from handoutgen.write.pdf import lay_out, write_pdf
from handoutgen.write.pdf.forms.gathering import placed_fields
from handoutgen.write.pdf.forms.names import different, full_names, name_tree
from handoutgen.write.pdf.items import TextLine, WriteArea
from tests.strategies import handouts
from tests.write.pdf.forms.samples import ANSWERS, BODY, form
from tests.write.pdf.measures import placed

_open: list[pikepdf.Pdf] = []
BLANK = write_pdf(form(), Report())


def opened(data: bytes = BLANK) -> pikepdf.Pdf:
    """Return the file in *data*, open for as long as the test runs: its objects live no longer."""
    pdf = pikepdf.open(io.BytesIO(data))
    _open.append(pdf)
    return pdf


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while _open:
        _open.pop().close()


def widgets(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        each
        for page in pdf.pages
        for each in page.get("/Annots", ())
        if each.Subtype == pikepdf.Name.Widget
    ]


def inherited(widget: pikepdf.Object, key: str) -> pikepdf.Object | None:
    while key not in widget and "/Parent" in widget:
        widget = widget.Parent
    return widget.get(key)


def test_no_viewer_has_to_make_anything() -> None:
    pdf = opened()
    assert pdf.check_pdf_syntax() == []
    assert set(pdf.Root.AcroForm.keys()) == {"/Fields", "/DR"}
    for widget in widgets(pdf):
        assert "/N" in widget.AP
        assert not {"/A", "/AA", "/MaxLen"} & set(widget.keys())
    assert all("/JS" not in each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))


def test_all_fonts_of_a_form_are_embedded_and_name_their_letters() -> None:
    fonts = list(opened().Root.AcroForm.DR.Font.values())
    assert len(fonts) == 2  # one as it is, one as tall as the distance of lines
    for font in fonts:
        assert font.Subtype == "/TrueType"
        assert font.Encoding.BaseEncoding == "/WinAnsiEncoding"
        assert "/FontFile2" in font.FontDescriptor
        assert "+" not in str(font.BaseFont)
    assert fonts[0].FontDescriptor.FontFile2.objgen == fonts[1].FontDescriptor.FontFile2.objgen
    used = {str(inherited(each, "/DA")).split()[0] for each in widgets(opened())}
    assert used - {"None"} == set(opened().Root.AcroForm.DR.Font.keys())


def test_every_place_says_what_is_asked() -> None:
    said = [str(each.TU) for each in widgets(opened())]
    assert all(said)
    assert "How strong? Before – 7" in said
    assert any("(such as 14 March 2025)" in each for each in said)
    assert any("(type your name)" in each for each in said)


def test_flags_say_how_a_field_is_filled_in() -> None:
    flags = Counter(int(inherited(each, "/Ff") or 0) for each in widgets(opened()))
    assert set(flags) == {0, 1 << 12, 1 << 15, 1 << 17}
    needed = replace(form(), body=(Task(RuledLines(id="a", label=text("A"), required=True)),))
    (widget,) = widgets(opened(write_pdf(needed, Report())))
    assert int(widget.Ff) == 1 << 12 | 1 << 1


def test_marks_are_drawn_in_both_states() -> None:
    marked = opened(write_pdf(form(ANSWERS), Report()))
    for widget in widgets(marked):
        if inherited(widget, "/FT") != "/Btn":
            continue
        states = set(widget.AP.N.keys())
        assert len(states) == 2
        assert "/Off" in states
        assert str(widget.AS) in states
        drawn = {state: stream.read_bytes() for state, stream in widget.AP.N.items()}
        assert drawn.pop("/Off") == b""
        assert all(drawn.values())


def test_fields_are_no_higher_than_their_pages_and_do_not_overlap() -> None:
    for edition in ("standard", "large-print", "ink-saver"):
        pdf = opened(write_pdf(form(edition=edition), Report()))  # type: ignore[arg-type]
        for page in pdf.pages:
            boxes = [[float(edge) for edge in each.Rect] for each in page.get("/Annots", ())]
            for number, (left, low, right, high) in enumerate(boxes):
                assert 0 <= left < right <= float(page.MediaBox[2])
                assert 0 <= low < high <= float(page.MediaBox[3])
                for other in boxes[number + 1 :]:
                    apart = (
                        right <= other[0] + 0.1
                        or other[2] <= left + 0.1
                        or high <= other[1] + 3.0
                        or other[3] <= low + 3.0
                    )
                    assert apart


def test_lines_that_a_page_parts_are_one_field_where_most_of_them_are() -> None:
    lines = RuledLines(id="long", label=text("Write"), count=40)
    handout = Handout("A", (Task(lines),), fillable=True)
    pages = lay_out(handout, Report()).pages
    on_pages = [
        sum(isinstance(i, WriteArea) for p in page.content for i in p.items) for page in pages
    ]
    (field,) = placed_fields(handout.body, pages)
    (place,) = field.places
    assert place.page == on_pages.index(max(on_pages))
    assert place.rows == max(on_pages) < 40


def test_a_known_name_stands_in_its_field_and_is_not_printed_below_it() -> None:
    name = NameBlank(label=text("Name"), value=(Personal("client", "Ada Example"),))
    handout = Handout("A", (BlankRow((name,)),), fillable=True)
    (widget,) = widgets(opened(write_pdf(handout, Report())))
    assert str(widget.V) == "Ada Example"
    lines = [line.text for _, line in placed(lay_out(handout, Report()), TextLine)]
    assert [line.strip() for line in lines] == ["Name"]


def test_long_answers_are_kept_whole() -> None:
    long = "word " * 2_000 + "end"
    (widget, *_) = widgets(opened(write_pdf(form({"name": long}), Report())))
    assert str(widget.V) == long


def test_a_name_that_no_font_can_draw_is_refused_with_its_field() -> None:
    with pytest.raises(WriteError) as error:
        write_pdf(form({"name": "\U00016800"}), Report())
    assert str(error.value).startswith("name:")
    assert "\U00016800" not in str(error.value)


def test_same_bytes_twice() -> None:
    for answers in (None, ANSWERS):
        assert write_pdf(form(answers), Report()) == write_pdf(form(answers), Report())


def test_a_sheet_to_print_has_no_form() -> None:
    printed = form(fillable=False)
    assert "/AcroForm" not in opened(write_pdf(printed, Report())).Root


def test_a_sheet_to_print_loads_nothing_of_forms() -> None:
    code = (
        "import sys; from handoutgen.pipeline import Request, make;"
        " make(Request(template='coping-card'));"
        " print([name for name in sys.modules if '.forms' in name or 'answered' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_handout_without_blanks_has_no_form() -> None:
    body = (Paragraph(text("Words")), PageBreak(), Paragraph(text("More")))
    data = write_pdf(Handout("A", body, fillable=True), Report())
    assert "/AcroForm" not in opened(data).Root


@given(handouts)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_two_fields_of_any_handout_have_one_name(handout: Handout) -> None:
    try:
        data = write_pdf(replace(handout, fillable=True), Report())
    except WriteError:
        return
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        if "/AcroForm" not in pdf.Root:
            return
        names: list[str] = []
        waiting = [(each, "") for each in pdf.Root.AcroForm.Fields]
        while waiting:
            field, above = waiting.pop()
            name = f"{above}.{field.T}" if above else str(field.T)
            assert "." not in str(field.T)
            names.append(name)
            waiting += [(kid, name) for kid in field.get("/Kids", ()) if "/T" in kid]
        assert len(names) == len(set(names))
        assert sum("/FT" in each for each in widgets(pdf)) <= len(widgets(pdf))


def test_names_are_a_tree_whose_paths_are_the_ids() -> None:
    ids = ("a", "b.1", "b.2.c", "b.2", "d.e")
    assert full_names(name_tree(ids)) == {
        "a": "a",
        "b.1": "b.1",
        "b.2": "b.2._",
        "b.2.c": "b.2.c",
        "d.e": "d.e",
    }


def test_ids_that_come_to_one_name_are_told_apart() -> None:
    assert different(("a", "a", "a.", "b..c", "b.c", "")) == (
        *("a", "a-2", "a.-2"),
        *("b..c", "b.c-2", ""),
    )


def test_every_printed_field_is_in_the_form() -> None:
    fields = {each.field.id for each in placed_fields(BODY, lay_out(form(), Report()).pages)}
    assert fields == {field.id for field in printed_fields(BODY)}
    areas = [area.field for _, area in placed(lay_out(form(), Report()), WriteArea)]
    assert len(areas) >= len(fields)


def test_a_form_stays_on_the_page_of_its_sheet() -> None:
    """One that a line more would push onto another page has a little less room to write."""
    lines = tuple(
        Task(RuledLines(id=f"a{number}", label=text("Write"), count=3)) for number in range(6)
    )
    body = (*lines, Paragraph(text("Small print. " * 40), "small"))
    more = (Paragraph(text("What to do. " * 30), "how-to"), *body)
    sheet = Handout("A", body)
    assert len(lay_out(sheet, Report()).pages) == 1
    assert len(lay_out(replace(sheet, body=more), Report()).pages) == 2
    assert len(lay_out(replace(sheet, body=more, fillable=True), Report()).pages) == 1
