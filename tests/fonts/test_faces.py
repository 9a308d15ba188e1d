"""Faces against what fontTools reads in the very programs that are embedded."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase._fontdata import widthsByFontGlyph

from handoutgen.fonts.faces import HERE, Face, bundled_face
from handoutgen.fonts.ignorable import IGNORABLE
from handoutgen.fonts.prepared import PreparedFace, dump, load
from handoutgen.fonts.truetype import STAND_INS

FILES = sorted(str(path.relative_to(HERE).as_posix()) for path in HERE.rglob("*.face"))
ATKINSON = "atkinson/AtkinsonHyperlegible-Regular.face"


def prepared(face: Face) -> PreparedFace:
    assert isinstance(face.source, PreparedFace)
    return face.source


def test_every_folder_of_fonts_holds_its_licence() -> None:
    folders = {path.parent for path in HERE.rglob("*.face")}
    assert folders
    assert all("SIL OPEN FONT LICENSE" in (each / "OFL.txt").read_text() for each in folders)


@pytest.mark.parametrize("file", FILES)
def test_widths_and_glyphs_are_those_of_the_font_itself(file: str) -> None:
    face = bundled_face(file)
    source = prepared(face)
    with TTFont(io.BytesIO(zlib.decompress(source.core))) as core:
        order = core.getGlyphOrder()
        em = core["head"].unitsPerEm
        assert list(face.advances) == [core["hmtx"][name][0] * 1000 / em for name in order]
    with TTFont(io.BytesIO(zlib.decompress(source.shaping))) as font:
        ids = {name: number for number, name in enumerate(font.getGlyphOrder())}
        expected = {code: ids[name] for code, name in font.getBestCmap().items()}
    assert len(ids) == len(order)
    found = {code: face.glyph(chr(code)) for code in source.metrics.codes}
    assert {code: found[code] for code in expected} == expected
    assert set(found) - set(expected) <= set(STAND_INS)
    assert not IGNORABLE & set(found)


@pytest.mark.parametrize("file", FILES)
def test_a_core_keeps_the_outlines_of_its_glyphs(file: str) -> None:
    source = prepared(bundled_face(file))
    assert source.core_glyphs[0] == 0
    if not source.outlines:
        assert len(source.core_glyphs) == len(source.metrics.advances)
        return
    with (
        TTFont(io.BytesIO(zlib.decompress(source.core))) as core,
        TTFont(io.BytesIO(zlib.decompress(source.outlines))) as whole,
    ):
        for glyph in source.core_glyphs[::7]:
            kept = core["glyf"][core.getGlyphName(glyph)]
            assert kept == whole["glyf"][whole.getGlyphName(glyph)]


@pytest.mark.parametrize("file", FILES)
def test_a_prepared_face_reads_back_as_it_was_written(file: str, tmp_path: Path) -> None:
    again = tmp_path / "again.face"
    again.write_bytes(dump(load(HERE / file)))
    assert again.read_bytes() == (HERE / file).read_bytes()


def test_a_file_of_another_kind_is_no_face(tmp_path: Path) -> None:
    other = tmp_path / "other.face"
    other.write_bytes(b"OTTO" + bytes(500))
    with pytest.raises(ValueError, match=r"other\.face"):
        load(other)


@pytest.mark.parametrize(
    ("file", "standard"),
    [
        ("liberation/HandoutSans-Regular.face", "Helvetica"),
        ("liberation/HandoutSans-Bold.face", "Helvetica-Bold"),
        ("liberation/HandoutSerif-Regular.face", "Times-Roman"),
        ("liberation/HandoutSerif-BoldItalic.face", "Times-BoldItalic"),
    ],
)
def test_twins_have_the_widths_of_the_fonts_they_stand_in_for(file: str, standard: str) -> None:
    face = bundled_face(file)
    afm = widthsByFontGlyph[standard]
    letters = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"]
    assert {char: round(face.width(char)) for char in letters} == {c: afm[c] for c in letters}


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_text_is_as_wide_as_the_glyphs_it_is_written_in(text: str) -> None:
    face = bundled_face(ATKINSON)
    codes = face.encode(text)
    ids = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
    assert len(ids) == len(text)
    assert face.width(text) == sum(face.advances[glyph] for glyph in ids)
    assert face.covers(text) == all(ids)


def test_the_measures_are_what_a_font_descriptor_wants() -> None:
    regular, bold = bundled_face(ATKINSON), bundled_face(ATKINSON.replace("Regular", "Bold"))
    assert (regular.ascent, regular.descent, regular.cap_height) == (950, -290, 668)
    assert 0 < regular.x_height < regular.cap_height < regular.ascent
    assert regular.stem_v < bold.stem_v
    assert (regular.italic_angle, regular.flags & 64) == (0, 0)
    italic = bundled_face(ATKINSON.replace("Regular", "Italic"))
    assert italic.italic_angle < 0
    assert italic.flags & 64


def test_plain_text_loads_none_of_the_heavy_modules() -> None:
    code = (
        "import sys\n"
        "from handoutgen.errors import Place\n"
        "from handoutgen.fonts.families import resolve_family\n"
        "from handoutgen.fonts.programs import font_program\n"
        "from handoutgen.fonts.runs import break_points, missing, shape\n"
        "from handoutgen.model.brand import DEFAULT_FONT\n"
        "from handoutgen.report import Report\n"
        "family = resolve_family(DEFAULT_FONT, Report(), Place('x'))\n"
        "runs = shape('Łódź – ‘self-care’ €5', family)\n"
        "font_program(runs[0].face, frozenset({1, 2}))\n"
        "assert len(runs) == 1 and not missing('Łódź', family) and not break_points('word')\n"
        "heavy = {'reportlab', 'fontTools', 'uharfbuzz', 'bidi', 'PIL'}\n"
        "own = {'lines', 'bidi', 'shaping', 'sfnt', 'truetype', 'prepare', 'breaks'}\n"
        "own = {f'handoutgen.fonts.{name}' for name in own}\n"
        "print(sorted((heavy | own) & set(sys.modules)))\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
