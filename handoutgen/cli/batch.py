"""``handoutgen batch``: a roster's rows become handouts, all checked before the first is made."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.choice import Choice
from handoutgen.cli.outputs import shown
from handoutgen.cli.progress import Progress
from handoutgen.cli.terminal import completion, tell, told, workspace_at, workspace_option
from handoutgen.cli.values import (
    named_values,
    output_formats,
    person_named,
    title_given,
    words_given,
)
from handoutgen.errors import CallError
from handoutgen.files import file_stem, write_whole
from handoutgen.model.slugs import slug
from handoutgen.pipeline import Library, Request

if TYPE_CHECKING:
    from handoutgen.batch.orders import BadRow, Defaults
    from handoutgen.batch.planning import Plan
    from handoutgen.batch.running import Outcome
    from handoutgen.batch.work import Runner


@click.command("batch")
@click.argument("roster", metavar="ROSTER")
@click.option(
    "--article",
    "articles",
    metavar="ARTICLE",
    multiple=True,
    shell_complete=completion("article"),
    help="For rows that name none; may repeat.",
)
@click.option("-s", "--section", "sections", metavar="QUERY", multiple=True, help="Only these.")
@click.option("-x", "--without", metavar="QUERY", multiple=True, help="All but these.")
@click.option(
    "-t", "--template", metavar="NAME", shell_complete=completion("template", "worksheet")
)
@click.option("-b", "--brand", metavar="NAME", shell_complete=completion("brand"))
@click.option("-f", "--format", "formats", metavar="pdf|docx", multiple=True, help="May repeat.")
@click.option("--references", type=Choice(["full", "short", "none"]), default="full")
@click.option("--clinician", metavar="NAME", help="Who gives it.")
@click.option("--date", "day", metavar="DATE", help="2025-03-04, or today; left out, a blank.")
@click.option("--language", metavar="TAG", help="The language of fixed words, such as es.")
@click.option("--set", "pairs", metavar="KEY=VALUE", multiple=True, help="A template's own value.")
@click.option("--set-file", metavar="FILE.yaml", help="Many such values.")
@click.option("--ask", "asks", metavar="TEXT", multiple=True, help="Your question; may repeat.")
@click.option("--title", metavar="TEXT", help="What stands above the page.")
@click.option("--intro", metavar="TEXT", help="Your words before the questions.")
@click.option("--note", metavar="TEXT", help="Your words after them.")
@click.option("--key", is_flag=True, help="Add a page with the answers of exercises.")
@click.option("--fillable", is_flag=True, help="Make forms that are filled in on a screen.")
@click.option("--discreet", is_flag=True, help="Only the page itself says what it is about.")
@click.option("--edition", type=Choice(["standard", "large-print", "ink-saver"]))
@click.option("--sheet", metavar="NAME", help="A workbook's sheet, if not its first.")
@click.option("-o", "--output", metavar="DIR", help="Where files go; else output/ROSTER.")
@click.option("--name", metavar="PATTERN", help="Such as {site}/{id}-{article}; else {id}-{stem}.")
@click.option("--dry-run", is_flag=True, help="Check all rows, show what each asks for, stop.")
@click.option("--all-or-nothing", is_flag=True, help="Make nothing if any row cannot be made.")
@click.option("--rejects", metavar="FILE.csv", help="Rows that failed, to be mended and run again.")
@click.option(
    "--carry", metavar="COLUMN", multiple=True, help="Put it into report.csv; may repeat."
)
@click.option("--print-file", is_flag=True, help="One PDF to print them all; each on a new sheet.")
@click.option("--group-by", metavar="COLUMN", help="A print file for each of its values.")
@click.option("--resume", is_flag=True, help="Make only what is missing or asked for otherwise.")
@click.option("--replace", is_flag=True, help="Write over files that are there.")
@click.option("--strict", is_flag=True, help="A row with any notice fails.")
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    metavar="N",
    help="Processes; else one a core. 0: this one, unwatched.",
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
    from handoutgen.batch.planning import Wishes, plan_batch
    from handoutgen.batch.roster import read_roster
    from handoutgen.batch.running import run_batch
    from handoutgen.batch.work import Job
    from handoutgen.batch.workers import Limits, LocalWorkers, run_here

    if given["group_by"] is not None and not given["print_file"]:
        raise CallError.at("--group-by", "groups print files", "add --print-file")
    library = Library(workspace_at(folder))
    defaults = _defaults(given, library)
    output = Path(given["output"] or library.workspace.output / _stem(roster))
    if os.path.lexists(output) and not output.is_dir():
        raise CallError.at("--output", f"{output} is a file, not a folder", "name a folder")
    table = read_roster(Path(roster), roster, given["sheet"])
    workers = os.cpu_count() or 1 if jobs is None else jobs
    limits = Limits(row_seconds, worker_memory)
    job = Job(library.workspace, output, roster, date.today(), given["strict"], given["print_file"])
    wishes = Wishes(defaults, given["name"], given["carry"], given["group_by"])
    with ExitStack() as open_now:
        runner: Runner = run_here
        if workers:
            runner = open_now.enter_context(LocalWorkers(workers, limits)).run
        with Progress() as progress:
            plan = plan_batch(table, wishes, job, runner, progress.step)
        _tell(plan.notices)
        _fail(plan.bad.values())
        if given["dry_run"]:
            _show(plan)
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
    _tell(outcome.notices)
    _fail(row for line, row in outcome.bad.items() if line not in plan.bad)
    _write_rejects(given["rejects"], plan, outcome.bad)
    raise SystemExit(_conclude(outcome, output))


def _stop_here(plan: Plan, given: dict[str, Any]) -> None:
    """End a call that makes nothing: only a look at it, or too much that cannot be made."""
    nothing = plan.bad and (given["all_or_nothing"] or not plan.orders)
    if not (given["dry_run"] or nothing):
        return
    _write_rejects(given["rejects"], plan, plan.bad)
    if given["dry_run"]:
        raise SystemExit(1 if plan.bad else 0)
    bad, rows = len(plan.bad), len(plan.roster.rows)
    click.echo(f"nothing was made: {_rows(bad)} of {rows:,} cannot be", err=True)
    raise SystemExit(3)


def _defaults(given: dict[str, Any], library: Library) -> Defaults:
    """Return what the call gives every row."""
    from handoutgen.batch.orders import Defaults

    clinician = given["clinician"] or library.settings.clinician
    person = person_named(None, clinician, given["day"])
    request = Request(
        articles=given["articles"],
        sections=given["sections"],
        without=given["without"],
        template=given["template"],
        brand=given["brand"],
        edition=given["edition"] or "standard",
        references=given["references"],
        language=given["language"],
        values=named_values(given["pairs"], given["set_file"]),
        asks=given["asks"],
        title=title_given(given["title"]),
        intro=words_given("--intro", given["intro"]),
        note=words_given("--note", given["note"]),
        key=given["key"],
        discreet=given["discreet"],
        fillable=given["fillable"],
    )
    return Defaults(
        request, person, output_formats(given["formats"], None, library.settings.formats)
    )


def _stem(roster: str) -> str:
    return file_stem(slug(Path(roster).stem) or "batch")


def _tell(notices: Any) -> None:
    """Print notices, each once however many rows have it."""
    tell(dict.fromkeys(notices))


def _fail(bad: Any) -> None:
    """Print what is wrong with rows, once for all rows that share it."""
    from handoutgen.batch.orders import grouped

    told("error:", "red", grouped(bad))


def _show(plan: Plan) -> None:
    """Print what each row asks for; whose it is stays in the roster."""
    for line, (order, path) in sorted(plan.orders.items()):
        request, person = order.request, order.person
        what = " + ".join(request.articles) or "no article"
        if request.sections or request.without:
            chosen = (*request.sections, *(f"without {one}" for one in request.without))
            what += f" [{', '.join(chosen)}]"
        named = [name for name in ("client", "clinician", "date") if getattr(person, name)]
        named += [name for name, said in person.values if said]
        facts = [
            f"line {line}",
            f"id {order.id}" if order.id else "",
            what,
            request.template or "",
            request.brand or "",
            request.edition if request.edition != "standard" else "",
            request.language or "",
            f"with {', '.join(named)}" if named else "",
            f"{order.copies} copies" if order.copies > 1 else "",
        ]
        suffixes = ", ".join(f".{format}" for format in order.formats)
        click.echo(" · ".join(fact for fact in facts if fact) + f" → {path}{suffixes}")
    groups = Counter(plan.groups.values())
    for name, count in sorted(groups.items()):
        click.echo(f"print file {name}: {_rows(count)}")
    click.echo(f"{_rows(len(plan.orders))} can be made, {_rows(len(plan.bad))} cannot", err=True)


def _write_rejects(file: str | None, plan: Plan, bad: dict[int, BadRow] | Any) -> None:
    """Write the rows that failed; with none, no file."""
    if file is None or not bad:
        return
    from handoutgen.batch.accounts import write_rejects

    write_whole(Path(file), write_rejects(plan.roster, plan.columns, bad), display=file)
    click.echo(f"made {file}: {_rows(len(bad))} to mend")


def _conclude(outcome: Outcome, output: Path) -> int:
    """Print what became of all and return the exit code."""
    made, kept, failed = (outcome.count(status) for status in ("made", "kept", "failed"))
    rest = outcome.count("not made")
    parts = [f"made {made:,}"]
    parts += [f"kept {kept:,}"] if kept else []
    parts += [f"failed {failed:,}"] if failed else []
    parts += [f"not made {rest:,}"] if rest else []
    click.echo(f"{', '.join(parts)}: see {shown(output / 'report.csv')}")
    for name in outcome.print_files:
        click.echo(f"made {shown(output / name)}")
    if outcome.unsaved is not None:
        told("error:", "red", outcome.unsaved.faults)
    if outcome.stopped or outcome.unsaved is not None:
        said = "stopped" if outcome.stopped else "ended"
        click.echo(f"{said} before all was made: the same call with --resume goes on", err=True)
    return 1 if failed or rest or outcome.stopped or outcome.unsaved is not None else 0


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"
