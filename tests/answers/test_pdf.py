"""Returned PDFs as files: whose they are, what is written over them, what cannot be read."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from handoutgen.answers import Given, Remark, Returned, pdf_fields, pdf_file, read_file
from handoutgen.errors import HandoutError, Locked, SourceError
from handoutgen.model.sheet_mark import SheetMark
from tests.answers.pdf_forms import Form, form_at

MARK = '{"handoutgen":1,"code":"SB-1","version":"2","ref":"K-2041"}'


def read(path: Path, *passwords: str) -> Returned:
    (sheet,) = read_file(Given(path, "form.pdf"), passwords)
    return sheet


def the_fault(path: Path, *passwords: str) -> str:
    with pytest.raises(SourceError) as caught:
        read(path, *passwords)
    (fault,) = caught.value.faults
    assert fault.place.name == "form.pdf"
    assert fault.hint
    return fault.problem


def test_which_sheet_it_is(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        form.pdf.docinfo["/Handoutgen"] = String(MARK)
        form.pdf.docinfo["/Title"] = String("Sleep diary")

    sheet = read(form_at(tmp_path / "x.pdf", make))
    assert sheet.mark == SheetMark("SB-1", "2", "K-2041")
    assert sheet.title == "Sleep diary"
    assert sheet.notices == ()


def test_which_sheet_it_is_where_a_viewer_wrote_the_information_anew(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        own = Dictionary(LastModified=String("D:20250101"), Private=String(MARK))
        form.page.obj.PieceInfo = Dictionary(Handoutgen=own)

    sheet = read(form_at(tmp_path / "x.pdf", make))
    assert sheet.mark == SheetMark("SB-1", "2", "K-2041")
    assert [answer.id for answer in sheet.answers] == ["a"]


def test_forms_of_other_makers_are_read(tmp_path: Path) -> None:
    sheet = read(form_at(tmp_path / "x.pdf", lambda form: form.text("a", "1")))
    assert sheet.mark is None
    assert len(sheet.answers) == 1


def test_words_typed_over_a_page_and_drawings(tmp_path: Path) -> None:
    def make(form: Form) -> None:
        form.text("a", "1")
        form.note("Written beside\rit")
        form.note("", "Ink")
        form.note("https://example.org", "Link")

    sheet = read(form_at(tmp_path / "x.pdf", make))
    assert sheet.remarks == (Remark(1, "Written beside\nit"),)
    assert [notice.problem for notice in sheet.notices] == [
        "words were typed over page 1",
        "something was drawn or stamped on page 1",
    ]
    assert "beside" not in str(sheet.notices)


def test_words_typed_over_a_page_without_fields(tmp_path: Path) -> None:
    sheet = read(form_at(tmp_path / "x.pdf", lambda form: form.note("My answer")))
    assert sheet.answers == ()
    assert sheet.remarks == (Remark(1, "My answer"),)
    assert "has no fields" in sheet.notices[0].problem


def test_printed_flattened_scanned(tmp_path: Path) -> None:
    def text(form: Form) -> None:
        form.page.obj.Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font)))

    def picture(form: Form) -> None:
        image = form.pdf.make_stream(b"\0", Subtype=Name.Image, Width=1, Height=1)
        form.page.obj.Resources = Dictionary(XObject=Dictionary(I=image))

    def flattened(form: Form) -> None:
        """Look like a flattened form: its fields' looks are drawn as forms with fonts."""
        looks = form.pdf.make_stream(
            b"", Subtype=Name.Form, Resources=Dictionary(Font=Dictionary(F=1))
        )
        form.page.obj.Resources = Dictionary(XObject=Dictionary(X=looks))
        form.pdf.docinfo["/Handoutgen"] = String(MARK)

    assert "printed, flattened, or never was" in the_fault(form_at(tmp_path / "1.pdf", text))
    assert "scanned or photographed" in the_fault(form_at(tmp_path / "2.pdf", picture))
    assert "has lost its fields" in the_fault(form_at(tmp_path / "3.pdf", flattened))


