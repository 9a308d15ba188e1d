"""Before any work: what each row asks for, whether it can be made, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handoutgen.batch.columns import COLUMN_OF, Columns, column_key, read_columns
from handoutgen.batch.memory import OldStateStands
from handoutgen.batch.names import group_files, name_all, read_pattern, same_file
from handoutgen.batch.orders import BadRow, Defaults, Order, read_orders, was_shortened
from handoutgen.batch.roster import Roster
from handoutgen.batch.work import (
    Chunk,
    Desk,
    Job,
    Ordered,
    Result,
    Runner,
    in_row,
    printed_path,
    request_key,
)
from handoutgen.errors import Fault, HandoutError, Place, nearest
from handoutgen.report import Notice, RosterNotice

CHUNK = 40
"""Rows that a worker is given at once, at most."""

Step = Callable[[str, int, int, int], None]
"""Told of progress: what is done, how many of it, of how many, and how many failed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a call asks of a whole batch."""

    defaults: Defaults = field(default_factory=Defaults)
    name: str | None = None
    carry: tuple[str, ...] = ()
    group_by: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made, and what cannot be; all by the rows' lines."""

    roster: Roster
    columns: Columns
    job: Job
    orders: Mapping[int, Ordered]
    inputs: Mapping[int, str]
    bad: Mapping[int, BadRow]
    notices: tuple[Notice, ...]
    carried: Mapping[str, int]
    groups: Mapping[int, str]
    """The print file that each row goes into, where there is to be one."""

    def files(self, line: int) -> tuple[str, ...]:
        """Return the paths of all files that the row is to have, below the output folder."""
        order, path = self.orders[line]
        files = tuple(f"{path}.{format}" for format in order.formats)
        if self.job.printed and (order.request.fillable or "pdf" not in order.formats):
            return (*files, printed_path(path))
        return files


def plan_batch(roster: Roster, wishes: Wishes, job: Job, runner: Runner, step: Step) -> Plan:
    """Check every row of *roster* and return what is to be made; nothing is written.

    Raises:
        CallError: if the call or the header cannot be meant.
    """
    columns = read_columns(roster.columns, roster.display, roster.header_line)
    carried = {name: columns.named("--carry", name) for name in wishes.carry}
    grouping = None if wishes.group_by is None else columns.named("--group-by", wishes.group_by)
    public = {*carried.values(), *(() if grouping is None else (grouping,))}
    declared = frozenset(name for name, at in columns.values.items() if at in public)
    pattern = read_pattern(wishes.name, roster, columns, declared)
    orders, bad = read_orders(roster, columns, wishes.defaults, job.today)
    orders, unprepared, stems = _prepared(orders, job)
    bad += unprepared
    paths, unnamed = name_all(orders, roster, pattern, stems)
    bad += unnamed
    named = [Ordered(order, paths[order.line]) for order in orders if order.line in paths]
    groups: dict[int, str] = {}
    if job.printed:
        groups = group_files(roster, [each.order.line for each in named], grouping)
        bad += _named_like_a_run(named, groups, roster)
        refused = {row.line for row in bad}
        named = [each for each in named if each.order.line not in refused]
    checked = _checked(named, job, runner, step)
    bad += [BadRow(one.line, one.faults) for one in checked.values() if one.faults]
    fit = {
        each.order.line: each
        for each in named
        if each.order.line in checked and not checked[each.order.line].faults
    }
    notices = dict.fromkeys(roster.notices)
    notices |= dict.fromkeys(_twice(named, roster))
    notices |= dict.fromkeys(_shortened(roster, columns))
    mentioned = frozenset[str]().union(*(one.mentioned for one in checked.values()))
    if fit:
        used = declared | {name for name, at in columns.values.items() if at in public}
        notices |= dict.fromkeys(_unused(roster, columns, mentioned | used, public))
        notices |= dict.fromkeys(_unprinted(roster, columns, fit, checked))
    for line in fit:
        notices |= dict.fromkeys(checked[line].notices)
    return Plan(
        roster,
        columns,
        job,
        fit,
        {line: checked[line].inputs for line in fit},
        {row.line: row for row in sorted(bad, key=lambda row: row.line)},
        tuple(notices),
        carried,
        {line: group for line, group in groups.items() if line in fit},
    )


