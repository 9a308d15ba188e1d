"""No letter is left to what a layout engine would pick: every font is given by name."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from handoutgen.errors import WriteError
from handoutgen.fonts.faces import bundled_face
from handoutgen.fonts.font_files import font_file
from handoutgen.model.brand import PLAIN
from handoutgen.report import FontSubstituted, GlyphMissing, LayoutNotice, Report
from handoutgen.word.pdf.embedded import plain
from handoutgen.word.pdf.finishing import finished
from handoutgen.word.pdf.spelling import spell_out
from tests.reading import pdf_words
from tests.word.pdf.documents import PLACE, add_symbol, add_text, document, laid_out, saying

SCRIPTS = (
    "Ελληνικά",
    "Кириллица",
    "Tiếng Việt",
    "שלום",
    "สวัสดี",
    "☐ ✓ →",
)


def fonts_in(pdf: bytes) -> set[str]:
    return set(finished(pdf, title="", language="")[1])


def test_scripts_and_signs_that_the_font_lacks_are_set_in_ones_that_have_them() -> None:
    pdf, report = laid_out(saying(*SCRIPTS, font="Cambria"))
    said = pdf_words(pdf)
    for word in ["Ελληνικά", "Кириллица", "Tiếng", "Việt", "☐", "✓", "→"]:
        assert word in said
    assert not [one for one in report if isinstance(one, (GlyphMissing, LayoutNotice))]
    assert {"NotoSans", "NotoSansHebrew", "NotoSansThai"} <= {
        name.replace("-Regular", "") for name in fonts_in(pdf)
    }


def test_what_is_never_drawn_brings_no_font_of_the_engines() -> None:
    _, report = laid_out(saying("gap \ufeff\u00a0 joined\u2060up \u200bx", font="Calibri"))
    assert not [one for one in report if isinstance(one, LayoutNotice)]


def test_a_word_of_two_scripts_stays_in_order() -> None:
    pdf, _ = laid_out(saying("before Ωmega☐after end", font="Cambria"))
    assert "before Ωmega☐after end" in pdf_words(pdf)


def test_signs_of_wingdings_and_symbol_become_the_characters_they_look_like() -> None:
    def build(new: Document) -> None:
        add_text(new, "\uf0fc yes", "Wingdings")
        add_text(new, "a \uf062", "Symbol")
        add_symbol(new, "Wingdings", "F0A8")
        add_symbol(new, "Wingdings", "D83D")
        new.add_paragraph("point", style="List Bullet")

    pdf, report = laid_out(document(build))
    said = pdf_words(pdf)
    assert "✓" in said
    assert "α β" in said
    assert "□" in said
    assert "• point" in said or "•point" in said.replace(" ", "")
    assert not [one for one in report if isinstance(one, LayoutNotice)]


def test_every_substitution_is_told_once() -> None:
    def build(new: Document) -> None:
        new.add_paragraph("text")
        add_text(new, "one", "Georgia")
        add_text(new, "two", "Georgia")
        add_text(new, "own", "Noto Sans")

    _, report = laid_out(document(build, font="Calibri"))
    told = [one.problem for one in report if isinstance(one, FontSubstituted)]
    assert len(told) == 2
    assert any("Calibri" in problem and "Carlito" in problem for problem in told)
    assert any("Georgia" in problem and "Caladea" in problem for problem in told)
    assert all("Word files name it" not in problem for problem in told)


def test_a_font_that_no_words_are_set_in_is_not_told() -> None:
    def build(new: Document) -> None:
        add_text(new, "   ", "Georgia")
        new.add_paragraph("text")

    _, report = laid_out(document(build, font="Noto Sans"))
    assert not [one for one in report if isinstance(one, FontSubstituted)]


def test_characters_without_a_font_are_a_box_and_a_notice() -> None:
    pdf, report = laid_out(saying("漢 text"))
    assert "□ text" in pdf_words(pdf)
    told = [one for one in report if isinstance(one, GlyphMissing)]
    assert [one.problem for one in told] == ["no font at hand can draw U+6F22"]


def test_in_a_persons_own_words_they_are_a_failure_that_says_no_word_of_it() -> None:
    with pytest.raises(WriteError) as caught:
        laid_out(saying("For 漢字"), personal="漢字")
    assert "漢" not in str(caught.value)
    assert "6F22" not in str(caught.value)
    assert caught.value.faults[0].hint


KEY = "{0F0E0D0C-0B0A-0908-0706-050403020100}"


def with_embedded(data: bytes, family: str, font: bytes) -> bytes:
    """Return a Word file that brings *font* along as *family*, obfuscated."""
    opened = docx.Document(io.BytesIO(data))
    package = opened.part.package
    assert package is not None
    table = next(
        rel.target_part
        for rel in opened.part.rels.values()
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE
    )
    part = Part(
        PackURI("/word/fonts/font1.odttf"),
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        plain(font, KEY),  # done twice it is undone
        package,
    )
    id_ = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
    root = parse_xml(table.blob)
    root.append(
        parse_xml(
            f'<w:font {nsdecls("w", "r")} w:name="{family}">'
            f'<w:embedRegular r:id="{id_}" w:fontKey="{KEY}"/></w:font>'
        )
    )
    table._blob = etree.tostring(root)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def test_a_font_that_the_file_brings_along_is_used_and_nothing_told() -> None:
    face = bundled_face("caladea/Caladea-Regular.face")
    data = with_embedded(
        saying("In our own font", font="Clinic Own"), "Clinic Own", font_file(face)
    )
    pdf, report = laid_out(data)
    assert any(name.startswith("Caladea") for name in fonts_in(pdf))
    told = [one.problem for one in report]
    assert not any("comes with the program" in problem for problem in told), told


def test_letters_that_only_an_embedded_font_has_are_set_in_it() -> None:
    face = bundled_face("noto/NotoSansMath-Regular.face")
    sign = "\u2a01" if face.covers("\u2a01") else "\u22ff"
    data = with_embedded(saying(f"x {sign} y", font="Calibri"), "Signs Own", font_file(face))
    pdf, report = laid_out(data)
    assert not [one for one in report if isinstance(one, GlyphMissing)]
    assert sign in pdf_words(pdf)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=40))
def test_spelling_out_changes_no_word_that_can_be_drawn(text: str) -> None:
    data = saying(text, font="Cambria")
    report = Report()
    spelt = spell_out(data, PLAIN, report, PLACE).parts.written()
    before, after = texts(data), texts(spelt)
    assert len(before) == len(after)
    missing = [one for one in report if isinstance(one, GlyphMissing)]
    for old, new in zip(before, after, strict=True):
        if old != new:
            assert missing
            assert all(a == b or b == "□" for a, b in zip(old, new, strict=True))


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


SAME = """
import hashlib, sys
from pathlib import Path
from tests.word.pdf.documents import laid_out
pdf, report = laid_out(Path(sys.argv[1]).read_bytes())
print(hashlib.sha256(pdf).hexdigest(), [type(one).__name__ for one in report])
"""


def test_fonts_of_the_machine_change_nothing(tmp_path: Path) -> None:
    """A machine that has fonts of the very names, and of all scripts, makes the same bytes."""

    def build(new: Document) -> None:
        for text in SCRIPTS:
            new.add_paragraph(text)
        add_text(new, "In Arial and ☐", "Arial")
        new.add_paragraph("one", style="List Number")
        new.add_paragraph("point", style="List Bullet")

    file = tmp_path / "letter.docx"
    file.write_bytes(document(build))
    decoys = tmp_path / "home" / ".fonts"
    decoys.mkdir(parents=True)
    for number, (name, face) in enumerate(
        (
            (b"Arial", "noto/NotoSansThai-Regular.face"),
            (b"Calibri", "caladea/Caladea-Regular.face"),
            (b"NotoSans", "noto/NotoEmoji-Regular.face"),
        )
    ):
        data = font_file(bundled_face(face))
        old = bundled_face(face).family.encode("utf-16-be")
        new = name.decode().encode("utf-16-be")
        renamed = data.replace(old, new + b"\0 " * ((len(old) - len(new)) // 2))
        assert renamed != data
        (decoys / f"{number}.ttf").write_bytes(renamed)
    bare = tmp_path / "bare"
    bare.mkdir()
    hidden = tmp_path / "fonts.conf"
    hidden.write_text(f'<?xml version="1.0"?><fontconfig><dir>{bare}</dir></fontconfig>')
    results = set()
    for more in (
        {"HOME": str(tmp_path / "home")},
        {"HOME": str(bare), "FONTCONFIG_FILE": str(hidden)},
    ):
        done = subprocess.run(
            [sys.executable, "-c", SAME, str(file)],
            env={**os.environ, **more},
            capture_output=True,
            text=True,
            check=True,
        )
        results.add(done.stdout)
    assert len(results) == 1
    assert "LayoutNotice" not in results.pop()


def test_only_what_had_to_change_did() -> None:
    data = saying("plain words", font="Noto Sans")
    spelt = spell_out(data, PLAIN, Report(), PLACE).parts.written()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(spelt)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert not changed


def test_the_pdf_says_its_title_and_language_and_claims_nothing() -> None:
    def build(new: Document) -> None:
        new.core_properties.title = "A letter & more"
        new.core_properties.language = "de-AT"
        new.add_paragraph("text")

    pdf, _ = laid_out(document(build))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.Lang == "de-AT"
        assert opened.docinfo["/Title"] == "A letter & more"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        packet = opened.Root.Metadata.read_bytes()
        assert b"A letter &amp; more" in packet
        assert b"pdfuaid" not in packet
    assert laid_out(document(build))[0] == pdf
