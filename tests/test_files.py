"""A file is complete or absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.errors import WriteError
from handoutgen.files import file_stem, free_paths, write_whole


def test_writes_and_makes_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.pdf", b"one")
    write_whole(tmp_path / "a" / "b.pdf", b"two")
    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"two"
    assert os.listdir(tmp_path / "a") == ["b.pdf"]


def test_what_was_there_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="no space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["b.pdf"]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        write_whole(tmp_path / "b.pdf", b"new")
    assert os.listdir(tmp_path) == ["b.pdf"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(WriteError, match="cannot be written"):
        write_whole(tmp_path / "a" / "b.pdf", b"new")


def test_the_next_free_name_is_the_same_for_all_files_of_a_call(tmp_path: Path) -> None:
    pdf, docx = tmp_path / "b.pdf", tmp_path / "b.docx"
    assert free_paths([pdf, docx]) == [pdf, docx]
    pdf.touch()
    assert [path.name for path in free_paths([pdf, docx])] == ["b-2.pdf", "b-2.docx"]
    (tmp_path / "b-2.docx").touch()
    assert [path.name for path in free_paths([pdf, docx])] == ["b-3.pdf", "b-3.docx"]
    assert [path.name for path in free_paths([pdf])] == ["b-2.pdf"]


def test_device_names_are_no_file_names() -> None:
    assert file_stem("con") == "con-file"
    assert file_stem("", "") == "handout"


@given(st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)))
def test_stems_fit_every_file_system(parts: list[str]) -> None:
    stem = file_stem(*parts)
    assert 0 < len(stem) <= 130
    assert not stem.endswith((".", "-", " "))


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    for name in ("x" * 300, "a\0b"):
        path = tmp_path / f"{name}.pdf"
        assert free_paths([path]) == [path]
        with pytest.raises(WriteError, match="cannot be written"):
            write_whole(path, b"data")
    assert os.listdir(tmp_path) == []


def test_a_stem_in_any_script_is_a_name_that_file_systems_take(tmp_path: Path) -> None:
    stem = file_stem("спокойный-сон" * 9, "眠れない夜" * 20)
    write_whole(tmp_path / f"{stem}-1234.docx", b"data")
    assert os.listdir(tmp_path)