def test_xfa(tmp_path: Path) -> None:
    def dynamic(form: Form) -> None:
        form.pdf.Root.AcroForm.XFA = form.pdf.make_stream(b"<xdp/>")

    def static(form: Form) -> None:
        dynamic(form)
        form.text("a", "1")

    assert "XFA form" in the_fault(form_at(tmp_path / "1.pdf", dynamic))
    sheet = read(form_at(tmp_path / "2.pdf", static))
    assert sheet.answers[0].value == "1"
    assert "XFA" in sheet.notices[0].problem


def test_locked(tmp_path: Path) -> None:
    form = Form()
    form.text("a", "Łukasz")
    lock = pikepdf.Encryption(owner="owner", user="geheim", R=6)
    path = form.save(tmp_path / "x.pdf", encryption=lock)
    assert "locked with a password" in the_fault(path)
    assert "no password given opens it" in the_fault(path, "other")
    with pytest.raises(Locked):
        read(path)
    assert read(path, "other", "geheim").answers[0].value == "Łukasz"


def test_locked_against_changes_alone(tmp_path: Path) -> None:
    form = Form()
    form.text("a", "1")
    lock = pikepdf.Encryption(owner="owner", user="", R=4)
    assert read(form.save(tmp_path / "x.pdf", encryption=lock)).answers[0].value == "1"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "is no PDF"),
        (b"<html>", "is no PDF"),
        (b"%PDF-1.7\n", "is damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "is damaged"),
        (b"%PDF-1.7\n" + b"1 0 obj\n<<" * 5000, "is damaged"),
        (b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000, "is damaged"),
    ],
)
def test_no_pdf_or_a_damaged_one(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    assert problem in the_fault(path)


def test_cut_off_and_mended(tmp_path: Path) -> None:
    """A file whose end is missing is read as far as a library can mend it."""
    path = form_at(tmp_path / "x.pdf", lambda form: form.text("a", "1"))
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"xref")])
    assert read(path).answers[0].value == "1"


def test_saved_again_behind_the_end(tmp_path: Path) -> None:
    """Viewers add what changed behind the file's end, and leave the old value where it was."""
    form = Form()
    form.text("a", "old")
    path = form.save(tmp_path / "x.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = path.read_bytes()
    with pikepdf.open(path) as pdf:
        number = pdf.Root.AcroForm.Fields[0].objgen[0]
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
    old = data[data.index(b"%d 0 obj" % number) :]
    new = old[: old.index(b"endobj") + 7].replace(b"(old)", b"(new)")
    before = data.rindex(b"startxref")
    start = int(data[before:].split()[1])
    added = b"\n" + new
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(data) + 1)
    trailer = b"trailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (size, root, start)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(added))
    path.write_bytes(data + added + table + trailer + end)
    assert read(path).answers[0].value == "new"


def test_a_stream_that_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "STREAM_BYTES", 1_000_000)
    before = pikepdf.settings.get_qpdf_limits()
    bomb = zlib.compress(b"\0" * 8_000_000, 9)
    form = Form()
    form.text("a").V = pikepdf.Stream(form.pdf, bomb, Filter=Name.FlateDecode)
    path = form.save(tmp_path / "x.pdf")
    assert path.stat().st_size < 20_000
    assert "is damaged" in the_fault(path)
    assert pikepdf.settings.get_qpdf_limits() == before


def test_more_fields_than_any_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_fields, "MOST_FIELDS", 1_000)

    def make(form: Form) -> None:
        form.pdf.Root.AcroForm.Fields = Array(
            Dictionary(T=String(str(number)), FT=Name.Tx) for number in range(1_001)
        )

    assert "more than 1,000 fields" in the_fault(form_at(tmp_path / "x.pdf", make))


def test_a_folder_and_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    os.mkfifo(tmp_path / "b.pdf")
    for name in ("a.pdf", "b.pdf", "none.pdf"):
        with pytest.raises(HandoutError, match="not a file that can be read"):
            read(tmp_path / name)
