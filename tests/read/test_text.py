"""Raw articles of many sites' habits: each case says of every line what it is.

A case file is a raw article with a mark before each line that is not its body: ``@t`` title,
``@s`` summary, ``@b`` byline, ``@1`` ``@2`` ``@3`` headings of that level, ``@r`` references,
``@x`` what is left out, ``@_`` an underline. ``%% field = value`` says a fact of the whole
article; ``marks`` are those that the program which saved the page put among its words. Everything
else is body, and has to come through word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from handoutgen.model.article import Article
from handoutgen.model.nodes import own_inlines, plain_text, walk_blocks
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import ContentDropped, Report

CASES = sorted((Path(__file__).parent / "text_cases").glob("*.txt"))
_MARK = re.compile(r"@([tsbxr123_]) ?(.*)")
_HEADING_MARK = re.compile(r"(?:#+|\d+(?:\.\d+)*[.)]?)\s+(?=[A-Z])")
_ITEM_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s")


@dataclass(frozen=True)
class Case:
    facts: dict[str, str]
    lines: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, path: Path) -> Case:
        facts: dict[str, str] = {}
        lines: list[tuple[str, str]] = []
        for raw in path.read_text("utf-8").split("\n"):
            marked = _MARK.match(raw)
            if raw.startswith("%% "):
                name, value = raw[3:].split(" = ", 1)
                facts[name] = value
            else:
                lines.append((marked[1], marked[2]) if marked else ("", raw))
        return cls(facts, tuple(lines))

    @property
    def marks(self) -> list[str]:
        return [mark for mark in self.facts.get("marks", "").split(" | ") if mark]

    def unmarked(self, words: str) -> str:
        for mark in self.marks:
            words = words.replace(mark, mark[1:-1] if mark[0] == mark[-1] else "")
        return words

    @property
    def source(self) -> str:
        return "\n".join(words for _, words in self.lines)

    def marked(self, mark: str) -> list[str]:
        return [
            " ".join(words.split()) for kind, words in self.lines if kind == mark and words.strip()
        ]


def read(case: Case, name: str) -> tuple[Article, Report]:
    report = Report()
    source = SourceFile(Path(f"{name}.txt"), f"{name}.txt", case.source.encode())
    return read_text(source, report), report


def words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in re.findall(r"\w+", text)]


def body_words(article: Article) -> list[str]:
    runs = [article.introduction, *(section.blocks for section in article.walk())]
    return words(
        plain_text(inlines)
        for blocks in runs
        for block in walk_blocks(blocks)
        for inlines in own_inlines(block)
    )


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Case:
    return Case.load(request.param)


def test_headings_and_levels(case: Case) -> None:
    article, _ = read(case, "case")
    expected = [
        (int(kind), _HEADING_MARK.sub("", case.unmarked(text).strip(), count=1))
        for kind, text in case.lines
        if kind in "123" and kind
    ]
    assert [(section.level, section.name) for section in article.walk()] == expected
    assert all(section.why for section in article.walk())


def test_title_and_summary(case: Case) -> None:
    article, _ = read(case, "case")
    title = case.marked("t")[0].removeprefix("# ")
    assert title.startswith(article.title)
    assert len(article.title) == len(title) or title[len(article.title) :].lstrip()[0] in "|-"
    assert article.summary == " ".join(case.marked("s"))


def test_facts(case: Case) -> None:
    article, _ = read(case, "case")
    facts = {
        "authors": "; ".join(article.authors),
        "reviewers": "; ".join(article.reviewers),
        "published": str(article.published),
        "language": article.language,
    }
    expected = {name: value for name, value in case.facts.items() if name != "marks"}
    assert {name: facts[name] for name in expected} == expected
    assert article.language == case.facts.get("language", "en")


def test_what_is_left_out(case: Case) -> None:
    _, report = read(case, "case")
    dropped = [notice for notice in report if isinstance(notice, ContentDropped)]
    expected = case.marked("x")
    left = [text for text in expected if not any(n.text in text for n in dropped)]
    assert left == []
    site_lines = expected + case.marked("t") + case.marks
    assert [n.text for n in dropped if not any(n.text in text for text in site_lines)] == []
    for notice in dropped:
        assert notice.why
        line = case.source.split("\n")[(notice.place.line or 0) - 1]
        assert notice.text in " ".join(line.split())


def test_no_word_of_the_body_is_lost_or_altered(case: Case) -> None:
    article, _ = read(case, "case")
    body = [_ITEM_MARK.sub(" ", case.unmarked(text)) for kind, text in case.lines if not kind]
    assert body_words(article) == words(body)


def test_references(case: Case) -> None:
    article, _ = read(case, "case")
    entries = words(re.sub(r"^(?:\[\d+\]|\d+\.) ", "", entry) for entry in case.marked("r")[1:])
    assert words(reference.text for reference in article.references) == entries
