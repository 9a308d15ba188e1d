"""Raw articles with the habits of a dozen kinds of sites, each with what an editor expects of it.

The articles in ``text_cases/sites`` are invented, and so is every person and work in them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from handoutgen.model.article import Article
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Citation,
    Inlines,
    LeadTerm,
    List,
    own_inlines,
    plain_text,
    walk_blocks,
    walk_inlines,
)
from handoutgen.read import read_article
from handoutgen.report import ContentDropped, Report

SITES = Path(__file__).parent / "text_cases" / "sites"
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.\d*)\s+")


@dataclass(frozen=True, slots=True)
class Site:
    article: Article
    report: Report
    expected: dict[str, Any]

    def blocks(self) -> Iterator[Block]:
        yield from walk_blocks(self.article.introduction)
        for section in self.article.walk():
            yield from walk_blocks(section.blocks)

    def runs(self) -> Iterator[Inlines]:
        """Yield the words of every heading and block, in reading order."""
        yield from _runs(self.article.introduction)
        for section in self.article.walk():
            yield section.title
            yield from _runs(section.blocks)

    def texts(self) -> list[str]:
        return [_plain(plain_text(run)) for run in self.runs()]


def _runs(blocks: Blocks) -> Iterator[Inlines]:
    for block in walk_blocks(blocks):
        yield from own_inlines(block)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _title(text: str) -> str:
    """A heading as it is compared: whether its number and case are kept is a matter of taste."""
    return NUMBER.sub("", _plain(text), count=1).rstrip(":").casefold()


def _names() -> list[str]:
    return sorted(path.stem for path in SITES.glob("*.txt"))


@pytest.fixture(params=_names())
def site(request: pytest.FixtureRequest) -> Site:
    path = SITES / f"{request.param}.txt"
    report = Report()
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Site(read_article(path, report), report, expected)


def test_there_are_sites() -> None:
    assert len(_names()) >= 10


def test_front(site: Site) -> None:
    article, expected = site.article, site.expected
    assert article.language == expected["language"]
    if "title" in expected:
        assert _title(article.title) == _title(expected["title"])
    if "summary" in expected:
        assert _plain(article.summary) == _plain(expected["summary"])
    if "authors_free" not in expected:
        assert _named(article.authors, expected["authors"])
    assert _named(article.reviewers, expected["reviewers"])
    if "published" in expected:
        published = article.published.isoformat() if article.published else None
        assert published == expected["published"]


def _named(found: tuple[str, ...], wanted: list[str]) -> bool:
    """Whether these are the people; what they call themselves behind the name may stay."""
    return len(found) == len(wanted) and all(map(str.__contains__, found, wanted))


def test_sections(site: Site) -> None:
    free = {_title(title) for title in site.expected.get("sections_free", ())}
    wanted = [(_title(each["title"]), each["level"]) for each in site.expected["sections"]]
    found = [(_title(section.name), section.level) for section in site.article.walk()]
    found = [each for each in found if each[0] not in free]
    if "levels_free" in site.expected:
        assert [title for title, _ in found] == [title for title, _ in wanted]
    else:
        assert found == wanted


def test_no_sentence_is_lost_or_altered(site: Site) -> None:
    texts = [_plain(site.article.summary), *site.texts()]
    lost = [each for each in site.expected["keep"] if not any(_plain(each) in t for t in texts)]
    assert lost == []


def test_paragraphs_stay_apart(site: Site) -> None:
    texts = [_plain(site.article.summary), *site.texts()]
    glued = [
        start
        for start in map(_plain, site.expected["starts"])
        if not any(text.startswith(start) for text in texts)
    ]
    assert glued == []


def test_nothing_of_the_site_is_left(site: Site) -> None:
    """A dropped line may read like a heading or a sentence that stays: that one counts once."""
    texts = site.texts()
    stays = [_plain(section["title"]) for section in site.expected["sections"]]
    stays += [_plain(sentence) for sentence in site.expected["keep"]]
    dropped = {_plain(line) for line in site.expected["dropped"]}
    left = sorted(line for line in dropped if texts.count(line) > stays.count(line))
    assert left == []
    assert not dropped or any(isinstance(notice, ContentDropped) for notice in site.report)


def test_references(site: Site) -> None:
    found = [(reference.text, reference.url) for reference in site.article.references]
    wanted = site.expected["references"]
    assert len(found) == len(wanted)
    for (text, url), each in zip(found, wanted, strict=True):
        assert _plain(text).startswith(_plain(each["startswith"]))
        assert url == each["url"]


def test_citations(site: Site) -> None:
    """Words may be tied in one piece or reference by reference; what counts is to how many."""
    runs = list(site.runs())
    for words, number in site.expected["citations"]:
        tied = [_tied(run, words) for run in runs if words in plain_text(run)]
        assert number in tied, words


def _tied(run: Inlines, words: str) -> int:
    """Return how many references the citations inside *words* lead to."""
    cited = [node for node in walk_inlines(run) if isinstance(node, Citation)]
    inside = [node for node in cited if _overlap(plain_text(node.children), words)]
    return len({reference for node in inside for reference in node.references})


def _overlap(cited: str, words: str) -> bool:
    bare, whole = cited.strip("()[] "), words.strip("()[] ")
    return bare in whole or whole in bare


def test_lists(site: Site) -> None:
    if "bullets_free" in site.expected:
        return
    found = [(_lead(block), len(block.items)) for block in site.blocks() if isinstance(block, List)]
    for lead, length in site.expected["bullets"]:
        assert (_bare(lead), length) in found
        found = found[found.index((_bare(lead), length)) + 1 :]


def _lead(block: List) -> str | None:
    runs = own_inlines(block.items[0].blocks[0])
    leads = [node for run in runs for node in run if isinstance(node, LeadTerm)]
    return _bare(plain_text(leads[0].children)) if leads else None


def _bare(lead: str | None) -> str | None:
    return lead and _plain(lead).rstrip(" .:–—-")
