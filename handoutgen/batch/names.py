"""What files are called: a pattern over row number, id and columns that name nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from handoutgen.batch.columns import COLUMN_OF, NAMES_NOBODY, PERSONAL, Columns, column_key
from handoutgen.batch.orders import BadRow, Order
from handoutgen.batch.roster import Roster
from handoutgen.errors import CallError, Fault, Place, nearest
from handoutgen.files import file_stem
from handoutgen.records import dataclass

WITH_IDS = "{id}-{stem}"
WITHOUT_IDS = "{row}-{stem}"
PRINT_FILE = "print.pdf"
_PLACE = re.compile(r"\{([^{}]*)\}")
_UNFIT = re.compile(r"[^\w+-]+")
_OWN = ("row", "stem")


@dataclass(frozen=True, slots=True)
class NamePattern:
    """Pieces of fixed text and, in between, what stands for something of the row."""

    pieces: tuple[str, ...]
    """Fixed text at even places, names in between."""
    columns: Mapping[str, int]
    width: int

    def path(self, order: Order, cells: tuple[str, ...], stem: str) -> str:
        """Return a file's path below the output folder, without its suffix."""
        said = []
        for at, piece in enumerate(self.pieces):
            if at % 2 == 0:
                said.append(piece)
            elif piece == "row":
                said.append(f"{order.number:0{self.width}d}")
            elif piece == "stem":
                said.append(stem)
            elif piece in self.columns:
                said.append(clean_part(cells[self.columns[piece]]))
            else:
                said.append(clean_part(_of_request(order, piece)))
        parts = [file_stem(clean_part(part)) for part in "".join(said).split("/")]
        return "/".join(parts)


def _of_request(order: Order, name: str) -> str:
    request = order.request
    match name:
        case "id":
            return order.id
        case "ref":
            return order.person.ref
        case "article":
            return "-".join(article.rpartition("/")[2] for article in request.articles)
        case "template":
            return request.template or ""
        case "brand":
            return request.brand or ""
        case "edition":
            return request.edition
        case "references":
            return request.references
        case _:
            return request.language or ""


def read_pattern(
    pattern: str | None, roster: Roster, columns: Columns, declared: frozenset[str]
) -> NamePattern:
    """Return what ``--name`` says, or the usual pattern; a format's suffix is no part of it.

    *declared* are the columns of the roster's own that the call uses for something public.

    Raises:
        CallError: with all that is wrong with it.
    """
    if pattern is None:
        pattern = WITH_IDS if "id" in columns.known else WITHOUT_IDS
    pattern = re.sub(r"\.(pdf|docx)$", "", pattern.strip(), flags=re.IGNORECASE)
    width = len(str(len(roster.rows)))
    pieces = _PLACE.split(pattern)
    faults: list[tuple[str, str]] = []
    fixed = "".join(pieces[::2])
    if "{" in fixed or "}" in fixed:
        faults.append(("a brace has no partner", "write {id}, {row} or a column's name"))
    if "\\" in fixed or any(ord(char) < 32 or char in ':*?"<>|' for char in fixed):
        faults.append(("holds a character that file names cannot have", "letters, digits, - and _"))
    parts = pattern.split("/")
    if pattern.startswith("/") or any(part.strip(" .") == "" for part in parts):
        faults.append(("leads out of the output folder, or has an empty part", "such as {id}"))
    own: dict[str, int] = {}
    names = [column_key(piece) for piece in pieces[1::2]]
    for key in names:
        meant = COLUMN_OF.get(key, key)
        at = columns.place(key)
        if meant in _OWN or meant in NAMES_NOBODY:
            continue
        if meant in PERSONAL or (key in columns.values and key not in declared):
            hint = "use {row}, {id} or a column that names nobody"
            if meant not in PERSONAL:
                hint = f"if it names nobody, say so with --carry {key}"
            faults.append((f"{{{key}}} may name a person", hint))
        elif at is None:
            close = nearest(key, [*_OWN, *NAMES_NOBODY, *columns.values])
            faults.append(
                (
                    f"nothing is called {{{key}}}",
                    f"did you mean {{{close}}}?"
                    if close
                    else "{row}, {id}, {stem}, or a column of the roster",
                )
            )
        else:
            own[key] = at
    if faults:
        raise CallError(*(Fault(Place("--name"), problem, hint) for problem, hint in faults))
    meant_names = iter(COLUMN_OF.get(key, key) for key in names)
    fitted = [piece if at % 2 == 0 else next(meant_names) for at, piece in enumerate(pieces)]
    return NamePattern(tuple(fitted), own, width)


def clean_part(said: str) -> str:
    """Return *said* as every file system takes it: letters, digits and ``+-_``."""
    return _UNFIT.sub("-", unicodedata.normalize("NFC", said)).strip("-")


def same_file(path: str) -> str:
    """Return a key that is equal for names which some file system takes for one."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", path).casefold())


def name_all(
    orders: list[Order],
    roster: Roster,
    pattern: NamePattern,
    stems: Mapping[int, str],
) -> tuple[dict[int, str], list[BadRow]]:
    """Return each order's path by its line, and the rows whose name another has already."""
    rows = {row.line: row for row in roster.rows}
    taken: dict[str, int] = {}
    paths: dict[int, str] = {}
    bad: list[BadRow] = []
    for order in orders:
        path = pattern.path(order, rows[order.line].cells, stems[order.line])
        before = taken.setdefault(same_file(path), order.line)
        if before != order.line:
            problem = f"its file would be called like that of line {before}"
            hint = "give it an id of its own, or put {row} into --name"
            place = Place(roster.display, order.line)
            bad.append(BadRow(order.line, (Fault(place, problem, hint),)))
        else:
            paths[order.line] = path
    return paths, bad


def group_files(roster: Roster, lines: list[int], column: int | None) -> dict[int, str]:
    """Return the print file that each row goes into: one for each text in *column*."""
    if column is None:
        return dict.fromkeys(lines, PRINT_FILE)
    cells = {row.line: row.cells[column].strip() for row in roster.rows if not row.problem}
    names: dict[str, str] = {}
    taken: set[str] = set()
    found: dict[int, str] = {}
    for line in lines:
        group = cells[line]
        if group not in names:
            stem = file_stem("print", clean_part(group) or "rest")
            number, name = 1, stem
            while same_file(name) in taken:
                number += 1
                name = f"{stem}-{number}"
            taken.add(same_file(name))
            names[group] = f"{name}.pdf"
        found[line] = names[group]
    return found
