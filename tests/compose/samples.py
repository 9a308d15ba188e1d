"""Invented articles and a short way to compose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handoutgen.compose import Values, compose
from handoutgen.compose.template import Template, load_template
from handoutgen.model.article import Article, Reference, Section, Source
from handoutgen.model.blanks import RuledLines
from handoutgen.model.brand import Brand, Contacts, CrisisLine
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    Citation,
    Emphasis,
    LeadTerm,
    Link,
    List,
    ListItem,
    Note,
    NoteMark,
    Paragraph,
    Text,
)
from handoutgen.report import Report

DISPLAY = "templates/test.md.j2"

REST = Section(
    id="rest",
    title=(Text("Why "), Emphasis((Text("rest"),)), Text(" helps")),
    level=1,
    blocks=(
        Paragraph(
            (
                Text("Rest helps the body mend. It is not "),
                Citation((Text("(Ash, 2020)"),), ("ash",)),
                Text(" a reward"),
                NoteMark("why"),
                Text("."),
            )
        ),
    ),
    children=(
        Section(
            id="how",
            title=(Text("How to begin"),),
            level=2,
            blocks=(
                Paragraph((Text("Begin small, as "), Link((Text("here"),), "#rest"))),
                List(
                    (
                        ListItem(
                            (Paragraph((LeadTerm((Text("Sit:"),)), Text(" for a minute at noon"))),)
                        ),
                    )
                ),
            ),
        ),
    ),
    prompts=(RuledLines(id="when", label=(Text("When do you rest?"),), count=3),),
)
MOVE = Section(
    id="move",
    title=(Text("Move a little"),),
    level=1,
    blocks=(
        Paragraph((Text("Walk as far as feels easy. Then turn back."),)),
        Paragraph((Citation((Text("Birch and Cole (2019)"),), ("birch",)), Text(" say so."))),
    ),
    prompts=(RuledLines(id="where", label=(Text("Where could you walk?"),), count=2),),
)
ARTICLE = Article(
    name="rest",
    title="Rest & *recovery*",
    summary="Small rests through the day.",
    authors=("Ada Example",),
    reviewers=("Ben Sample",),
    published=date(2024, 3, 4),
    reviewed_on=date(2025, 5, 6),
    review_by=date(2027, 5, 6),
    audience="client",
    topics=("sleep",),
    content_note="This page speaks of exhaustion.",
    code="R-1",
    version="2",
    duration="10 minutes",
    source=Source(licence="CC BY 4.0", permits=("print",), url="https://example.org/rest"),
    sections=(REST, MOVE),
    references=(
        Reference("ash", (Text("Ash, A. (2020). On rest. Example Press."),)),
        Reference(
            "birch",
            (Text("Birch, B., & Cole, C. (2019). Walking. Journal of Examples, 1(2), 3."),),
            "https://doi.org/10.0000/example",
        ),
    ),
    notes=(Note("why", 0, (Paragraph((Text("It is a need."),)),)),),
)
BRAND = Brand(
    id="oak",
    name="Oak Clinic",
    contacts=Contacts(phone="000"),
    crisis_lines=(CrisisLine("Night line", phone="000", hours="at night", topics=("sleep",)),),
    disclaimer="This page does not replace treatment.",
)


def load(source: str, others: Mapping[str, str] | None = None) -> Template:
    """Return *source* compiled; *others* are what it can include, by name."""
    shelf = {"self.md.j2": source, **(others or {})}
    return load_template(
        source,
        DISPLAY,
        lambda name: (shelf[name], f"templates/{name}") if name in shelf else None,
    )


def make(
    source: str,
    *,
    articles: Sequence[Article] = (ARTICLE,),
    brand: Brand = BRAND,
    others: Mapping[str, str] | None = None,
    report: Report | None = None,
    **values: Any,
) -> Handout:
    """Return the handout that the template *source* makes."""
    return compose(
        load(source, others),
        articles,
        brand,
        Values(**values),
        report=report if report is not None else Report(),
    )
