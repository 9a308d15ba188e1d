"""What speaks against handing an article out, and what the imprint says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handoutgen.errors import HandoutError
from handoutgen.model.article import Article, Source, Withdrawn
from handoutgen.model.brand import Brand
from handoutgen.model.nodes import Imprint, plain_text
from handoutgen.report import Report
from tests.compose.samples import ARTICLE, BRAND, make


def told(article: Article, brand: Brand = BRAND) -> list[str]:
    report = Report()
    make("x", articles=(article,), brand=brand, report=report)
    return [f"{notice.kind}: {notice.problem}" for notice in report]


def imprint(article: Article, brand: Brand = BRAND, **values: object) -> list[str]:
    closing = make("x", articles=(article,), brand=brand, **values).body[-1]
    assert isinstance(closing, Imprint)
    return [plain_text(paragraph) for paragraph in closing.paragraphs]


def test_fit_article_has_no_notice() -> None:
    assert told(ARTICLE) == []


@pytest.mark.parametrize(
    ("change", "notice"),
    [
        ({"audience": "unknown"}, "governance: its audience is unknown"),
        ({"audience": "clinician"}, "governance: it is written for clinicians, not for clients"),
        ({"source": Source()}, "governance: its licence is unknown"),
        (
            {"source": Source(licence="Own", permits=("adapt",))},
            "governance: its licence permits adapt, not print",
        ),
        ({"topics": ()}, "brand: has a content note, and the brand has no crisis line for it"),
    ],
)
def test_what_speaks_against_it_is_told(change: dict[str, object], notice: str) -> None:
    assert told(replace(ARTICLE, **change)) == [notice]  # type: ignore[arg-type]


def test_withdrawn_article_is_refused() -> None:
    withdrawn = Withdrawn(date(2025, 1, 2), "new evidence", "rest-2")
    with pytest.raises(HandoutError, match="was withdrawn on 2025-01-02: new evidence") as caught:
        make("x", articles=(replace(ARTICLE, withdrawn=withdrawn),))
    assert caught.value.faults[0].hint == 'use "rest-2" instead'


def test_imprint_says_what_is_known() -> None:
    assert imprint(replace(ARTICLE, selected=True)) == [
        "R-1 version 2. Reviewed 6 May 2025. Next review by 6 May 2027.",
        "Text: Rest & *recovery*, Ada Example. https://example.org/rest. Licence: CC BY 4.0.",
        "Sections chosen by Oak Clinic.",
        "This page does not replace treatment.",
    ]


def test_imprint_invents_nothing() -> None:
    bare = Article(name="bare", title="Bare")
    assert imprint(bare, Brand()) == ["Text: Bare. Licence: not stated."]


def test_imprint_takes_the_sources_own_words_and_the_brands_notice() -> None:
    source = Source("Original", ("Cy Test",), None, "Own", ("print",), "Used with thanks.")
    brand = replace(BRAND, notices=(("en", "Our notice."),), disclaimer="")
    assert imprint(replace(ARTICLE, source=source), brand)[1:] == [
        "Text: Original, Cy Test. Used with thanks. Licence: Own.",
        "Our notice.",
    ]


def test_without_articles_and_words_there_is_no_imprint() -> None:
    assert not any(isinstance(one, Imprint) for one in make("x", articles=(), brand=Brand()).body)


def test_fixed_title_holds_nothing_personal() -> None:
    handout = make("# Plan for {{ client }} `{{ client|upper }}`", client="Anna")
    assert handout.title == "Plan for …"
    assert "anna" not in str(handout.body[0].anchor)  # type: ignore[union-attr]


def test_handout_knows_its_article() -> None:
    handout = make("# {{ title }}")
    assert (handout.title, handout.subject) == (ARTICLE.title, ARTICLE.summary)
    assert (handout.authors, handout.topics) == (("Ada Example",), ("sleep",))
    assert (handout.code, handout.version, handout.dated) == ("R-1", "2", date(2025, 5, 6))
