"""Which family a brand's choice comes to, and what is said of it."""

from __future__ import annotations

import struct
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.errors import Place
from handoutgen.fonts.faces import Face, bundled_face
from handoutgen.fonts.families import BUNDLED, Family, resolve_family
from handoutgen.fonts.programs import font_program
from handoutgen.fonts.runs import missing, shape
from handoutgen.fonts.sfnt import FontFileError, assemble
from handoutgen.fonts.shaping import shaped
from handoutgen.fonts.truetype import read_truetype
from handoutgen.model.brand import DEFAULT_FONT, FontChoice
from handoutgen.report import FontSubstituted, Report
from tests.fonts.brand_files import brand_file, os2, tables_of

PLACE = Place("brand.yaml", 7)
CALADEA = bundled_face("caladea/Caladea-Regular.face")
BOLD = bundled_face("caladea/Caladea-Bold.face")
WHOLE = brand_file(CALADEA)


def resolved(name: str, **files: bytes) -> tuple[Family, list[str]]:
    report = Report()
    family = resolve_family(FontChoice(name, MappingProxyType(files)), report, PLACE)
    assert all(isinstance(notice, FontSubstituted) for notice in report)
    assert all(notice.place == PLACE and notice.hint for notice in report)
    return family, [f"{notice.problem} | {notice.hint}" for notice in report]


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_families_need_no_notice(name: str) -> None:
    family, told = resolved(name.upper())
    assert told == []
    assert (family.name, family.docx_name) == (name, name)
    faces = (family.regular, family.bold, family.italic, family.bold_italic)
    assert [(each.bold, each.italic) for each in faces] == [
        (False, False), (True, False), (False, True), (True, True),
    ]  # fmt: skip
    assert {each.family for each in faces} == {name}


def test_the_default_is_bundled() -> None:
    assert DEFAULT_FONT.name == BUNDLED[0]


@pytest.mark.parametrize(
    ("name", "embedded", "same"),
    [
        ("Arial", "HandoutSans", True),
        ("helvetica", "HandoutSans", True),
        ("Times  New Roman", "HandoutSerif", True),
        ("Calibri", "HandoutHumanist", True),
        ("Cambria", "Caladea", True),
        ("Georgia", "Caladea", False),
        ("Verdana", "NotoSans", False),
    ],
)
def test_system_fonts_are_named_in_word_and_stood_in_for_in_pdf(
    name: str, embedded: str, same: bool
) -> None:
    family, told = resolved(name)
    assert family.docx_name.casefold() == " ".join(name.split()).casefold()
    assert family.bold.name == f"{embedded}-Bold"
    (notice,) = told
    assert ("widths are the same" in notice) == same
    assert "TTF" in notice


def test_reserved_names_are_not_used_for_modified_fonts() -> None:
    for name in ("Arial", "Times New Roman", "Calibri"):
        for bold in (False, True):
            face = resolved(name)[0].face(bold=bold)
            for reserved in ("liberation", "arimo", "tinos", "cousine", "carlito"):
                assert reserved not in (face.name + face.family).casefold()


def test_an_unknown_font_is_told_with_what_there_is() -> None:
    family, (notice,) = resolved("Ariel")
    assert family.name == BUNDLED[0]
    assert 'did you mean "Arial"' in notice
    assert all(name in notice for name in BUNDLED)


def test_families_are_one_of_each() -> None:
    assert resolved("Arial")[0] is resolved("arial")[0]
    assert resolved("Own", regular=WHOLE)[0] is resolved("Own", regular=WHOLE)[0]
    assert resolved("Own", regular=WHOLE)[0] is not resolved("Other", regular=WHOLE)[0]


@pytest.mark.parametrize(
    ("name", "close"),
    [("Comic Sans MS", None), ("Ariel", "Arial"), ("Atkinson Hyperlegibel", BUNDLED[0])],
)
def test_an_unknown_family_is_near_another_only_by_a_slip(name: str, close: str | None) -> None:
    _, (told,) = resolved(name)
    assert (f'did you mean "{close}"?' in told) == (close is not None)
    assert ("did you mean" in told) == (close is not None)


# ---------------------------------------------------------------------------------------------
# A brand's own files


def test_a_brand_brings_its_font() -> None:
    family, told = resolved(
        "Clinic Serif",
        regular=WHOLE,
        bold=brand_file(BOLD),
        italic=WHOLE,
        bold_italic=WHOLE,
    )
    assert told == []
    assert (family.name, family.docx_name) == ("Clinic Serif", "Clinic Serif")
    own = family.regular
    assert own.name == "ClinicSerif-Regular"
    text = "Łódź fjord Über Zürich"
    assert own.width(text) == CALADEA.width(text)
    assert own.encode(text) == CALADEA.encode(text)
    assert family.bold.width(text) == BOLD.width(text)
    assert (own.ascent, own.descent, own.bbox) == (CALADEA.ascent, CALADEA.descent, CALADEA.bbox)
    assert missing(text + " Жук שלום", family) == ""


