"""What is the website's and not the article's: its buttons, boxes, menus, lists of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handoutgen.read.unmarked.journal_phrases import JOURNAL_BOX
from handoutgen.read.unmarked.languages import UNDETERMINED
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.phrases import CLOSING, CONTENTS, FAQ
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import BOXES, site_habit
from handoutgen.read.unmarked.title import is_trail

_LONGEST_LINE = 400
_SENTENCE_WORDS = 12
_SURE_OF_SENTENCES = frozenset({"a cookie notice", "a newsletter box", "a copyright line"})
"""Habits that are sure even where the line is a whole sentence of some length."""


def drop_site_lines(page: Page) -> None:
    """Drop the lines that websites put around and between the paragraphs of an article."""
    first, last = page.prose_span()
    for at, piece in page.open():
        if piece.kind in ("number", "quote", "rule") or len(piece.text) > _LONGEST_LINE:
            continue
        inside = first <= at <= last
        if inside and piece.kind == "bullet" and not _stands_alone(page, at):
            continue
        why = site_habit(piece.text, at_edge=not inside)
        if why and not (inside and _is_sentence(piece) and why not in _SURE_OF_SENTENCES):
            page.drop(at, why)
        elif not inside and is_trail(piece.text) and not piece.closed:
            page.drop(at, "a trail of the site's pages")


def drop_front_lines(page: Page) -> None:
    """Drop short lines between title and text that have something of the site's on both sides."""
    titles = page.positions("title")
    first, _ = page.prose_span()
    for at, piece in page.open():
        if not titles or not titles[0] < at < first or at + 1 >= len(page.pieces):
            continue
        label = piece.kind == "prose" and piece.words <= _LABEL_WORDS and not piece.closed
        beside = [page.role(near) for near in (at - 1, at + 1)]
        known = CLOSING.fullmatch(piece.text) or key(piece.text) in page.listed
        if label and not known and all(role in ("dropped", "byline") for role in beside):
            page.drop(at, "a line of the site above the text")


_LABEL_WORDS = 3


def _is_sentence(piece: Piece) -> bool:
    return piece.words >= _SENTENCE_WORDS and piece.text.endswith((".", "!", "?", "…", "”", '"'))


def _stands_alone(page: Page, at: int) -> bool:
    """Tell whether a bullet has no neighbours: buttons come alone, items come together."""
    near = [page.pieces[other] for other in (at - 1, at + 1) if 0 <= other < len(page.pieces)]
    return all(piece.kind != "bullet" for piece in near)


def drop_contents(page: Page) -> None:
    """Drop a list of contents, and remember which headings it names."""
    keys = [key(piece.text) for piece in page.pieces]
    last = {words: at for at, words in enumerate(keys)}
    for at, piece in list(page.open()):
        if at in page.findings:
            continue
        announced = CONTENTS.fullmatch(piece.text) is not None
        if not announced and at > _LAST_UNANNOUNCED:
            continue
        run = _listing(page, at + 1 if announced else at, keys, last)
        if len(run) >= (2 if announced else 3):
            if announced:
                page.drop(at, "the name of a list of contents")
            depths = _depths([page.pieces[entry] for entry in run])
            for entry, depth in zip(run, depths, strict=True):
                page.listed[keys[entry]] = depth
                page.drop(entry, "a list of contents")


def _depths(entries: Sequence[Piece]) -> list[int]:
    """Return how deep each entry of a list of contents stands: by its number, or its indent."""
    parts = [_PARTS.findall(entry.mark) for entry in entries]
    by_number = [max(len(found), 1) for found in parts]
    places = by_number if len(set(by_number)) > 1 else [entry.indent for entry in entries]
    order = sorted(set(places))
    return [order.index(place) for place in places]


_PARTS = re.compile(r"\d+")


_LAST_UNANNOUNCED = 120
"""A list of contents without a name stands near the top of its page."""
_LONGEST_CONTENTS = 400


def _listing(page: Page, start: int, keys: Sequence[str], last: Mapping[str, int]) -> list[int]:
    """Return the positions from *start* on whose words stand again further down as lines."""
    run: list[int] = []
    missed = 0
    for at in range(start, min(start + _LONGEST_CONTENTS, len(keys))):
        piece = page.pieces[at]
        if piece.is_prose and (piece.words >= 18 or piece.text.endswith(".")):
            break
        if keys[at] and last[keys[at]] > at:
            run.append(at)
            missed = 0
        elif run and missed == 0 and piece.kind != "prose":
            missed += 1
        else:
            break
    return [at for at in run if last[keys[at]] > run[-1]]


def drop_boxes(page: Page) -> None:
    """Drop boxes of links, of the author's life and of comments, with what stands in them."""
    _, last = page.prose_span()
    references = page.positions("reference")
    for at, piece in list(page.open()):
        if at in page.findings or piece.kind == "number" or piece.words > 14:
            continue
        if references and at > references[-1] and JOURNAL_BOX.heading.fullmatch(piece.text):
            for below, _ in list(page.open()):
                if below >= at:
                    page.drop(below, JOURNAL_BOX.why)
            continue
        for box in BOXES:
            if box.heading.fullmatch(piece.text):
                _drop_box(page, at, box.why, to_the_end="comments" in box.why, last=last)
                break


