"""What PDF readers make of our fonts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zlib
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.errors import Place
from handoutgen.fonts.families import Family, resolve_family
from handoutgen.fonts.programs import FontProgram, font_program
from handoutgen.fonts.runs import shape
from handoutgen.model.brand import FontChoice
from handoutgen.report import Report
from tests.fonts.pages import page

LINES = (
    "Łukasz Őri, Ștefan Băsescu, Żółć “quoted” – it’s €5",
    "Nguyễn Thị Hương Đặng",
    "Ελένη Παπαδοπούλου",
    "Анна Щербакова їжак",
    "דנה כהן",
    "فاطمة محمد مرحبا",
    "अनुष्का क्षेत्रपाल श्री",
    "สมชาย ใจดี ที่นี่ น้ำ",
)


def family(name: str = "Atkinson Hyperlegible") -> Family:
    return resolve_family(FontChoice(name), Report(), Place("test"))


def opened(program: FontProgram) -> TTFont:
    data = zlib.decompress(program.data)
    assert len(data) == program.length1
    return TTFont(io.BytesIO(data), checkChecksums=2)


def unspaced(text: str) -> str:
    """Return *text* without spaces and marks of direction, which readers put in as they like."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e]", "", normalize("NFC", text))


def test_documents_within_the_core_embed_the_same_bytes() -> None:
    face = family().regular
    one = font_program(face, frozenset({1, 2, 3}))
    assert font_program(face, frozenset({40})) is one
    noto = family("Noto Sans").regular
    latin = frozenset(noto.glyph(char) for char in "Łódź")
    assert font_program(noto, latin) is font_program(noto, frozenset())


def test_a_glyph_outside_the_core_gets_a_subset_of_its_own() -> None:
    face = family("Noto Sans").regular
    core = font_program(face, frozenset())
    own = font_program(face, frozenset({face.glyph("Ж")}))
    assert own.subset_tag != core.subset_tag
    with opened(core) as small, opened(own) as large:
        name = large.getGlyphName(face.glyph("Ж"))
        assert large["glyf"][name].numberOfContours
        assert not small["glyf"][name].numberOfContours
        assert large["hmtx"][name][0] == face.width("Ж")
    cmap = zlib.decompress(own.to_unicode)
    assert b"<%04X> <0416>" % face.glyph("Ж") in cmap


@pytest.mark.parametrize("name", ["Atkinson Hyperlegible", "Arial", "Calibri", "Cambria"])
def test_programs_are_sound_fonts(name: str) -> None:
    face = family(name).bold_italic
    program = font_program(face, frozenset({5, len(face.advances) - 1}))
    with opened(program) as font:
        assert set(font.keys()) - {"GlyphOrder"} == {
            "glyf", "head", "hhea", "hmtx", "loca", "maxp",
        }  # fmt: skip
        assert font["maxp"].numGlyphs == len(face.advances)
    assert re.fullmatch("[A-Z]{6}", program.subset_tag)


@pytest.mark.parametrize("text", LINES)
def test_to_unicode_keeps_to_its_rules(text: str) -> None:
    for run in shape(text, family()):
        cmap = zlib.decompress(font_program(run.face, frozenset()).to_unicode).decode()
        for count, body in re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL):
            entries = re.findall(r"^<[0-9A-F]{4}> <([0-9A-F]+)>$", body, re.MULTILINE)
            assert len(entries) == int(count) <= 100
            assert not {"0000", "FEFF", "FFFE"} & set(entries)


def test_widths_in_the_pdf_are_the_widths_laid_out() -> None:
    face = family("Arial").regular
    program = font_program(face, frozenset({face.glyph("Ж"), face.glyph("a")}))
    widths: dict[int, float] = {}
    for first, numbers in re.findall(rb"(\d+)\[([^\]]*)\]", program.widths):
        for offset, number in enumerate(numbers.split()):
            widths[int(first) + offset] = float(number)
    for char in "aZ Ж":
        assert widths[face.glyph(char)] == pytest.approx(face.width(char), abs=0.001)


def test_readers_find_the_text_again() -> None:
    data = page([shape(line, family()) for line in LINES])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
    document = pypdfium2.PdfDocument(data)
    try:
        found = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    for line in LINES:
        assert unspaced(line) in unspaced(found)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_poppler_finds_the_text_and_the_fonts() -> None:
    data = page([shape(line, family()) for line in LINES])
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    assert text.stderr == b""
    for line in LINES:
        assert unspaced(line) in unspaced(text.stdout.decode())


@pytest.mark.parametrize("text", LINES)
def test_lines_are_drawn(text: str) -> None:
    document = pypdfium2.PdfDocument(page([shape(text, family())]))
    try:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    finally:
        document.close()
    left, _, right, _ = picture.point(lambda value: 255 - value).getbbox() or (0, 0, 0, 0)
    width = sum(run.width for run in shape(text, family())) * 16 / 1000
    assert left == pytest.approx(40, abs=3)
    assert right - left == pytest.approx(width, abs=4)


@settings(max_examples=25, deadline=None)
@given(st.frozensets(st.integers(0, 600), max_size=8))
def test_subsets_repeat_to_the_byte(glyphs: frozenset[int]) -> None:
    face = family("Calibri").regular
    first = font_program(face, glyphs)
    font_program.__globals__["_own_program"].cache_clear()
    assert font_program(face, glyphs) == first


def test_programs_are_the_same_in_any_process() -> None:
    code = (
        "import hashlib, struct\n"
        "from handoutgen.errors import Place\n"
        "from handoutgen.fonts.families import resolve_family\n"
        "from handoutgen.fonts.programs import font_program\n"
        "from handoutgen.fonts.runs import shape\n"
        "from handoutgen.model.brand import DEFAULT_FONT\n"
        "from handoutgen.report import Report\n"
        "family = resolve_family(DEFAULT_FONT, Report(), Place('x'))\n"
        "digest = hashlib.sha256()\n"
        "for run in shape('Łódź Жук 😊 مريم क्षि', family):\n"
        "    ids = set(struct.unpack(f'>{len(run.glyphs) // 2}H', run.glyphs))\n"
        "    digest.update(repr((run, font_program(run.face, frozenset(ids)))).encode())\n"
        "print(digest.hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "LANG": language, "LC_ALL": language},
        ).stdout
        for seed, language in (("1", "C.UTF-8"), ("2", "C"))
    }
    assert len(found) == 1
