"""Before any work: what each row asks for, whether it can be made, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from handoutgen.batch.columns import Columns, read_columns
from handoutgen.batch.names import group_files, name_all, read_pattern, same_file
from handoutgen.batch.orders import BadRow, Defaults, Order, read_orders
from handoutgen.batch.remarks import (
    Use,
    refuse_strange_header,
    shortened,
    twice,
    uncopied,
    unprinted,
    unused,
)
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
from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.records import dataclass
from handoutgen.report import Notice

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
    uses: Mapping[int, Use]

    def own_files(self, line: int) -> tuple[str, ...]:
        """Return the paths of the files that the row asks for, below the output folder."""
        order, path = self.orders[line]
        return tuple(f"{path}.{format}" for format in order.formats)

    def files(self, line: int) -> tuple[str, ...]:
        """Return the paths of all files that are made of the row: also what is only printed."""
        order, path = self.orders[line]
        files = self.own_files(line)
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
    grouping = None if wishes.group_by is None else columns.grouping("--group-by", wishes.group_by)
    public = frozenset((*carried.values(), *(() if grouping is None else (grouping,))))
    declared = frozenset(name for name, at in columns.values.items() if at in public)
    pattern = read_pattern(wishes.name, roster, columns, declared)
    orders, bad = read_orders(roster, columns, wishes.defaults, job.today)
    orders, sourceless, sources = _with_sources(orders, job)
    used = declared.union(*(source.mentioned for source in sources.values()))
    if sources or not sourceless:
        refuse_strange_header(roster, columns, used)
    bad += sourceless
    stems = {line: source.stem for line, source in sources.items()}
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
    uses = {line: Use(sources[line].template, checked[line].printed) for line in fit}
    remarks = [*twice(each.order for each in named), *shortened(roster, columns)]
    remarks += unprinted(roster, columns, [each.order for each in fit.values()], uses)
    notices = dict.fromkeys(roster.notices)
    if fit:
        notices |= dict.fromkeys(unused(roster, columns, used, public))
        if not job.printed:
            orders_to_make = (each.order for each in fit.values())
            notices |= dict.fromkeys(uncopied(orders_to_make, roster, columns))
    if job.strict:
        told = [row for remark in remarks for row in remark.bad_rows(roster.display)]
        bad += told
        refused = {row.line for row in told}
        fit = {line: each for line, each in fit.items() if line not in refused}
    else:
        notices |= dict.fromkeys(remark.notice(roster.display) for remark in remarks)
    for line in fit:
        notices |= dict.fromkeys(checked[line].notices)
    return Plan(
        roster,
        columns,
        job,
        fit,
        {line: checked[line].inputs for line in fit},
        _by_line(bad),
        tuple(notices),
        carried,
        {line: group for line, group in groups.items() if line in fit},
        uses,
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


def _by_line(bad: Iterable[BadRow]) -> dict[int, BadRow]:
    """Return the bad rows in the roster's order, all that is wrong with a row in one."""
    faults: dict[int, tuple[Fault, ...]] = {}
    for row in bad:
        faults[row.line] = (*faults.get(row.line, ()), *row.faults)
    return {line: BadRow(line, faults[line]) for line in sorted(faults)}


class _Source(NamedTuple):
    """What rows of one request have in common: the usual *stem* of a file, and the template."""

    stem: str
    template: str
    mentioned: frozenset[str]


def _with_sources(
    orders: list[Order], job: Job
) -> tuple[list[Order], list[BadRow], dict[int, _Source]]:
    """Return the orders whose sources can be read, the others, and the sources by line."""
    desk = Desk()
    faults: dict[str, tuple[Fault, ...]] = {}
    known: dict[str, _Source] = {}
    sources: dict[int, _Source] = {}
    fit: list[Order] = []
    bad: list[BadRow] = []
    for order in orders:
        key = request_key(order.request)
        if key not in known and key not in faults:
            try:
                prepared = desk.prepared(job, order.request)
                template = prepared.template
                known[key] = _Source(prepared.stem, template.name, template.names_mentioned)
            except HandoutError as error:
                faults[key] = error.faults
        if key in faults:
            found = (in_row(job.roster, order, _unquoted(fault, order)) for fault in faults[key])
            bad.append(BadRow(order.line, tuple(found)))
        else:
            sources[order.line] = known[key]
            fit.append(order)
    return fit, bad, sources


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
