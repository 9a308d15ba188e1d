"""``handoutgen batch``: a roster's rows become handouts, all checked before the first is made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.batch_told import (
    rows_of,
    show_plan,
    tell_bad,
    tell_once,
    tell_outcome,
)
from handoutgen.cli.grouped_help import GroupedHelp
from handoutgen.cli.progress import Progress
from handoutgen.cli.request_options import (
    CONTENT,
    FORMATS,
    LOOKS,
    OWN_WORDS,
    request_from,
    with_options,
)
from handoutgen.cli.stopping import stopped_in_order
from handoutgen.cli.terminal import (
    completion,
    workspace_at,
    workspace_option,
)
from handoutgen.cli.values import output_formats, person_named
from handoutgen.errors import CallError, Fault, Gathered, Place
from handoutgen.files import file_stem, write_whole
from handoutgen.library import Library
from handoutgen.model.slugs import slug
from handoutgen.request import Person

if TYPE_CHECKING:
    from handoutgen.batch.orders import BadRow, Defaults
    from handoutgen.batch.planning import Plan
    from handoutgen.batch.work import Runner


ROWS_WORTH_A_PROCESS = 24
_FILE_SUFFIXES = (".pdf", ".docx", ".csv", ".xlsx", ".zip")
HEADINGS = {
    "articles": "What rows ask for that say nothing else",
    "sheet": "The roster",
    "output": "The files",
    "print_file": "To print them all",
    "resume": "When files are there",
    "jobs": "How it works",
    "folder": "Besides",
}


@click.command("batch", cls=GroupedHelp, headings=HEADINGS)
@click.argument("roster", metavar="ROSTER")
@click.option(
    "--article",
    "articles",
    metavar="ARTICLE",
    multiple=True,
    shell_complete=completion("article"),
    help="An article; may repeat.",
)
@with_options(*CONTENT, *OWN_WORDS, *LOOKS, *FORMATS)
@click.option("--clinician", metavar="NAME", help="Who gives it; else that of handoutgen.yaml.")
@click.option(
    "--date", "day", metavar="DATE", help="2025-03-04, or today; else a line to write on."
)
@click.option("--fillable", is_flag=True, help="Make forms: every place to write is a field.")
@click.option("--sheet", metavar="NAME", help="A workbook's sheet, if not its first.")
@click.option(
    "--encoding", metavar="NAME", help="Of a CSV file with wrong letters: windows-1250, …"
)
@click.option("--dry-run", is_flag=True, help="Check all rows, show what each asks for, stop.")
@click.option("--all-or-nothing", is_flag=True, help="Make nothing if any row cannot be made.")
@click.option(
    "--rejects", metavar="FILE", help="Rows that failed, to mend and run again: .csv or .xlsx."
)
@click.option("--strict", is_flag=True, help="A row with any notice fails.")
@click.option("-o", "--output", metavar="DIR", help="Where they go; else output/ROSTER.")
@click.option("--name", metavar="PATTERN", help="Such as {site}/{id}-{article}; else {id}-{stem}.")
@click.option(
    "--carry", metavar="COLUMN", multiple=True, help="Put it into report.csv too; may repeat."
)
@click.option("--print-file", is_flag=True, help="One PDF of all; each begins on a new sheet.")
@click.option("--group-by", metavar="COLUMN", help="One for each text in this column.")
@click.option("--resume", is_flag=True, help="Make only what is missing or asked for otherwise.")
@click.option("--replace", is_flag=True, help="Write over files that are there.")
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    metavar="N",
    help="Processes; else up to one a core. 0: this one, unwatched.",
)
@click.option(
    "--row-seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    metavar="N",
    help="How long a row may take; else 60.",
)
@click.option(
    "--worker-memory",
    type=click.IntRange(min=200),
    default=2000,
    metavar="MB",
    help="What a process may take; else 2000.",
)
@workspace_option  # fmt: skip
def command(
    roster: str,
    jobs: int | None,
    row_seconds: float,
    worker_memory: int,
    folder: str | None,
    **given: Any,
) -> None:
    """Make a handout for each row of ROSTER, a .csv or .xlsx file.

    \b
    handoutgen batch clients.csv --dry-run
    handoutgen batch clients.csv --article sleeping-better --rejects bad.csv
    handoutgen batch clients.xlsx --print-file --group-by site
    """
    from handoutgen.batch.orders import Defaults
    from handoutgen.batch.planning import Wishes, plan_batch
    from handoutgen.batch.roster import read_roster
    from handoutgen.batch.running import run_batch
    from handoutgen.batch.work import Job
    from handoutgen.batch.workers import Limits, LocalWorkers, run_here

    library = Library(workspace_at(folder))
    output = Path(given["output"] or library.workspace.output / _stem(roster))
    steps = Gathered()
    defaults = steps.tried(lambda: _defaults(given, library), Defaults())
    with steps:
        _refuse_places(roster, given)
    with steps:
        table = read_roster(Path(roster), roster, given["sheet"], given["encoding"])
    steps.raise_if_any()
    workers = _worth_starting(len(table.rows)) if jobs is None else jobs
    limits = Limits(row_seconds, worker_memory)
    job = Job(library.workspace, output, roster, date.today(), given["strict"], given["print_file"])
    wishes = Wishes(defaults, given["name"], given["carry"], given["group_by"])
    with ExitStack() as open_now:
        open_now.enter_context(stopped_in_order())
        runner: Runner = run_here
        if workers:
            runner = open_now.enter_context(LocalWorkers(workers, limits)).run
        with Progress() as progress:
            plan = plan_batch(table, wishes, job, runner, progress.step)
        tell_once(plan.notices)
        tell_bad(plan.bad.values())
        if given["dry_run"]:
            show_plan(plan)
        _stop_here(plan, given)
        with Progress() as progress:
            outcome = run_batch(
                plan,
                runner,
                progress.step,
                jobs=workers,
                resume=given["resume"],
                replace=given["replace"],
            )
    tell_once(outcome.notices)
    tell_bad(row for line, row in outcome.bad.items() if line not in plan.bad)
    _write_rejects(given, plan, outcome.bad)
    raise SystemExit(tell_outcome(outcome, output))


def _worth_starting(rows: int) -> int:
    """Return how many processes are worth their start, which takes as long as a few rows."""
    return max(1, min(os.cpu_count() or 1, rows // ROWS_WORTH_A_PROCESS))


def _stop_here(plan: Plan, given: dict[str, Any]) -> None:
    """End a call that makes nothing: only a look at it, or too much that cannot be made."""
    nothing = plan.bad and (given["all_or_nothing"] or not plan.orders)
    if not (given["dry_run"] or nothing):
        return
    _write_rejects(given, plan, plan.bad)
    if given["dry_run"]:
        raise SystemExit(1 if plan.bad else 0)
    bad, rows = len(plan.bad), len(plan.roster.rows)
    click.echo(f"nothing was made: {rows_of(bad)} of {rows:,} cannot be", err=True)
    raise SystemExit(3)


def _refuse_places(roster: str, given: dict[str, Any]) -> None:
    """Refuse places that cannot be meant: the roster itself, a file for a folder.

    Raises:
        CallError: with all of them.
    """
    faults = []
    output, rejects = given["output"], given["rejects"]
    if output is not None and not os.path.isdir(output):
        if os.path.lexists(output):
            faults.append(Fault(Place("--output"), f"{output} is a file", "name a folder"))
        elif Path(output).suffix.casefold() in _FILE_SUFFIXES:
            problem = f"{output} looks like one file, and a batch makes many"
            faults.append(Fault(Place("--output"), problem, "name a folder"))
    if rejects is not None:
        place = Place("--rejects")
        if os.path.isdir(rejects):
            faults.append(Fault(place, f"{rejects} is a folder", "name a .csv or .xlsx file"))
        elif all(map(os.path.exists, (rejects, roster))) and os.path.samefile(rejects, roster):
            hint = "name another file: the roster stays as it is"
            faults.append(Fault(place, f"{rejects} is the roster itself", hint))
    if given["group_by"] is not None and not given["print_file"]:
        faults.append(Fault(Place("--group-by"), "groups print files", "add --print-file"))
    if faults:
        raise CallError(*faults)


def _defaults(given: dict[str, Any], library: Library) -> Defaults:
    """Return what the call gives every row."""
    from handoutgen.batch.orders import Defaults

    steps = Gathered()
    clinician = given["clinician"] or steps.tried(lambda: library.settings.clinician, None)
    person = steps.tried(lambda: person_named(None, clinician, given["day"]), Person())
    usual = library.settings.formats
    formats = steps.tried(lambda: output_formats(given["formats"], None, usual), usual)
    request = request_from(given, steps)
    steps.raise_if_any()
    return Defaults(request, person, formats)


def _stem(roster: str) -> str:
    return file_stem(slug(Path(roster).stem) or "batch")


def _write_rejects(given: dict[str, Any], plan: Plan, bad: Mapping[int, BadRow]) -> None:
    """Write the rows that failed; with none, no file, and one of an earlier call stays."""
    file = given["rejects"]
    if file is None:
        if bad and not given["dry_run"]:
            click.echo("  hint: --rejects FILE keeps rows that failed, to mend and run", err=True)
        return
    if not bad:
        if os.path.exists(file):
            click.echo(f"{file} is of an earlier call: no row failed now", err=True)
        return
    from handoutgen.batch.rejects import rejects_as_csv, rejects_as_workbook

    as_workbook = Path(file).suffix.casefold() == ".xlsx"
    table = (rejects_as_workbook if as_workbook else rejects_as_csv)(plan.roster, plan.columns, bad)
    write_whole(Path(file), table, display=file, hint="name another file with --rejects")
    click.echo(f"made {file}: {rows_of(len(bad))} to mend")