def test_missing_styles_fall_back_and_are_told() -> None:
    family, told = resolved("Own", regular=WHOLE, bold=brand_file(BOLD))
    assert family.italic is family.regular
    assert family.bold_italic is family.bold
    assert [line.partition(" |")[0] for line in told] == [
        "Own has no italic file: regular stands in",
        "Own has no bold italic file: bold stands in",
    ]


def test_a_family_without_a_regular_style_is_not_used() -> None:
    family, told = resolved("Own", bold=brand_file(BOLD))
    assert family.name == BUNDLED[0]
    assert "without a regular style" in told[-1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no TrueType font"),
        (b"%PDF-1.7 not a font at all", "no TrueType font"),
        (b"OTTO" + bytes(100), "PostScript outlines"),
        (b"wOF2" + bytes(100), "web font"),
        (b"ttcf" + bytes(100), "collection"),
        (b"\0\1\0\0\xff\xff" + bytes(100), "broken"),
        (WHOLE[:3000], "broken"),
        (brand_file(CALADEA, {"fvar": bytes(20)}), "variable font"),
        (brand_file(CALADEA, {"OS/2": os2(rights=0x0002)}), "forbid embedding"),
        (brand_file(CALADEA, {"OS/2": os2(rights=0x0200)}), "forbid embedding"),
        (brand_file(CALADEA, {"cmap": bytes(4)}), "no Unicode character map"),
        (brand_file(CALADEA, {"maxp": b"\0\1\0\0\xff\xff"}), "'loca'"),
        (brand_file(CALADEA, {"head": bytes(54)}), "'head'"),
        (brand_file(CALADEA, {"hmtx": b""}), "'hmtx'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_cannot_be_embedded_are_told(data: bytes, said: str) -> None:
    family, told = resolved("Arial", regular=data)
    assert family.regular.name == "HandoutSans-Regular"
    assert said in told[0]
    assert "regular file of Arial" in told[0]


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000A])
def test_fonts_that_allow_embedding_are_embedded(rights: int) -> None:
    family, _ = resolved("Own", regular=brand_file(CALADEA, {"OS/2": os2(rights=rights)}))
    assert family.regular.name == "Own-Regular"


def test_a_font_that_forbids_subsets_is_embedded_whole() -> None:
    whole, _ = resolved("Own", regular=brand_file(CALADEA, {"OS/2": os2(rights=0x0100)}))
    cut, _ = resolved("Own", regular=WHOLE)
    few = frozenset({1})
    assert font_program(whole.regular, few).length1 > font_program(cut.regular, few).length1
    every = frozenset(range(len(CALADEA.advances)))
    assert font_program(whole.regular, few) is font_program(whole.regular, every)


def test_a_brand_font_shapes_what_it_covers() -> None:
    arabic = bundled_face("noto/NotoSansArabic-Regular.face")
    tables = tables_of(arabic)
    family, _ = resolved("Own Arabic", regular=assemble(tables | {"OS/2": os2()}))
    (own,) = shape("محمد", family)
    (bundled,) = shape("محمد", resolved(BUNDLED[0])[0])
    assert own.face is family.regular
    assert own.glyphs == bundled.glyphs


def test_a_name_in_the_file_cannot_reach_the_pdf_unclean() -> None:
    raw = "Bad /Name >> 12 0 R\0".encode("utf-16-be")
    table = struct.pack(">3H", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 6, len(raw), 0) + raw
    family, _ = resolved("Own", regular=brand_file(CALADEA, {"name": table}))
    assert family.regular.name == "BadName120R"


def test_a_character_map_that_names_billions_is_refused() -> None:
    groups = 200
    body = struct.pack(">HHIII", 12, 0, 16 + 12 * groups, 0, groups)
    body += struct.pack(">3I", 0x20, 0x10FFFF, 1) * groups
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body
    with pytest.raises(FontFileError, match="cmap"):
        read_truetype(brand_file(CALADEA, {"cmap": cmap}), "Own", bold=False, italic=False)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_files_fail_as_fonts_do_or_work(data: st.DataObject) -> None:
    hurt = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(
            st.one_of(st.integers(0, 400), st.integers(0, len(hurt) - 1), st.integers(0, 8000))
        )
        hurt[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del hurt[data.draw(st.integers(0, len(hurt))) :]
    try:
        font = read_truetype(bytes(hurt), "Own", bold=False, italic=False)
    except FontFileError as error:
        told = (error.problem, error.hint)
        assert all(told)
        return
    face = Face(font)
    shaped(face, "fe\u0301 1", "", "", rtl=data.draw(st.booleans()))
    face.width("Any text")
    font_program(face, frozenset({1, 2, len(face.advances) - 1}))
