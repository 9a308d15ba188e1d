"""What a reader is given: the bytes of one source, and how people call it."""

from __future__ import annotations

from pathlib import Path

from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read an article from, its bytes already loaded.

    *display* is how messages name it, relative to the workspace. *root* is the folder that
    images may come from; None where none may be read, as for standard input.
    """

    path: Path
    display: str
    data: bytes
    root: Path | None = None

    @property
    def name(self) -> str:
        """What the article is called in the workspace: the file's stem."""
        return self.path.stem
