"""CSV as spreadsheets write it: any delimiter, encoding and quoting, Excel's ``sep=`` line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from handoutgen.batch.columns import COLUMN_OF, column_key
from handoutgen.batch.letters import letters_of
from handoutgen.batch.roster import (
    MAX_ROWS,
    Roster,
    Row,
    Spelling,
    check_header,
    column_names,
    says_something,
    too_many_rows,
)
from handoutgen.errors import CallError

DELIMITERS = (",", ";", "\t", "|")
_FORMULA_OF_TEXT = re.compile(r'="((?:[^"]|"")*)"')
"""How some programs keep a spreadsheet from taking a text for a number: ``="007"``."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password holds in place of its parts (MS-OFFCRYPTO, 2.3.4.4)."""
_BINARY = (
    (b"%PDF", "a PDF file"),
    (_COMPOUND, "a workbook of an old kind (.xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
)


def read_csv(data: bytes, display: str, encoding: str | None = None) -> Roster:
    """Return the roster that *data*, a CSV file, holds; *encoding* says how, where it is known.

    Raises:
        CallError: if it is no text, or its header cannot be used.
    """
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        hint = "take the password off in the spreadsheet program, and save it again"
        raise CallError.at(display, "is a workbook with a password", hint)
    for start, what in _BINARY:
        if data.startswith(start):
            raise CallError.at(display, f"is {what}, not a CSV file", "save it as .xlsx or CSV")
    letters = letters_of(data, display, encoding)
    opening, said = _sep_line(letters.text)
    body = letters.text[len(opening) :]
    delimiter = said or _delimiter(body)
    lines = _Lines(body, 1 + opening.count("\n"))
    records = _records(lines, delimiter)
    header: Row | None = next((row for row in records if not row.is_blank), None)
    if header is None:
        raise CallError.at(display, "is empty", "its first line names the columns")
    if header.problem:
        raise CallError.at(display, header.problem, header.hint, line=header.line)
    columns = column_names(header.cells)
    check_header(columns, display, header.line)
    rows: list[Row] = []
    for row in records:
        if row.is_blank:
            continue
        if len(rows) == MAX_ROWS:
            raise too_many_rows(display)
        rows.append(_fitted(row, len(columns)))
    end = re.search("\r\n|\n|\r", body)
    line_end = end[0] if end else "\r\n"
    spelling = Spelling(letters.codec, letters.mark, opening, delimiter, line_end)
    return Roster(display, columns, tuple(rows), spelling, header.line, header.raw, letters.notices)


def _sep_line(text: str) -> tuple[str, str | None]:
    """Return Excel's ``sep=`` line with its line end, and the delimiter that it names."""
    match = re.match(r'"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)', text, re.IGNORECASE)
    return (match[0], match[1]) if match else ("", None)


def _delimiter(text: str) -> str:
    """Return what parts the cells: by which most columns of the header are known."""
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")

    def likeness(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(column_key(cell) in COLUMN_OF for cell in cells), len(cells)

    return max(DELIMITERS, key=likeness)


class _Lines:
    """Yields a text's lines and keeps those of the record at hand."""

    def __init__(self, text: str, first: int) -> None:
        self._lines = io.StringIO(text, newline="")
        self.number = first - 1
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line


def _records(lines: _Lines, delimiter: str) -> Iterator[Row]:
    """Yield every record; one that breaks the rules of quoting says so."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = lines.number + 1
        lines.taken = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem, hint = _explained(str(error), len(lines.taken))
            yield Row(start, (), problem, hint, "".join(lines.taken))
            continue
        yield Row(start, tuple(map(_plain, cells)), raw="".join(lines.taken))


def _explained(message: str, lines: int) -> tuple[str, str]:
    if "end of data" in message:
        gone = f", so this and the {lines - 1} lines after it cannot be told apart"
        problem = "a quotation mark opens a cell and none closes it"
        return problem + (gone if lines > 1 else ""), "close it, or double a mark that is meant"
    if "field limit" in message:
        return "a cell is longer than 131,072 characters", "is a quotation mark missing?"
    return "text follows the quotation mark that closes a cell", "double a mark that is meant"


def _plain(cell: str) -> str:
    match = _FORMULA_OF_TEXT.fullmatch(cell.strip()) if cell.startswith("=") else None
    return match[1].replace('""', '"') if match else cell


def _fitted(row: Row, columns: int) -> Row:
    """Return *row* with a cell for every column: Excel leaves out empty ones at a row's end."""
    if row.problem:
        return row
    count = len(row.cells)
    if any(map(says_something, row.cells[columns:])):
        named = f"{columns} columns" if columns > 1 else "one column"
        problem = f"has {count} cells, and the header names {named}"
        hint = "is a cell with a delimiter in it lacking its quotation marks?"
        return Row(row.line, row.cells[:columns], problem, hint, row.raw)
    cells = (*row.cells[:columns], *[""] * (columns - count))
    return Row(row.line, cells, raw=row.raw)
