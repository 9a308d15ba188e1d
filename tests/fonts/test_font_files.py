"""Font files put together of prepared faces, read with fontTools."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from handoutgen.fonts.faces import HERE, Face, bundled_face
from handoutgen.fonts.font_files import font_file
from handoutgen.fonts.truetype import read_truetype
from tests.fonts.brand_files import brand_file

FILES = sorted(str(path.relative_to(HERE).as_posix()) for path in HERE.rglob("*.face"))


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_of_itself_what_the_face_does(file: str) -> None:
    face = bundled_face(file)
    with TTFont(io.BytesIO(font_file(face))) as font:
        assert font["name"].getDebugName(1) == face.family
        assert font["name"].getDebugName(6) == face.name
        assert font["OS/2"].usWeightClass == (700 if face.bold else 400)
        assert bool(font["OS/2"].fsSelection & 1) is face.italic
        assert font["head"].macStyle == face.bold + 2 * face.italic
        assert font["OS/2"].sTypoAscender == font["hhea"].ascent
        order = font.getGlyphOrder()
        ids = {name: number for number, name in enumerate(order)}
        cmap = {code: ids[name] for code, name in font.getBestCmap().items()}
        assert cmap == {code: face.glyph(chr(code)) for code in face.source.metrics.codes}
        em = font["head"].unitsPerEm
        assert list(face.advances) == [font["hmtx"][name][0] * 1000 / em for name in order]
        assert len(font["glyf"].glyphs) == len(order)


@pytest.mark.parametrize("file", FILES)
def test_it_can_be_read_again_as_a_brands_own(file: str) -> None:
    face = bundled_face(file)
    again = read_truetype(font_file(face), face.family, bold=face.bold, italic=face.italic)
    assert again.metrics.name == face.name
    assert not again.whole


def test_a_brands_own_file_stays_as_it_is() -> None:

    data = brand_file(bundled_face("caladea/Caladea-Regular.face"))
    face = Face(read_truetype(data, "Own", bold=False, italic=False))
    assert font_file(face) == data
