"""Files that are complete or absent, under names that every file system takes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from handoutgen.errors import WriteError

_LONGEST_STEM = 120
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)
}


def write_whole(path: Path, data: bytes, *, display: str | None = None) -> None:
    """Write *data* to *path* so that nobody ever sees half of it; folders are made.

    Raises:
        WriteError: if the folder or file cannot be written; what was there before stays.
    """
    shown = display or os.fspath(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".handoutgen-{os.getpid()}.part")
        try:
            with half.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        finally:
            with suppress(FileNotFoundError):
                half.unlink()
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise WriteError.at(
            shown, f"cannot be written: {reason}", "choose another place with -o"
        ) from None


def free_path(path: Path) -> Path:
    """Return *path*, or the first of ``-2``, ``-3`` … before its suffix that is not taken."""
    if not path.exists():
        return path
    number = 2
    while (candidate := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return candidate


def file_stem(*parts: str) -> str:
    """Return a file name's stem from *parts*, which are slugs: joined, capped, no device name."""
    stem = "-".join(part for part in parts if part)[:_LONGEST_STEM].rstrip("-.")
    return f"{stem}-file" if stem.casefold() in _DEVICES else stem or "handout"
