"""How a folder says that it is a published pack, and which files are in it: by its manifest."""

from __future__ import annotations

import json
from pathlib import Path

from handoutgen.pack.record import FileRecord
from handoutgen.records import dataclass

MANIFEST = "manifest.json"
INDEX = "index.html"
HANDOUTS = "handouts"
"""Where a pack's handouts lie in it."""
PROGRAM = "handoutgen"
MAX_BYTES = 100_000_000
"""What a manifest may have: that of a pack of 10,000 files has a tenth of it."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as a manifest names it."""

    address: str
    record: FileRecord


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says that others than its readers go by."""

    pack: str
    files: tuple[ListedFile, ...]


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at *path*, or None where it is none of ours."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        said = json.loads(path.read_bytes())
        if not str(said["made_by"]).startswith(f"{PROGRAM} "):
            return None
        files = tuple(
            ListedFile(str(one["address"]), FileRecord("", str(one["sha256"]), int(one["size"])))
            for one in said["files"]
        )
        return Manifest(str(said["pack"]), files)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def pack_of(folder: Path) -> str | None:
    """Return which pack was published in *folder*, or None where none was."""
    found = read_manifest(folder / MANIFEST)
    return None if found is None else found.pack


def is_published_folder(folder: Path) -> bool:
    """Tell whether *folder* is a pack that was published."""
    return pack_of(folder) is not None
