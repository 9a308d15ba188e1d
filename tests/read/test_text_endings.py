"""How articles end: short last words stay, and references end where the site begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.model.article import Article
from handoutgen.model.nodes import own_inlines, plain_text, walk_blocks
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import Report

HEAD = """Rest after a hard day

A hard day asks for rest. This page says how to find it, and what to do when it will not come.

What helps

Slow breathing calms the body. Try four counts in and six counts out (Field & Brook, 2019).
"""
REFERENCES = (
    "Field, A., & Brook, C. (2019). An invented title. Journal of Placeholder Studies, 1, 2-3."
)


def _read(text: str) -> Article:
    return read_text(SourceFile(Path("a.txt"), "a.txt", text.encode()), Report())


def _said(article: Article) -> str:
    blocks = [*article.introduction, *(b for s in article.walk() for b in s.blocks)]
    words = [plain_text(run) for block in walk_blocks(blocks) for run in own_inlines(block)]
    return " / ".join([*(section.name for section in article.walk()), *words])


@pytest.mark.parametrize(
    "end",
    [
        ("When to stop", "Stop if it hurts. Then rest"),
        ("The bottom line", "Sleep well"),
        ("One last word", "Thank you for reading this"),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_short_last_word_stays(end: tuple[str, str], listed: bool) -> None:
    text = "\n\n".join((HEAD, *end, *(("References", REFERENCES) if listed else ())))
    article = _read(text)
    assert all(line in _said(article) for line in end)
    assert len(article.references) == listed


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["References", "Sources"])
def test_references_end_where_the_site_s_lines_begin(heading: str, gap: str) -> None:
    site = (
        *("Related articles", "10 Ways to Calm Down", "Sleep and You"),
        *("Sign up for our newsletter", "Enter your email", "© 2024 Sample Pages."),
    )
    text = HEAD + "\n" + gap.join((heading, REFERENCES, *site)) + "\n"
    article = _read(text)
    assert [reference.text for reference in article.references] == [REFERENCES]
    assert not any(line in _said(article) for line in site)


@pytest.mark.parametrize(
    "last", ["Tip: Keep a log of good days", "Remember: you are not alone", "“Rest is work” – Ann"]
)
def test_advice_and_a_saying_stay_above_the_site_s_foot(last: str) -> None:
    site = ("Contact us", "Sample Clinic, 12 Sample Road, Sampletown", "Tel: 555 0100")
    article = _read("\n\n".join((HEAD, last, *site)))
    assert last in _said(article)


@pytest.mark.parametrize("line", ["Last reviewed: 2 May 2023", "Reviewed: 2 May 2023"])
def test_a_review_is_dated_without_a_name(line: str) -> None:
    title, rest = HEAD.split("\n", 1)
    article = _read(f"{title}\n\nBy Ana Sample\n\n{line}\n{rest}")
    assert str(article.reviewed_on) == "2023-05-02"
    assert article.reviewers == ()
