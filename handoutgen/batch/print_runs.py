"""Print runs: a group's handouts in one PDF, in the roster's order, each on a new sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handoutgen.batch.accounts import Account
from handoutgen.batch.planning import Plan, Step
from handoutgen.files import whole_file

if TYPE_CHECKING:
    from handoutgen.write.pdf.merging import MergePart


def write_print_runs(plan: Plan, done: Mapping[int, Account], step: Step) -> tuple[str, ...]:
    """Write the print files of all that is *done* and return their names.

    Raises:
        WriteError: if one cannot be written.
    """
    from handoutgen.write.pdf.merging import merge_pdfs

    groups: dict[str, list[int]] = {}
    for line, name in plan.groups.items():
        if line in done:
            groups.setdefault(name, []).append(line)
    for number, (name, lines) in enumerate(groups.items(), 1):
        title = name.removesuffix(".pdf")
        with whole_file(plan.job.output / name, display=name, synced=False) as file:
            merge_pdfs(file, _parts(plan, done, sorted(lines)), title=title, odd_pages=True)
        step("joined", number, len(groups), 0)
    return tuple(groups)


def _parts(plan: Plan, done: Mapping[int, Account], lines: list[int]) -> Iterator[MergePart]:
    """Yield the PDF of each row, as often as copies of it are wanted.

    Its bookmark is the name of the row's file: whoever prints one again finds it by that. The
    sheets themselves are given out apart, so that no number runs through them.
    """
    from handoutgen.write.pdf.merging import MergePart

    for line in lines:
        pdf = next(made.path for made in reversed(done[line].files) if made.path.endswith(".pdf"))
        order, path = plan.orders[line]
        for copy in range(order.copies):
            yield MergePart(plan.job.output / pdf, "" if copy else path)
