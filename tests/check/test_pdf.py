"""The report on any PDF: sound files pass, each fault that is made on purpose is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from handoutgen.check.pdf import report_on
from handoutgen.check.pdf.conformance import VALIDATOR
from handoutgen.check.pdf.finding import Finding, PdfReport, shown_places
from handoutgen.library import Library
from handoutgen.pipeline import make
from handoutgen.request import Request
from handoutgen.workspace import Workspace, builtin_root
from tests.answers.pdf_forms import Form

SUN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of ours with headings, a table, a picture, a link and lists."""
    folder = tmp_path_factory.mktemp("sound")
    article = folder / "content/articles/rest.md"
    article.parent.mkdir(parents=True)
    article.write_text(
        "---\ntitle: Rest\naudience: client\nsource: {licence: CC-BY-4.0, "
        "url: https://example.org/rest}\n---\n\n"
        "## First\n\nWords.\n\n- one\n- two\n\n### Deeper\n\n"
        "| Day | Hours |\n|---|---|\n| Mo | 7 |\n\n"
        "![A sun](sun.svg)\n\n[Our page](https://example.org/)\n",
        "utf-8",
    )
    (article.parent / "sun.svg").write_text(SUN, "utf-8")
    library = Library(Workspace(folder, builtin_root()))
    path = folder / "sound.pdf"
    path.write_bytes(make(Request(articles=("rest",)), library=library))
    return path


def finding(report: PdfReport, check: str) -> Finding:
    return next(one for one in report.findings if one.check == check)


def test_a_sound_file(sound: Path) -> None:
    report = report_on(sound)
    assert [one for one in report.findings if one.verdict in ("fail", "cannot tell")] == []
    passed = {one.check for one in report.findings if one.verdict == "pass"}
    assert passed >= {
        *("tags", "language", "title", "locks", "bookmarks", "types", "headings", "pictures"),
        *("tables", "lists", "content", "text", "links", "tab order", "fonts", "letters"),
    }
    assert finding(report, "fields").verdict == "none"
    ua, pdfa = report.conformance
    assert (ua.standard, ua.claimed, ua.failures) == ("PDF/UA-1", True, ())
    assert (pdfa.standard, pdfa.claimed, pdfa.failures) == ("PDF/A-2a", True, ())
    assert ua.by.startswith(VALIDATOR)
    assert ua.rules > 90
    looking = "\n".join(report.to_look_at)
    for words in ("in this order", "contrast", 'does the picture show this? "A sun"', "link"):
        assert words in looking


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """Yield the elements of a structure tree called *kind*."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, Dictionary):
            if one.get("/S") == Name(f"/{kind}"):
                yield one
            if "/K" in one:
                waiting.append(one.K)


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(elements(pdf, kind))


def turned(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what makes every element called *kind* an *other*."""

    def change(pdf: pikepdf.Pdf) -> None:
        for one in list(elements(pdf, kind)):
            one.S = Name(f"/{other}")

    return change


def no_scopes(pdf: pikepdf.Pdf) -> None:
    for one in list(elements(pdf, "TH")):
        del one.A


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [font for page in pdf.pages for font in page.obj.Resources.Font.values()]


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [note for page in pdf.pages for note in page.obj.get("/Annots", ())]


