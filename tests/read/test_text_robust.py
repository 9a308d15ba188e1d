"""Raw text that nobody expected: no crash, and no word of the text lost without being told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.errors import SourceError
from handoutgen.model.article import Article
from handoutgen.model.nodes import own_inlines, plain_text, walk_blocks
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import ContentDropped, Report

LINES = (
    "Sleep and mood",
    "What helps?",
    "WHY IT MATTERS",
    "1. Breathe slowly",
    "2. Walk",
    "- milk: it helps",
    "  • nested item",
    "By Ann Field, PhD on March 3, 2024",
    "Share",
    "Related articles",
    "About the author",
    "In this article",
    "References",
    "Frequently asked questions",
    "Field, A. (2019). On rest. Fictional Press. https://doi.org/10.5555/rest",
    "Rest is not a reward. It is what the body needs before anything else (Field, 2019).",
    "The following ideas may help:",
    "“I can't do this.”",
    "## Marked",
    "=====",
    "Home > Health > Sleep",
    "Das ist eine Zeile, die nicht zu dem Text gehört",
    "",
    "",
)
documents = st.lists(st.sampled_from(LINES), min_size=1, max_size=25).map("\n".join)


def read(data: bytes) -> tuple[Article, Report] | None:
    report = Report()
    try:
        article = read_text(SourceFile(Path("a.txt"), "a.txt", data), report)
    except SourceError:
        return None
    return article, report


@given(st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(st.text(max_size=600))
def test_any_text(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300)
@given(documents)
def test_every_word_is_kept_or_told(text: str) -> None:
    result = read(text.encode())
    if result is None:
        return
    article, report = result
    runs = [article.introduction, *(section.blocks for section in article.walk())]
    kept = [article.title, article.summary, *article.authors]
    kept += [section.name for section in article.walk()]
    kept += [reference.text for reference in article.references]
    kept += [
        plain_text(inlines)
        for blocks in runs
        for block in walk_blocks(blocks)
        for inlines in own_inlines(block)
    ]
    told = [notice.text for notice in report if isinstance(notice, ContentDropped)]
    count = Counter(re.findall(r"[^\W\d_]+", " ".join(kept + told)))
    small = {"By", "on", "March", "References"}
    for word, number in Counter(re.findall(r"[^\W\d_]+", text)).items():
        if word not in small and "Ann Field" not in text:
            assert count[word] >= number, word


@given(documents)
def test_the_same_text_is_always_read_alike(text: str) -> None:
    first, second = read(text.encode()), read(text.encode())
    assert first is None or second is None or first[0] == second[0]


def test_the_seed(seed: Path) -> None:
    report = Report()
    article = read_text(SourceFile(seed, seed.name, seed.read_bytes()), report)
    assert len(article.title.split()) == 6
    assert article.summary.startswith("Learn more")
    assert len(article.authors) == len(article.reviewers) == 1
    assert str(article.published) == "2025-03-04"
    assert article.language == "en"
    assert [section.level for section in article.walk()] == [
        *(1, 1, 1),
        *(1, 2, 2, 2, 2, 2),
        *(1, 2, 2, 2, 2),
        1,
    ]
    assert [len(section.children) for section in article.sections] == [0, 0, 0, 5, 4, 0]
    assert len([n for n in report if isinstance(n, ContentDropped)]) == 6
    assert [reference.url is not None for reference in article.references] == [True, True]
    assert len(report) == 6, "nothing is orphaned, nothing guessed"
    source = seed.read_text("utf-8")
    for section in article.walk():
        for block in walk_blocks(section.blocks):
            for inlines in own_inlines(block):
                assert plain_text(inlines) in source
