"""A published pack: every file is what its manifest says, and every link of its page leads on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.pack.opening import follow_links
from handoutgen.pack.published_folder import INDEX, MANIFEST, ListedFile, read_manifest
from handoutgen.pack.record import intact
from handoutgen.report import Notice, OutputNotice

if TYPE_CHECKING:
    from handoutgen.library import Library


def check_published(path: Path, library: Library) -> Checked:
    """Return what is wrong in the folder of the manifest at *path*; what is not its is told."""
    folder, display = path.parent, library.workspace.display(path)
    manifest = read_manifest(path)
    if manifest is None:
        fault = Fault(Place(display), "is no manifest of a pack", "publish the pack again")
        return Checked(display, "published pack", (fault,))
    shown = display.rpartition("/")[0]
    names = {file.address for file in manifest.files}
    faults = [*_broken(folder, manifest.files, shown), *_astray(folder, names, display)]
    others = tuple(_others(folder, names, shown))
    return Checked(display, "published pack", tuple(faults), others)


def _broken(folder: Path, listed: tuple[ListedFile, ...], shown: str) -> Iterator[Fault]:
    for file in listed:
        place = Place(f"{shown}/{file.address}" if shown else file.address)
        if not os.path.lexists(folder / file.address):
            yield Fault(place, "is gone", "publish the pack again")
        elif not intact(folder / file.address, file.record):
            yield Fault(place, "is not the file that was published", "publish the pack again")


def _astray(folder: Path, names: set[str], display: str) -> Iterator[Fault]:
    try:
        page = (folder / INDEX).read_text("utf-8")
        follow_links(page, INDEX, names)
    except HandoutError as error:
        yield from error.faults
    except (OSError, UnicodeDecodeError):
        yield Fault(Place(display), f"{INDEX} cannot be read", "publish the pack again")


def _others(folder: Path, names: set[str], shown: str) -> Iterator[Notice]:
    known = {*names, MANIFEST}
    for path in sorted(folder.rglob("*")):
        address = path.relative_to(folder).as_posix()
        if path.is_file() and address not in known:
            place = Place(f"{shown}/{address}" if shown else address)
            yield OutputNotice(place, "is no file of the pack", "take it away if nobody needs it")
