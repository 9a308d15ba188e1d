"""What a batch leaves beside its files: ``report.csv``, which says what became of each row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from handoutgen.batch.columns import Columns
from handoutgen.batch.orders import BadRow, Order
from handoutgen.batch.roster import Roster, Row
from handoutgen.batch.work import PRINTED, MadeFile
from handoutgen.records import dataclass
from handoutgen.report import Notice
from handoutgen.table_cells import safe_cell

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
    writer.writerow([*COLUMNS, *map(safe_cell, carried)])
    for one in accounts:
        pages = [made.pages for made in one.files if made.pages is not None]
        kinds = Counter(notice.kind for notice in one.notices)
        told = "; ".join(f"{kind} ×{n}" if n > 1 else kind for kind, n in sorted(kinds.items()))
        cells = rows[one.line].cells
        writer.writerow(
            [
                one.line,
                safe_cell(one.id),
                one.status,
                "; ".join(made.path for made in one.files if not made.path.startswith(PRINTED)),
                pages[0] if pages else "",
                told,
                f"{one.seconds:.3f}" if one.status == "made" else "",
                "; ".join(one.problems),
                *(safe_cell(cells[at]) if at < len(cells) else "" for at in carried.values()),
            ]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")
