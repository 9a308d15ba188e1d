"""Workbooks (.xlsx): what a cell shows is its text, and nothing is expanded that is too large."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from handoutgen.batch.roster import MAX_ROWS, Roster, Row, check_header, too_many_rows
from handoutgen.errors import CallError, Place, did_you_mean
from handoutgen.report import ContentGuessed, Notice

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_EXPANDED = 300_000_000
MAX_PARTS = 2_000
MAX_RATIO = 200
_SMALL = 5_000_000
"""A part that is no larger may be packed as tightly as it likes."""
_DIGITS_ONLY = re.compile(r'(?:[0#]|[ ()/+-]|\\.|"[^"]*")+')


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
            return _read_sheet(data, display, name, shown, written)
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
        problem = "is a zip archive, but no Excel workbook"
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
        raise CallError.at(display, "has no sheet with cells")
    if sheet is None:
        return names[0]
    folded = {name.casefold(): name for name in names}
    found = folded.get(sheet.casefold())
    if found is None:
        problem = f'{display} has no sheet "{sheet}"'
        raise CallError.at("--sheet", problem, did_you_mean(sheet, names, what="sheets there"))
    return found


def _read_sheet(data: bytes, display: str, name: str, shown: Workbook, written: Workbook) -> Roster:
    """Read the values that cells show beside what is written in them: a formula may lack one."""
    values: Any = shown[name]
    formulas: Any = written[name]
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
    columns: tuple[str, ...] | None = None
    header_line = 1
    rows: list[Row] = []
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, row_written) in enumerate(pairs, 1):
        texts, faulty = _texts(row, row_written)
        if columns is None:
            if any(texts):
                columns, header_line = _trimmed(texts), number
                check_header(columns, display, number)
            continue
        if not any(texts) and not faulty:
            continue
        if len(rows) == MAX_ROWS:
            raise too_many_rows(display)
        rows.append(_row(number, texts, faulty, columns))
    if columns is None:
        raise CallError.at(display, f'the sheet "{name}" is empty', "its first row names columns")
    hidden = _hidden_rows(data, shown, name) & {row.line for row in rows}
    notices: tuple[Notice, ...] = ()
    if hidden:
        lines = ", ".join(map(str, sorted(hidden)[:10])) + (", …" if len(hidden) > 10 else "")
        problem = f"hidden rows are handed out as well: {lines}"
        notices = (ContentGuessed(Place(display), problem, "delete what is not meant"),)
    return Roster(display, columns, tuple(rows), header_line=header_line, notices=notices)


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
    texts: list[str] = []
    faulty: dict[int, str] = {}
    for place, (cell, formula) in enumerate(zip(row, row_written, strict=True)):
        if cell.value is None:
            if formula.value is not None:
                faulty[place] = "a formula without a value"
            texts.append("")
        elif cell.data_type == "e":
            faulty[place] = f"the spreadsheet shows the error {cell.value}"
            texts.append("")
        else:
            texts.append(cell_text(cell.value, cell.number_format or "General"))
    return texts, faulty


def cell_text(value: object, number_format: str) -> str:
    """Return what a cell of *value* shows, dates as ISO and numbers with their leading zeros."""
    match value:
        case str():
            return value
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
            return _number_text(value, number_format)
        case _:
            return str(value)


def _number_text(value: int | float, number_format: str) -> str:
    whole = int(value) if float(value).is_integer() and abs(value) < 1e18 else None
    first = number_format.split(";")[0]
    if whole is not None and whole >= 0 and _DIGITS_ONLY.fullmatch(first) and "0" in first:
        return _with_places(str(whole), first)
    if first.endswith("%"):
        return f"{round(value * 100, 6):g}%"
    return str(whole) if whole is not None else repr(value)


def _with_places(digits: str, pattern: str) -> str:
    """Return *digits* in the places of *pattern*, such as ``000`` or ``000-0000``."""
    pieces = re.findall(r'[0#]|\\.|"[^"]*"|.', pattern)
    places = [at for at, piece in enumerate(pieces) if piece in "0#"]
    rest = digits
    for at in reversed(places):
        pieces[at] = rest[-1:] or ("0" if pieces[at] == "0" else "")
        rest = rest[:-1]
    if places:
        pieces[places[0]] = rest + pieces[places[0]]
    shown = [piece[1:] if piece.startswith("\\") else piece.strip('"') for piece in pieces]
    return "".join(shown).strip()


def _trimmed(texts: list[str]) -> tuple[str, ...]:
    names = [" ".join(text.split()) for text in texts]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _hidden_rows(data: bytes, workbook: Workbook, name: str) -> set[int]:
    """Return the rows that a filter or a hand has hidden: openpyxl does not tell while reading."""
    from xml.etree.ElementTree import iterparse

    path = getattr(workbook[name], "_worksheet_path", "")
    hidden: set[int] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if path not in package.namelist():
            return hidden
        with package.open(path) as stream:
            number = 0
            for _, element in iterparse(stream):  # noqa: S314
                if element.tag.endswith("}row"):
                    number = int(element.get("r") or number + 1)
                    if element.get("hidden") in ("1", "true"):
                        hidden.add(number)
                    element.clear()
    return hidden
