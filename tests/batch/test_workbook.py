"""Workbooks: text stays text, and what is not safe is not opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from handoutgen.batch import workbook
from handoutgen.batch.roster import Roster, read_roster
from handoutgen.batch.workbook import cell_text
from handoutgen.errors import CallError


def _saved(fill: Callable[[Worksheet], None], tmp_path: Path, sheet: str = "People") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    fill(page)
    path = tmp_path / "roster.xlsx"
    book.save(path)
    return path


def _read(path: Path, sheet: str | None = None) -> Roster:
    return read_roster(path, path.name, sheet)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("007", "@", "007"),
        (7, "000", "007"),
        (12345, "000", "12345"),
        (7, "General", "7"),
        (7.0, "General", "7"),
        (0.5, "General", "0.5"),
        (0.5, "0%", "50%"),
        (441632960123, "General", "441632960123"),
        (1632960123, '"+44" 0000 000000', "+44 1632 960123"),
        (5550123, "000-0000", "555-0123"),
        (12, "#,##0", "12"),
        (1234.5, "#,##0.00", "1,234.50"),
        (12.5, "0", "13"),
        (12.5, '"£"0.00', "£12.50"),
        (-12.5, "[$€-407]\\ 0.00", "-€ 12.50"),
        (12.5, '#,##0.00_ "zł"', "12.50 zł"),
        (0.285, "0%", "29%"),
        (0.285, "0.0%", "28.5%"),
        (-0.001, "0.00", "0.00"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "0.00", "1e+20"),
        ("Zoe_x000D_\nSample", "General", "Zoe\r\nSample"),
        (True, "General", "true"),
        (datetime(2025, 3, 4), "dd/mm/yyyy", "2025-03-04"),
        (datetime(2025, 3, 4, 9, 30), "General", "2025-03-04 09:30"),
        (date(2025, 3, 4), "General", "2025-03-04"),
        (time(9, 5), "h:mm", "09:05"),
    ],
)
def test_a_cell_says_what_it_shows(value: object, number_format: str, shown: str) -> None:
    assert cell_text(value, number_format) == shown


def test_a_sheet_is_read_as_it_is_seen(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page.append([])
        page.append(["id", "client", "date", "phone"])
        page.append([7, "Sample One", date(2025, 3, 4), "0044 1632"])
        page.append([])
        page.append(["008", "Sample Two", None, 12])
        page["A3"].number_format = "000"

    roster = _read(_saved(fill, tmp_path))
    assert roster.columns == ("id", "client", "date", "phone")
    assert [(row.line, row.cells) for row in roster.rows] == [
        (3, ("007", "Sample One", "2025-03-04", "0044 1632")),
        (5, ("008", "Sample Two", "", "12")),
    ]


def test_the_suffix_does_not_decide(tmp_path: Path) -> None:
    path = _saved(lambda page: [page.append(["id"]), page.append(["7"])], tmp_path)
    renamed = path.rename(tmp_path / "roster.csv")
    assert _read(renamed).rows[0].cells == ("7",)


def test_a_sheet_can_be_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, said in (("North", "1"), ("South", "2")):
        page = book.create_sheet(name)
        page.append(["id"])
        page.append([said])
    book.remove(book.worksheets[0])
    path = tmp_path / "roster.xlsx"
    book.save(path)
    assert _read(path).rows[0].cells == ("1",)
    assert _read(path, "south").rows[0].cells == ("2",)
    with pytest.raises(CallError, match='did you mean "South"'):
        _read(path, "Suoth")


def test_formulas_errors_and_cells_without_a_column(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page.append(["id", "client"])
        page.append(["1", "=A2"])
        page.append(["2", "#N/A"])
        page.append(["3", "Sample", None, "stray"])
        page.append(["4", "Sample"])
        page["B3"].data_type = "e"

    rows = _read(_saved(fill, tmp_path)).rows
    assert rows[0].problem == 'a formula without a value in the column "client"'
    assert "#N/A" in rows[1].problem
    assert "right of the 2 columns" in rows[2].problem
    assert not rows[3].problem


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page.append(["id"])
        for number in range(5):
            page.append([str(number)])
        page.row_dimensions[3].hidden = True

    roster = _read(_saved(fill, tmp_path))
    assert len(roster.rows) == 5
    assert "hidden rows are handed out as well: 3" in str(roster.notices[0])


def test_hidden_sheets_are_not_the_first(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["words of a template"])
    book.worksheets[0].sheet_state = "hidden"
    people = book.create_sheet("People")
    people.append(["id"])
    people.append(["7"])
    book.active = 1
    path = tmp_path / "roster.xlsx"
    book.save(path)
    assert _read(path).rows[0].cells == ("7",)
    assert _read(path).other_sheets == ("Sheet",)


def test_a_merged_cell_stands_for_each_of_its_rows(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page.append(["id", "client", "article"])
        for number, article in enumerate(("sleeping-better", None, None, "saying-no-kindly")):
            page.append([str(number), "Sample", article])
        page.merge_cells("C2:C4")
        page.merge_cells("A5:B5")

    roster = _read(_saved(fill, tmp_path))
    assert [row.cells[2] for row in roster.rows] == ["sleeping-better"] * 3 + ["saying-no-kindly"]
    assert roster.rows[3].cells[:2] == ("3", "")
    assert "stands for each of its rows: 3, 4" in str(roster.notices[0])


def test_merged_cells_beyond_measure_are_not_counted(tmp_path: Path) -> None:
    def fill(page: Worksheet) -> None:
        page.append(["id"])
        page.append(["7"])
        page.merge_cells("A1:B1")

    path = _saved(fill, tmp_path)
    with zipfile.ZipFile(path) as package:
        part = package.read("xl/worksheets/sheet1.xml").replace(b"A1:B1", b"A1:A1048576")
    with pytest.raises(CallError, match="no workbook that can be read"):
        _read(_with_part(path, "xl/worksheets/sheet1.xml", part))


def _with_part(path: Path, name: str, data: bytes) -> Path:
    """Return a copy of a workbook with another part in the place of *name*."""
    copy = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    return copy


def test_what_would_expand_beyond_measure_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(lambda page: page.append(["id"]), tmp_path)
    bomb = _with_part(path, "xl/worksheets/sheet1.xml", b" " * 60_000_000)
    assert bomb.stat().st_size < 200_000
    with monkeypatch.context() as patched:
        patched.setattr(openpyxl, "load_workbook", lambda *_: pytest.fail("it was opened"))
        with pytest.raises(CallError, match="would expand to 60 MB"):
            _read(bomb)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = _saved(lambda page: page.append(["id"]), tmp_path)
    lol = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(CallError, match="declares a document type"):
        _read(_with_part(path, "xl/worksheets/sheet1.xml", lol))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_broken_workbook_is_told(tmp_path: Path, part: str) -> None:
    path = _saved(lambda page: page.append(["id"]), tmp_path)
    with pytest.raises(CallError, match="no workbook that can be read"):
        _read(_with_part(path, part, b"<x><y></x>"))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "a Word document, but no Excel workbook"),
        ("xl/workbook.bin", "a binary workbook"),
        ("content.xml", "an OpenDocument file"),
        ("Index/Document.iwa", "a Numbers document"),
        ("anything", "a zip archive, but no Excel workbook"),
    ],
)
def test_a_zip_that_is_no_workbook(tmp_path: Path, part: str, said: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(part, "<x/>")
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data.getvalue())
    with pytest.raises(CallError, match=said):
        _read(path)


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    path = _saved(lambda page: [page.append([str(n)]) for n in range(6)], tmp_path)
    with pytest.raises(CallError, match="more than"):
        _read(path)
