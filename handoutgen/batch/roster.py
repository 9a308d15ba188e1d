"""A roster: a table whose rows each ask for one handout, as it stands in its file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from handoutgen.errors import CallError
from handoutgen.records import dataclass
from handoutgen.report import Notice

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the *line* (in a workbook the row) it stands in, and a text for every column.

    *problem* says why the row cannot be read at all. *raw* is the row as a CSV file has it, line
    end included.
    """

    line: int
    cells: tuple[str, ...]
    problem: str = ""
    hint: str | None = None
    raw: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.problem and not any(map(says_something, self.cells))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a CSV file is written, so that another can be written alike.

    *opening* is what stands before the header: a mark of the encoding and Excel's ``sep=`` line.
    """

    codec: str = "utf-8"
    mark: bytes = b"\xef\xbb\xbf"
    opening: str = ""
    delimiter: str = ","
    line_end: str = "\r\n"


@dataclass(frozen=True, slots=True)
class Roster:
    """A table with a header; *display* is what people call its file."""

    display: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    spelling: Spelling = Spelling()
    header_line: int = 1
    header_raw: str = ""
    notices: tuple[Notice, ...] = ()
    other_sheets: tuple[str, ...] = ()


def read_roster(
    path: Path, display: str, sheet: str | None = None, encoding: str | None = None
) -> Roster:
    """Return the roster in *path*, a CSV file or a workbook, whatever its suffix says.

    *sheet* names a workbook's sheet; the first one that is not hidden is taken without it.
    *encoding* says how the letters of a CSV file are written, where it is not to be found out.

    Raises:
        CallError: if the file is no table that can be read, or its header cannot be used.
    """
    data = _bytes_of(path, display)
    if data.startswith(b"PK\x03\x04"):
        from handoutgen.batch.workbook import read_workbook

        if encoding is not None:
            raise CallError.at("--encoding", f"{display} is a workbook", "leave --encoding out")
        roster = read_workbook(data, display, sheet)
    else:
        from handoutgen.batch.csv_file import read_csv

        if sheet is not None:
            raise CallError.at("--sheet", f"{display} is no workbook", "leave --sheet out")
        roster = read_csv(data, display, encoding)
    if not roster.rows:
        raise CallError.at(display, "has a header and no rows", "add a row for each handout")
    return roster


def _bytes_of(path: Path, display: str) -> bytes:
    try:
        if path.is_dir():
            raise CallError.at(display, "is a folder, not a roster")
        if path.exists() and not path.is_file():
            raise CallError.at(display, "is not a file that can be read")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CallError.at(display, "there is no such file") from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else None
        said = (reason or "no file can have this name").lower()
        raise CallError.at(display, f"cannot be read: {said}") from None
    if len(data) > MAX_BYTES:
        raise CallError.at(display, "is too large", f"at most {MAX_BYTES:,} bytes; split it")
    if not data.strip():
        raise CallError.at(display, "is empty", "its first line names the columns")
    return data


def says_something(cell: str) -> bool:
    """Tell whether anything of *cell* can be seen: spaces and marks of direction cannot."""
    return bool(cell) and any(char.isprintable() and not char.isspace() for char in cell)


def column_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns as they are told, without empty ones at the end."""
    names = [" ".join("".join(filter(_is_shown, cell)).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _is_shown(char: str) -> bool:
    """Tell whether a screen shows *char*; what it would obey is not told on one."""
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")


def check_header(columns: tuple[str, ...], display: str, line: int) -> None:
    """Refuse a header that names nothing, or one column twice.

    Raises:
        CallError: with all that is wrong with it.
    """
    names = [" ".join(name.split()).casefold() for name in columns]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        shown = ", ".join(f'"{name}"' for name in twice)
        problem = f"two columns are called {shown}"
        raise CallError.at(display, problem, "give each column a name of its own", line=line)


def too_many_rows(display: str) -> CallError:
    error = CallError.at(display, f"has more than {MAX_ROWS:,} rows", "split it")
    assert isinstance(error, CallError)  # noqa: S101 - what at() returns is of its own class
    return error
