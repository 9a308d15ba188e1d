"""Runs: which face draws what, in which order, and that no character is lost."""

from __future__ import annotations

import struct
import sys
from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.errors import Place
from handoutgen.fonts.families import BUNDLED, Family, resolve_family
from handoutgen.fonts.runs import GlyphRun, Segment, missing, shape, shape_line
from handoutgen.model.brand import FontChoice
from handoutgen.report import Report

NAMES = {
    "Łukasz Szymański": {"AtkinsonHyperlegible"},
    "Nguyễn Thị Hương": {"NotoSans"},
    "Ελένη Παπαδοπούλου": {"NotoSans"},
    "Анна Їжакевич": {"NotoSans"},
    "דנה כהן": {"NotoSansHebrew"},
    "فاطمة الزهراء": {"NotoSansArabic"},
    "अनुष्का क्षेत्रपाल": {"NotoSansDevanagari"},
    "สมชาย ใจดี": {"NotoSansThai"},
}
SCRIPTS = "aő ß’ễж ωדש\u05b8مرحक्षिสวัส→😊\u200d\ufe0f\u00ad-(1)"


def family(name: str = "Atkinson Hyperlegible") -> Family:
    return resolve_family(FontChoice(name), Report(), Place("test"))


def logical(runs: tuple[GlyphRun, ...]) -> str:
    return "".join(run.text for run in sorted(runs, key=lambda run: run.start))


def ids(run: GlyphRun) -> tuple[int, ...]:
    return struct.unpack(f">{len(run.glyphs) // 2}H", run.glyphs)


@pytest.mark.parametrize("name", BUNDLED)
def test_latin_and_punctuation_are_covered(name: str) -> None:
    chosen = family(name)
    wanted = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070)]
    drawn = [chr(code) for code in wanted if category(chr(code))[0] in "LMNPSZ"]
    assert len(drawn) > 400
    assert missing("".join(drawn), chosen) == ""
    for char in drawn:
        for bold in (False, True):
            assert 0 not in [glyph for run in shape(char, chosen, bold=bold) for glyph in ids(run)]


