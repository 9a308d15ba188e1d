"""The handouts of a new build: kept where nothing that they are made of has changed, else made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from handoutgen.batch.orders import Order
from handoutgen.batch.planning import chunks_of
from handoutgen.batch.work import Job, Ordered, Result, Runner
from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.files import write_whole
from handoutgen.pack.asked import Item
from handoutgen.pack.fingerprints import file_digest
from handoutgen.pack.governing import Ruling
from handoutgen.pack.lines import at_line
from handoutgen.pack.manifest import PublishedFile
from handoutgen.pack.opening import Unopenable, opened
from handoutgen.pack.pack_file import PackError
from handoutgen.pack.record import FileRecord, Record, intact
from handoutgen.pack.survey import NOBODY, Sheet, composed
from handoutgen.pipeline import write
from handoutgen.records import dataclass
from handoutgen.report import Report


@dataclass(frozen=True, slots=True)
class Planned:
    """A handout that is to be in the build."""

    item: Item
    ruling: Ruling
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Old:
    """The build that is published: its *record*, and the *folder* it lies in."""

    record: Record
    folder: Path | None

    def has(self, address: str, fingerprint: str) -> bool:
        """Tell whether the file at *address* is there, whole, and made of the same."""
        known = self.record.files.get(address)
        return (
            self.folder is not None
            and known is not None
            and known.fingerprint == fingerprint
            and intact(self.folder / address, known)
        )

    def take_along(self, address: str, folder: Path) -> FileRecord:
        """Let the file at *address* be in *folder* too: the same one, or a copy where it must."""
        if self.folder is None:
            raise ValueError("nothing was published yet")
        new = folder / address
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self.folder / address, new)
        except OSError:
            shutil.copyfile(self.folder / address, new)
        return self.record.files[address]


def due(plan: Iterable[Planned], old: Old) -> dict[str, str]:
    """Return the addresses whose files must be made, with their fingerprints."""
    return {
        address: fingerprint
        for planned in plan
        for _, address, fingerprint in planned.sheet.addresses
        if not old.has(address, fingerprint)
    }


def fill(
    plan: Sequence[Planned],
    wanted: dict[str, str],
    old: Old,
    job: Job,
    runner: Runner,
    jobs: int,
    report: Report,
    tell: Callable[[str], None],
) -> list[PublishedFile]:
    """Put every handout of *plan* into the folder of *job*; those *wanted* are made.

    *runner* does the work, side by side where it can.

    Raises:
        HandoutError: with everything that cannot be made.
    """
    records: dict[str, FileRecord] = {}

    def made(address: str) -> None:
        records[address] = checked(job.output / address, address, wanted[address])
        tell(address)

    for planned in plan:
        for format, address, _ in planned.sheet.addresses:
            if address not in wanted:
                records[address] = old.take_along(address, job.output)
            elif planned.ruling.withdrawn is not None:
                data = write(composed(planned.item, planned.ruling, report), format, report)
                write_whole(job.output / address, data, display=address, synced=False)
                made(address)
    orders = list(_orders(plan, wanted))
    faults: list[Fault] = []
    for results in runner(chunks_of(job, "make", orders, jobs)):
        for result in results:
            faults += _faults(result, plan)
            if result.unwritten:
                raise HandoutError(*faults)
            for notice in result.notices:
                report.add(at_line(notice, plan[result.line].item.place))
            for file in result.files:
                made(file.path)
    if faults:
        raise HandoutError(*dict.fromkeys(faults))
    return [
        PublishedFile(address, planned.sheet.kind, format, records[address], planned.sheet)
        for planned in plan
        for format, address, _ in planned.sheet.addresses
    ]


def _orders(plan: Sequence[Planned], wanted: dict[str, str]) -> Iterator[Ordered]:
    """Yield what is to be made as a batch has it; the line is the handout's place in *plan*."""
    for place, planned in enumerate(plan):
        if planned.ruling.withdrawn is not None:
            continue
        due = [(format, one) for format, one, _ in planned.sheet.addresses if one in wanted]
        if due:
            formats = tuple(format for format, _ in due)
            request = planned.item.prepared.request
            order = Order(place, place + 1, "", request, NOBODY, formats)
            yield Ordered(order, due[0][1].rpartition(".")[0])


def _faults(result: Result, plan: Sequence[Planned]) -> list[Fault]:
    """Return the faults of *result* at the lines of the pack's file, not at those of a batch."""
    planned = plan[result.line]
    place = planned.item.place
    if result.inputs and result.inputs != planned.sheet.inputs:
        problem = "what it is made of was changed while the pack was made"
        return [Fault(place, f"{planned.sheet.title}: {problem}", "publish again")]
    lines = {Place(place.name, result.line): place}
    return [
        Fault(lines.get(fault.place, fault.place), fault.problem, fault.hint)
        for fault in result.faults
    ]


def checked(path: Path, address: str, fingerprint: str) -> FileRecord:
    """Return the record of the new file at *path*, opened as its reader would.

    Raises:
        PackError: if it cannot be opened.
    """
    try:
        pages = opened(path)
    except Unopenable as flaw:
        raise PackError(Fault(Place(address), f"was made, and {flaw}")) from flaw
    return FileRecord(fingerprint, file_digest(path), path.stat().st_size, pages)