def loose(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def unembedded(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def no_maps(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        del font.ToUnicode


FAULTS: dict[str, tuple[str, str, Callable[[pikepdf.Pdf], object]]] = {
    "no tree": ("tags", "no tags", lambda pdf: pdf.Root.__delattr__("StructTreeRoot")),
    "not marked": ("tags", "MarkInfo", lambda pdf: pdf.Root.__delattr__("MarkInfo")),
    "suspects": ("tags", "guessed", lambda pdf: pdf.Root.MarkInfo.update({"/Suspects": True})),
    "no language": ("language", "what language", lambda pdf: pdf.Root.__delattr__("Lang")),
    "odd language": (
        "language",
        "no language tag",
        lambda pdf: pdf.Root.__setattr__("Lang", String("English (UK)")),
    ),
    "title hidden": (
        "title",
        "file's name",
        lambda pdf: pdf.Root.ViewerPreferences.__delattr__("DisplayDocTitle"),
    ),
    "odd type": ("types", "nobody knows", turned("P", "Paraf")),
    "level left out": (
        "headings",
        "left out",
        turned("H2", "H4"),
    ),
    "no first level": (
        "headings",
        "left out",
        turned("H1", "P"),
    ),
    "no alt": ("pictures", "alternative", lambda pdf: first(pdf, "Figure").__delattr__("Alt")),
    "no scope": (
        "tables",
        "cell by cell",
        no_scopes,
    ),
    "no heads": ("tables", "cell by cell", turned("TH", "TD")),
    "short row": ("tables", "cell by cell", lambda pdf: _pop(first(pdf, "TR"))),
    "no items": (
        "lists",
        "not built of items",
        turned("LI", "P"),
    ),
    "loose": ("content", "neither tagged nor", loose),
    "link untagged": (
        "links",
        "screen reader",
        turned("Link", "P"),
    ),
    "link unsaid": (
        "links",
        "screen reader",
        lambda pdf: [link.__delattr__("Contents") for link in links(pdf)],
    ),
    "tab order": ("tab order", "its own way", lambda pdf: pdf.pages[0].obj.__delattr__("Tabs")),
    "not embedded": ("fonts", "not in the file", unembedded),
    "no maps": ("letters", "not in the file", no_maps),
}


def _pop(row: Any) -> None:
    del row.K[-1]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_made_on_purpose(sound: Path, tmp_path: Path, name: str) -> None:
    check, says, damage = FAULTS[name]
    path = tmp_path / "damaged.pdf"
    with pikepdf.open(sound) as pdf:
        damage(pdf)
        pdf.save(path)
    found = finding(report_on(path), check)
    assert found.verdict == "fail", found
    assert says in found.says
    assert found.hint


def test_fields(tmp_path: Path) -> None:
    form = Form()
    form.text("a", "1")
    report = report_on(form.save(tmp_path / "x.pdf"))
    found = finding(report, "fields")
    assert found.verdict == "fail"
    (place,) = found.places
    assert place.startswith("page 1, object ")
    assert place.endswith(": not in the structure as a field")
    assert finding(report, "tab order").verdict == "fail"
    assert any("keyboard alone" in line for line in report.to_look_at)
    assert not report.conformance[0].claimed
    assert report.conformance[0].failures


def test_a_page_that_is_a_picture(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        image = pdf.make_stream(
            b"\0",
            Subtype=Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(I=image))
        page.contents_add(b"q 100 0 0 100 0 0 cm /I Do Q")
        pdf.save(tmp_path / "x.pdf")
    assert finding(report_on(tmp_path / "x.pdf"), "text").places == ("page 1",)


def test_a_lock_against_assistive_technology(tmp_path: Path) -> None:
    allow = pikepdf.Permissions(accessibility=False, extract=False)
    lock = pikepdf.Encryption(owner="o", user="", R=3, allow=allow, aes=False, metadata=False)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "x.pdf", encryption=lock)
    assert finding(report_on(tmp_path / "x.pdf"), "locks").verdict == "fail"


def test_without_a_validator_nothing_is_said_to_be_verified(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "page", None)
    report = report_on(sound)
    assert [(one.by, one.rules) for one in report.conformance] == [("", 0), ("", 0)]
    assert "PDF/UA-1: claimed; not verified" in "\n".join(report.as_lines())


def test_a_tree_that_bites_its_tail(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        loop = pdf.make_indirect(Dictionary(S=Name.Sect))
        loop.K = Array([loop, loop, 7, String("?")])
        roles = Dictionary({"/A": Name.B, "/B": Name.A})
        pdf.Root.StructTreeRoot = Dictionary(K=Array([loop, Dictionary(S=Name.A)]), RoleMap=roles)
        pdf.save(tmp_path / "x.pdf")
    assert finding(report_on(tmp_path / "x.pdf"), "types").verdict == "fail"


def test_a_very_deep_tree_is_not_judged(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        top = element = pdf.make_indirect(Dictionary(S=Name.Sect))
        for _ in range(400):
            inner = pdf.make_indirect(Dictionary(S=Name.Sect))
            element.K = inner
            element = inner
        pdf.Root.StructTreeRoot = Dictionary(K=top)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.save(tmp_path / "x.pdf")
    assert finding(report_on(tmp_path / "x.pdf"), "tags").verdict == "cannot tell"


def test_places_of_one_flaw_are_told_together() -> None:
    places = [f"page {number}: no rows" for number in range(1, 31)] + ["page 9"]
    said = shown_places(places)
    assert said.startswith("no rows (page 1; page 2;")
    assert said.endswith("and 10 more); page 9")
