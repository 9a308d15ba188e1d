"""Every file is PDF/UA-1, and PDF/A-2a where it is no form: by a validator that we did not write.

What the validator does not look at, ``tagged.faults`` does. Both are shown to see deliberate
faults, made in our own files.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from handoutgen.errors import WriteError
from handoutgen.library import Library
from handoutgen.model.blanks import AnswerTable, RuledLines
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import (
    Citation,
    Figure,
    Foreign,
    Heading,
    Link,
    Note,
    NoteList,
    NoteMark,
    Paragraph,
    Task,
    Text,
    text,
)
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from handoutgen.write.pdf import write_pdf
from tests.conftest import REPOSITORY
from tests.strategies import PIXEL, handouts
from tests.write.pdf.tagged import faults

EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")
BRANDS = ("lantern-quay", "lantern-quay-us")


def problems(data: bytes, folder: Path, *profiles: str) -> list[str]:
    """Return what the validator finds in *data*."""
    path = folder / "file.pdf"
    path.write_bytes(data)
    return [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in profiles or ("ua1", "2a")
        for failure in page.validate_pdf(str(path), profile=profile).failures
    ]


# Everything that is shipped --------------------------------------------------------------------


@cache
def library() -> Library:
    return Library(Workspace.at(REPOSITORY))


def shipped(
    brand: str, edition: Edition, *, fillable: bool = False
) -> Iterator[tuple[str, Handout]]:
    """Yield every template and ready worksheet as a handout of *brand* in *edition*."""
    for kind in ("template", "worksheet"):
        for entry in library().workspace.entries(kind):
            if entry.path.suffix == ".docx":
                continue  # filled by the Word engine, which makes no PDF of ours
            articles = ("sleeping-better",) if kind == "template" else ()
            values = {"text": "I have read it."} if entry.name == "consent" else {}
            request = Request(
                articles,
                template=entry.name,
                brand=brand,
                edition=edition,
                values=values,
                fillable=fillable,
            )
            person = Person("Zoë Łukasz", "Sam Sample", date(2026, 3, 4))
            yield entry.name, prepare(request, library()).compose(person, Report())


@pytest.mark.parametrize("fillable", [False, True])
@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_all_that_is_shipped_conforms(
    brand: str, edition: Edition, tmp_path: Path, *, fillable: bool
) -> None:
    """A form is PDF/UA only: once it is filled in, no form conforms to PDF/A."""
    names = []
    for name, handout in shipped(brand, edition, fillable=fillable):
        data = write_pdf(handout, Report())
        assert problems(data, tmp_path, *(("ua1",) if fillable else ("ua1", "2a"))) == [], name
        assert faults(data) == [], name
        names.append(name)
    assert len(names) > 25


# Anything --------------------------------------------------------------------------------------


def test_a_place_to_write_without_an_id_is_one_all_the_same(tmp_path: Path) -> None:
    body = (Task(RuledLines(id="", label=text("What helped?"))),)
    data = write_pdf(Handout("A handout", body), Report())
    assert problems(data, tmp_path) == []


@pytest.mark.parametrize("_half", [1, 2])
@given(made=handouts)
@settings(max_examples=50, suppress_health_check=list(HealthCheck))
def test_any_handout_conforms(
    tmp_path_factory: pytest.TempPathFactory, _half: int, made: Handout
) -> None:
    """300 handouts: to make one takes longer than to check it, so each is looked at thrice."""
    for edition in EDITIONS:
        handout = replace(made, edition=edition)
        try:
            data = write_pdf(handout, Report())
        except WriteError:
            return  # a personal value that no font can draw
        assert problems(data, tmp_path_factory.getbasetemp()) == []
        assert faults(data) == []


# Deliberate faults -----------------------------------------------------------------------------

WHOLE = Handout(
    "A whole handout",
    (
        Heading(1, text("Title"), "t"),
        Heading(2, text("Part"), "p"),
        Paragraph(
            (
                Text("Words, "),
                Foreign(text("des mots"), "fr"),
                Link(text(" a page"), "https://harbour.example/"),
                Citation(text(" (Sample)"), ("r",)),
                NoteMark("n", 1),
            )
        ),
        Figure(PIXEL, "A black dot"),
        Task(AnswerTable(id="a", headers=(text("Day"), text("Slept")), rows=2)),
        NoteList((Note("n", 1, (Paragraph(text("A note.")),)),)),
    ),
    language="en-GB",
    dated=date(2026, 1, 2),
)


@cache
def whole() -> bytes:
    return write_pdf(WHOLE, Report())


def test_a_whole_handout_has_no_faults(tmp_path: Path) -> None:
    assert problems(whole(), tmp_path) == []
    assert faults(whole()) == []


def elements(opened: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        each
        for each in opened.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each
    ]


def _element(kind: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        del elements(opened, kind)[0][key]

    return spoil


def _catalogue(key: str) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        del opened.Root[key]

    return spoil


def _page(key: str) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        del opened.pages[0].obj[key]

    return spoil


def _link(key: str) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        del opened.pages[0].Annots[0][key]

    return spoil


def _xmp(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        data = opened.Root.Metadata.read_bytes()
        assert old in data
        opened.Root.Metadata.write(data.replace(old, new))

    return spoil


def _content(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        opened.pages[0].contents_coalesce()
        data = opened.pages[0].Contents.read_bytes()
        assert old in data
        opened.pages[0].Contents = opened.make_stream(data.replace(old, new, 1))

    return spoil


def _font(change: Callable[[pikepdf.Object], None]) -> Callable[[pikepdf.Pdf], None]:
    def spoil(opened: pikepdf.Pdf) -> None:
        change(opened.pages[0].Resources.Font.F1)

    return spoil


def _no_unicode(font: pikepdf.Object) -> None:
    del font.ToUnicode


def _no_program(font: pikepdf.Object) -> None:
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def _level(opened: pikepdf.Pdf) -> None:
    elements(opened, "H2")[0].S = pikepdf.Name.H4


def _untitled(opened: pikepdf.Pdf) -> None:
    opened.Root.ViewerPreferences.DisplayDocTitle = False


def _unmarked(opened: pikepdf.Pdf) -> None:
    opened.Root.MarkInfo.Marked = False


def _parents(opened: pikepdf.Pdf) -> None:
    nums = opened.Root.StructTreeRoot.ParentTree.Nums
    nums[1][0] = nums[1][1]


def _row(opened: pikepdf.Pdf) -> None:
    row = elements(opened, "TR")[1]
    row.K = pikepdf.Array([row.K[0]])


def _no_link(opened: pikepdf.Pdf) -> None:
    elements(opened, "Link")[0].S = pikepdf.Name.Span


def _bad_kind(opened: pikepdf.Pdf) -> None:
    elements(opened, "Figure")[0].S = pikepdf.Name.Picture


FAULTS = {
    "no alt text": _element("Figure", "/Alt"),
    "no box": _element("Figure", "/A"),
    "no scope": _element("TH", "/A"),
    "no id of a note": _element("Note", "/ID"),
    "an unknown kind": _bad_kind,
    "an element that says not that it is one": _element("P", "/Type"),
    "a heading left out": _level,
    "a cell left out": _row,
    "no language": _catalogue("/Lang"),
    "no metadata": _catalogue("/Metadata"),
    "no tree": _catalogue("/StructTreeRoot"),
    "title not shown": _untitled,
    "not marked": _unmarked,
    "no colour profile": _catalogue("/OutputIntents"),
    "no way back": _page("/StructParents"),
    "a wrong way back": _parents,
    "no tab order": _page("/Tabs"),
    "a link without its parent": _link("/StructParent"),
    "a link without words": _link("/Contents"),
    "a link that is none": _no_link,
    "a link that is not printed": _link("/F"),
    "not called UA": _xmp(b"<pdfuaid:part>1<", b"<pdfuaid:part>3<"),
    "not called A": _xmp(b"<pdfaid:part>2<", b"<pdfaid:part>9<"),
    "no title in XMP": _xmp(b"dc:title", b"dc:format"),
    "content outside": _content(b"/P <</MCID 2>> BDC", b"/P BMC"),
    "content twice": _content(b"<</MCID 2>>", b"<</MCID 1>>"),
    "an artifact within": _content(b"/Artifact BMC", b""),
    "no unicode": _font(_no_unicode),
    "no font program": _font(_no_program),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_seen(name: str, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(whole())) as opened:
        FAULTS[name](opened)
        out = io.BytesIO()
        opened.save(out, fix_metadata_version=False)
    seen = problems(out.getvalue(), tmp_path)
    try:
        seen += faults(out.getvalue())
    except (AssertionError, AttributeError, KeyError, ValueError) as stop:
        seen.append(f"unreadable: {stop!r}")
    assert seen, name


# What nobody validates -------------------------------------------------------------------------


def test_dates_and_names_are_the_same_in_both_properties() -> None:
    with pikepdf.open(io.BytesIO(whole())) as opened:
        info = opened.docinfo
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == str(info.Title) == "A whole handout"
            assert (
                metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2026-01-02T00:00:00Z"
            )
            assert str(info.CreationDate) == str(info.ModDate) == "D:20260102000000Z"
            assert metadata["pdf:Producer"] == str(info.Producer)
            assert metadata["xmp:CreatorTool"] == str(info.Creator)
            assert (metadata["pdfuaid:part"], metadata["pdfaid:conformance"]) == ("1", "A")


def test_a_form_is_called_accessible_and_not_an_archive() -> None:
    data = write_pdf(Handout("A form", WHOLE.body, fillable=True), Report())
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in metadata


def test_what_is_no_stream_is_packed_and_the_file_is_sound() -> None:
    data = whole()
    assert data.startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert b"/ObjStm" in data
    assert b"/Type /XRef" in data
    assert b"/StructElem" not in data
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []
        assert opened.trailer.ID[0] == opened.trailer.ID[1]


def test_streams_say_how_long_they_are_whatever_they_end_with() -> None:
    from handoutgen.write.pdf.surface import stream

    for data in (b"a", b"a\r", b"a\n", b"a\r\n", b""):
        written = stream(data, "")
        start = written.index(b"stream\n") + len(b"stream\n")
        assert re.sub(rb"\r\n$", b"", written[start : -len(b"endstream")]) == data
