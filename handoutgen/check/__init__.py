"""Faults in sources and in made files: everything is read and tried, nothing is made.

:data:`CHECKERS` maps a pattern of file names to what checks such a file. The first pattern that
fits counts, so that ``brand.yaml`` stands before other YAML files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from handoutgen.check.result import Checked

if TYPE_CHECKING:
    from handoutgen.library import Library

__all__ = ["CHECKERS", "Checked", "Checker", "check", "checker_of"]

Checker: TypeAlias = Callable[[Path, "Library"], Checked]
"""Checks one file, which is there. What is wrong with it is returned, not raised."""


def _settings(path: Path, library: Library) -> Checked:
    from handoutgen.check.settings import check_settings

    return check_settings(path, library)


def _brand(path: Path, library: Library) -> Checked:
    from handoutgen.check.brands import check_brand

    return check_brand(path, library)


def _words(path: Path, library: Library) -> Checked:
    from handoutgen.check.words import check_words

    return check_words(path, library)


def _outline(path: Path, library: Library) -> Checked:
    from handoutgen.check.articles import check_outline

    return check_outline(path, library)


def _article(path: Path, library: Library) -> Checked:
    from handoutgen.check.articles import check_article

    return check_article(path, library)


def _template(path: Path, library: Library) -> Checked:
    from handoutgen.check.templates import check_template

    return check_template(path, library)


def _pdf(path: Path, library: Library) -> Checked:
    return next(_pdfs([path], library))


def _pdfs(paths: Sequence[Path], library: Library) -> Iterator[Checked]:
    from handoutgen.check.pdf import check_pdfs

    return check_pdfs(paths, library)


def _word_template(path: Path, library: Library) -> Checked:
    from handoutgen.check.word_templates import check_word_template

    return check_word_template(path, library)


def _pack(path: Path, library: Library) -> Checked:
    from handoutgen.check.packs import check_pack

    return check_pack(path, library)


def _published(path: Path, library: Library) -> Checked:
    from handoutgen.check.published import check_published

    return check_published(path, library)


CHECKERS: Mapping[str, Checker] = MappingProxyType(
    {
        "handoutgen.yaml": _settings,
        "brand.yaml": _brand,
        "words/*.yaml": _words,
        "packs/*.yaml": _pack,
        "manifest.json": _published,
        "*.outline.yaml": _outline,
        "*.md.j2": _template,
        "*.docx": _word_template,
        "*.md": _article,
        "*.txt": _article,
        "*.pdf": _pdf,
    }
)


def is_article(path: PurePath) -> bool:
    return checker_of(path) is _article


def is_pack(path: PurePath) -> bool:
    return checker_of(path) is _pack


def checker_of(path: PurePath) -> Checker | None:
    """Return what checks files like *path*, or None."""
    lowered = PurePath(os.fspath(path).lower())
    found = (checker for pattern, checker in CHECKERS.items() if lowered.match(pattern))
    return next(found, None)


def check(paths: Sequence[str], library: Library) -> Iterator[Checked]:
    """Yield what was found in each file of *paths*: files, folders, or names in the workspace.

    Without any, all of the workspace's own sources are checked.

    Raises:
        CallError: if one of *paths* cannot be meant; nothing was checked then.
    """
    from handoutgen.check.places import files_of_workspace, files_to_check

    found = files_to_check(paths, library) if paths else files_of_workspace(library)
    return _checked(found, library)


def _checked(paths: Iterable[Path], library: Library) -> Iterator[Checked]:
    for checker, group in groupby(paths, checker_of):
        if checker is _pdf:
            yield from _pdfs(list(group), library)  # one process reads them all
        elif checker is not None:
            yield from (checker(path, library) for path in group)
