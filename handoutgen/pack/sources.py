"""A short way to know that nothing is due: nothing that could be read has changed since.

What is due is told by what each handout is composed to, which takes a pack of hundreds a second.
This asks less: whether every file that names are looked up in, and all else that decides, is as
it was. Where that is not sure, such as for articles that lie elsewhere, the long way is taken.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.pack.fingerprints import digest_of, file_digest, program_digest
from handoutgen.workspace import PACKAGE, Kind, Workspace

if TYPE_CHECKING:
    from handoutgen.library import Library
    from handoutgen.pack.pack_file import Pack

_SHELVES = ("content", "templates", "handoutgen/words")


def sources_digest(pack: Path, workspace: Workspace, allow: Collection[str]) -> str:
    """Return a digest of all that a pack can be made of; "" where that cannot be told."""
    try:
        return _digest(pack, workspace, allow)
    except OSError:
        return ""  # who reads the file for what it says will say what is wrong with it


def _digest(pack: Path, workspace: Workspace, allow: Collection[str]) -> str:
    parts = [program_digest(), *sorted(allow), file_digest(pack), os.fspath(pack.resolve())]
    files = [workspace.settings] if workspace.settings.is_file() else []
    folders = [root / shelf for root in workspace.roots for shelf in _SHELVES]
    for folder in (*folders, PACKAGE / "words"):
        if folder.is_symlink():
            return ""
        found = list(_files(folder))
        if None in found:
            return ""
        files += [path for path in found if path is not None]
    for path in files:
        parts += [os.fspath(path), file_digest(path)]
    return digest_of(*parts)


def _files(folder: Path) -> Iterator[Path | None]:
    """Yield the files below *folder* in order, None for a folder that is a link."""
    for at, folders, names in os.walk(folder):
        folders.sort()
        if any(Path(at, name).is_symlink() for name in folders):
            yield None
        for name in sorted(names):
            path = Path(at, name)
            if path.is_file():
                yield path


def all_on_shelves(pack: Pack, library: Library) -> bool:
    """Tell whether all that *pack* names lies where :func:`sources_digest` looks."""
    settings = library.settings
    named: list[tuple[Kind, str]] = [
        ("brand", name) for name in (pack.brand, settings.brand) if name
    ]
    for selection in pack.selections:
        named += [("article", name) for name in selection.articles]
        named += [("brand", name) for name in selection.brands or ()]
        named += [("template", name) for name in (*selection.templates, settings.template)]
    folders = [(root / shelf).resolve() for root in library.workspace.roots for shelf in _SHELVES]
    return all(
        _lies_in(kind, name, library.workspace, folders)
        for kind, name in named
        if not any(mark in name for mark in "*?[")
    )


def _lies_in(kind: Kind, name: str, workspace: Workspace, folders: list[Path]) -> bool:
    kinds: tuple[Kind, ...] = ("template", "worksheet") if kind == "template" else (kind,)
    paths = [path for one in kinds if (path := workspace.look_up(one, name)) is not None]
    return bool(paths) and all(
        any(path.absolute().is_relative_to(folder) for folder in folders) for path in paths
    )


def same_overdue(reviews: Collection[str], one: str, other: date) -> bool:
    """Tell whether the same of *reviews*, days as written, are past on day *one* and *other*."""
    day = other.isoformat()
    return all((review < one) == (review < day) for review in reviews)
