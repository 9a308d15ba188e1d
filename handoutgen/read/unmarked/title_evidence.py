"""What speaks for a line being the title: the text's words, bylines, echoes, menus beside it."""

from __future__ import annotations

import re
from collections import Counter

from handoutgen.read.unmarked.bylines import is_person, read_byline, read_names
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.phrases import GENRE
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit

COPYRIGHT = re.compile(r"©|copyright|\(c\) (?:19|20)\d\d|all rights reserved", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
HEAD = 60
"""A title stands among the first pieces; menus before it are rarely longer than this."""


def most_telling(page: Page, candidates: list[int]) -> int:
    """Return the candidate that speaks most of what the text does and stands where titles do."""
    spoken = _spoken_words(page)
    heads = Counter(key(piece.text) for piece in page.pieces[: candidates[-1] + 1])
    byline = first_byline(page, candidates[0])
    named = " ".join(p.text.casefold() for p in page.pieces if COPYRIGHT.search(p.text))
    scores: dict[int, float] = {}
    for at in candidates:
        piece = page.pieces[at]
        scores[at] = _telling(piece.text, spoken)
        if piece.text.casefold() in named:
            scores[at] -= 1
        if piece.words <= 2 and _stands_in_menu(page, at):
            scores[at] -= 0.6
        elif _opens_menu(page, at):
            scores[at] -= 0.3
        elif _heads_short_lines(page, at):
            scores[at] -= 0.9  # a site's name above its menu
        elif at == 0 and piece.words >= 3:
            scores[at] += 0.3  # no menu above it
        if piece.words <= 2 and heads[key(piece.text)] > 1:
            scores[at] -= 0.5  # a part of the site, in its menu and again above the title
        if GENRE.fullmatch(piece.text):
            scores[at] -= 1
        if _is_echoed(page, at):
            scores[at] += 0.5
        if _names_somebody(page, piece):
            scores[at] -= 1  # the author below the title, not the title
        if at == 0 and piece.columns > 1:
            scores[at] -= 0.6  # the head of a printed page
        if len(candidates) > 1 and _ORGANISATION.search(piece.text):
            scores[at] -= 0.5
        if above := _stands_above_byline(page, at):
            scores[at] += 0.6 if above == 1 else 0.45
        elif byline is not None and at > byline:
            scores[at] -= 0.6  # more likely a heading
        elif piece.text.endswith("?") and at == candidates[-1] and len(candidates) > 1:
            scores[at] -= 0.2  # more likely the first section's heading
    best = max(scores.values())
    return next(at for at in candidates if scores[at] >= best - 0.3 * abs(best))


_ORGANISATION = re.compile(
    r"\b(?:hospitals?|clinics?|cent(?:re|er)|institute|trust|university|college|foundation|association|"
    r"society|magazine|journal|authority|department|ministry|council|charity|counsel(?:l)?ing of|"
    r"partnership|llc|ltd|inc)\b(?!\s+(?:of|for|in|on)\s+(?-i:[a-z]))|\b(?:therapy|counsel(?:l)?ing|wellness|"
    r"psychology|psychotherapy|health) (?:group|associates|services|practice|network|library)\b"
    r"|\b(?:issue|vol(?:ume)?\.?|no\.)\s*\d+(?:$|\s+[|·•–—-]\s)",
    re.IGNORECASE,
)
"""Words of the names of clinics, societies and journals."""


def _stands_in_menu(page: Page, at: int) -> bool:
    """Tell whether an entry of a menu stands right above or below a line."""
    beside = [
        page.pieces[near]
        for near in (at - 1, at + 1)
        if 0 <= near < len(page.pieces) and not page.pieces[max(near, at)].after_gap
    ]
    return any(site_habit(piece.text, at_edge=True) == _MENU for piece in beside)


_MENU = "a menu of the site"


def _opens_menu(page: Page, at: int) -> bool:
    """Tell whether entries of a menu stand right below a line, as they do below a site's name."""
    below = [piece for piece in page.pieces[at + 1 : at + 4] if not piece.after_gap]
    if len(below) < 2 or any(_names_people(p) or read_byline(p.text, page.language) for p in below):
        return False
    return any(site_habit(piece.text, at_edge=True) == _MENU for piece in below)


def _heads_short_lines(page: Page, at: int) -> bool:
    """Tell whether many short lines follow close: names of a site's parts, whatever they are."""
    run = 0
    for piece in page.pieces[at + 1 :]:
        closed = piece.text.endswith((".", "?", "!", ":"))
        if piece.after_gap or closed or piece.words > _LONGEST_ENTRY or piece.kind != "prose":
            break
        if _names_people(piece) or read_byline(piece.text, page.language):
            break
        run += 1
    return run >= _FEWEST_ENTRIES


_LONGEST_ENTRY = 3
_FEWEST_ENTRIES = 5


def _is_echoed(page: Page, at: int) -> bool:
    """Tell whether a longer line that is no sentence holds a candidate: "Printed from: ..." """
    wanted = key(page.pieces[at].text)
    if len(wanted.split()) < _FEWEST_ECHOED:
        return False
    return any(
        other > at
        and wanted in key(piece.text)
        and wanted != key(piece.text)  # a site signs its page with its name
        and not piece.is_prose
        and not COPYRIGHT.search(piece.text)
        and piece.words <= len(wanted.split()) + _MOST_AROUND
        for other, piece in enumerate(page.pieces)
    )


_FEWEST_ECHOED = 2
_MOST_AROUND = 8


def _spoken_words(page: Page) -> Counter[str]:
    return Counter(
        _stem(word)
        for piece in page.pieces
        if piece.is_prose or piece.kind != "prose"
        for word in _WORD.findall(piece.text.casefold())
    )


def _telling(words: str, spoken: Counter[str]) -> float:
    """Return from 0 to 1 how much the text speaks of the words of a line."""
    telling = [word for word in _WORD.findall(words.casefold()) if len(word) >= 4]
    if not telling:
        telling = _WORD.findall(words.casefold())
    if not telling:
        return 0.0
    return sum(min(spoken[_stem(word)], 4) / 4 for word in telling) / len(telling)


def _stem(word: str) -> str:
    """Return *word* without the endings that most change between a title and its text."""
    return word[:6] if len(word) > 6 else word.rstrip("s")


def _stands_above_byline(page: Page, at: int) -> int:
    """Return how many lines below *at* it is said who wrote and when, a summary between; or 0."""
    below = [
        piece
        for piece in page.pieces[at + 1 : at + 5]
        if read_byline(piece.text, page.language) or not site_habit(piece.text, at_edge=True)
    ]
    for near, piece in enumerate(below[:3], 1):
        if read_byline(piece.text, page.language) or (near == 1 and _names_people(piece)):
            return near
        if _names_somebody(page, piece) and len(below) > near:
            return near if read_byline(below[near].text, page.language) else 0
        subtitle = piece.words >= 6 and (not piece.after_gap or piece.is_prose)
        if not (piece.is_prose or subtitle) or piece.text.endswith("?"):
            return 0
    return 0


def _names_people(piece: Piece) -> bool:
    """Tell whether a line is several full names, or one and what they are, as below a title."""
    names = read_names(piece.text)
    if names is None or not all(map(is_person, names)):
        return False
    return len(names) > 1 or piece.text != names[0]


def _names_somebody(page: Page, piece: Piece) -> bool:
    names = read_names(piece.text)
    return bool(names) and all(page.names_person(name.split(",")[0]) for name in names or ())


def first_byline(page: Page, above: int) -> int | None:
    below = range(above + 1, min(HEAD, len(page.pieces)))
    return next((p for p in below if read_byline(page.pieces[p].text, page.language)), None)
