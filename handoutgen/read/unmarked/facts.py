"""The facts of an article that its bylines say, from wherever on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from handoutgen.read.unmarked.bylines import (
    CREDENTIALS,
    Byline,
    is_label,
    read_byline,
    read_names,
)
from handoutgen.read.unmarked.dates import find_date
from handoutgen.read.unmarked.page import Page
from handoutgen.read.unmarked.site_phrases import site_habit
from handoutgen.records import dataclass

_HEAD = 14
"""A byline stands at most this many pieces below the title."""
_ABOVE = 6
"""A name with credentials may stand so many pieces above the title."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Who and when; *doubts* are what a person should look at, with their lines."""

    authors: tuple[str, ...]
    reviewers: tuple[str, ...]
    published: date | None
    reviewed_on: date | None
    doubts: tuple[tuple[int, str], ...]


def find_bylines(page: Page) -> None:
    """Find the lines that name authors, reviewers and dates."""
    titles = page.positions("title")
    head = (titles[0] if titles else 0) + _HEAD
    _, last = page.prose_span()
    alone: list[int] = []
    for at, piece in list(page.open()):
        if at in page.findings or piece.kind not in ("prose", "bullet") or head < at < last:
            continue
        byline = read_byline(_labelled(page, at), page.language)
        if byline is None:
            if _is_bare_name(page, at):
                alone.append(at)
            continue
        if titles and at < titles[0] and _names_a_site(byline):
            page.drop(at, "a line of the site above the title")
            continue
        _take(page, at, byline)
        if byline.awaits:
            _take_awaited(page, at, byline.awaits)
    lines = {piece.number for piece in page.pieces[:head]}
    if not any(byline.authors for line, byline in page.bylines if line in lines):
        for at in alone:
            _take(page, at, Byline(authors=read_names(page.pieces[at].text) or ()))


def _labelled(page: Page, at: int) -> str:
    """Return the words of a piece, with the label that stands on the line above its day."""
    words = page.pieces[at].text
    if at == 0 or not is_label(page.pieces[at - 1].text) or find_date(words) is None:
        return words
    page.drop(at - 1, "the label of the day below it")
    return f"{page.pieces[at - 1].text.rstrip(' :')}: {words}"


def _names_a_site(byline: Byline) -> bool:
    """Tell whether a byline names nobody but one word: "Verified by Wellpage"."""
    names = (*byline.authors, *byline.reviewers)
    return bool(names) and all(len(name.split()) == 1 for name in names)


def _take(page: Page, at: int, byline: Byline) -> None:
    """Note what the piece at *at* says; what says nothing that an article keeps is dropped."""
    kept = byline != Byline(other=byline.other)
    if kept:
        page.find(at, "byline", "names authors, reviewers or dates")
        page.bylines.append((page.pieces[at].number, byline))
    else:
        page.drop(at, byline.other[0])


def _take_awaited(page: Page, at: int, what: str) -> None:
    """Take the names on the line below a label such as "Written by"."""
    if at + 1 >= len(page.pieces) or at + 1 in page.findings:
        return
    piece = page.pieces[at + 1]
    names = read_names(piece.text)
    if names:
        page.find(at + 1, "byline", "names authors, reviewers or dates")
        said = Byline(authors=names) if what == "author" else Byline(reviewers=names)
        page.bylines.append((piece.number, said))


def _is_bare_name(page: Page, at: int) -> bool:
    """Tell whether a line is a name alone: with credentials, or right beside a byline."""
    piece = page.pieces[at]
    titles = page.positions("title")
    if not titles or not titles[0] - _ABOVE <= at <= titles[0] + 4 or piece.words > 10:
        return False
    if site_habit(piece.text, at_edge=True):
        return False  # "Get Softario Free"
    names = read_names(piece.text)
    if not names or not all(page.names_person(name.split(",")[0]) for name in names):
        return False
    if CREDENTIALS.search(piece.text) or _is_unmistakable(page, at, names):
        return True
    if at < titles[0]:
        return False
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(page.pieces)]
    return any(
        (read := read_byline(page.pieces[other].text, page.language)) is not None
        and not read.authors
        for other in beside
    )


