"""``handoutgen publish``: a pack of handouts, rebuilt where due and switched at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.step_lines import StepLines
from handoutgen.cli.terminal import completion, exit_with, tell, workspace_at, workspace_option
from handoutgen.cli.values import day_given
from handoutgen.errors import CallError, HandoutError
from handoutgen.library import Library
from handoutgen.pack.pack_file import PackError
from handoutgen.pack.steps import Stands
from handoutgen.report import Report

if TYPE_CHECKING:
    from handoutgen.batch.work import Runner
    from handoutgen.pack.building import Workers


MOST_JOBS = 64
WORTH_A_PROCESS = 24
"""Files that are due before processes of their own save more time than they take to start."""


class Publish(click.Command):
    """A command whose last line says how it ended even where the call cannot be meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if "--no-json" not in words:
                say = StepLines(True if "--json" in words else None)
                say(Stands(error.exit_code, (error.format_message(),)))
            raise


@click.command("publish", cls=Publish)
@click.argument("pack", metavar="PACK", shell_complete=completion("pack"))
@click.option("-o", "--output", metavar="DIR", help="Where readers find it; else output/PACK.")
@click.option("--as-of", metavar="DATE", help="The day that decides what is overdue; else today.")
@click.option(
    "--allow", metavar="ARTICLE", multiple=True, help="Publish it though a rule leaves it out."
)
@click.option("--keep", metavar="N", type=int, default=2, help="Old builds to keep; else 2.")
@click.option("--jobs", metavar="N", type=int, help="Processes; else one a core. 0: this one.")
@click.option("--rollback", is_flag=True, help="Back to the build before.")
@click.option(
    "--json/--no-json",
    "as_json",
    default=None,
    help="A JSON line a step; unasked, unless a terminal reads.",
)
@workspace_option
def command(
    pack: str,
    output: str | None,
    as_of: str | None,
    allow: tuple[str, ...],
    keep: int,
    jobs: int | None,
    rollback: bool,
    as_json: bool | None,
    folder: str | None,
) -> None:
    """Publish PACK, a name in content/packs or a file.

    \b
    handoutgen publish starter -o public/handouts
    handoutgen publish starter -o public/handouts --rollback

    Exit code 0: published, or nothing was due. 1: published, with some left out. 3: not
    published, the old pack stands.
    """
    report, say = Report(), StepLines(as_json)
    try:
        with _stopped_in_order():
            from handoutgen.pack.publishing import Call, publish, roll_back

            _know(jobs, keep)
            library = Library(workspace_at(folder))
            where = Path(output) if output is not None else None
            if rollback:
                code = roll_back(pack, library, where, tell=say)
            else:
                day = day_given("--as-of", as_of) if as_of is not None else date.today()
                call = Call(library, day, _workers(jobs), say, report, allow, keep)
                code = publish(pack, where, call)
    except HandoutError as error:
        say(Stands(error.exit_code, tuple(str(fault) for fault in error.faults)))
        with suppress(OSError):  # the exit code is what must be true
            tell(report)
            exit_with(error)
        code = error.exit_code
    except KeyboardInterrupt:
        say(Stands(PackError.exit_code, ("stopped",)))
        code = PackError.exit_code
    else:
        with suppress(OSError):
            tell(report)
    raise SystemExit(code)


def _know(jobs: int | None, keep: int) -> None:
    if jobs is not None and not 0 <= jobs <= MOST_JOBS:
        raise CallError.at("--jobs", f"is {jobs}", f"a number of processes, 0 to {MOST_JOBS}")
    if keep < 0:
        raise CallError.at("--keep", f"is {keep}", "a number of builds, 0 or more")


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Let whoever runs services stop this as Ctrl-C does: nothing is left half done."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _workers(jobs: int | None) -> Workers:
    """Return who makes what is due: processes that are watched, or this one for a few files."""
    from handoutgen.batch.workers import Limits, LocalWorkers, run_here

    @contextmanager
    def started(due: int) -> Iterator[tuple[Runner, int]]:
        few = due < WORTH_A_PROCESS
        wanted = (0 if few else os.cpu_count() or 1) if jobs is None else jobs
        if not wanted or not due:
            yield run_here, 1
            return
        with LocalWorkers(wanted, Limits()) as local:
            yield local.run, wanted

    return started
