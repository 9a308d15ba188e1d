"""Print runs: a group's handouts in one PDF, in the roster's order, each on a new sheet."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handoutgen.batch.accounts import Account
from handoutgen.batch.memory import Memory, digest_of
from handoutgen.batch.planning import Plan, Step
from handoutgen.batch.work import PRINTED, MadeFile
from handoutgen.files import whole_file
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from handoutgen.write.pdf.merging import MergePart


@dataclass(frozen=True, slots=True)
class PrintRun:
    """The file *name* of the rows at *lines*."""

    name: str
    lines: tuple[int, ...]

    def inputs(self, plan: Plan) -> str:
        """Return a digest of all that the file depends on."""
        said = [
            (plan.inputs[line], plan.orders[line].path, plan.orders[line].order.copies)
            for line in self.lines
        ]
        return hashlib.sha256(json.dumps([self.name, said]).encode()).hexdigest()


def print_runs(plan: Plan) -> tuple[PrintRun, ...]:
    """Return the print files that *plan* asks for, in the order of their first rows."""
    groups: dict[str, list[int]] = {}
    for line, name in sorted(plan.groups.items()):
        groups.setdefault(name, []).append(line)
    return tuple(PrintRun(name, tuple(lines)) for name, lines in groups.items())


def printed_already(plan: Plan, memory: Memory) -> frozenset[str]:
    """Return the names of the print files that are there as they would be made."""
    return frozenset(
        run.name
        for run in print_runs(plan)
        if memory.kept((run.name,), run.inputs(plan)) is not None
    )


def write_print_runs(
    plan: Plan,
    done: Mapping[int, Account],
    memory: Memory,
    step: Step,
    *,
    there: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Write the print files of all that is *done*, but for those *there*, and return their names.

    PDFs that were made for nothing else are taken away when all are written.

    Raises:
        WriteError: if one cannot be written.
    """
    runs = [
        PrintRun(run.name, lines)
        for run in print_runs(plan)
        if (lines := tuple(line for line in run.lines if line in done))
    ]
    to_write = [run for run in runs if run.name not in there]
    total = sum(plan.orders[line].order.copies for run in to_write for line in run.lines)
    joined = 0
    for run in to_write:
        joined = _write(run, plan, done, memory, step, joined, total)
    shutil.rmtree(plan.job.output / PRINTED, ignore_errors=True)
    return tuple(run.name for run in runs)


def _write(
    run: PrintRun,
    plan: Plan,
    done: Mapping[int, Account],
    memory: Memory,
    step: Step,
    joined: int,
    total: int,
) -> int:
    """Write one print file and return how many handouts were *joined* by then."""
    from handoutgen.write.pdf.merging import Merging

    path = plan.job.output / run.name
    with whole_file(path, display=run.name, synced=False) as file:
        merging = Merging(file, run.name.removesuffix(".pdf"), odd_pages=True)
        for part in _parts(run, plan, done):
            merging.add(part)
            joined += 1
            step("joined", joined, total, 0)
        merging.finish()
    memory.note((MadeFile(run.name, digest_of(path), None),), run.inputs(plan))
    return joined


def _parts(run: PrintRun, plan: Plan, done: Mapping[int, Account]) -> Iterator[MergePart]:
    """Yield the PDF of each row, as often as copies of it are wanted.

    Its bookmark is the name of the row's file: whoever prints one again finds it by that. The
    sheets themselves are given out apart, so that no number runs through them.
    """
    from handoutgen.write.pdf.merging import MergePart

    for line in run.lines:
        pdf = next(made.path for made in reversed(done[line].files) if made.path.endswith(".pdf"))
        order, path = plan.orders[line]
        for copy in range(order.copies):
            yield MergePart(plan.job.output / pdf, "" if copy else path)
