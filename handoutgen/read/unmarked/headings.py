"""Headings: short lines that stand before running text and name it."""

from __future__ import annotations

import re
from dataclasses import replace

from handoutgen.read.unmarked.bylines import is_person, read_names
from handoutgen.read.unmarked.dialogue import asked
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.phrases import CHAPTERS, CLOSING, FAQ, GENRE, REFERENCES, STEP
from handoutgen.read.unmarked.pieces import Piece

MOST_WORDS = 16
_LONGEST = 120
_QUOTED = re.compile(r"[“\"«„‘'].*[”\"»“’'][.!?,]?$")
_SPEECH = re.compile(r"(?:[-–—]\s)|[A-Z]:\s|.{1,30}:\s+[“\"«„]")
_CAPTION = re.compile(r"(?:figure|fig\.|table|box|abb\.|abbildung|figura|tabla|tableau)\s*\d", re.I)
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3,}[.…]\s+\S|[^\W\d_]{3,}!\s+\S.*[.!?]$")
_TO_FILL_IN = re.compile(r"_{3,}|\.{4,}|…{2,}|-{5,}")
_SAYING = re.compile(r"[“\"«„‘'](?![Ii]\b|[Ii]['’])(?:[\w'’-]+ ){1,4}[\w'’-]+[”\"»“’']")
"""A few words in quotation marks that are no sentence anybody says of themselves."""
_PAIR = re.compile(
    r"(?:[\w'’/-]+ ){0,1}[\w'’/-]+ ?: (?:\d[\w.,–-]*|[a-zß-ÿ][\w'’-]*)(?: [\w'’-]+)?"
)
"""A label and its value: "Difficulty: easy"."""
_LONG_LEAD = re.compile(r"(?:\S+\s+){3,}\S+:\s")
_ONLY_SIGNS = re.compile(r"[\W\d_]+")


def find_headings(page: Page) -> None:
    """Find the headings, each with the reason it was found."""
    for at in _number_headings(page):
        page.find(at, "heading", f'numbered "{page.pieces[at].mark}" and stands before its text')
    for at in sorted(asked(page.pieces)):
        page.find(at, "heading", "a question before its answer, both with their letter")
    for at, piece in list(page.open()):
        why = _why_heading(page, at, piece)
        if why:
            page.find(at, "heading", why)
    _clear_front(page)
    _thin_out_runs(page)


def _clear_front(page: Page) -> None:
    """Keep of the short lines above the first text only those that are surely headings.

    Labels and buttons stand there too. The line right above the text may head it if the text
    speaks of it; one further up, if a known name or a mark says so.
    """
    first = next((at for at, piece in page.open() if piece.is_prose or piece.kind in _LISTED), None)
    front = [
        at
        for at in page.positions("heading")
        if (first is None or at < first) and page.pieces[at].kind == "prose"
    ]
    byline = max((at for at in page.positions("byline") if first is None or at < first), default=-1)
    for at in front:
        piece = page.pieces[at]
        sure = key(piece.text) in page.listed or CHAPTERS.fullmatch(piece.text)
        if sure or _known_name(piece.text):
            continue
        if GENRE.fullmatch(piece.text):
            del page.findings[at]
            page.drop(at, "what kind of text the site says it is")
            continue
        spoken = page.speaks_of(piece.text)
        if at == front[-1] and at > byline and (spoken or piece.words >= 3):
            continue
        below_title = page.role(at - 1) == "title"
        if len(front) <= 2 and spoken and piece.words >= 2 and not below_title:
            continue  # else it is the title's second line
        del page.findings[at]
        if piece.words <= 3 and not spoken:
            page.drop(at, "a line of the site above the text")


_LISTED = ("bullet", "number", "quote")


