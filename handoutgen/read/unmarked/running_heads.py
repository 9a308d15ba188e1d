"""Running heads: what a printed page repeats above and below its text, and its number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handoutgen.read.unmarked.page import Page
from handoutgen.read.unmarked.pieces import Piece

_PAGE = r"(?:page|seite|página|pagina|pag\.|pág\.|p\.|strona|sida)"
_PAGE_NUMBER = re.compile(
    rf"(?:{_PAGE}\s*)?\d{{1,3}}(?:\s*(?:of|/|von|de|di|sur|van)\s*\d{{1,3}})?"
    r"|[-–—]\s*\d{1,3}\s*[-–—]",
    re.IGNORECASE,
)
_ENDS_WITH_PAGE = re.compile(
    rf"\s{_PAGE}\s*(\d{{1,3}})(?:\s*(?:of|/|von|de|di)\s*\d{{1,3}})?$", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r"(\d{1,3})$")
_MOST_WORDS = 14
_PRINTED_ON = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AP]M)?(?:\s.*|$)", re.IGNORECASE
)
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,3}\s?(?:/|of)\s?\d{1,3})?")
_COUNTS_PAGES = re.compile(r"\d{1,3}\s?(?:/|of|von|de|di|sur|van|av)\s?\d{1,3}(?:\s+(\S.*))?")


def drop_running_heads(page: Page) -> None:
    """Drop running heads and page numbers, and join the paragraphs that they parted."""
    printed = set(_browser_heads(page.pieces))
    for at in sorted(printed):
        page.drop(at, "what a browser prints above and below a page")
    heads = set(_repeated_heads(page.pieces)) | printed
    heads |= set(_beside_heads(page.pieces, heads))
    numbers = set(_page_numbers(page.pieces, heads))
    for at in sorted(heads):
        page.drop(at, "a line that every page repeats")
    for at in sorted(numbers - heads):
        page.drop(at, "a page's number")
    if heads or numbers:
        _join_over_pages(page)


def _browser_heads(pieces: Sequence[Piece]) -> list[int]:
    """Return the positions of the lines a browser prints around a page: day, name, address, count.

    An address or a count alone is one only where the day and time stand on a line of their own.
    """
    dated = [at for at, piece in enumerate(pieces) if _is_printed(piece, _PRINTED_ON)]
    others = [at for at, piece in enumerate(pieces) if _is_printed(piece, _PRINTED_FROM)]
    counted = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind == "prose"
        and (found := _COUNTS_PAGES.fullmatch(piece.text))
        and found[1]
        and _PRINTED_ON.fullmatch(found[1])
    ]
    pages = [at for at in others if pieces[at].columns > 1]
    return [*dated, *pages, *counted] if dated and pages else counted


def _is_printed(piece: Piece, form: re.Pattern[str]) -> bool:
    return piece.kind == "prose" and form.fullmatch(piece.text) is not None


def _repeated_heads(pieces: Iterable[Piece]) -> list[int]:
    """Return the positions of lines that stand again and again but for a page number."""
    alike: dict[str, list[int]] = {}
    numbers: dict[int, str] = {}
    for at, piece in enumerate(pieces):
        if piece.kind != "prose" or piece.words > _MOST_WORDS:
            continue
        form = _ENDS_WITH_PAGE if piece.columns == 1 else _LAST_NUMBER
        number = _ENDS_WITH_PAGE.search(piece.text) or form.search(piece.text)
        if number is not None:
            numbers[at] = number[1]
            alike.setdefault(piece.text[: number.start(1)].casefold(), []).append(at)
        if piece.columns > 1:
            alike.setdefault(piece.text.casefold(), []).append(at)
    found: dict[int, None] = {}
    for positions in alike.values():
        if len(positions) < 2 or any(below == above + 1 for above, below in pairwise(positions)):
            continue  # lines of a table stand right below each other
        found.update(dict.fromkeys(positions))
    return list(found)


def _beside_heads(pieces: Sequence[Piece], heads: set[int]) -> list[int]:
    """Return the positions of a line that stands again and again, each time beside a head."""
    near = [
        at
        for at, piece in enumerate(pieces)
        if at not in heads
        and (at - 1 in heads or at + 1 in heads)
        and piece.kind == "prose"
        and piece.words <= _MOST_WORDS
        and not piece.closed
    ]
    times = Counter(pieces[at].text.casefold() for at in near)
    return [at for at in near if times[pieces[at].text.casefold()] > 1]


def _page_numbers(pieces: tuple[Piece, ...], heads: set[int]) -> list[int]:
    """Return the positions of numbers alone that stand beside a running head, or count pages."""
    alone = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind == "prose" and _PAGE_NUMBER.fullmatch(piece.text)
    ]
    beside = [at for at in alone if at - 1 in heads or at + 1 in heads]
    named = [at for at in alone if not pieces[at].text[0].isdigit()]
    return [*beside, *(named if len(named) >= 2 else [])]


def _join_over_pages(page: Page) -> None:
    """Join a paragraph that goes on in small letters below what was dropped inside it."""
    kept: list[Piece] = []
    position_of: dict[int, int] = {}
    last_text: int | None = None
    for at, piece in enumerate(page.pieces):
        dropped = at in page.findings
        before = kept[last_text] if last_text is not None else None
        if (
            not dropped
            and before is not None
            and last_text != len(kept) - 1
            and piece.kind == "prose" == before.kind
            and not before.closed
            and piece.text[0].islower()
            and last_text is not None
        ):
            joined = f"{before.text} {piece.text}"
            kept[last_text] = replace(before, text=joined, rows=before.rows + piece.rows)
            continue
        position_of[at] = len(kept)
        if not dropped:
            last_text = len(kept)
        kept.append(piece)
    page.pieces = tuple(kept)
    page.findings = {position_of[at]: found for at, found in page.findings.items()}