def _is_unmistakable(page: Page, at: int, names: tuple[str, ...]) -> bool:
    """Tell whether names right below the title can be nothing else: several, or with initials."""
    above = page.role(at - 1)
    if above not in ("title", "summary"):
        return False
    tight = not page.pieces[at].after_gap and above == "title"
    return len(names) > 1 or tight or _INITIAL.match(names[0]) is not None


_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][^\W\d_]+")


def drop_author_notes(page: Page) -> None:
    """Drop the lines at the end that tell of the author's life, and so of nothing else."""
    names = [name for _, byline in page.bylines for name in (*byline.authors, *byline.reviewers)]
    openings = tuple(sorted({name.split(",")[0].removeprefix("Dr. ") for name in names}))
    for at in _last_paragraphs(page):
        if _INTRODUCES.match(page.pieces[at].text):
            page.drop(at, "the site's words about the author")
    references = page.positions("reference")
    for at, piece in list(page.open()):
        below = bool(references) and at > references[-1] and piece.is_prose
        if below and page.pieces[at - 1].text in openings and piece.words <= _LONGEST_NOTE:
            page.drop(at - 1, "the site's words about the author")
            page.drop(at, "the site's words about the author")
    for at, piece in page.open():
        if at < 0.6 * len(page.pieces) or piece.kind != "prose" or piece.words > 120:
            continue
        opening = piece.text.removeprefix("About ").removeprefix("Dr. ")
        named = next((name for name in openings if opening.startswith(name)), None)
        if named is None and page.role(at - 1) in ("byline", "dropped"):
            first_names = (name.split()[0] for name in openings)
            named = next((name for name in first_names if opening.startswith(f"{name} ")), None)
        if named and _TELLS_OF_A_LIFE.match(opening[len(named) :]):
            page.drop(at, "the site's words about the author")


def _last_paragraphs(page: Page) -> list[int]:
    """Return the positions of the paragraphs that stand last, without any heading below."""
    found: list[int] = []
    for at, piece in reversed(list(page.open())):
        if piece.kind != "prose" or not piece.is_prose or len(found) == _MOST_NOTES:
            break
        found.append(at)
    return found if len(page.pieces) > 2 * len(found) else []


_MOST_NOTES = 2
_LONGEST_NOTE = 80
_INTRODUCES = re.compile(
    r"(?:Dr\.? |Prof\.? )?[A-ZÀ-Þ][\w'’-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w'’-]+"
    r"(?:,? (?:[A-Z][A-Za-z]*\.?)+){0,3},? is (?:a|an|the|our) (?:[\w’'-]+,? ){0,6}"
    r"(?:writer|author|essayist|journalist|editor|psychologist|psychotherapist|therapist|"
    r"counsell?or|psychiatrist|physician|doctor|nurse|coach|professor|researcher|lecturer|"
    r"dieti[ct]ian|nutritionist|social worker|blogger|clinician)\b"
)
"""How a site introduces who wrote: "Ann Field is a writer who lives by the sea." """
_TELLS_OF_A_LIFE = re.compile(
    r"(?:,.{0,80},)?\s+(?:is|was|has|lives|works|writes|holds|runs|teaches|leads|practi[cs]es|"
    r"specializes|specialises|earned|received|es|vive|trabaja|est|vit|travaille|ist|lebt|arbeitet|"
    r"è|vive|lavora|é|trabalha)\b|,? (?:PhD|PsyD|MD|LCSW|RN)|\.?$"
)


def facts_of(page: Page) -> Facts:
    """Return what all bylines of *page* say together; the first that names a day decides it."""
    bylines = [byline for _, byline in page.bylines]
    published = _first(byline.published for byline in bylines)
    updated = _first(byline.updated for byline in bylines)
    doubts = [
        (line, f'"{byline.unclear_date}" can mean two days or none; the date is left out')
        for line, byline in page.bylines
        if byline.unclear_date
    ]
    if published is None and updated is not None:
        line = next(line for line, byline in page.bylines if byline.updated)
        doubts.append((line, f"only an update is dated: {updated} is taken as its date"))
    return Facts(
        authors=_once(name for byline in bylines for name in byline.authors),
        reviewers=_once(name for byline in bylines for name in byline.reviewers),
        published=published or updated,
        reviewed_on=_first(byline.reviewed_on for byline in bylines),
        doubts=tuple(doubts),
    )


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day is not None), None)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
