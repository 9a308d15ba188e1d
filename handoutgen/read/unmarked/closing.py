"""What stands below an article: its references, and the page's foot."""

from __future__ import annotations

import re

from handoutgen.read.references import NO_DATE, YEAR
from handoutgen.read.unmarked.headings import names_something, tells_number
from handoutgen.read.unmarked.page import Page
from handoutgen.read.unmarked.phrases import CLOSING, FAQ, NAMES_REFERENCES, REFERENCES
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit

ENTRY = "an entry of the references"
_LIKE_REFERENCE = re.compile(
    rf"\(\s*(?:[^()]{{0,40}}\b)?(?:{YEAR}|{NO_DATE})|\b(?:19|20)\d\d\s*[;:,.]|https?://|www\.|\bdoi\b|10\.\d{{4,}}/|"
    r"\b(?:retrieved|accessed|journal|press|vol\.|pp\.|et al)\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def find_references(page: Page) -> None:
    """Find the list of references: below a heading of that name, to the next heading."""
    for at, piece in list(page.open()):
        if piece.kind == "number" or piece.closed > piece.text.endswith(":"):
            continue
        named = REFERENCES.fullmatch(piece.text) is not None
        if not named and not NAMES_REFERENCES.fullmatch(piece.text):
            continue
        entries = _entries(page, at)
        if entries and _reads_as_list(page, entries, share=0.5 if named else 0.8):
            page.find(at, "reference", "the heading of the references")
            for entry in entries:
                page.find(entry, "reference", ENTRY)


def _entries(page: Page, heading: int) -> list[int]:
    """Return the positions of the entries below *heading*."""
    found: list[int] = []
    doubtful = 0
    for at, piece in page.open():
        if at <= heading:
            continue
        if piece.kind == "marked" or (piece.kind == "prose" and _numbers_all(page, found, piece)):
            break
        if found and site_habit(piece.text, at_edge=False):
            continue
        likely = _names_work(piece)
        if not likely and (_ends_list(piece) or not _may_be_entry(piece)):
            break
        doubtful = 0 if likely or _is_listed(piece) else doubtful + 1
        if doubtful == _MOST_DOUBTFUL:
            break
        found.append(at)
    while found and not (_is_listed(page.pieces[found[-1]]) or _names_work(page.pieces[found[-1]])):
        found.pop()
    return found


def _numbers_all(page: Page, found: list[int], piece: Piece) -> bool:
    """Tell whether a paragraph stands apart below a list whose entries all have numbers."""
    numbered = all(page.pieces[at].kind == "number" for at in found)
    return piece.after_gap and len(found) > 1 and numbered


_MOST_DOUBTFUL = 3
"""An entry may go on for a line or two; three lines that name no work are something else."""


def _is_listed(piece: Piece) -> bool:
    return piece.kind in ("bullet", "number")


def _names_work(piece: Piece) -> bool:
    """Tell whether *piece* has what works are known by: a year, an address, a journal."""
    return "©" not in piece.text and _LIKE_REFERENCE.search(piece.text) is not None


def _ends_list(piece: Piece) -> bool:
    if FAQ.fullmatch(piece.text) or CLOSING.fullmatch(piece.text):
        return True
    return piece.kind == "prose" and names_something(piece) and piece.after_gap


def _may_be_entry(piece: Piece) -> bool:
    return piece.kind in ("bullet", "number") or piece.words <= 45


def _reads_as_list(page: Page, entries: list[int], *, share: float) -> bool:
    """Tell whether such a *share* of the entries name works."""
    likely = sum(_names_work(page.pieces[at]) for at in entries)
    return likely >= share * len(entries)


def drop_empty_questions(page: Page) -> None:
    """Drop a heading of questions below which nothing stands."""
    for at, piece in page.open():
        if FAQ.fullmatch(piece.text):
            following = page.next_open(at)
            if following is None or _crosses_references(page, at, following):
                page.drop(at, "a heading without any text below it")


def _crosses_references(page: Page, at: int, following: int) -> bool:
    return any(page.role(between) == "reference" for between in range(at, following))


def drop_foot(page: Page) -> None:
    """Drop the short lines that stand below the article's last text.

    Several of them, or one beside what is the site's or below an empty list of questions, are
    names of other pages and headings that lost their text. One or two alone may be the article's
    last words, and so are those that stand right above its references.
    """
    references = page.positions("reference")
    trailing: list[int] = []
    for at, piece in reversed(list(page.open())):
        if piece.text.endswith(":"):
            while trailing and not page.pieces[trailing[-1]].after_gap:
                trailing.pop()  # what the colon announces
            break
        if not _may_be_foot(piece):
            break
        trailing.append(at)
    trailing = _without_contacts(page, trailing)
    while trailing and tells_number(page.pieces[trailing[-1]]):
        trailing.pop()  # where to call, right below the text
    of_site = any(_has_site(page, at) or FAQ.fullmatch(page.pieces[at].text) for at in trailing)
    for at in trailing:
        if references and at > references[-1]:
            page.drop(at, "a line of the site below the references")
        elif references and at < references[0]:
            continue
        elif len(trailing) > _MOST_LAST_WORDS or of_site:
            page.drop(at, "a line without any text below it")


def _without_contacts(page: Page, trailing: list[int]) -> list[int]:
    """Return *trailing*, upwards, without where to get help: its heading and the lines below it."""
    down = trailing[::-1]
    kept = 0
    if down and CLOSING.fullmatch(page.pieces[down[0]].text):
        kept = 1
        while kept < len(down) and _TELLS_WHERE.search(page.pieces[down[kept]].text):
            kept += 1
    return down[kept if kept > 1 else 0 :][::-1]


_TELLS_WHERE = re.compile(r"\S: \S|\d{3}")
"""A name with what belongs to it, or a number to call."""
_MOST_LAST_WORDS = 2
"""A heading and its one short line."""


def _may_be_foot(piece: Piece) -> bool:
    return (
        piece.kind == "prose"
        and piece.words <= 14
        and (not piece.closed or piece.text.endswith("?"))
        and not _SENTENCE_INSIDE.search(piece.text)
        and not _ADVICE.match(piece.text)
    )


_ADVICE = re.compile(
    r"[“\"«„].*[”\"»“]|(?:tip|note|remember|important|warning|hint|consejo|recuerde?|importante|"
    r"astuce|rappel|tipp|merke|wichtig|achtung|nota|ricorda|dica|lembre-se)\b[^:]{0,12}:\s",
    re.IGNORECASE,
)
"""What an article may end with: somebody's words, or a word of advice."""


_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{2,}[.!?…]\s+[^\W\d_]")


def _has_site(page: Page, at: int) -> bool:
    """Tell whether something of the site's stands right beside *at*."""
    return any(page.role(near) in ("dropped", "byline") for near in (at - 1, at + 1))
