"""How a folder says that it is a published pack, and which files are in it: by its manifest."""

from __future__ import annotations

import json
from pathlib import Path

from handoutgen.pack.record import FileRecord
from handoutgen.records import dataclass

MANIFEST = "manifest.json"
INDEX = "index.html"
PROGRAM = "handoutgen"
MAX_BYTES = 100_000_000
"""What a manifest may have: that of a pack of 10,000 files has a tenth of it."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as a manifest names it."""

    address: str
    record: FileRecord


def listed_files(path: Path) -> tuple[ListedFile, ...] | None:
    """Return the files that the manifest at *path* names, or None where it is none of ours."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        said = json.loads(path.read_bytes())
        if not str(said["made_by"]).startswith(f"{PROGRAM} "):
            return None
        return tuple(
            ListedFile(str(one["address"]), FileRecord("", str(one["sha256"]), int(one["size"])))
            for one in said["files"]
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def is_published_folder(folder: Path) -> bool:
    """Tell whether *folder* is a pack that was published."""
    return listed_files(folder / MANIFEST) is not None
