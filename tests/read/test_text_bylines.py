"""Bylines and dates in many forms, and lines that only look like them."""

from __future__ import annotations

from datetime import date

import pytest

from handoutgen.read.unmarked.bylines import read_byline
from handoutgen.read.unmarked.dates import read_date


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("Mar 04, 2025", "en", date(2025, 3, 4)),
        ("4 March 2025", "en", date(2025, 3, 4)),
        ("Tuesday, 4th March 2025", "en", date(2025, 3, 4)),
        ("2025-03-04", "en", date(2025, 3, 4)),
        ("04.03.2025", "de", date(2025, 3, 4)),
        ("04.03.2025", "en", None),
        ("03/14/2025", "en", date(2025, 3, 14)),
        ("14/03/2025", "en", date(2025, 3, 14)),
        ("4 de marzo de 2025", "es", date(2025, 3, 4)),
        ("4 mars 2025", "fr", date(2025, 3, 4)),
        ("1er août 2024", "fr", date(2024, 8, 1)),
        ("4. März 2025", "de", date(2025, 3, 4)),
        ("4 marzo 2025", "it", date(2025, 3, 4)),
        ("31 February 2025", "en", None),
        ("some day in 2025", "en", None),
    ],
)
def test_dates(words: str, language: str, day: date | None) -> None:
    assert read_date(words, language) == day


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Field", ("Ann Field",)),
        ("By Ann Field, PhD, LCSW", ("Ann Field, PhD, LCSW",)),
        ("Written by Ann Field, Bo Reed and Cy Dale", ("Ann Field", "Bo Reed", "Cy Dale")),
        ("by Ann Field | March 4, 2025 | 6 min read", ("Ann Field",)),
        ("Von Dr. Jana Feld, 4. März 2025", ("Jana Feld",)),
        ("Por Ana Ruiz, psicóloga", ("Ana Ruiz",)),
        ("By the Harbour Clinic Team", ("the Harbour Clinic Team",)),
        ("March 19, 2024 | Ann Field", ("Ann Field",)),
        ("February 27, 2024 / in Couples / by Ann Field", ("Ann Field",)),
        ("Posted on May 3, 2024 by Ann Field in Stress", ("Ann Field",)),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(line, "en")
    assert byline is not None
    assert byline.authors == authors


def test_reviewers_and_their_date() -> None:
    byline = read_byline("Medically reviewed by Dr. Mara Quill, PsyD on 12 June 2024", "en")
    assert byline is not None
    assert byline.reviewers == ("Dr. Mara Quill, PsyD",)
    assert byline.reviewed_on == date(2024, 6, 12)
    assert byline.published is None


def test_a_date_that_can_mean_two_days_is_left_out() -> None:
    byline = read_byline("Published: 04/03/2025", "en")
    assert byline is not None
    assert byline.published is None
    assert byline.unclear_date == "04/03/2025"


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the week she was tired.",
        "By talking openly",
        "On March 3, 2024 we met",
        "Reviewed evidence shows that rest helps",
        "What helps",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line, "en") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 19, 2024 • 7 minute read • Team", date(2024, 3, 19)),
        ("February 27, 2024 / in Couples / by Team", date(2024, 2, 27)),
        ("Date: Tue, 5 Mar 2024 10:12:03 +0000", date(2024, 3, 5)),
        ("Von Ann Field auf Mar 04, 2025.", date(2025, 3, 4)),
        ("Przez Ann Field dnia Mar 04, 2025.", date(2025, 3, 4)),
    ],
)
def test_dates_with_more_beside_them(line: str, day: date) -> None:
    byline = read_byline(line, "en")
    assert byline is not None
    assert byline.published == day


@pytest.mark.parametrize("line", ["Updated March 2024", "Last revised: 3/2021", "April 2024"])
def test_a_month_is_told_and_not_taken_for_a_day(line: str) -> None:
    byline = read_byline(line, "en")
    assert byline is not None
    assert (byline.published, byline.updated) == (None, None)
    assert byline.unclear_date in line


@pytest.mark.parametrize(
    "line",
    [
        "Comprobado por Ann Field.",
        "Fakten geprüft von Ann Field.",
        "Contrôlé par Ann Field",
        "Sprawdzone przez Ann Field",
    ],
)
def test_fact_checkers_in_other_languages(line: str) -> None:
    byline = read_byline(line, "en")
    assert byline is not None
    assert byline.reviewers == ("Ann Field",)


@pytest.mark.parametrize("line", ["On March 3, 2024 we moved", "A march of 2024 people"])
def test_sentences_with_numbers_are_no_bylines(line: str) -> None:
    assert read_byline(line, "en") is None
