"""Fixed words: a workspace's own first, English where there are none, and a notice."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from handoutgen.compose.dates import format_date
from handoutgen.compose.words import PACKED, Words
from handoutgen.errors import TemplateError
from handoutgen.report import Report


def test_languages_say_the_same_things() -> None:
    said = {
        path.stem: yaml.safe_load(path.read_text("utf-8")) or {} for path in PACKED.glob("*.yaml")
    }
    assert sorted(said) == ["de", "en", "es", "fr"]
    phrases = set(said["es"])
    for language in ("de", "fr"):
        assert set(said[language]) == phrases
    for language in ("de", "es", "fr"):
        for phrase, words in said[language].items():
            assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", phrase))


def test_own_words_come_first(tmp_path: Path) -> None:
    (tmp_path / "es.yaml").write_text('"Your turn": "¡Adelante!"\n', "utf-8")
    report = Report()
    words = Words("es-MX", (tmp_path, PACKED), report)
    assert words("Your turn") == "¡Adelante!"
    assert words("Key points") == "Puntos clave"
    assert len(report) == 0


def test_words_for_one_region_come_before_the_languages(tmp_path: Path) -> None:
    (tmp_path / "es-mx.yaml").write_text('"Name": "Su nombre"\n', "utf-8")
    words = Words("es-MX", (tmp_path, PACKED), Report())
    assert (words("Name"), words("Date")) == ("Su nombre", "Fecha")


def test_missing_word_stays_english_and_is_told_once() -> None:
    report = Report()
    words = Words("it", (PACKED,), report)
    assert (words("Your turn"), words("Your turn")) == ("Your turn", "Your turn")
    (notice,) = report
    assert notice.kind == "word-missing"


@pytest.mark.parametrize("text", ["- a\n- b\n", '"a": [1]\n', '"a": "b', "a: {b: c}\n"])
def test_broken_word_file_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "fr.yaml").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=r"words/fr\.yaml:1: "):
        Words("fr", (tmp_path,), Report())("Name")


@pytest.mark.parametrize(
    ("language", "region", "said"),
    [
        ("en", "", "1 March 2025"),
        ("en-GB", "GB", "1 March 2025"),
        ("en", "US", "March 1, 2025"),
        ("es", "", "1 de marzo de 2025"),
        ("fr", "", "1er mars 2025"),
        ("de", "", "1. März 2025"),
        ("it", "", "1 marzo 2025"),
        ("xx", "", "2025-03-01"),
    ],
)
def test_dates_are_written_out(language: str, region: str, said: str) -> None:
    assert format_date(date(2025, 3, 1), language, region) == said
