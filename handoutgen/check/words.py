"""Fixed words by language: whether a file of them can be used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.compose.words import load_words
from handoutgen.errors import HandoutError

if TYPE_CHECKING:
    from handoutgen.library import Library


def check_words(path: Path, library: Library) -> Checked:
    """Return what is wrong with the words at *path*."""
    display = library.workspace.display(path)
    state = path.stat()
    try:
        load_words(path.parent, path.stem, (state.st_mtime_ns, state.st_size))
    except HandoutError as error:
        return Checked(display, "words", error.faults)
    return Checked(display, "words")
