"""Reading: one module a source format; :data:`READERS` maps a suffix to its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from handoutgen.errors import CallError, NotBuiltYet, SourceError
from handoutgen.model.article import Article
from handoutgen.read.source import SourceFile
from handoutgen.report import Report

Reader: TypeAlias = Callable[[SourceFile, Report], Article]

MAX_BYTES = 20_000_000
"""More than any article; what is larger is not even loaded."""


def _markdown(source: SourceFile, report: Report) -> Article:
    from handoutgen.read.markdown import read_markdown

    return read_markdown(source, report)


def _text(source: SourceFile, report: Report) -> Article:
    from handoutgen.read.outline import outline_beside, with_outline, without_dropped
    from handoutgen.read.text import read_text

    outline = outline_beside(source)
    if outline is None:
        return read_text(source, report)
    article = read_text(without_dropped(source, outline, report), report)
    return with_outline(article, outline)


READERS: Mapping[str, Reader] = MappingProxyType({".md": _markdown, ".txt": _text})
NOT_YET = frozenset({".html", ".htm", ".docx"})


_OPENS_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")


def read_article(
    path: Path, report: Report, *, display: str | None = None, root: Path | None = None
) -> Article:
    """Return the article in the file at *path*.

    *display* is how messages name it. *root* is the folder that its images must lie in; its own
    folder, unless given.

    Raises:
        CallError: if there is no such file, or its kind cannot be read.
        SourceError: if what is in it cannot be used.
    """
    shown = display if display is not None else str(path)
    reader = _reader(path, shown)
    source = SourceFile(path, shown, _bytes(path, shown), root or path.resolve().parent)
    return reader(source, report)


def read_bytes(data: bytes, display: str, report: Report) -> Article:
    """Return the article in *data*, which came from no file: raw text, or Markdown if it has
    front matter. It may hold no images.
    """
    reader = _markdown if _OPENS_FRONT_MATTER.match(data) else _text
    return reader(SourceFile(Path("article"), display, data), report)


def _reader(path: Path, display: str) -> Reader:
    suffix = path.suffix.lower()
    if suffix in NOT_YET:
        hint = "save it as Markdown (.md) or plain text (.txt)"
        raise NotBuiltYet.at(display, f"{suffix} articles cannot be read yet", hint)
    if suffix not in READERS:
        hint = f"articles are {' or '.join(READERS)}"
        raise CallError.at(display, f'"{suffix}" is no kind of article that can be read', hint)
    return READERS[suffix]


def _bytes(path: Path, display: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CallError.at(display, "there is no such file") from None
    except IsADirectoryError:
        raise CallError.at(display, "is a folder, not an article") from None
    except OSError as error:
        raise CallError.at(display, f"cannot be opened: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise SourceError.at(
            display, f"is larger than {MAX_BYTES // 1_000_000} MB", "an article is some kilobytes"
        )
    return data
