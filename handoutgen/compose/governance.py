"""Whether an article may be handed out: what is refused, and what a person should know."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.compose.views import crisis_lines
from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.model.article import UNKNOWN, Article
from handoutgen.model.brand import Brand
from handoutgen.report import BrandNotice, GovernanceNotice, Report

USE = "print"
"""The use that a handout makes of its source."""


def refuse_withdrawn(articles: Sequence[Article]) -> None:
    """Refuse articles that must no longer be handed out.

    Raises:
        HandoutError: with a fault for each.
    """
    faults = []
    for article in articles:
        withdrawn = article.withdrawn
        if withdrawn is None:
            continue
        problem = f"was withdrawn on {withdrawn.on.isoformat()}: {withdrawn.reason}"
        instead = f'use "{withdrawn.replaced_by}" instead' if withdrawn.replaced_by else None
        faults.append(Fault(Place(article.name), problem, instead))
    if faults:
        raise HandoutError(*faults)


def tell_of_governance(articles: Sequence[Article], brand: Brand, report: Report) -> None:
    """Add a notice for whatever speaks against handing out *articles*."""
    for article in articles:
        place = Place(article.name)
        for problem, hint in _flaws(article):
            report.add(GovernanceNotice(place, problem, hint))
        if article.content_note and not crisis_lines(brand, article.topics):
            problem = "has a content note, and the brand has no crisis line for it"
            hint = "add crisis_lines for your region to brand.yaml"
            report.add(BrandNotice(place, problem, hint))


def _flaws(article: Article) -> list[tuple[str, str]]:
    flaws = []
    if article.audience == UNKNOWN:
        flaws.append(("its audience is unknown", "set audience: client or clinician"))
    elif article.audience == "clinician":
        flaws.append(("it is written for clinicians, not for clients", "choose another article"))
    licence, permits = article.source.licence, article.source.permits
    if licence == UNKNOWN:
        hint = "set source.licence and source.permits once you know them"
        flaws.append(("its licence is unknown", hint))
    elif permits and USE not in permits:
        allowed = ", ".join(permits)
        flaws.append(
            (
                f"its licence permits {allowed}, not {USE}",
                "ask its owner, or choose another article",
            )
        )
    return flaws
