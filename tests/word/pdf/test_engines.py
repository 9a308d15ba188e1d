"""Which engine lays out, and what is said where there is none, or it fails."""

from __future__ import annotations

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handoutgen.errors import CallError, WriteError
from handoutgen.report import LayoutNotice, Report
from handoutgen.word.pdf import WordFile, choose_engine, with_libreoffice, with_rdocx, words_to_pdfs
from tests.programs import program
from tests.reading import pdf_words
from tests.word.pdf.documents import PLACE, laid_out, saying


def test_rdocx_lays_out_where_none_is_named() -> None:
    report = Report()
    assert choose_engine(None, report) == "rdocx"
    assert not len(report)


def test_without_rdocx_libreoffice_stands_in_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(with_rdocx, "is_there", lambda: False)
    monkeypatch.setattr(with_libreoffice, "program", lambda: "/usr/bin/soffice")
    report = Report()
    assert choose_engine(None, report) == "libreoffice"
    assert [type(one) for one in report] == [LayoutNotice]


def test_with_neither_the_error_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_rdocx, "is_there", lambda: False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CallError) as caught:
        choose_engine(None, Report())
    assert "pip install 'handoutgen[word-pdf]'" in str(caught.value)
    assert "LibreOffice" in str(caught.value)
    with pytest.raises(CallError, match="libreoffice is not installed"):
        choose_engine("libreoffice", Report())


def test_an_unknown_engine_is_told_with_the_near_one() -> None:
    with pytest.raises(CallError, match='did you mean "rdocx"'):
        choose_engine("rdoc", Report())


def stand_in(folder: Path, script: str) -> None:
    """Put a program called soffice on the path."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_libreoffice_is_stopped_after_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "sleep 60 & wait")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(with_libreoffice, "START_SECONDS", 1)
    monkeypatch.setattr(with_libreoffice, "SECONDS_EACH", 0)
    started = time.monotonic()
    with pytest.raises(WriteError, match="took longer than 1 seconds"):
        laid_out(saying("text"), "libreoffice")
    assert time.monotonic() - started < 10


def test_a_document_that_libreoffice_leaves_out_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(WriteError, match="no PDF of 1 of 1 documents"):
        laid_out(saying("text"), "libreoffice")


def test_calls_of_libreoffice_side_by_side_lose_nothing() -> None:
    program("soffice")
    texts = [["first one", "second one"], ["third one"]]

    def call(group: list[str]) -> list[bytes]:
        files = [WordFile(saying(text)) for text in group]
        return words_to_pdfs(files, "libreoffice", Report(), PLACE)

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(call, texts))
    assert [[pdf_words(pdf).strip() for pdf in group] for group in made] == texts


def test_a_file_that_rdocx_cannot_open_is_a_fault_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import rdocx

    def broken(_data: bytes) -> None:
        raise rdocx.LayoutError("no layout\nsecond line")

    monkeypatch.setattr(with_rdocx, "make_room", lambda *_: broken(b""))
    with pytest.raises(WriteError) as caught:
        laid_out(saying("text"))
    assert "second line" not in str(caught.value)
    assert "--pdf-engine libreoffice" in str(caught.value)
