"""What ``batch`` says: what each row asks for, what is wrong with some, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.outputs import shown
from handoutgen.cli.terminal import tell, told

if TYPE_CHECKING:
    from handoutgen.batch.orders import BadRow
    from handoutgen.batch.planning import Plan
    from handoutgen.batch.running import Outcome
    from handoutgen.report import Notice


def tell_once(notices: Iterable[Notice]) -> None:
    """Print notices, each once however many rows have it."""
    tell(dict.fromkeys(notices))


def tell_bad(bad: Iterable[BadRow]) -> None:
    """Print what is wrong with rows, once for all rows that share it."""
    from handoutgen.batch.orders import grouped

    told("error:", "red", grouped(bad))


def show_plan(plan: Plan) -> None:
    """Print what each row asks for; whose it is stays in the roster."""
    from handoutgen.batch.remarks import NAMES_OF_PERSONS

    for line, (order, path) in sorted(plan.orders.items()):
        request, person = order.request, order.person
        what = " + ".join(request.articles) or "no article"
        if request.sections or request.without:
            chosen = (*request.sections, *(f"without {one}" for one in request.without))
            what += f" [{', '.join(chosen)}]"
        printed = plan.uses[line].printed
        persons = {column: getattr(person, column) for column in NAMES_OF_PERSONS}
        given = [*persons.items(), *person.values]
        named = [
            name for name, said in given if said and NAMES_OF_PERSONS.get(name, name) in printed
        ]
        facts = [
            f"line {line}",
            f"id {order.id}" if order.id else "",
            what,
            plan.uses[line].template,
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
        click.echo(f"print file {name}: {rows_of(count)}")
    click.echo(
        f"{rows_of(len(plan.orders))} can be made, {rows_of(len(plan.bad))} cannot", err=True
    )


def tell_outcome(outcome: Outcome, output: Path) -> int:
    """Print what became of all and return the exit code."""
    made, kept, failed = (outcome.count(status) for status in ("made", "kept", "failed"))
    rest = outcome.count("not made")
    parts = [f"made {made:,}"]
    parts += [f"kept {kept:,}"] if kept else []
    parts += [f"failed {failed:,}"] if failed else []
    parts += [f"not made {rest:,}"] if rest else []
    click.echo(f"{', '.join(parts)}: see {shown(output / outcome.report)}")
    for name in outcome.print_files:
        did = "kept" if name in outcome.kept_print_files else "made"
        click.echo(f"{did} {shown(output / name)}")
    if outcome.unsaved is not None:
        told("error:", "red", outcome.unsaved.faults)
    if outcome.stopped or outcome.unsaved is not None:
        said = "stopped" if outcome.stopped else "ended"
        click.echo(f"{said} before all was made: the same call with --resume goes on", err=True)
    return 1 if failed or rest or outcome.stopped or outcome.unsaved is not None else 0


def rows_of(count: int) -> str:
    """Return *count* with its noun."""
    return f"{count:,} row" if count == 1 else f"{count:,} rows"