def _drop_box(page: Page, at: int, why: str, *, to_the_end: bool, last: int) -> None:
    inside = [position for position, _ in page.open() if position > at]
    if not inside:
        page.drop(at, why)
        return
    taken: list[int] = []
    for position in inside:
        piece = page.pieces[position]
        if to_the_end:
            taken.append(position)
            continue
        if "author" in why:
            if (taken and _may_be_heading(piece)) or len(taken) >= 4:
                break
        elif (piece.is_prose and piece.words >= 12) or _heads_prose(page, position):
            break
        taken.append(position)
    if (
        to_the_end
        and at < last
        and page.pieces[inside[0]].is_prose
        and not _COUNTS.search(page.pieces[at].text)
    ):
        return  # a section called "Discussion": comments begin with who wrote them
    if to_the_end and not _has_text_above(page, at):
        return  # how many comments there are, told below the title
    if (
        to_the_end
        and at < last
        and any(_is_long(page.pieces[p]) for p in taken)
        and at < 0.5 * last
    ):
        return
    if not taken and page.pieces[inside[0]].is_prose:
        return
    page.drop(at, why)
    for position in taken:
        page.drop(position, why)


_COUNTS = re.compile(r"\d|\b(?:leave|post|add|write|schreib|hinterlass|laisse|deja|deixe|lascia)")


def _has_text_above(page: Page, at: int) -> bool:
    """Tell whether paragraphs of the article stand above *at*, and not only a summary."""
    above = sum(1 for p, piece in page.open() if p < at and piece.is_prose and piece.words >= 8)
    return above >= 2


def _is_long(piece: Piece) -> bool:
    return piece.is_prose and piece.words >= 60


def _may_be_heading(piece: Piece) -> bool:
    return piece.kind in ("prose", "marked") and not piece.closed and piece.words <= 14


def _heads_prose(page: Page, at: int) -> bool:
    """Tell whether a short line stands before running text, as a heading does."""
    following = page.next_open(at)
    if following is None or not _may_be_heading(page.pieces[at]):
        return False
    below = page.pieces[following]
    return below.is_prose and below.words >= 12


def drop_foreign(page: Page) -> None:
    """Drop lines in another language than the text, before its first and after its last words."""
    first, last = page.prose_span()
    for at, piece in page.open():
        inside = first < at < last
        short = piece.words <= 12 and not piece.closed
        if inside and not short and "dropped" not in (page.role(at - 1), page.role(at + 1)):
            continue
        if piece.kind == "quote" or piece.words > 60:
            continue
        if FAQ.fullmatch(piece.text) and not _stands_above_faq(page, at):
            continue  # questions may stand below it
        language = page.foreign(piece.text)
        item = piece.kind != "prose" and not (piece.kind == "bullet" and _stands_alone(page, at))
        if language is not None and not (first < at < last and item):
            named = "" if language == UNDETERMINED else f" ({language})"
            page.drop(at, f"in another language{named} than the text")


def _stands_above_faq(page: Page, at: int) -> bool:
    """Tell whether the next line of the text is a heading of questions too."""
    following = page.next_open(at)
    return following is not None and FAQ.fullmatch(page.pieces[following].text) is not None


_OPENING = 5
"""How many words of a pull quote are looked for before the whole of it is compared."""


def drop_pull_quotes(page: Page) -> None:
    """Drop a line set apart whose words stand in a paragraph as well."""
    quotes = {at: _bare_words(piece.text) for at, piece in page.open() if _may_be_lifted(piece)}
    openings = {tuple(words[:_OPENING]) for words in quotes.values()}
    paragraphs: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for at, piece in page.open():
        if piece.words >= 8:
            words = _bare_words(piece.text)
            whole = " ".join(words)
            for start in range(len(words) - _OPENING + 1):
                opening = tuple(words[start : start + _OPENING])
                if opening in openings:
                    paragraphs.setdefault(opening, []).append((at, whole))
    seen: set[str] = set()
    for at, words in quotes.items():
        quoted = " ".join(words)
        if quoted in seen and not page.pieces[at].text[0].isalnum():
            page.drop(at, "repeats an earlier line")
            continue
        seen.add(quoted)
        near = paragraphs.get(tuple(words[:_OPENING]), ())[:_MOST_COMPARED]
        if any(
            quoted in whole and other != at and len(whole) > len(quoted) for other, whole in near
        ):
            page.drop(at, "a quotation lifted out of the text, which has it too")


_MOST_COMPARED = 8


def _may_be_lifted(piece: Piece) -> bool:
    if piece.kind not in ("prose", "quote") or not _OPENING <= piece.words <= 60:
        return False
    quoted = piece.text[0] in "“\"'‘«„" or piece.kind == "quote"
    return (piece.closed or quoted or piece.words >= 10) and not piece.text.endswith((":", "?"))


def _bare_words(words: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", words.casefold()).split()
