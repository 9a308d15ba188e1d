"""CHANGES.md beside a pack: what changed from build to build, for the people who run it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from handoutgen.files import write_whole
from handoutgen.pack.record import FileRecord
from handoutgen.records import dataclass

SUFFIX = ".CHANGES.md"
"""What the file's name ends in, after the pack's own."""
_TITLE = "# Changes of this pack\n\nThe newest build first. Not part of the pack itself.\n"


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses by what became of them."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changes_between(old: Mapping[str, FileRecord], new: Mapping[str, FileRecord]) -> Changes:
    """Return what changed for readers; the manifest says it of itself and is left out."""
    return Changes(
        added=tuple(address for address in new if address not in old),
        changed=tuple(
            address
            for address, record in new.items()
            if address in old and old[address].sha256 != record.sha256 and address != _MANIFEST
        ),
        removed=tuple(address for address in old if address not in new),
    )


_MANIFEST = "manifest.json"


def entry(build: int, day: date, changes: Changes, left_out: Iterable[tuple[str, str]]) -> str:
    """Return the entry of build number *build*, published on *day*."""
    lines = [f"## Build {build}, {day.isoformat()}", ""]
    lines += _listed("New", changes.added)
    lines += _listed("Changed", changes.changed)
    lines += _listed("No longer there", changes.removed)
    lines += _listed("Left out", [f"{address}: {why}" for address, why in left_out])
    if len(lines) == 2:
        lines += ["What is said about the files changed, the files did not.", ""]
    return "\n".join(lines)


def _listed(title: str, items: Iterable[str]) -> list[str]:
    items = [" ".join(item.split()) for item in items]
    return [f"{title}:", "", *(f"- {item}" for item in items), ""] if items else []


def is_account(path: Path) -> bool:
    """Tell whether the file at *path* is such a CHANGES.md, whatever else is called so."""
    try:
        with path.open("rb") as file:
            return path.name.endswith(SUFFIX) and file.read(len(_TITLE)) == _TITLE.encode()
    except OSError:
        return False


def add_entry(path: Path, new: str) -> None:
    """Put *new* before all other entries of the file at *path*, unless it is there already.

    Raises:
        WriteError: if it cannot be written.
    """
    said = ""
    with suppress(OSError, UnicodeDecodeError):
        said = path.read_text("utf-8")
    heading = new.partition("\n")[0]
    if not new or heading in said.split("\n"):
        return
    before = said.removeprefix(_TITLE).lstrip("\n")
    write_whole(path, f"{_TITLE}\n{new}\n{before}".encode())
