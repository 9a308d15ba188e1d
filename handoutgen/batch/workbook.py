"""Workbooks (.xlsx): what a cell shows is its text, and nothing is expanded that is too large."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from handoutgen.batch.roster import (
    MAX_ROWS,
    Roster,
    Row,
    check_header,
    column_names,
    too_many_rows,
)
from handoutgen.batch.sheet_marks import SheetMarks, marks_of
from handoutgen.batch.shown_numbers import number_text
from handoutgen.errors import CallError, Place, did_you_mean
from handoutgen.report import ContentGuessed, Notice

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_EXPANDED = 300_000_000
MAX_PARTS = 2_000
MAX_RATIO = 200
_SMALL = 5_000_000
"""A part that is no larger may be packed as tightly as it likes."""
_NO_WORKBOOK = {
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "content.xml": "an OpenDocument file (.ods)",
    "Index/Document.iwa": "a Numbers document",
    "word/document.xml": "a Word document",
}
"""A part by which archives of other kinds are known."""


def read_workbook(data: bytes, display: str, sheet: str | None) -> Roster:
    """Return the roster in *sheet* of a workbook, or in its first sheet.

    Raises:
        CallError: if it is no workbook that can be read safely, or its header cannot be used.
    """
    _check_sizes(data, display)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are no concern here
            shown = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            written = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            name = _sheet_name(shown, display, sheet)
            marks = marks_of(data, getattr(shown[name], "_worksheet_path", ""))
            return _read_sheet(display, name, shown, written, marks)
    except CallError:
        raise
    except Exception as error:
        # Whatever a broken file makes openpyxl stumble over: there is no common class.
        hint = "open it in a spreadsheet program and save it as .xlsx or CSV"
        problem = f"is no workbook that can be read ({type(error).__name__})"
        raise CallError.at(display, problem, hint) from None


def _check_sizes(data: bytes, display: str) -> None:
    """Refuse what would expand beyond measure, before anything is expanded."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            doctypes = [
                part.filename
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
                and b"<!DOCTYPE" in _beginning(package, part)
            ]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        raise CallError.at(display, "is a broken workbook", "save it again as .xlsx") from None
    if "xl/workbook.xml" not in names:
        kind = (what for part, what in _NO_WORKBOOK.items() if part in names)
        problem = f"is {next(kind, 'a zip archive')}, but no Excel workbook"
        raise CallError.at(display, problem, "save it as .xlsx or CSV")
    total = sum(part.file_size for part in parts)
    dense = any(
        part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if total > MAX_EXPANDED or len(parts) > MAX_PARTS or dense:
        problem = f"would expand to {total / 1e6:,.0f} MB"
        raise CallError.at(display, problem, "save only the sheet that is needed, as CSV")
    if doctypes:
        problem = f"{doctypes[0]} in it declares a document type, as no workbook does"
        raise CallError.at(display, problem, "save it again as .xlsx or CSV")


def _beginning(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as stream:
        return stream.read(2_000)


def _sheet_name(workbook: Workbook, display: str, sheet: str | None) -> str:
    names = [one.title for one in workbook.worksheets]
    if not names:
        hint = "save it as an ordinary Excel workbook (.xlsx), not as Strict Open XML"
        raise CallError.at(display, "has no sheet with cells", hint)
    if sheet is None:
        seen = (one.title for one in workbook.worksheets if one.sheet_state == "visible")
        return next(seen, names[0])
    folded = {name.casefold(): name for name in names}
    found = folded.get(sheet.casefold())
    if found is None:
        problem = f'{display} has no sheet "{sheet}"'
        raise CallError.at("--sheet", problem, did_you_mean(sheet, names, what="sheets there"))
    return found


def _read_sheet(
    display: str, name: str, shown: Workbook, written: Workbook, marks: SheetMarks
) -> Roster:
    """Read the values that cells show beside what is written in them: a formula may lack one."""
    values: Any = shown[name]
    formulas: Any = written[name]
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
    columns: tuple[str, ...] | None = None
    header_line = 1
    rows: list[Row] = []
    above: dict[int, str] = {}
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, row_written) in enumerate(pairs, 1):
        texts, faulty = _texts(row, row_written)
        _fill_merged(texts, above, marks.continued.get(number, frozenset()))
        if columns is None:
            if any(texts):
                columns, header_line = column_names(texts), number
                check_header(columns, display, number)
            continue
        if not any(texts) and not faulty:
            continue
        if len(rows) == MAX_ROWS:
            raise too_many_rows(display)
        rows.append(_row(number, texts, faulty, columns))
    if columns is None:
        raise CallError.at(display, f'the sheet "{name}" is empty', "its first row names columns")
    return Roster(
        display,
        columns,
        tuple(rows),
        header_line=header_line,
        notices=_notices(display, rows, marks),
        other_sheets=tuple(one.title for one in shown.worksheets if one.title != name),
    )


def _fill_merged(texts: list[str], above: dict[int, str], continued: frozenset[int]) -> None:
    """Say in each row what a cell says that is merged over several; *above* is the row before."""
    for place in continued:
        if above.get(place):
            texts += [""] * (place + 1 - len(texts))
            texts[place] = above[place]
    above.clear()
    above.update(enumerate(texts))


def _notices(display: str, rows: list[Row], marks: SheetMarks) -> tuple[Notice, ...]:
    """Return what is to be known of rows that are not what they seem."""
    lines = [row.line for row in rows]
    told = {
        "hidden rows are handed out as well": (marks.hidden, "delete what is not meant"),
        "a merged cell stands for each of its rows": (
            marks.continued,
            "part the cells if it is meant for the first row alone",
        ),
    }
    found = []
    for problem, (marked, hint) in told.items():
        at = [line for line in lines if line in marked]
        if at:
            shown = ", ".join(map(str, at[:10])) + (", …" if len(at) > 10 else "")
            found.append(ContentGuessed(Place(display), f"{problem}: {shown}", hint))
    return tuple(found)


def _row(number: int, texts: list[str], faulty: dict[int, str], columns: tuple[str, ...]) -> Row:
    count = len(columns)
    cells = (*texts[:count], *[""] * (count - len(texts)))
    beyond = any(texts[count:])
    for place, problem in faulty.items():
        said = f'in the column "{columns[place]}"' if place < count else "right of all columns"
        return Row(number, cells, f"{problem} {said}", "put its value in the place")
    if beyond:
        problem = f"has a cell right of the {count} columns that the header names"
        return Row(number, cells, problem, "name its column, or empty it")
    return Row(number, cells)


def _texts(row: Any, row_written: Any) -> tuple[list[str], dict[int, str]]:
    """Return the texts that cells show, and what is wrong with some of them, by place."""
    from openpyxl.cell.cell import ERROR_CODES

    texts: list[str] = []
    faulty: dict[int, str] = {}
    for place, (cell, formula) in enumerate(zip(row, row_written, strict=True)):
        if cell.value is None:
            if formula.value is not None:
                faulty[place] = "a formula without a value"
            texts.append("")
        elif cell.data_type == "e":
            error = cell.value if cell.value in ERROR_CODES else ""
            faulty[place] = f"the spreadsheet shows the error {error}".rstrip()
            texts.append("")
        else:
            texts.append(cell_text(cell.value, cell.number_format or "General"))
    return texts, faulty


def cell_text(value: object, number_format: str) -> str:
    """Return what a cell of *value* shows, dates as ISO and numbers with their leading zeros."""
    from openpyxl.utils.escape import unescape

    match value:
        case str():
            return unescape(value)
        case bool():
            return "true" if value else "false"
        case datetime():
            plain = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.date().isoformat() if plain else value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = int(value.total_seconds() // 60)
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case int() | float():
            return number_text(value, number_format)
        case _:
            return str(value)
