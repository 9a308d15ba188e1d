"""Which files a call of ``answers`` means: files as named, folders with all that is below them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from handoutgen.errors import CallError, Fault, Place
from handoutgen.records import dataclass
from handoutgen.report import AnswersNotice, Notice

SUFFIXES = (".pdf", ".docx", ".docm")
MOST_FILES = 100_000
MOST_LEVELS = 20
_NEVER_MEANT = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LOCK = "~$"
"""What Word's note begins with that a document is open."""
_IN_THE_CLOUD = ".icloud"
"""What stands in for a file that is still to come."""
_OTHER_SHEETS = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".pages": "export it as .docx",
    ".jpg": "a picture: read it by eye",
    ".jpeg": "a picture: read it by eye",
    ".png": "a picture: read it by eye",
    ".heic": "a picture: read it by eye",
    ".tif": "a picture: read it by eye",
    ".tiff": "a picture: read it by eye",
    ".zip": "unpack it first",
    ".eml": "save what is attached to it",
    ".msg": "save what is attached to it",
    ".fdf": "open it with its form, and save that",
    ".xfdf": "open it with its form, and save that",
}
"""Files that may be a returned sheet all the same, and what to do with them."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read, and what it is called: the caller's own words for it."""

    path: Path
    display: str


def files_to_read(paths: Sequence[str]) -> tuple[list[Given], list[Notice]]:
    """Return the files that *paths* mean, each once, and what was left out of folders.

    Raises:
        CallError: with every path that is not there or cannot be read.
    """
    found: dict[Path, Given] = {}
    notices: list[Notice] = []
    faults: list[Fault] = []
    for named in paths:
        path = Path(named)
        if os.path.isdir(path):
            files = list(_below(path))
            sheets = [file for file in files if _is_sheet(file)]
            for sheet in sheets:
                found.setdefault(sheet.resolve(), Given(sheet, _shown(sheet.as_posix())))
            notices += (_left_out(file) for file in files if not _is_sheet(file))
            if not sheets:
                hint = f"sheets are {', '.join(SUFFIXES)} files"
                faults.append(Fault(Place(named), "holds no sheet to read", hint))
        elif not os.path.lexists(path):
            faults.append(Fault(Place(named), "there is no such file or folder"))
        elif not os.path.isfile(path):
            faults.append(Fault(Place(named), "is not a file that can be read"))
        elif path.suffix.lower() not in SUFFIXES:
            hint = _OTHER_SHEETS.get(path.suffix.lower(), f"sheets are {', '.join(SUFFIXES)} files")
            faults.append(Fault(Place(named), "is no kind of file with answers", hint))
        else:
            found.setdefault(path.resolve(), Given(path, _shown(named)))
    if faults:
        raise CallError(*faults)
    return list(found.values()), notices


def _below(folder: Path) -> Iterator[Path]:
    """Yield all files in *folder* and below it, in order; links to folders are not followed."""
    count = 0
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if len(Path(at).relative_to(folder).parts) >= MOST_LEVELS:
            folders.clear()
        for name in sorted(files):
            path = Path(at, name)
            hidden = name.startswith(".") and not name.endswith(_IN_THE_CLOUD)
            if hidden or name.casefold() in _NEVER_MEANT or not path.is_file():
                continue
            count += 1
            if count > MOST_FILES:
                problem = f"holds more than {MOST_FILES:,} files"
                raise CallError.at(os.fspath(folder), problem, "name a part of it")
            yield path


def _shown(name: str) -> str:
    """Return a file's *name* so that it can be printed: as it is, but for what no name needs."""
    known = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in known)


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(_LOCK)


def _left_out(path: Path) -> Notice:
    place = Place(_shown(path.as_posix()))
    if path.name.startswith(_LOCK):
        problem = "was left out: it is Word's note that the document is open"
        return AnswersNotice(place, problem, "save and close the document, then read it again")
    if path.name.endswith(_IN_THE_CLOUD):
        problem = "was left out: the file itself is not on this machine yet"
        return AnswersNotice(place, problem, "open the folder and wait for it")
    hint = _OTHER_SHEETS.get(path.suffix.lower())
    return AnswersNotice(place, "was left out: it is no PDF and no Word file", hint)
