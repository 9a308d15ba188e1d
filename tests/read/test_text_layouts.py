"""The same article with other line ends, without empty lines, and wrapped by hand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from handoutgen.model.article import Article
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import Report

CASES = sorted((Path(__file__).parent / "text_cases").glob("suite_*.txt"))
_MARK = re.compile(r"^(?:@[tsbxr123_] ?|%% .*\n)", re.MULTILINE)


def read(text: str) -> Article:
    return read_text(SourceFile(Path("a.txt"), "a.txt", text.encode()), Report())


def outline(article: Article) -> list[tuple[int, str]]:
    return [(section.level, section.name) for section in article.walk()]


def without_gaps(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)


def wrapped(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        inset = "  " if line.startswith("  ") else ""
        lines.extend(
            textwrap.wrap(
                line,
                78,
                initial_indent=inset,
                subsequent_indent=inset * 2,
                break_long_words=False,
                break_on_hyphens=False,
            )
            or [""]
        )
    return "\n".join(lines)


def with_windows_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("layout", [without_gaps, wrapped, with_windows_ends])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_changes_neither_outline_nor_facts(path: Path, layout: Callable[[str], str]) -> None:
    text = _MARK.sub("", path.read_text("utf-8"))
    plain, laid_out = read(text), read(layout(text))
    assert outline(laid_out) == outline(plain)
    assert laid_out.title == plain.title
    assert laid_out.summary == plain.summary
    assert (laid_out.authors, laid_out.reviewers) == (plain.authors, plain.reviewers)
    assert laid_out.published == plain.published
    assert laid_out.references == plain.references
