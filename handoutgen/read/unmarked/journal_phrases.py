"""What journals say around the articles on their websites."""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

from handoutgen.read.unmarked.habits import SiteBox, habit, whole

JOURNAL_LINES = (
    habit(
        "a journal's count or its name and volume",
        (
            r"(?=.*(?:scholar|pubmed|crossref))(?:(?:article|pubmed(?: central)?|google scholar|cas|crossref|full text|view)\s*){1,6}",
        ),
        (
            r"\d[\d,.]*k? (?:accesses|citations?|altmetric|downloads?)|(?:article )?metrics(?: details)?",
            r"download (?:references|citation|pdf)|(?:view|show) (?:all )?(?:author information|affiliations)",
            r"(?-i:[A-Z]).{2,80} volume \d+,? (?:article|pages?|issue)\b.{2,80}|cite this article",
        ),
    ),
)

JOURNAL_BOX = SiteBox(
    "a journal's notes on the article",
    whole(
        r"authors?(?:['’])? (?:information|contributions?|details|notes)|authors and affiliations|about this article|additional information",
        r"(?:electronic )?supplementary (?:material|information|data)|ethics (?:declarations?|approval.{0,40})|rights (?:and|&) permissions",
        r"(?:availability of data.{0,30}|data availability.{0,20})|(?:competing|conflicts? of|declaration of) interests?|publisher['’]s note",
        r"(?:article )?(?:funding|history|metrics)|acknowledge?ments?|download references",
    ),
)
"""Such a box begins only below the references; above them these are sections of the article."""
