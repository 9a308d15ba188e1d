"""``handoutgen.yaml``: every fault in it is told, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.errors import CallError
from handoutgen.settings import Settings, load_settings
from handoutgen.workspace import Workspace


def test_none_is_needed(tmp_path: Path) -> None:
    assert load_settings(Workspace.at(tmp_path)) == Settings()


def test_a_region_in_small_letters(tmp_path: Path) -> None:
    (tmp_path / "handoutgen.yaml").write_text("region: us\nformats: docx\n", "utf-8")
    settings = load_settings(Workspace.at(tmp_path))
    assert (settings.region, settings.formats) == ("US", ("docx",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nlanguage: en_GB", '2: language is "en_GB"\n  hint: a BCP 47 tag, two or three'),
        ("\nregion: UK", '2: region is "UK"\n  hint: did you mean "GB"?'),
        ("region: XX", "two letters of ISO 3166-1"),
        ("formats: []", "formats is empty"),
        ("formats: [pfd]", 'no format "pfd"'),
    ],
)
def test_faults(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "handoutgen.yaml").write_text(text, "utf-8")
    with pytest.raises(CallError) as caught:
        load_settings(Workspace.at(tmp_path))
    assert said in str(caught.value)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "handoutgen.yaml").mkdir()
    with pytest.raises(CallError, match="is a folder, not a file"):
        load_settings(Workspace.at(tmp_path))


def test_other_encodings(tmp_path: Path) -> None:
    (tmp_path / "handoutgen.yaml").write_bytes(b"\nclinician: J\xfcrg\n")
    with pytest.raises(CallError, match=r"handoutgen\.yaml:2: a character that is not UTF-8"):
        load_settings(Workspace.at(tmp_path))
