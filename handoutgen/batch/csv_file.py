"""CSV as spreadsheets write it: any delimiter, encoding and quoting, Excel's ``sep=`` line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from handoutgen.batch.columns import COLUMN_OF, column_key
from handoutgen.batch.roster import MAX_ROWS, Roster, Row, Spelling, check_header, too_many_rows
from handoutgen.errors import CallError, Place
from handoutgen.report import ContentGuessed, Notice

DELIMITERS = (",", ";", "\t", "|")
_AS_CSV = "save it as CSV UTF-8, or as .xlsx"
_FORMULA_OF_TEXT = re.compile(r'="((?:[^"]|"")*)"')
"""How some programs keep a spreadsheet from taking a text for a number: ``="007"``."""
_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old kind (.xls), or one with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
)


def read_csv(data: bytes, display: str) -> Roster:
    """Return the roster that *data*, a CSV file, holds.

    Raises:
        CallError: if it is no text, or its header cannot be used.
    """
    for start, what in _BINARY:
        if data.startswith(start):
            raise CallError.at(display, f"is {what}, not a CSV file", "save it as .xlsx or CSV")
    codec, mark, guessed = _codec(data, display)
    text = data[len(mark) :].decode(codec)
    notices: list[Notice] = []
    if guessed:
        hint = "save it as CSV UTF-8 if letters look wrong"
        notices.append(ContentGuessed(Place(display), "not UTF-8: read as Windows-1252", hint))
    opening, said = _sep_line(text)
    body = text[len(opening) :]
    delimiter = said or _delimiter(body)
    lines = _Lines(body, 1 + opening.count("\n"))
    records = _records(lines, delimiter)
    header: Row | None = next((row for row in records if not row.is_blank), None)
    if header is None:
        raise CallError.at(display, "is empty", "its first line names the columns")
    if header.problem:
        raise CallError.at(display, header.problem, header.hint, line=header.line)
    columns = _trimmed(header.cells)
    check_header(columns, display, header.line)
    rows: list[Row] = []
    for row in records:
        if row.is_blank:
            continue
        if len(rows) == MAX_ROWS:
            raise too_many_rows(display)
        rows.append(_fitted(row, len(columns)))
    end = re.search("\r\n|\n|\r", body)
    spelling = Spelling(codec, mark, opening, delimiter, end[0] if end else "\r\n")
    return Roster(display, columns, tuple(rows), spelling, header.line, header.raw, tuple(notices))


def _codec(data: bytes, display: str) -> tuple[str, bytes, bool]:
    """Return the encoding of *data*, the mark it begins with, and whether it is a guess."""
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            try:
                data[len(mark) :].decode(codec)
            except UnicodeDecodeError:
                raise CallError.at(display, f"is broken {codec.upper()}", _AS_CSV) from None
            return codec, mark, False
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        codec = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            raise CallError.at(display, "is no text", _AS_CSV) from None
        return codec, b"", False
    if b"\0" in data:
        raise CallError.at(display, "is no text: it holds zero bytes", _AS_CSV)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", b"", False
    try:
        data.decode("cp1252")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        problem = "a character that is neither UTF-8 nor Windows-1252"
        raise CallError.at(display, problem, _AS_CSV, line=line) from None
    return "cp1252", b"", True


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


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, without empty ones at the end."""
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _fitted(row: Row, columns: int) -> Row:
    """Return *row* with a cell for every column: Excel leaves out empty ones at a row's end."""
    if row.problem:
        return row
    count = len(row.cells)
    if any(cell.strip() for cell in row.cells[columns:]):
        problem = f"has {count} cells, and the header names {columns} columns"
        hint = "is a cell with a delimiter in it lacking its quotation marks?"
        return Row(row.line, row.cells[:columns], problem, hint, row.raw)
    cells = (*row.cells[:columns], *[""] * (columns - count))
    return Row(row.line, cells, raw=row.raw)