def _why_heading(page: Page, at: int, piece: Piece) -> str:
    """Return why the piece at *at* is a heading, nothing if it is none."""
    if piece.kind == "marked":
        return f'marked as a heading with "{piece.mark}"'
    if piece.kind != "prose" or page.is_said(at):
        return ""
    known = _known_name(piece.text)
    if key(piece.text) in page.listed:
        return "named in the list of contents"
    following = page.next_open(at)
    if following is None or not (names_something(piece) or _ends_with_colon(page, at, following)):
        return ""
    below = page.pieces[following]
    if (not known and _is_list_line(page, at, following)) or is_row(page, at):
        return ""
    if known:
        return f"a known heading ({known})"
    if STEP.match(piece.text) and below.is_prose:
        return "a numbered step before its text"
    if _is_set_out(page, piece) and below.indent > piece.indent:
        return "set out to the left of its text"
    if not (_heads(piece, below) or _heads_further(page, following)):
        return ""
    if piece.text.isupper() and len(piece.text) > 3:
        return "a short line in capitals before its text"
    if piece.text.endswith("?"):
        return "a short question before its answer"
    return "a short line without closing punctuation before its text"


def _ends_with_colon(page: Page, at: int, following: int) -> bool:
    """Tell whether a line is a heading although it ends with a colon: by capitals, or its name."""
    piece = page.pieces[at]
    bare = replace(piece, text=piece.text[:-1].rstrip())
    if not piece.text.endswith(":") or not piece.after_gap or not names_something(bare):
        return False
    if (bare.text.isupper() and len(bare.text) > 2) or _is_set_out(page, piece):
        return True
    below = page.pieces[following]
    known = _known_name(piece.text) and not _OPENS_REMARK.match(piece.text)
    return bool(known) and (below.after_gap or below.kind != "prose")


def _is_set_out(page: Page, piece: Piece) -> bool:
    """Tell whether a line begins to the left of running text that is set in."""
    return piece.after_gap and piece.indent < page.margin


_OPENS_REMARK = re.compile(
    r"(?:in |final |last |quick |important )?"
    r"(?:note|reminder|point|message|word|thought|brief|short)s?\b",
    re.IGNORECASE,
)


def names_something(piece: Piece) -> bool:
    """Tell whether the words of *piece* have the form of a heading."""
    words = piece.text
    if piece.words > MOST_WORDS or len(words) > _LONGEST or piece.rows > 2:
        return False
    if words.endswith((".", ",", ";", ":", "…", "!”", ".”", "-", "–", "—")):
        return False
    if (words.endswith("!") and piece.words > 8) or _TWO_SENTENCES.search(words):
        return False
    if piece.closed and words[-1].isnumeric():
        return False  # a sentence with a raised number behind its stop
    first = words.lstrip("¿¡“\"'‘«„([")[:1]
    if not first or first.islower() or _ONLY_SIGNS.fullmatch(words):
        return False
    if _SPEECH.match(words) or _CAPTION.match(words) or _TO_FILL_IN.search(words):
        return False
    if _QUOTED.fullmatch(words) and not (_SAYING.fullmatch(words) and piece.after_gap):
        return False
    if tells_number(piece) or _names_somebody(words):
        return False
    if _PAIR.fullmatch(words) and STEP.match(words) is None:
        return False
    if words.endswith("?") and _LONG_LEAD.match(words):
        return False
    return "http://" not in words and "https://" not in words and "@" not in words


def is_row(page: Page, at: int) -> bool:
    """Tell whether a piece is a row of a table: wide spaces part it and the line beside it."""
    beside = (other for other in (at - 1, at + 1) if 0 <= other < len(page.pieces))
    return page.pieces[at].columns > 1 and any(page.pieces[p].columns > 1 for p in beside)


def _names_somebody(words: str) -> bool:
    """Tell whether *words* are somebody's name with a title or a profession."""
    names = read_names(words)
    if names is None or len(names) != 1 or "," not in words:
        return False
    return names[0] != words and is_person(names[0])


def tells_number(piece: Piece) -> bool:
    """Tell whether a short line gives a number to call."""
    return piece.kind == "prose" and _TO_CALL.search(piece.text) is not None


_TO_CALL = re.compile(r"(?:\d[\s().–-]{0,2}){7,}")


