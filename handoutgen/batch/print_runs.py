"""Print runs: a group's handouts in one PDF, in the roster's order, each on a new sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from handoutgen.batch.accounts import Account
from handoutgen.batch.merging import Merging
from handoutgen.batch.planning import Plan, Step
from handoutgen.files import whole_file


def write_print_runs(plan: Plan, done: Mapping[int, Account], step: Step) -> tuple[str, ...]:
    """Write the print files of all that is *done* and return their names.

    Raises:
        WriteError: if one cannot be written.
    """
    groups: dict[str, list[int]] = {}
    for line, name in plan.groups.items():
        if line in done:
            groups.setdefault(name, []).append(line)
    for number, (name, lines) in enumerate(groups.items(), 1):
        title = name.removesuffix(".pdf")
        with whole_file(plan.job.output / name, display=name, synced=False) as file:
            merging = Merging(file, title)
            for path, copies in _sheets(plan, done, sorted(lines)):
                for _ in range(copies):
                    merging.add(path)
            merging.finish()
        step("joined", number, len(groups), 0)
    return tuple(groups)


def _sheets(
    plan: Plan, done: Mapping[int, Account], lines: list[int]
) -> Iterator[tuple[Path, int]]:
    """Yield the PDF of each row and how many copies of it are wanted."""
    for line in lines:
        pdf = next(made.path for made in reversed(done[line].files) if made.path.endswith(".pdf"))
        yield plan.job.output / pdf, plan.orders[line].order.copies
