"""Where made files go, and how they are told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handoutgen.errors import Place
from handoutgen.files import free_paths
from handoutgen.report import OutputNotice, Report


def output_places(
    formats: Iterable[str], output: str | None, stem: str, default: Path
) -> dict[str, Path]:
    """Return where each format goes: *output* is a folder, or a file with a format's suffix."""
    wanted = tuple(formats)
    if output is not None and Path(output).suffix.casefold() in {f".{one}" for one in wanted}:
        return {format: Path(output) for format in wanted}
    folder = default if output is None else Path(output)
    return {format: folder / f"{stem}.{format}" for format in wanted}


def beside_what_is_there(places: Mapping[str, Path], report: Report) -> dict[str, Path]:
    """Return *places* with a number where any of them is taken, and tell of it."""
    free = dict(zip(places, free_paths(list(places.values())), strict=True))
    for format, path in places.items():
        if os.path.exists(path):
            problem = f"was there already, so this one is {free[format].name}"
            report.add(OutputNotice(Place(shown(path)), problem, "--replace writes over it"))
    return free


def shown(path: Path) -> str:
    """Return *path* as it is told: from the current folder where it lies below it."""
    try:
        return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
