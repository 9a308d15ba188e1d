"""The title: which line it is, and what of it belongs to the site."""

from __future__ import annotations

import re
from collections import Counter

from handoutgen.read.unmarked.bylines import (
    CREDENTIALS,
    is_label,
    read_byline,
    read_names,
)
from handoutgen.read.unmarked.dialogue import asked
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.phrases import FAQ, GENRE
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit
from handoutgen.read.unmarked.title_evidence import COPYRIGHT, HEAD, first_byline, most_telling

_SITE_MARK = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")
_LABEL = re.compile(r"(?:title|título|titre|titel|titolo)\s*:\s*", re.IGNORECASE)
_LONGEST = 180


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
        alike = any(words and key(shown).startswith(words) for words in wanted)
        if alike and wanted & {key(shown), key(_without_site(page, shown)[0])}:
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
    head = range(min(HEAD, len(page.pieces)))
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
    return most_telling(page, candidates)


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
    first = first_byline(page, candidates[0])
    return len(page.pieces) if first is None else first


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
            if COPYRIGHT.search(piece.text)
        )
        if key(before) in lines or named or (sure and len(before.split()) >= 2):
            return _without_site(page, before)[0], after
    return words, ""
