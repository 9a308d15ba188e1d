"""How bundled faces are made, on a font of five glyphs."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from handoutgen.fonts.prepare import Recipe, glyph_texts, prepare
from handoutgen.fonts.prepared import dump

GLYPHS = {".notdef": 500, "space": 250, "f": 300, "i": 200, "f_i": 480, "Zhe": 900}
RULES = "feature liga { sub f i by f_i; } liga;"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    def box(width: int) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((20, 0))
        pen.lineTo((20, 700))
        pen.lineTo((width - 20, 700))
        pen.closePath()
        return pen.glyph()

    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder(list(GLYPHS))
    build.setupCharacterMap({0x20: "space", 0x66: "f", 0x69: "i", 0xAD: "i", 0x416: "Zhe"})
    build.setupGlyf({name: box(width) for name, width in GLYPHS.items()})
    build.setupHorizontalMetrics({name: (width, 20) for name, width in GLYPHS.items()})
    build.setupHorizontalHeader(ascent=800, descent=-200)
    build.setupOS2(sCapHeight=700, sxHeight=500, usWeightClass=400)
    build.setupPost()
    build.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    build.addOpenTypeFeatures(RULES)
    path = tmp_path / "Boxes-Regular.ttf"
    build.save(path)
    return path


def recipe(**changes: object) -> Recipe:
    return Recipe("boxes", "Boxes", "Boxes", "Boxes", **changes)  # type: ignore[arg-type]


def test_ligatures_stand_for_the_letters_they_join(source: Path) -> None:
    with TTFont(source) as font:
        texts = dict(zip(font.getGlyphOrder(), glyph_texts(font), strict=True))
    assert texts == {".notdef": "", "space": " ", "f": "f", "i": "i", "f_i": "fi", "Zhe": "Ж"}


def test_a_face_keeps_what_its_recipe_asks_for(source: Path) -> None:
    face = prepare(source, recipe(features=None), "Regular")
    codes = dict(zip(face.metrics.codes, face.metrics.glyphs, strict=True))
    assert set(codes) == {0x20, 0x66, 0x69, 0x416, 0xA0, 0x2002, 0x2003, 0x2008, 0x2009, 0x202F}
    assert 0xAD not in codes
    assert codes[0xA0] == codes[0x20]
    assert [face.metrics.advances[codes[ord(char)]] for char in " fiЖ"] == [250, 300, 200, 900]
    assert face.metrics.name == "Boxes-Regular"
    own = face.metrics.descriptor
    assert (own.ascent, own.descent, own.cap_height, own.x_height) == (800, -200, 700, 500)


def test_the_core_leaves_out_what_few_documents_need(source: Path) -> None:
    face = prepare(source, recipe(features=None), "Regular")
    codes = dict(zip(face.metrics.codes, face.metrics.glyphs, strict=True))
    assert codes[0x416] not in face.core_glyphs
    assert len(face.core_glyphs) == len(GLYPHS) - 1  # the ligature is reached from its letters
    with TTFont(io.BytesIO(zlib.decompress(face.core))) as core:
        assert core["maxp"].numGlyphs == len(GLYPHS)
        assert not core["glyf"][core.getGlyphName(codes[0x416])].numberOfContours
        assert "name" not in core


def test_the_same_source_gives_the_same_bytes(source: Path) -> None:
    first = dump(prepare(source, recipe(), "Regular"))
    assert dump(prepare(source, recipe(), "Regular")) == first
