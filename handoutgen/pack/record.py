"""What is known of a build: which files it has, and what each was made of.

It lies beside the build, not in it: a pack is for people, and what is due tomorrow is not for them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, field
from pathlib import Path

from handoutgen.pack.fingerprints import file_digest
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a build. *pages* is None where the format has none that can be counted."""

    fingerprint: str
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One build. *whole* is a digest of all that decides what is in it; *changes* is its entry
    in CHANGES.md.

    *sources* is a digest of all files that it could have been made of, or "" where nothing so
    short is to be relied on; then *as_of* and *reviews*, the days that reviews are due, count
    too. *handouts* is how many files its handouts are.
    """

    whole: str = ""
    files: dict[str, FileRecord] = field(default_factory=dict)
    changes: str = ""
    sources: str = ""
    as_of: str = ""
    reviews: tuple[str, ...] = ()
    handouts: int = 0

    def to_json(self) -> bytes:
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def read_record(path: Path) -> Record:
    """Return the record at *path*; an empty one where there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
        files = {address: FileRecord(**facts) for address, facts in found["files"].items()}
        return Record(**{**found, "files": files, "reviews": tuple(found["reviews"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Record()


def intact(path: Path, record: FileRecord) -> bool:
    """Tell whether the file at *path* is still what was recorded."""
    try:
        return (
            not path.is_symlink()
            and path.stat().st_size == record.size
            and file_digest(path) == record.sha256
        )
    except OSError:
        return False
