"""Encodings, line ends, invisible characters, and what is no text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.errors import SourceError
from handoutgen.read.decode import MAX_BYTES, clean_line, decode, normalise
from handoutgen.report import ContentGuessed, Report

WORDS = "Café “naïve” – 18 °C"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        "\ufeff".encode("utf-16-be") + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        unicodedata.normalize("NFD", WORDS).encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "be-bom", "cp1252", "decomposed"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data, "a.txt") == WORDS


def test_a_guessed_encoding_is_told() -> None:
    report = Report()
    decode(WORDS.encode("cp1252"), "a.txt", report)
    (notice,) = report
    assert isinstance(notice, ContentGuessed)
    assert notice.place.name == "a.txt"
    report = Report()
    decode(WORDS.encode(), "a.txt", report)
    assert not report.notices


def test_one_stray_byte_in_utf8_is_read_by_itself() -> None:
    data = "été à Noël, ".encode() * 10 + b"caf\xe9"
    assert decode(data, "a.txt").endswith("café")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\v", "\f", "\x85"])
def test_line_ends(end: str) -> None:
    assert decode(f"one{end}two".encode(), "a.txt") == "one\ntwo"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("re\u00adla\u00adtion\u200bship", "relationship"),
        ("ﬁnd the oﬃce ﬂoor", "find the office floor"),
        ("a\ufeffb\u2060c", "abc"),
        ("a\ue000b\uf8f0c\U000f1234d", "abcd"),
        ("a\u202eb\u2066c", "abc"),
        ("bell\x07 nul\x00", "bell nul"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("zero\u200dwidth", "zerowidth"),
        ("5\u00a0mg", "5\u00a0mg"),
        ("«\u202foui\u202f»", "«\u00a0oui\u00a0»"),
        ("plain\u00a0words", "plain words"),
        ("thin\u2009space\u3000wide", "thin space wide"),
    ],
)
def test_invisible_characters(before: str, after: str) -> None:
    assert normalise(before) == after


def test_lone_surrogates_are_removed() -> None:
    assert normalise("a\ud800b\udfffc") == "abc"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no text"),
        (b" \n\t\r\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 20, "not a text"),
        (b"\x00\x01\x02" * 100, "not a text"),
        (b"a" * (MAX_BYTES + 1), "too long"),
    ],
    ids=["empty", "blank", "bom", "pdf", "docx", "png", "bytes", "nuls", "long"],
)
def test_what_is_no_article(data: bytes, problem: str) -> None:
    with pytest.raises(SourceError) as error:
        decode(data, "content/articles/a.txt")
    (fault,) = error.value.faults
    assert problem in fault.problem
    assert fault.hint
    assert fault.place.name == "content/articles/a.txt"


def test_clean_line() -> None:
    assert clean_line("  one\t two\nthree  ") == "one two three"
    assert clean_line("5\u00a0mg") == "5\u00a0mg"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_fault(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except SourceError:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
