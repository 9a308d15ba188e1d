from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from handoutgen.model.article import Article, Section, Source
from handoutgen.model.nodes import Note, NoteMark, Paragraph, Text
from handoutgen.read import markdown as markdown_reader
from handoutgen.read.markdown import read_markdown
from handoutgen.read.references import read_references
from handoutgen.read.save import article_markdown
from handoutgen.read.source import SourceFile
from handoutgen.report import Report
from tests.strategies import PIXEL, readable_articles


def read_back(text: str) -> Article:
    source = SourceFile(Path("article.md"), "article.md", text.encode("utf-8"))
    return read_markdown(source, Report())


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(article=readable_articles)
def test_what_is_saved_reads_back_as_the_same_article(
    article: Article, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(markdown_reader._Images, "load", lambda *_: PIXEL)
    assert read_back(article_markdown(article)) == article


def test_references_and_notes_come_back():
    article = Article(
        name="article",
        title="Rest: a *short* guide",
        published=date(2025, 3, 4),
        source=Source(licence="CC BY 4.0", permits=("print",)),
        introduction=(Paragraph((Text("Some words"), NoteMark("a"), Text(" (see)."))),),
        sections=(Section("own-id", (Text("Rest #"),), 1),),
        references=read_references(
            [
                "Sample, A. (2020). Rest & sleep. Journal_of_Rest, 3(2), 1–9. "
                "https://doi.org/10.1000/a_b(c)",
                "",
                "Sample, A. (2020). Another. doi:10.1000/xyz",
                "",
                "Institute of Rest. (n.d.). Notes. www.rest.example",
            ]
        ),
        notes=(Note("a", 0, (Paragraph((Text("1. A note."),)),)),),
    )
    text = article_markdown(article)
    assert read_back(text) == article
    assert text.startswith(
        '---\ntitle: "Rest: a *short* guide"\npublished: 2025-03-04\nlanguage: en\n'
    )
    assert "\n## Rest \\# {#own-id}\n" in text


def test_the_language_gives_the_heading_of_the_references():
    article = Article(name="a", title="t", references=read_references(["Sample, A. (2020). B."]))
    for language, heading in (("es-MX", "Referencias"), ("de", "Literatur"), ("ar", "References")):
        text = article_markdown(replace(article, language=language))
        assert f"\n## {heading}\n" in text
        assert read_back(text).references == article.references