def chunks_of(job: Job, task: str, orders: Iterable[Ordered], jobs: int) -> Iterator[Chunk]:
    """Yield *orders* in chunks, those of one request together: they share what is laid out."""
    kept = list(orders)
    first: dict[str, int] = {}
    for place, each in enumerate(kept):
        first.setdefault(request_key(each.order.request), place)
    kept.sort(key=lambda each: (first[request_key(each.order.request)], each.order.line))
    size = max(1, min(CHUNK, -(-len(kept) // (max(jobs, 1) * 4))))
    for at in range(0, len(kept), size):
        yield Chunk(job, "check" if task == "check" else "make", tuple(kept[at : at + size]))


def _prepared(orders: list[Order], job: Job) -> tuple[list[Order], list[BadRow], dict[int, str]]:
    """Return the orders whose sources can be read, the others, and each one's usual stem."""
    desk = Desk()
    stems: dict[int, str] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    stem_of: dict[str, str] = {}
    fit: list[Order] = []
    bad: list[BadRow] = []
    for order in orders:
        key = request_key(order.request)
        if key not in stem_of and key not in faults:
            try:
                stem_of[key] = desk.prepared(job, order.request).stem
            except HandoutError as error:
                faults[key] = error.faults
        if key in faults:
            found = (in_row(job.roster, order, _unquoted(fault, order)) for fault in faults[key])
            bad.append(BadRow(order.line, tuple(found)))
        else:
            stems[order.line] = stem_of[key]
            fit.append(order)
    return fit, bad, stems


def _unquoted(fault: Fault, order: Order) -> Fault:
    """Return *fault* without a quoted cell that is like nothing known.

    Where columns have slipped, a name may stand where an article is looked for.
    """
    if fault.hint is not None and "did you mean" in fault.hint:
        return fault
    request = order.request
    said = (*request.articles, *request.sections, *request.without)
    problem = fault.problem
    for cell in (*said, request.template, request.brand, request.language):
        if cell:
            problem = problem.replace(f' called "{cell}"', " of that name")
            problem = problem.replace(f'"{cell}"', "what is asked for")
    return replace(fault, problem=problem)


def _checked(named: list[Ordered], job: Job, runner: Runner, step: Step) -> dict[int, Result]:
    found: dict[int, Result] = {}
    names: dict[frozenset[str], frozenset[str]] = {}
    notices: dict[tuple[Notice, ...], tuple[Notice, ...]] = {}
    failed = 0
    for results in runner(chunks_of(job, "check", named, 2)):
        for one in results:
            # What thousands of rows have in common is kept once.
            found[one.line] = replace(
                one,
                mentioned=names.setdefault(one.mentioned, one.mentioned),
                printed=names.setdefault(one.printed, one.printed),
                notices=notices.setdefault(one.notices, one.notices),
            )
            failed += bool(one.faults)
        step("checked", len(found), len(named), failed)
    return found


def _named_like_a_run(
    named: list[Ordered], groups: Mapping[int, str], roster: Roster
) -> list[BadRow]:
    runs = {same_file(path.removesuffix(".pdf")) for path in groups.values()}
    return [
        BadRow(
            each.order.line,
            (
                Fault(
                    Place(roster.display, each.order.line),
                    "its file would be called like a print file",
                    "put {id} or {row} into --name",
                ),
            ),
        )
        for each in named
        if same_file(each.path) in runs
    ]


def _twice(named: list[Ordered], roster: Roster) -> Iterator[Notice]:
    """Tell of rows that give the same id the same article."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for order, _ in named:
        if not order.id:
            continue
        before = seen.setdefault((order.id, order.request.articles), order.line)
        if before != order.line:
            problem = f"has the id and the article of line {before}"
            hint = "take it out if it is there by mistake"
            yield RosterNotice(Place(roster.display, order.line), problem, hint)


def _shortened(roster: Roster, columns: Columns) -> Iterator[Notice]:
    places = {at for name, at in columns.known.items() if name in ("id", "ref")}
    places.update(columns.values.values())
    for row in roster.rows:
        for at in sorted(places):
            if at < len(row.cells) and was_shortened(row.cells[at]):
                problem = f'a spreadsheet has shortened the number in "{roster.columns[at]}"'
                hint = "format the column as text, and write the number again"
                yield RosterNotice(Place(roster.display, row.line), problem, hint)


def _unused(
    roster: Roster, columns: Columns, used: frozenset[str] | set[str], public: set[int]
) -> Iterator[Notice]:
    """Tell of columns that no request and no template has a use for."""
    place = Place(roster.display, roster.header_line)
    own = {at for name, at in columns.values.items() if name in used and not _is_reserved(name)}
    taken = {*columns.known.values(), *own, *public}
    for at, name in enumerate(roster.columns):
        if at in taken:
            continue
        if not name:
            if any(row.cells[at].strip() for row in roster.rows if at < len(row.cells)):
                yield RosterNotice(place, f"column {at + 1} has no name, so nothing uses it")
            continue
        close = nearest(column_key(name), COLUMN_OF, likeness=0.75)
        hint = f'did you mean "{close}"?' if close else "a template uses it by its name"
        if "name" in column_key(name).split("_") and "client" not in columns.known:
            hint = 'if it says whose handout it is, call it "client"'
        yield RosterNotice(place, f'nothing uses the column "{name}"', hint)


def _unprinted(
    roster: Roster,
    columns: Columns,
    fit: Mapping[int, Ordered],
    checked: Mapping[int, Result],
) -> Iterator[Notice]:
    """Tell of persons whom a template has no place for."""
    rows = {row.line: row for row in roster.rows}
    lines: dict[tuple[str, str], list[int]] = {}
    name_of = {"client": "client", "clinician": "clinician", "date": "today"}
    for column, name in name_of.items():
        at = columns.known.get(column)
        if at is None:
            continue
        for line, (order, _) in fit.items():
            if rows[line].cells[at].strip() and name not in checked[line].printed:
                template = order.request.template or "the usual template"
                lines.setdefault((column, template), []).append(line)
    for (column, template), found in lines.items():
        more = f" (and in {len(found) - 1:,} more rows)" if len(found) > 1 else ""
        problem = f'{template} has no place for "{column}", so it is not printed{more}'
        hint = f"choose another template, or write {{{{ {name_of[column]} }}}} in it"
        yield RosterNotice(Place(roster.display, found[0]), problem, hint)


def _is_reserved(name: str) -> bool:
    """Tell whether templates mean something else by *name* than a column of a roster."""
    from handoutgen.compose.names import PROGRAM_NAMES

    return name in PROGRAM_NAMES


def refuse_existing(plan: Plan, known: Callable[[str], bool]) -> None:
    """Refuse to write over files of others.

    Raises:
        OldStateStands: if a file that is to be made is there and is not *known*.
    """
    there = [
        path
        for line in plan.orders
        for path in plan.files(line)
        if not known(path) and Path(plan.job.output / path).exists()
    ]
    if there:
        more = f" and {len(there) - 1:,} more files are" if len(there) > 1 else " is"
        raise OldStateStands.at(
            str(plan.job.output),
            f"{there[0]}{more} there already",
            "--resume makes what is missing, --replace writes over them, -o names another folder",
        )
