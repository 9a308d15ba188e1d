"""Rows that failed, to mend in a spreadsheet and to run again."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from handoutgen.batch import rejects
from handoutgen.batch.columns import read_columns
from handoutgen.batch.orders import BadRow
from handoutgen.batch.roster import Roster, Row
from handoutgen.errors import Fault, Place
from tests.conftest import Run


def _workbook(path: Path, *rows: tuple[object, ...]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_a_workbook_is_mended_in_a_workbook(run: Run, tmp_path: Path) -> None:
    _workbook(
        tmp_path / "r.xlsx",
        ("id", "client", "template", "sections", "copies"),
        ("007", "Sample One", "thought-record", None, "x"),
        ("008", "Sample Two", "thought-record", None, 1),
        ("=1+1", "Sample Three", "no-such", "4-6", None),
    )
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.active is not None
    book.active["A4"].data_type = "s"
    book.save(tmp_path / "r.xlsx")
    call = ("-o", "out", "--jobs", "0", "--rejects", "bad.xlsx")
    result = run("batch", "r.xlsx", *call)
    assert result.exit_code == 1
    assert "made bad.xlsx: 2 rows to mend" in result.stdout
    book = openpyxl.load_workbook(tmp_path / "bad.xlsx")
    sheet = book.active
    assert sheet is not None
    shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert shown[0] == ["id", "client", "template", "sections", "copies", "problem"]
    assert shown[1][:2] == ["007", "Sample One"]
    assert "whole number" in str(shown[1][5])
    assert shown[2][:4] == ["=1+1", "Sample Three", "no-such", "4-6"]
    assert {cell.number_format for cell in sheet[3]} == {"@"}
    assert {cell.data_type for cell in sheet[3][:4]} == {"s"}
    sheet["E2"], sheet["C3"], sheet["D3"] = "2", "thought-record", ""
    book.save(tmp_path / "bad.xlsx")
    again = run("batch", "bad.xlsx", "-o", "out", "--jobs", "0", "--rejects", "worse.xlsx")
    assert again.exit_code == 0, again.stderr
    made = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    stem = "thought-record-plain.pdf"
    assert made == [f"007-{stem}", f"008-{stem}", f"1+1-{stem}"]
    assert not (tmp_path / "worse.xlsx").exists()
    assert "made 2: see out/report-2.csv" in again.stdout  # the first report stays


def test_the_same_rows_give_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    roster = Roster("r.csv", ("id", "client"), (Row(2, ("1", "Sample\x07 One")),))
    bad = {2: BadRow(2, (Fault(Place("r.csv", 2), "is wrong", "mend it"),))}
    columns = read_columns(roster.columns, "r.csv", 1)
    made = rejects.rejects_as_workbook(roster, columns, bad)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert rejects.rejects_as_workbook(roster, columns, bad) == made
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet["B2"].value == "Sample One"
    assert sheet["C2"].value == "is wrong (mend it)"


def test_rejects_never_replace_the_roster(run: Run, tmp_path: Path) -> None:
    text = "id,client,template\n1,Sample,no-such\n2,Sample,thought-record\n"
    (tmp_path / "r.csv").write_text(text)
    result = run("batch", "r.csv", "--rejects", "./r.csv", "--jobs", "0")
    assert result.exit_code == 2
    assert "is the roster itself" in result.stderr
    assert (tmp_path / "r.csv").read_text() == text
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]


def test_a_roster_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("id,problem\n")
    result = run("batch", "r.csv", "--rejects", "bad.csv", "--jobs", "0", "-o", "out.pdf")
    assert result.exit_code == 2
    assert "r.csv: there is no such file" in result.stderr
    assert "out.pdf looks like one file" in result.stderr


def test_rejects_of_an_earlier_call_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,template\n1,thought-record\n")
    (tmp_path / "bad.csv").write_text("id,template,problem\n1,thought-recrd,x\n")
    result = run("batch", "r.csv", "--rejects", "bad.csv", "-o", "out", "--jobs", "0")
    assert result.exit_code == 0
    assert "bad.csv is of an earlier call" in result.stderr
    assert (tmp_path / "bad.csv").exists()