@pytest.mark.parametrize("style", [(False, False), (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("name", list(NAMES))
def test_names_are_drawn_by_the_face_of_their_script(name: str, style: tuple[bool, bool]) -> None:
    bold, italic = style
    assert missing(name, family()) == ""
    runs = shape(name, family(), bold=bold, italic=italic)
    assert logical(runs) == name
    stems = {run.face.name.partition("-")[0] for run in runs if not run.text.isspace()}
    # A name's plain parts, such as Latin words without accents, stay in the family's own face.
    assert stems - {"AtkinsonHyperlegible"} == NAMES[name] - {"AtkinsonHyperlegible"}
    assert {run.face.bold for run in runs} == {bold}
    assert all(0 not in ids(run) for run in runs)


def test_a_word_stays_in_one_face() -> None:
    (run,) = shape("Nguyễn", family())
    assert run.face.name == "NotoSans-Regular"
    assert [run.text for run in shape("a Nguyễn b", family())] == ["a ", "Nguyễn", " b"]


def test_a_word_of_two_scripts_is_parted_between_them() -> None:
    runs = shape("CBT-טיפול", family())
    assert [(run.face.name, run.rtl) for run in runs] == [
        ("AtkinsonHyperlegible-Regular", False),
        ("NotoSansHebrew-Regular", True),
    ]


def test_right_to_left_words_stand_in_visual_order() -> None:
    runs = shape("to דנה כהן today", family())
    assert [run.text for run in runs] == ["to ", "כהן", " ", "דנה", " today"]
    assert logical(runs) == "to דנה כהן today"


def test_a_right_to_left_paragraph_begins_on_the_right() -> None:
    line = (Segment("שלום ", key="a"), Segment("Anna", bold=True, key="b"), Segment("!", key="c"))
    runs = shape_line(line, family(), rtl=True)
    assert [(run.text, run.key) for run in runs] == [
        ("!", "c"),
        ("Anna", "b"),
        (" ", "a"),
        ("שלום", "a"),
    ]
    assert runs[1].face.bold


def test_keys_and_starts_survive_the_plain_path() -> None:
    line = (Segment("see ", key=1), Segment("Ann’s page", italic=True, key=2), Segment(".", key=3))
    runs = shape_line(line, family())
    assert [(run.key, run.start, run.text) for run in runs] == [
        (1, 0, "see "),
        (2, 4, "Ann’s page"),
        (3, 14, "."),
    ]


def test_letters_join_across_a_change_of_style() -> None:
    whole = shape("مرحبا", family())[0]
    parts = shape_line((Segment("مر"), Segment("حبا", key="bold", bold=True)), family())
    assert [run.text for run in parts] == ["حبا", "مر"]
    assert parts[1].glyphs == whole.glyphs[-4:]
    assert parts[0].glyphs != b"".join(
        run.face.encode(char) for run in parts[:1] for char in reversed("حبا")
    )


def test_arabic_letters_take_their_joined_forms() -> None:
    (run,) = shape("محمد", family())
    assert run.rtl
    assert run.exact
    nominal = run.face.encode("محمد"[::-1])
    assert len(run.glyphs) == len(nominal)
    assert run.glyphs != nominal


def test_devanagari_conjuncts_say_their_text() -> None:
    (run,) = shape("क्षि", family())
    assert len(run.glyphs) < 2 * len("क्षि")
    assert not run.exact
    assert run.text == "क्षि"


def test_decomposed_accents_are_drawn_as_composed() -> None:
    assert shape("cafe\u0301", family())[0].glyphs == shape("café", family())[0].glyphs
    assert missing("e\u0301", family()) == ""


def test_marks_without_a_composed_letter_are_placed() -> None:
    (run,) = shape("ẹ́kọ́", family())
    assert run.offsets is not None
    assert run.width == run.face.width("ẹkọ")


def test_what_is_not_drawn_takes_no_room() -> None:
    plain = shape("cooperate", family())
    for hidden in ("co\u00adoperate", "co\u200boperate", "co\u2060operate", "\ufeffcooperate"):
        (run,) = shape(hidden, family())
        assert (run.glyphs, run.width) == (plain[0].glyphs, plain[0].width)
        assert missing(hidden, family()) == ""


def test_a_non_breaking_hyphen_keeps_its_word_in_one_face() -> None:
    (run,) = shape("self\u2011care", family())
    assert run.glyphs == family().regular.encode("self-care")


def test_signs_and_emoji_have_a_face() -> None:
    assert missing("→ ✓ ☐ ★ ♥ ≥ ∞ ☎ 😊 👩‍👧 🇫🇷 1️⃣ ❤️", family()) == ""
    assert shape("😊", family(), bold=True)[0].face.name == "NotoEmoji-Regular"


@pytest.mark.parametrize("text", ["漢字", "한글", "\U00012000", "\ue000", "\ud800"])
def test_characters_without_a_font_are_named_once(text: str) -> None:
    assert missing(f"Anna {text} {text}", family()) == "".join(dict.fromkeys(text))


@settings(deadline=None)
@given(st.text(SCRIPTS, max_size=14), st.booleans())
def test_no_character_is_lost_and_widths_add_up(text: str, bold: bool) -> None:
    runs = shape(text, family(), bold=bold)
    assert logical(runs) == normalize("NFC", text) or logical(runs) == text
    for run in runs:
        glyphs = ids(run)
        advances = run.advances or [run.face.advances[glyph] for glyph in glyphs]
        assert len(advances) == len(glyphs)
        assert run.offsets is None or len(run.offsets) == len(glyphs)
        assert run.width == pytest.approx(sum(advances))


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=sys.maxunicode), max_size=12), st.booleans())
def test_any_text_can_be_set(text: str, rtl: bool) -> None:
    runs = shape_line((Segment(text), Segment(text[::-1], italic=True)), family(), rtl=rtl)
    assert all(run.width >= 0 for run in runs)
    missing(text, family())


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(NAMES)), min_size=2, max_size=4))
def test_words_are_shaped_the_same_whatever_came_before(names: list[str]) -> None:
    shape.cache_clear()
    first = [shape(name, family()) for name in names]
    shape.cache_clear()
    assert [shape(name, family()) for name in reversed(names)] == first[::-1]
