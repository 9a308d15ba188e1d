"""What was written into returned sheets, by field id; :data:`READERS` maps a suffix to a reader.

Files come from outside. Each is read in a process of its own that may be lost over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from handoutgen.answers.answer import Answer, Remark, Returned, Value
from handoutgen.answers.places import Given, files_to_read
from handoutgen.apart import read_apart
from handoutgen.errors import HandoutError

__all__ = [
    "READERS",
    "Answer",
    "Given",
    "Remark",
    "Returned",
    "Sheets",
    "Value",
    "files_to_read",
    "read_file",
    "read_sheets",
]

Sheets: TypeAlias = tuple[Returned, ...]
"""What one file holds: one sheet, or several of a pack in one PDF."""
Reader: TypeAlias = Callable[[Path, str, Sequence[str]], Sheets]


def _pdf(path: Path, display: str, passwords: Sequence[str]) -> Sheets:
    from handoutgen.answers.pdf import read_pdf

    return read_pdf(path, display, passwords)


def _docx(path: Path, display: str, passwords: Sequence[str]) -> Sheets:
    from handoutgen.answers.docx import read_docx

    return read_docx(path, display, passwords)


READERS: Mapping[str, Reader] = MappingProxyType({".pdf": _pdf, ".docx": _docx, ".docm": _docx})


class _Work(NamedTuple):
    given: Given
    passwords: tuple[str, ...]


def read_sheets(
    files: Iterable[Given], passwords: Sequence[str] = ()
) -> Iterator[Sheets | HandoutError]:
    """Yield what each of *files* holds, or what is wrong with it, in their order."""
    known = tuple(passwords)
    work = (_Work(given, known) for given in files)
    return read_apart(_read, work, lambda one: one.given.display)


def read_file(given: Given, passwords: Sequence[str] = ()) -> Sheets:
    """Return what one file holds, read in this process.

    Raises:
        SourceError: if it cannot be read, or has no fields.
    """
    return READERS[given.path.suffix.lower()](given.path, given.display, passwords)


def _read(work: _Work) -> Sheets:
    return read_file(work.given, work.passwords)
