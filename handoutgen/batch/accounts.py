"""What a batch leaves beside its files: ``report.csv``, and the rows that failed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from handoutgen.batch.columns import Columns, column_key
from handoutgen.batch.orders import BadRow, Order
from handoutgen.batch.roster import Roster, Row, Spelling
from handoutgen.batch.work import MadeFile
from handoutgen.report import Notice

Status = Literal["made", "kept", "failed", "not made"]
COLUMNS = ("line", "id", "status", "files", "pages", "notices", "seconds", "problem")


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one row."""

    line: int
    id: str
    status: Status
    files: tuple[MadeFile, ...] = ()
    notices: tuple[Notice, ...] = ()
    seconds: float = 0.0
    problems: tuple[str, ...] = ()


def accounts_of(
    roster: Roster,
    columns: Columns,
    orders: Mapping[int, Order],
    done: Mapping[int, Account],
    bad: Mapping[int, BadRow],
) -> list[Account]:
    """Return what became of every row, in the roster's order."""
    at = columns.known.get("id")
    found = []
    for row in roster.rows:
        order = orders.get(row.line)
        identity = order.id if order else _cell(row, at)
        if row.line in bad:
            problems = tuple(fault.problem for fault in bad[row.line].faults)
            found.append(Account(row.line, identity, "failed", problems=problems))
        else:
            found.append(done.get(row.line) or Account(row.line, identity, "not made"))
    return found


def _cell(row: Row, at: int | None) -> str:
    return " ".join(row.cells[at].split()) if at is not None and at < len(row.cells) else ""


def write_report(
    accounts: Iterable[Account], rows: Mapping[int, Row], carried: Mapping[str, int]
) -> bytes:
    """Return ``report.csv``: one row for each of the roster's, with the *carried* columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*COLUMNS, *carried])
    for one in accounts:
        pages = [made.pages for made in one.files if made.pages is not None]
        kinds = Counter(notice.kind for notice in one.notices)
        told = "; ".join(f"{kind} ×{n}" if n > 1 else kind for kind, n in sorted(kinds.items()))
        cells = rows[one.line].cells
        writer.writerow(
            [
                one.line,
                one.id,
                one.status,
                "; ".join(made.path for made in one.files),
                sum(pages[:1]) if pages else "",
                told,
                f"{one.seconds:.3f}" if one.status == "made" else "",
                "; ".join(one.problems),
                *(cells[at] if at < len(cells) else "" for at in carried.values()),
            ]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def write_rejects(roster: Roster, columns: Columns, bad: Mapping[int, BadRow]) -> bytes:
    """Return the rows that failed in the roster's own columns and spelling, and why they did.

    A CSV row stands as it stood, letter for letter, with the problem as one more cell.
    """
    spelling = roster.spelling
    at = columns.known.get("problem")
    lines = [spelling.opening, _header(roster, columns, spelling)]
    for row in roster.rows:
        if row.line in bad:
            said = "; ".join(_said(fault.problem, fault.hint) for fault in bad[row.line].faults)
            lines.append(_rejected(row, said, at, spelling, len(roster.columns)))
    text = "".join(lines)
    return spelling.mark + text.encode(spelling.codec, "replace")


def _said(problem: str, hint: str | None) -> str:
    return problem if hint is None else f"{problem} ({hint})"


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
