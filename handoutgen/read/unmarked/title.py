"""The title: which line it is, and what of it belongs to the site."""

from __future__ import annotations

import re
from collections import Counter

from handoutgen.read.unmarked.bylines import (
    CREDENTIALS,
    is_label,
    is_person,
    read_byline,
    read_names,
)
from handoutgen.read.unmarked.dialogue import asked
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.phrases import FAQ, GENRE
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit

_SITE_MARK = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")
_LABEL = re.compile(r"(?:title|título|titre|titel|titolo)\s*:\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|copyright|\(c\) (?:19|20)\d\d|all rights reserved", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 180
_HEAD = 60
"""A title stands among the first pieces; menus before it are rarely longer than this."""


def find_title(page: Page) -> None:
    """Find the title, drop what stands before it, and what repeats it."""
    at = _title_position(page)
    if at is None:
        return
    piece = page.pieces[at]
    page.find(at, "title", "the article's title")
    page.title, page.site = _without_site(page, _LABEL.sub("", piece.text, count=1))
    wanted = {key(page.title), key(piece.text)}
    for position, other in enumerate(page.pieces):
        if position == at:
            continue
        shown = _LABEL.sub("", other.text, count=1)
        if key(shown) in wanted or key(_without_site(page, shown)[0]) in wanted:
            page.drop(position, "the title again")
        elif position < at and not _belongs_before_title(page, other):
            page.drop(position, _why_before_title(other))


def _belongs_before_title(page: Page, piece: Piece) -> bool:
    """Tell whether a piece above the title is the article's all the same: its byline, its text."""
    if read_byline(piece.text, page.language):
        return True
    if piece.words <= 6 and CREDENTIALS.search(piece.text) and read_names(piece.text):
        return True
    return piece.is_prose and piece.words >= 30


def _why_before_title(piece: Piece) -> str:
    habit = site_habit(piece.text, at_edge=True)
    if habit:
        return habit
    if is_trail(piece.text):
        return "a trail of the site's pages"
    return "a line of the site above the title"


def is_trail(words: str) -> bool:
    """Tell whether *words* are breadcrumbs: short names with the same sign between them."""
    for sign in (">", "»", "›", "→", "/", "|", "::", "\\"):
        parts = re.split(rf"\s+{re.escape(sign)}\s+|(?<=\w){re.escape(sign)}(?=\s)", words)
        if len(parts) >= 3 and all(len(part.split()) <= 9 for part in parts):
            return True
        if (
            len(parts) == 2
            and sign in ">»›→"
            and all(0 < len(part.split()) <= 8 for part in parts)
            and not words.endswith(".")
        ):
            return True
    return False


def _title_position(page: Page) -> int | None:
    head = range(min(_HEAD, len(page.pieces)))
    marked = [at for at in head if page.pieces[at].mark in ("#", "=")]
    all_marked = [piece for piece in page.pieces if piece.mark in ("#", "=")]
    if marked and len(all_marked) == 1:
        return marked[0]
    labelled = [at for at in head if _LABEL.match(page.pieces[at].text)]
    if labelled:
        return labelled[0]
    questions = asked(page.pieces)
    candidates = [at for at in head if at not in questions and _may_be_title(page, at)]
    body = _first_text(page, candidates)
    candidates = [at for at in candidates if at < body] or candidates[:1]
    if not candidates:
        return None
    repeated = _repeated(page, candidates)
    if repeated is not None:
        return repeated
    if marked and marked[0] in candidates:
        return marked[0]
    return _most_telling(page, candidates)


def _may_be_title(page: Page, at: int) -> bool:
    piece = page.pieces[at]
    words = piece.text
    if at in page.findings or piece.kind not in ("prose", "marked") or len(words) > _LONGEST:
        return False
    if key(words) in page.listed:
        return False  # a section's name
    if (
        piece.words > 25
        or words.endswith((".", ",", ";", ":"))
        or (not words[0].isalnum() and words[0] not in "“\"'‘«¿¡")
    ):
        return False
    if site_habit(words, at_edge=True) or FAQ.fullmatch(words) or piece.columns > 2:
        return False
    if (is_trail(words) and " | " not in words) or read_byline(words, page.language):
        return False
    if is_label(words):
        return False
    return not page.is_foreign(words)


def _first_text(page: Page, candidates: list[int]) -> int:
    """Return where the article's own text begins: prose below a candidate, or else its byline.

    One sentence that still has lines of the site below it is a notice above the title.
    """
    if not candidates:
        return len(page.pieces)
    for at in range(candidates[0] + 1, len(page.pieces)):
        piece = page.pieces[at]
        if at in page.findings or site_habit(piece.text, at_edge=True):
            continue
        asks = piece.text.endswith("?") and piece.words <= 16
        if piece.is_prose and piece.words >= 8 and not asks and not _is_notice(page, at):
            return at
    first = _first_byline(page, candidates[0])
    return len(page.pieces) if first is None else first


def _first_byline(page: Page, above: int) -> int | None:
    below = range(above + 1, min(_HEAD, len(page.pieces)))
    return next((p for p in below if read_byline(page.pieces[p].text, page.language)), None)


def _is_notice(page: Page, at: int) -> bool:
    """Tell whether a short sentence stands above a line that a site's own buttons follow."""
    if page.pieces[at].words > _LONGEST_NOTICE:
        return False
    below = page.pieces[at + 1 : at + 1 + _NEAR]
    for near, piece in enumerate(below):
        if piece.is_prose and piece.words >= 8:
            return False
        shown = piece.text
        if near and (_is_of_site(page, shown) or read_byline(shown, page.language)):
            return any(_may_be_title(page, at + 1 + p) for p in range(near))
    return False


def _is_of_site(page: Page, words: str) -> bool:
    return bool(site_habit(words, at_edge=True)) or page.is_foreign(words)


_LONGEST_NOTICE = 25
_NEAR = 5


def _repeated(page: Page, candidates: list[int]) -> int | None:
    """Return the first candidate that the page says twice: as its name and as its heading.

    What stands again only at the foot is the site's name.
    """
    upper = page.pieces[: max(4, len(page.pieces) // 2)]
    lines = Counter(key(piece.text) for piece in upper)
    for at in candidates:
        words = page.pieces[at].text
        if GENRE.fullmatch(words):
            continue
        bare = _SITE_MARK.split(words)[0]
        again = lines[key(words)] > 1 or (bare != words and lines[key(bare)] > 0)
        if again and page.pieces[at].words >= 2:
            return at
    return None


def _most_telling(page: Page, candidates: list[int]) -> int:
    """Return the candidate that speaks most of what the text does and stands where titles do."""
    spoken = _spoken_words(page)
    heads = Counter(key(piece.text) for piece in page.pieces[: candidates[-1] + 1])
    byline = _first_byline(page, candidates[0])
    named = " ".join(p.text.casefold() for p in page.pieces if _COPYRIGHT.search(p.text))
    scores: dict[int, float] = {}
    for at in candidates:
        piece = page.pieces[at]
        scores[at] = _telling(piece.text, spoken)
        if piece.text.casefold() in named:
            scores[at] -= 1
        if _opens_menu(page, at) or (piece.words <= 2 and _ends_menu(page, at)):
            scores[at] -= 0.3
        elif at == 0 and piece.words >= 3:
            scores[at] += 0.3  # no menu above it
        if piece.words <= 2 and heads[key(piece.text)] > 1:
            scores[at] -= 0.5  # a part of the site, in its menu and again above the title
        if GENRE.fullmatch(piece.text):
            scores[at] -= 1
        if byline is not None and at > byline:
            scores[at] -= 0.6  # more likely a heading
        if _is_echoed(page, at):
            scores[at] += 0.5
        if _names_somebody(page, piece):
            scores[at] -= 1  # the author below the title, not the title
        if len(candidates) > 1 and _ORGANISATION.search(piece.text):
            scores[at] -= 0.5
        if above := _stands_above_byline(page, at):
            scores[at] += 0.6 if above == 1 else 0.45
        elif piece.text.endswith("?") and at == candidates[-1] and len(candidates) > 1:
            scores[at] -= 0.2  # more likely the first section's heading
    best = max(scores.values())
    return next(at for at in candidates if scores[at] >= best - 0.3 * abs(best))


_ORGANISATION = re.compile(
    r"\b(?:hospitals?|clinics?|cent(?:re|er)|institute|trust|university|college|foundation|association|"
    r"society|magazine|journal|authority|department|ministry|council|charity|counsel(?:l)?ing of|"
    r"partnership|llc|ltd|inc)\b(?!\s+(?:of|for|in|on)\s+(?-i:[a-z]))|\b(?:therapy|counsel(?:l)?ing|wellness|"
    r"psychology|psychotherapy|health) (?:group|associates|services|practice|network|library)\b"
    r"|\b(?:issue|vol(?:ume)?\.?|no\.)\s*\d+$",
    re.IGNORECASE,
)
"""Words of the names of clinics, societies and journals."""


def _ends_menu(page: Page, at: int) -> bool:
    """Tell whether an entry of a menu stands right above a line."""
    above = page.pieces[at - 1] if at else None
    tight = above is not None and not page.pieces[at].after_gap
    return tight and above is not None and site_habit(above.text, at_edge=True) == _MENU


_MENU = "a menu of the site"


def _opens_menu(page: Page, at: int) -> bool:
    """Tell whether entries of a menu stand right below a line, as they do below a site's name."""
    below = [piece for piece in page.pieces[at + 1 : at + 4] if not piece.after_gap]
    if len(below) < 2 or any(_names_people(p) or read_byline(p.text, page.language) for p in below):
        return False
    return any(site_habit(piece.text, at_edge=True) == _MENU for piece in below)


def _is_echoed(page: Page, at: int) -> bool:
    """Tell whether a longer line that is no sentence holds a candidate: "Printed from: ..." """
    wanted = key(page.pieces[at].text)
    if len(wanted.split()) < _FEWEST_ECHOED:
        return False
    return any(
        other > at
        and not piece.is_prose
        and not _COPYRIGHT.search(piece.text)
        and piece.words <= len(wanted.split()) + _MOST_AROUND
        and wanted in key(piece.text)
        and wanted != key(piece.text)  # a site signs its page with its name
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
        piece for piece in page.pieces[at + 1 : at + 5] if not site_habit(piece.text, at_edge=True)
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


def _without_site(page: Page, words: str) -> tuple[str, str]:
    """Return a title and the site's name that stood behind it."""
    for mark in reversed(list(_SITE_MARK.finditer(words))):
        before, after = words[: mark.start()], words[mark.end() :]
        if not before or len(after.split()) > 6:
            continue
        lines = {key(piece.text) for piece in page.pieces}
        sure = "|" in mark[0] or "::" in mark[0] or "»" in mark[0]
        named = any(
            after.casefold() in piece.text.casefold()
            for piece in page.pieces
            if _COPYRIGHT.search(piece.text)
        )
        if key(before) in lines or named or (sure and len(before.split()) >= 2):
            return _without_site(page, before)[0], after
    return words, ""
