"""The templates that come with the program: whole, in every language, for any article."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from handoutgen.compose import Values, compose
from handoutgen.compose.template import Template, load_template
from handoutgen.model.article import Article
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    BlankRow,
    Heading,
    Imprint,
    InlineBlank,
    Panel,
    Paragraph,
    Task,
    walk_blocks,
    walk_inlines,
)
from handoutgen.report import Report, TemplateNotice, WordMissing
from tests.compose.samples import ARTICLE, BRAND

FOLDER = Path(__file__).parents[2] / "templates"
NAMES = ["handout", "handout-worksheet", "key-points", "take-home-plan", "worksheet"]
LANGUAGES = ["de", "en", "es", "fr"]


def builtin(name: str) -> Template:
    def find(other: str) -> tuple[str, str] | None:
        path = FOLDER / other
        return (path.read_text("utf-8"), f"templates/{other}") if path.exists() else None

    source, display = (FOLDER / f"{name}.md.j2").read_text("utf-8"), f"templates/{name}.md.j2"
    return load_template(source, display, find)


def made(
    name: str, *articles: Article, report: Report | None = None, language: str | None = None
) -> Handout:
    return compose(
        builtin(name),
        articles,
        BRAND,
        Values(language=language),
        report=report if report is not None else Report(),
    )


def test_all_templates_are_tested_and_described() -> None:
    names = sorted(path.name.removesuffix(".md.j2") for path in FOLDER.glob("[!_]*.md.j2"))
    assert names == NAMES
    for name in names:
        assert 20 < len(builtin(name).description) < 90


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_translated(name: str, language: str) -> None:
    for article in (ARTICLE, replace(ARTICLE, sections=(), content_note=None, selected=True)):
        report = Report()
        made(name, article, report=report, language=language)
        assert [one for one in report if isinstance(one, WordMissing)] == []


@pytest.mark.parametrize("name", NAMES)
def test_page_is_in_order(name: str) -> None:
    for articles in ((ARTICLE,), (ARTICLE, replace(ARTICLE, name="other", title="Other"))):
        body = made(name, *articles).body
        assert isinstance(body[0], Heading)
        assert isinstance(body[-1], Imprint)
        levels = [one.level for one in walk_blocks(body) if isinstance(one, Heading)]
        assert levels[0] == 1
        assert 1 not in levels[1:]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        anchors = [one.anchor for one in walk_blocks(body) if isinstance(one, Heading)]
        assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "take-home-plan"])
def test_content_note_stands_before_anything_else_to_read(name: str) -> None:
    """The plan tells nothing of the article but its title."""
    body = made(name, ARTICLE).body
    kinds = [
        "note" if isinstance(one, Panel) and one.kind == "content-note" else "text"
        for one in body[1:]
        if isinstance(one, Panel) or (isinstance(one, Paragraph) and one.role == "body")
    ]
    assert kinds[0] == "note"


@pytest.mark.parametrize("name", ["worksheet", "handout-worksheet"])
def test_worksheet_asks_the_articles_own_questions(name: str) -> None:
    report = Report()
    body = made(name, ARTICLE, report=report).body
    assert [one.blank.id for one in body if isinstance(one, Task)] == ["when", "where"]
    assert [one.number for one in body if isinstance(one, Task)] == [1, 2]
    (row,) = (one for one in body if isinstance(one, BlankRow))
    assert [blank.id for blank in row.blanks] == ["name", "date"]
    assert not [one for one in report if isinstance(one, TemplateNotice)]


@pytest.mark.parametrize("name", ["worksheet", "handout-worksheet"])
def test_worksheet_without_prompts_asks_three_open_questions_and_says_so(name: str) -> None:
    report = Report()
    silent = tuple(replace(section, prompts=()) for section in ARTICLE.sections)
    body = made(name, replace(ARTICLE, sections=silent), report=report).body
    assert sum(isinstance(one, Task) for one in body) == 3
    (notice,) = [one for one in report if isinstance(one, TemplateNotice)]
    assert "no prompts" in notice.problem


def test_bullets_never_become_blanks() -> None:
    body = made("handout", ARTICLE).body
    assert not any(isinstance(one, (Task, BlankRow)) for one in walk_blocks(body))


def test_plan_needs_no_article_and_gives_the_crisis_lines_once() -> None:
    assert isinstance(made("take-home-plan").body[0], Heading)
    for article in (ARTICLE, replace(ARTICLE, content_note=None)):
        body = made("take-home-plan", article).body
        panels = [one.kind for one in body if isinstance(one, Panel)]
        assert panels in (["content-note"], ["crisis"])


def test_clinicians_name_goes_where_the_plan_was_agreed() -> None:
    body = made("take-home-plan").body
    blanks = [
        node.id
        for one in body
        if isinstance(one, Paragraph)
        for node in walk_inlines(one.children)
        if isinstance(node, InlineBlank)
    ]
    assert blanks[-1] == "clinician"


def test_templates_hold_no_words_of_their_own() -> None:
    for path in FOLDER.glob("*.md.j2"):
        fixed = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.S)
        assert re.findall(r"[^\W\d_]{2,}", fixed) == [], path.name
