"""A second article, which a page that never ends puts below the first."""

from __future__ import annotations

from handoutgen.read.unmarked.bylines import read_byline
from handoutgen.read.unmarked.page import Page
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit

_WHY = "another article below this one"
_BELOW = 0.35
"""It begins in what remains below this part of the page."""
_NEAR = 6
_LONGEST = 160
_FEWEST = 2
"""So many paragraphs stand in each of the two articles at least."""


def drop_next_article(page: Page) -> None:
    """Drop all from a title with a byline on that stands below links to other articles.

    Both articles have a byline with a day, and paragraphs of their own.
    """
    bylines = [at for at, piece in page.open() if _is_dated(page, piece)]
    for start in bylines[1:]:
        above = range(max(0, start - _NEAR), start)
        parted = [at for at in above if _is_of_site(page, at)]
        if start < _BELOW * len(page.pieces) or not parted or not _names_author(page, start):
            continue
        before = [at for at, piece in page.open() if at < start and _is_paragraph(piece)]
        after = [at for at, piece in page.open() if at > start and _is_paragraph(piece)]
        own = [at for at in before if at > parted[0]]
        if own or len(before) < _FEWEST or len(after) < _FEWEST or bylines[0] > before[_FEWEST - 1]:
            continue
        for at in range(parted[0], len(page.pieces)):
            page.drop(at, _WHY)
        return


def _is_dated(page: Page, piece: Piece) -> bool:
    if len(piece.text) > _LONGEST or not any(map(str.isdigit, piece.text)):
        return False
    byline = read_byline(piece.text, page.language)
    return byline is not None and bool(
        byline.published or byline.updated or byline.unclear_date or byline.reviewed_on
    )


def _names_author(page: Page, start: int) -> bool:
    """Tell whether somebody is named on a line of its own beside the day at *start*."""
    for piece in page.pieces[start - 2 : start + 2]:
        byline = read_byline(piece.text, page.language)
        if (byline and byline.authors) or page.names_person(piece.text):
            return True
    return False


def _is_of_site(page: Page, at: int) -> bool:
    if at in page.findings:
        return page.role(at) in ("reference", "dropped")
    return site_habit(page.pieces[at].text, at_edge=True) is not None


def _is_paragraph(piece: Piece) -> bool:
    return piece.is_prose and piece.words >= 12
