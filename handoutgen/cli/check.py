"""``handoutgen check``: faults in sources and in made files; it makes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from handoutgen.check import Checked, check
from handoutgen.cli.sample_roster import write_sample_roster
from handoutgen.cli.terminal import tell, workspace_at, workspace_option
from handoutgen.cli.values import day_given, day_until
from handoutgen.errors import CallError, Fault, Gathered, Place
from handoutgen.library import Library
from handoutgen.report import GovernanceNotice, Notice


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--strict", is_flag=True, help="Notices count as faults.")
@click.option(
    "--sample-csv",
    metavar="FILE",
    help="Instead, write a roster for the one Word template in PATH.",
)
@click.option(
    "--due",
    metavar="PERIOD",
    help="Instead, which articles are to be reviewed: within 180d, 26w, until a date.",
)
@click.option("--csv", "as_csv", is_flag=True, help="With --due: as a table.")
@click.option(
    "--as-of", metavar="DATE", help="With --due: days are counted from then; else from today."
)
@workspace_option
def command(
    paths: tuple[str, ...],
    as_json: bool,
    strict: bool,
    sample_csv: str | None,
    due: str | None,
    as_csv: bool,
    as_of: str | None,
    folder: str | None,
) -> None:
    """Look for faults in PATH: files, folders, names of the workspace; else in all of it.

    \b
    handoutgen check
    handoutgen check content/articles sleeping-better lantern-quay
    handoutgen check letter.docx --sample-csv roster.csv
    handoutgen check --due 180d --csv

    Exit code 0: no fault; 1: faults. Notices are told and change nothing, unless --strict.
    """
    library = Library(workspace_at(folder))
    if sample_csv is not None:
        write_sample_roster(paths, sample_csv, library)
        return
    if due is not None:
        _tell_due(paths, library, due, as_of, as_csv=as_csv, as_json=as_json)
        return
    if as_csv or as_of is not None:
        raise CallError.at("--csv" if as_csv else "--as-of", "goes with --due", "--due 180d")
    results: list[Checked] = []
    for checked in _each_told_once(check(paths, library)):
        results.append(checked)
        if not as_json:
            for line in _as_lines(checked):
                click.echo(line)
    if as_json:
        click.echo(json.dumps(_as_json(results), ensure_ascii=False, indent=2))
    else:
        click.echo(_counted(results))
    if any(checked.faults or (strict and checked.notices) for checked in results):
        raise SystemExit(1)


def _tell_due(
    paths: tuple[str, ...],
    library: Library,
    due: str,
    as_of: str | None,
    *,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Print what comes up for review, with owners; articles without a date are a notice."""
    from handoutgen.check.due import COLUMNS, coming_up
    from handoutgen.check.due import as_csv as table

    steps = Gathered()
    today = until = date.today()
    with steps:
        today = day_given("--as-of", as_of) if as_of is not None else today
    with steps:
        until = day_until("--due", due, today)
    steps.raise_if_any()
    review = coming_up(paths, library, today=today, until=until)
    if as_json:
        rows = [dict(zip(COLUMNS, one.cells, strict=True)) for one in review.due]
        click.echo(
            json.dumps({"due": rows, "undated": review.undated}, ensure_ascii=False, indent=2)
        )
    elif as_csv:
        click.echo(table(review.due), nl=False)
    else:
        for one in review.due:
            click.echo(one)
        click.echo(f"{len(review.due)} to be reviewed")
    if review.undated:
        problem = f"no date to be reviewed by: {', '.join(review.undated)}"
        tell([GovernanceNotice(Place("check --due"), problem, "say review_by in the article")])


def _each_told_once(results: Iterable[Checked]) -> Iterable[Checked]:
    """Yield *results* without what was told of a file before: brands share what they extend."""
    faults: set[Fault] = set()
    notices: set[Notice] = set()
    for checked in results:
        yield replace(
            checked,
            faults=tuple(fault for fault in checked.faults if fault not in faults),
            notices=tuple(notice for notice in checked.notices if notice not in notices),
        )
        faults.update(checked.faults)
        notices.update(checked.notices)


def _as_lines(checked: Checked) -> Iterable[str]:
    if checked.detail is not None:
        yield from checked.detail.as_lines()
    for fault in checked.faults:
        yield f"{click.style('error:', fg='red')} {fault}"
    for notice in checked.notices:
        yield f"{click.style('notice:', fg='yellow')} {notice}"


def _counted(results: Sequence[Checked]) -> str:
    kinds = Counter(checked.what for checked in results)
    faults = sum(len(checked.faults) for checked in results)
    notices = sum(len(checked.notices) for checked in results)
    shown = ", ".join(f"{what}: {count}" for what, count in kinds.items())
    return f"checked {len(results)} ({shown}); faults: {faults}, notices: {notices}"


def _as_json(results: Sequence[Checked]) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": checked.file,
                "what": checked.what,
                "faults": [_as_data(fault) for fault in checked.faults],
                "notices": [
                    {"kind": notice.kind, **_as_data(notice)} for notice in checked.notices
                ],
                **({"report": checked.detail.as_json()} if checked.detail is not None else {}),
            }
            for checked in results
        ],
        "faults": sum(len(checked.faults) for checked in results),
        "notices": sum(len(checked.notices) for checked in results),
    }


def _as_data(told: Fault | Notice) -> dict[str, Any]:
    return {
        "file": told.place.name,
        "line": told.place.line,
        "problem": told.problem,
        "hint": told.hint,
    }
