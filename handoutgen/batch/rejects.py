"""The rows that failed, as a table to mend and to run again."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from handoutgen.batch.columns import Columns, column_key
from handoutgen.batch.orders import BadRow
from handoutgen.batch.roster import Roster, Row, Spelling


def rejects_as_csv(roster: Roster, columns: Columns, bad: Mapping[int, BadRow]) -> bytes:
    """Return the rows that failed in the roster's own columns and spelling, and why they did.

    A CSV row stands as it stood, letter for letter, with the problem as one more cell.
    """
    spelling = roster.spelling
    at = columns.known.get("problem")
    lines = [spelling.opening, _header(roster, columns, spelling)]
    for row in roster.rows:
        if row.line in bad:
            said = _problem(bad[row.line])
            lines.append(_rejected(row, said, at, spelling, len(roster.columns)))
    text = "".join(lines)
    return spelling.mark + text.encode(spelling.codec, "replace")


def rejects_as_workbook(roster: Roster, columns: Columns, bad: Mapping[int, BadRow]) -> bytes:
    """Return the rows that failed as a workbook, and why they did; the same bytes each time.

    Every cell is text, so that no spreadsheet takes ``007`` or ``4-6`` for anything else.
    """
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Rows to mend")
    at = columns.known.get("problem", len(roster.columns))
    rows = [(*roster.columns[:at], "problem", *roster.columns[at + 1 :])]
    for row in roster.rows:
        if row.line in bad:
            cells = (*row.cells, *[""] * (len(roster.columns) - len(row.cells)))
            rows.append((*cells[:at], _problem(bad[row.line]), *cells[at + 1 :]))
    for cells in rows:
        shown = [WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", cell)) for cell in cells]
        for cell in shown:
            cell.data_type, cell.number_format = "s", "@"
        sheet.append(shown)
    file = io.BytesIO()
    book.save(file)
    return _undated(file.getvalue())


def _undated(workbook: bytes) -> bytes:
    """Return *workbook* without the time that openpyxl stamps it with."""
    from handoutgen.write.docx.package import deflated, write_package

    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", parts[core])
    return write_package(deflated(name, data) for name, data in parts.items())


def _problem(row: BadRow) -> str:
    """Return all that is wrong with a row, each with the way out."""
    return "; ".join(
        fault.problem if fault.hint is None else f"{fault.problem} ({fault.hint})"
        for fault in row.faults
    )


def _header(roster: Roster, columns: Columns, spelling: Spelling) -> str:
    if "problem" in columns.known:
        return _spelled(roster.columns, spelling)
    if roster.header_raw and _is_whole(roster.header_raw, roster.columns, spelling):
        return _continued(roster.header_raw, "problem", spelling)
    return _spelled((*roster.columns, "problem"), spelling)


def _rejected(row: Row, said: str, at: int | None, spelling: Spelling, count: int) -> str:
    if at is not None and len(row.cells) > at:
        return _spelled((*row.cells[:at], said, *row.cells[at + 1 :]), spelling)
    if row.raw and (row.problem or (at is None and _is_whole(row.raw, row.cells, spelling))):
        return _continued(row.raw, said, spelling)
    return _spelled((*row.cells, *[""] * (count - len(row.cells)), said), spelling)


def _is_whole(raw: str, cells: tuple[str, ...], spelling: Spelling) -> bool:
    """Tell whether *raw* has just as many cells as the header: Excel may have cut it short."""
    try:
        read = next(csv.reader([raw], delimiter=spelling.delimiter), [])
    except csv.Error:
        return False
    return len(read) == len(cells)


def _continued(raw: str, cell: str, spelling: Spelling) -> str:
    """Return the record *raw* with one more cell."""
    bare = raw.rstrip("\r\n")
    return f"{bare}{spelling.delimiter}{_quoted(cell)}{spelling.line_end}"


def _spelled(cells: Iterable[str], spelling: Spelling) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=spelling.delimiter, lineterminator=spelling.line_end).writerow(cells)
    return text.getvalue()


def _quoted(cell: str) -> str:
    if column_key(cell) == cell:
        return cell
    return '"' + cell.replace('"', '""') + '"'
