"""The batch itself: what is planned is made, and told row by row."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

from handoutgen.batch.accounts import Account, accounts_of, write_report
from handoutgen.batch.memory import Memory, OldStateStands
from handoutgen.batch.orders import BadRow
from handoutgen.batch.planning import Plan, Step, chunks_of
from handoutgen.batch.print_runs import printed_already, write_print_runs
from handoutgen.batch.work import Result, Runner
from handoutgen.errors import HandoutError
from handoutgen.files import free_paths, write_whole
from handoutgen.report import Notice

REPORT = "report.csv"
"""Where a batch tells what became of each row; ``report-2.csv`` and so on beside others'."""


@dataclass(slots=True)
class Outcome:
    """What became of a batch."""

    accounts: list[Account] = field(default_factory=list)
    bad: dict[int, BadRow] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    report: str = REPORT
    print_files: tuple[str, ...] = ()
    kept_print_files: frozenset[str] = frozenset()
    """Those of *print_files* that were there as they would be made."""
    unsaved: HandoutError | None = None
    """Why files could not be saved any more, where that is so."""
    stopped: bool = False

    def count(self, status: str) -> int:
        return sum(account.status == status for account in self.accounts)


def run_batch(
    plan: Plan,
    runner: Runner,
    step: Step,
    *,
    jobs: int,
    resume: bool = False,
    replace: bool = False,
) -> Outcome:
    """Make what *plan* holds into its output folder, and ``report.csv`` beside it.

    With *resume* files that are there as they would be made are kept. A file that no batch has
    made is only written over with *replace*. Ctrl-C ends it in order: what was made stays.

    Raises:
        OldStateStands: if files are in the way, or the folder cannot be written to.
    """
    outcome = Outcome(bad=dict(plan.bad))
    with Memory(plan.job.output) as memory:
        memory.recall()
        if not replace:
            _refuse_existing(plan, memory.knows if resume else lambda _: False)
        there = printed_already(plan, memory) if resume else frozenset[str]()
        done = _kept(plan, memory, there) if resume else {}
        memory.begin(_paths(plan))
        try:
            _make(plan, runner, step, memory, done, outcome, jobs)
            if plan.job.printed and outcome.unsaved is None:
                outcome.print_files = write_print_runs(plan, done, memory, step, there=there)
                outcome.kept_print_files = there
        except KeyboardInterrupt:
            outcome.stopped = True
        except HandoutError as error:
            if not done:
                raise
            outcome.unsaved = error
        memory.sweep()
        if not (resume or replace):
            outcome.report = free_paths([plan.job.output / REPORT])[0].name
        _close(plan, done, outcome)
    return outcome


def _refuse_existing(plan: Plan, known: Callable[[str], bool]) -> None:
    """Refuse to write over files of others.

    Raises:
        OldStateStands: if a file that is to be made is there and is not *known*.
    """
    there = [
        path for path in _paths(plan) if not known(path) and os.path.lexists(plan.job.output / path)
    ]
    if there:
        more = f" and {len(there) - 1:,} more files are" if len(there) > 1 else " is"
        raise OldStateStands.at(
            str(plan.job.output),
            f"{there[0]}{more} there already",
            "--resume makes what is missing, --replace writes over them, -o names another folder",
        )


def _paths(plan: Plan) -> list[str]:
    """Return all files that are to be made, below the output folder."""
    paths = [path for line in plan.orders for path in plan.files(line)]
    return [*paths, *dict.fromkeys(plan.groups.values())]


def _kept(plan: Plan, memory: Memory, printed: frozenset[str]) -> dict[int, Account]:
    """Return the rows whose files are there; what is *printed* already needs none for itself."""
    kept: dict[int, Account] = {}
    for line, ordered in plan.orders.items():
        wanted = plan.own_files(line) if plan.groups.get(line) in printed else plan.files(line)
        files = memory.kept(wanted, plan.inputs[line])
        if files is not None:
            kept[line] = Account(line, ordered.order.id, "kept", files)
    return kept


def _make(
    plan: Plan,
    runner: Runner,
    step: Step,
    memory: Memory,
    done: dict[int, Account],
    outcome: Outcome,
    jobs: int,
) -> None:
    to_make = [each for line, each in plan.orders.items() if line not in done]
    told = dict.fromkeys(plan.notices)
    made = failed = 0
    results = runner(chunks_of(plan.job, "make", to_make, jobs))
    try:
        for some in results:
            for one in some:
                told |= dict.fromkeys(one.notices)
                if one.unwritten and outcome.unsaved is None:
                    outcome.unsaved = HandoutError(*one.faults)
                elif one.faults and not one.unwritten:
                    outcome.bad[one.line] = BadRow(one.line, one.faults)
                    failed += 1
                elif not one.faults:
                    memory.note(one.files, one.inputs)
                    done[one.line] = _account(plan, one)
                    made += 1
            step("made", made, len(to_make), failed)
            if outcome.unsaved is not None:
                break
    finally:
        outcome.notices = tuple(notice for notice in told if notice not in set(plan.notices))
        close: Callable[[], None] | None = getattr(results, "close", None)
        if close is not None:
            close()


def _account(plan: Plan, result: Result) -> Account:
    order = plan.orders[result.line].order
    return Account(result.line, order.id, "made", result.files, result.notices, result.seconds)


def _close(plan: Plan, done: dict[int, Account], outcome: Outcome) -> None:
    """Say what became of every row."""
    orders = {line: each.order for line, each in plan.orders.items()}
    outcome.accounts = accounts_of(plan.roster, plan.columns, orders, done, outcome.bad)
    rows = {row.line: row for row in plan.roster.rows}
    report = write_report(outcome.accounts, rows, plan.carried)
    try:
        write_whole(plan.job.output / outcome.report, report, display=outcome.report)
    except HandoutError as error:
        outcome.unsaved = outcome.unsaved or error
