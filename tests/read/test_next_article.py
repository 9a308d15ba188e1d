"""What looks like a second article below the first and is a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.model.nodes import own_inlines, plain_text, walk_blocks
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import Report

_FIRST = """How a kitchen clock works

Nora Pretend
4 May 2021

A spring pushes a wheel, and a small fork lets one tooth of the wheel pass at a time.

The fork swings to and fro, and what you hear is the fork and never the wheel itself.

Advertisement
"""
_REST = """
The spring grows tired by evening, and so most of these clocks are wound once every day.

A clock that stops at night has only forgotten what its owner has forgotten too.
"""


@pytest.mark.parametrize(
    "between",
    [
        "Updated on 6 May 2021\n",  # a day, but nobody's name
        "Hugo Invented\n",  # a name, but no day
        "Since 3 May 2021 we have had two of them.\n",
        "",
    ],
)
def test_what_goes_on_with_the_same_article(between: str) -> None:
    source = SourceFile(Path("clock.txt"), "clock.txt", (_FIRST + between + _REST).encode())
    article = read_text(source, Report())
    runs = [article.introduction, *(section.blocks for section in article.walk())]
    words = " ".join(
        plain_text(inlines)
        for blocks in runs
        for block in walk_blocks(blocks)
        for inlines in own_inlines(block)
    )
    for sentence in _REST.strip().split("\n\n"):
        assert sentence in words


def test_a_second_article_is_left_out() -> None:
    between = "\nThe joy of soup\n\nHugo Invented\n3 May 2021\n"
    source = SourceFile(Path("clock.txt"), "clock.txt", (_FIRST + between + _REST).encode())
    article = read_text(source, Report())
    assert article.authors == ("Nora Pretend",)
    assert not article.sections
    assert len(article.introduction) == 2
