"""The files of a new build: kept where nothing that they are made of has changed, else made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handoutgen.errors import Fault, Gathered, Place
from handoutgen.files import write_whole
from handoutgen.pack.asked import Item
from handoutgen.pack.fingerprints import file_digest
from handoutgen.pack.governing import Ruling
from handoutgen.pack.manifest import PublishedFile
from handoutgen.pack.opening import Unopenable, opened
from handoutgen.pack.pack_file import PackError
from handoutgen.pack.record import FileRecord, Record, intact
from handoutgen.pack.survey import Sheet, composed
from handoutgen.pipeline import write
from handoutgen.report import Report


@dataclass(frozen=True, slots=True)
class Planned:
    """A handout that is to be in the build."""

    item: Item
    ruling: Ruling
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Files:
    """The handouts of a build, in order, and how many of them were made new."""

    files: tuple[PublishedFile, ...]
    made: int


def due(plan: Sequence[Planned], old: Record, old_folder: Path | None) -> set[str]:
    """Return the addresses whose files must be made: none is there, or it is of other things."""
    return {
        address
        for planned in plan
        for _, address, fingerprint in planned.sheet.addresses
        if not is_there(address, fingerprint, old, old_folder)
    }


def is_there(address: str, fingerprint: str, old: Record, folder: Path | None) -> bool:
    known = old.files.get(address)
    return (
        folder is not None
        and known is not None
        and known.fingerprint == fingerprint
        and intact(folder / address, known)
    )


def fill(
    folder: Path,
    plan: Sequence[Planned],
    wanted: set[str],
    old: Record,
    old_folder: Path | None,
    report: Report,
    tell: Callable[[str], None],
) -> Files:
    """Put every handout of *plan* into *folder*; those *wanted* are made, the others kept.

    Raises:
        HandoutError: with everything that cannot be made.
    """
    steps = Gathered()
    files: list[PublishedFile] = []
    for planned in plan:
        with steps:
            files += _filed(folder, planned, wanted, old, old_folder, report, tell)
    steps.raise_if_any()
    return Files(tuple(files), len(wanted))


def _filed(
    folder: Path,
    planned: Planned,
    wanted: set[str],
    old: Record,
    old_folder: Path | None,
    report: Report,
    tell: Callable[[str], None],
) -> list[PublishedFile]:
    sheet = planned.sheet
    handout = None
    files = []
    for format, address, fingerprint in sheet.addresses:
        path = folder / address
        if address not in wanted and old_folder is not None:
            take_along(old_folder / address, path)
            record = old.files[address]
        else:
            handout = handout or composed(planned.item, planned.ruling, report)
            write_whole(path, write(handout, format, report), display=address)
            record = checked(path, address, fingerprint)
            tell(address)
        files.append(PublishedFile(address, sheet.kind, format, record, sheet))
    return files


def take_along(old: Path, new: Path) -> None:
    """Let *new* be the file *old*: the same one where the file system can, else a copy."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


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
