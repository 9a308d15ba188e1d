"""Which files a call of ``check`` means."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check import CHECKERS, checker_of
from handoutgen.errors import CallError, Fault, Place, did_you_mean
from handoutgen.workspace import Kind

if TYPE_CHECKING:
    from handoutgen.library import Library

KINDS: tuple[Kind, ...] = ("article", "template", "worksheet", "brand", "pack")
ROSTERS = "content/rosters"
MOST_FILES = 20_000
MOST_LEVELS = 12


def files_of_workspace(library: Library) -> list[Path]:
    """Return the workspace's own sources; of the program's, none.

    Raises:
        CallError: if it has none.
    """
    workspace = library.workspace
    found: dict[Path, None] = {}
    if os.path.isfile(workspace.settings):
        found[workspace.settings] = None
    for kind in KINDS:
        for entry in workspace.entries(kind):
            if entry.path.is_relative_to(workspace.root) and checker_of(entry.path):
                found[entry.path] = None
    for folder in (workspace.root / "templates", workspace.root / ROSTERS):
        found |= dict.fromkeys(_below(folder))  # templates' parts have no name to be found by
    for folder in workspace.word_folders:
        if folder.is_relative_to(workspace.root):
            found |= dict.fromkeys(_below(folder))
    if not found:
        raise CallError.at(
            "check",
            "nothing here is of this workspace's own",
            "name a file or a folder, or begin with `handoutgen init DIR`",
        )
    return list(found)


def files_to_check(paths: Sequence[str], library: Library) -> list[Path]:
    """Return the files that *paths* mean, each once; of folders, all that can be checked.

    Raises:
        CallError: with every path that cannot be meant.
    """
    found: dict[Path, None] = {}
    faults: list[Fault] = []
    for named in paths:
        path = Path(named)
        if os.path.isdir(path):
            files = list(_below(path))
            found |= dict.fromkeys(files)
            if not files:
                faults.append(Fault(Place(named), "holds nothing that can be checked", _kinds()))
        elif os.path.isfile(path):
            found[path] = None
            if checker_of(path) is None:
                hint = _kinds()
                if path.suffix.lower() in (".csv", ".xlsx"):
                    hint = f"handoutgen batch {named} --dry-run checks a roster"
                faults.append(Fault(Place(named), "is no kind of file that can be checked", hint))
        elif in_workspace := list(_called(named, library)):
            found |= dict.fromkeys(in_workspace)
        elif os.path.lexists(path):
            faults.append(Fault(Place(named), "is not a file that can be read"))
        else:
            names = [entry.name for kind in KINDS for entry in library.workspace.entries(kind)]
            hint = did_you_mean(named, names, what="known here")
            faults.append(Fault(Place(named), "there is no such file, folder or name", hint))
    if faults:
        raise CallError(*faults)
    return list({path.resolve(): path for path in found}.values())


def _called(name: str, library: Library) -> Iterator[Path]:
    """Yield whatever the workspace knows by *name*: an article, a brand and so on."""
    for kind in KINDS:
        path = library.workspace.look_up(kind, name)
        if path is not None and checker_of(path):
            yield path


def _below(folder: Path) -> Iterator[Path]:
    """Yield what can be checked in *folder* and below it, in order; hidden names are left out.

    Links to folders are not followed, so that no tree is endless; those of published packs are.

    Raises:
        CallError: if there is more than anybody means.
    """
    from handoutgen.pack.changes import is_account
    from handoutgen.pack.published_folder import MANIFEST, is_published_folder

    count = 0
    waiting = [folder]
    while waiting:
        top = waiting.pop(0)
        for at, folders, files in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            links = (Path(at, name) for name in folders if os.path.islink(os.path.join(at, name)))
            waiting += (link for link in links if is_published_folder(link))
            if len(Path(at).relative_to(folder).parts) >= MOST_LEVELS:
                folders.clear()
            for name in sorted(files):
                path = Path(at, name)
                if name.startswith((".", "~$")) or checker_of(path) is None or not path.is_file():
                    continue
                if is_account(path) or (name == MANIFEST and not is_published_folder(path.parent)):
                    continue
                count += 1
                if count > MOST_FILES:
                    problem = f"holds more than {MOST_FILES:,} files to check"
                    raise CallError.at(os.fspath(folder), problem, "name a part of it")
                yield path


def _kinds() -> str:
    return f"can be checked: {', '.join(CHECKERS)}"