def _heads(piece: Piece, below: Piece) -> bool:
    """Tell whether *below* is the text that *piece* could name."""
    if below.kind in ("bullet", "number"):
        return True
    if below.kind == "quote" or below.columns > 1 == piece.columns or tells_number(below):
        return True
    if below.kind == "prose" and below.text.endswith(":") and below.words > piece.words:
        return True
    return below.is_prose and (below.words > piece.words or below.closed)


def _heads_further(page: Page, following: int) -> bool:
    """Tell whether the next line is itself a heading: a chapter's name above a section's."""
    below = page.pieces[following]
    if below.kind == "marked" or page.role(following) == "heading":
        return True
    further = page.next_open(following)
    return (
        further is not None
        and below.kind == "prose"
        and names_something(below)
        and _heads(below, page.pieces[further])
    )


def _is_list_line(page: Page, at: int, following: int) -> bool:
    """Tell whether a short line is one of several that a colon announced."""
    before = page.previous_open(at)
    if before is None or page.role(before) == "heading":
        return False
    piece, above, below = page.pieces[at], page.pieces[before], page.pieces[following]
    if above.kind == "prose" and above.text.endswith(":") and not piece.after_gap:
        return not (page.has_no_gaps and below.is_prose)
    tight = not piece.after_gap and not above.is_prose and above.kind == "prose"
    return tight and (below.after_gap or not below.is_prose)


def _known_name(words: str) -> str:
    if FAQ.fullmatch(words):
        return "questions"
    if REFERENCES.fullmatch(words):
        return "references"
    if CLOSING.fullmatch(words):
        return "closing"
    return ""


def _number_headings(page: Page) -> list[int]:
    """Return the numbered pieces that head text of their own, rather than make a list."""
    numbered = [at for at, piece in page.open() if piece.kind == "number"]
    margin = page.margin
    found: list[int] = []
    for at in numbered:
        piece = page.pieces[at]
        following = page.next_open(at)
        if following is None:
            continue
        below = page.pieces[following]
        if not names_something(piece) and not (
            "." in piece.mark.rstrip(".") and piece.words <= MOST_WORDS
        ):
            continue
        if (
            (
                below.kind == "prose"
                and below.indent <= max(piece.indent + 2, margin)
                and not names_something(below)
            )
            or below.kind in ("bullet", "quote")
            or _is_deeper(piece, below)
        ):
            found.append(at)
        elif below.kind == "prose" and names_something(below) and below.after_gap:
            further = page.next_open(following)
            if further is not None and _heads(below, page.pieces[further]):
                found.append(at)
    if len(found) == 1 and len(numbered) > 2:
        # A list whose last item is short and stands before the next paragraph.
        return [] if _ends_a_list(page, found[0]) else found
    return [at for at in found if not _ends_a_list(page, at)]


def _is_deeper(piece: Piece, below: Piece) -> bool:
    return below.kind == "number" and below.mark.startswith(piece.mark.rstrip(".)") + ".")


def _ends_a_list(page: Page, at: int) -> bool:
    """Tell whether the numbered piece right above makes this one the end of a list."""
    before = page.previous_open(at)
    if before is None:
        return False
    above = page.pieces[before]
    return above.kind == "number" and not _is_deeper(above, page.pieces[at])


def _thin_out_runs(page: Page) -> None:
    """Let a run of many short lines keep only its first and last as headings.

    Verses and affirmations stand in such runs; chapters' and sections' names come in twos, and
    in threes where an empty line parts them.
    """
    run: list[int] = []
    for at in [*page.positions("heading"), -1]:
        if run and at != -1 and page.next_open(run[-1]) == at:
            run.append(at)
            continue
        apart = len(run) == _MOST_STACKED and all(page.pieces[p].after_gap for p in run)
        if len(run) >= _MOST_STACKED and not apart:
            for inner in run[1:-1]:
                piece = page.pieces[inner]
                if piece.kind == "prose" and key(piece.text) not in page.listed:
                    del page.findings[inner]
        run = [at]


_MOST_STACKED = 3
