"""What the program that saved a page put among its words: links' numbers, buttons, addresses.

Text browsers number their links ("a [15]concussion") and say at the end where they lead; wikis
hang "[edit]" behind their headings; a browser that saves as text sets ``*bold*`` and writes
``<https://...>`` behind what was a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import TypeAlias

from handoutgen.read.unmarked.phrases import REFERENCES
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class SavedMark:
    """What was taken out of a text at line *number*: of small marks the first stands for all."""

    number: int
    words: str
    why: str


Taken: TypeAlias = tuple[tuple[Piece, ...], tuple[SavedMark, ...]]

_EDIT_WORD = (
    r"(?:edit(?: source)?|bearbeiten|quelltext bearbeiten|modifier(?: le (?:code|wikicode))?|"
    r"editar(?: (?:código|c[oó]digo-fonte))?|modifica(?: (?:wikitesto|sorgente))?|"
    r"(?:brontekst )?bewerken|redigera(?: wikitext)?|rediger(?: kilde)?|edytuj(?: kod)?|"
    r"muokkaa(?: wikitekstiä)?|править(?: код)?|редагувати(?: код)?|"
    r"değiştir|kaynağı değiştir|編集)"
)
_EDIT = re.compile(rf"\s*\[\s?{_EDIT_WORD}(?:\s*\|\s*{_EDIT_WORD})*\s?\]$", re.IGNORECASE)
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^\s.,;:!?)\]\[])")
_LEADS_TO = re.compile(r"(?:\[\d{1,4}\]:?\s*)?(?:https?|mailto|file|ftp|javascript|tel):\S+")
_NAMES_LINKS = re.compile(r"(?:visible|hidden) links\s*:?", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,160}?)(?<=[^\s*])\*(?![\w*])")
_LINK_ADDRESS = re.compile(r"\s*<(?:https?|mailto|ftp|tel):[^<>\s]+>")
_LONGEST_LABEL = 8
"""A link with more words may be the entry of a list of references."""
_FEWEST = 3
"""So many marks of one kind are no chance."""


def without_saved_marks(
    pieces: Sequence[Piece],
) -> tuple[tuple[Piece, ...], tuple[SavedMark, ...]]:
    """Return *pieces* without such marks, and what was taken out."""
    found: list[SavedMark] = []
    kept = tuple(pieces)
    for take in (_edit_buttons, _link_list, _link_numbers, _link_addresses, _bold):
        kept, marks = take(kept)
        found.extend(marks)
    return kept, tuple(found)


def _taken_out(
    pieces: Iterable[Piece], form: re.Pattern[str], put: Callable[[re.Match[str]], str], why: str
) -> Taken:
    """Return *pieces* with every *form* replaced; *why* says what it was."""
    kept: list[Piece] = []
    first: tuple[SavedMark, ...] = ()
    for piece in pieces:
        found = form.search(piece.text)
        if found is None:
            kept.append(piece)
            continue
        first = first or (SavedMark(piece.number, found[0].strip(), why),)
        words = " ".join(form.sub(put, piece.text).split())
        if words:
            kept.append(replace(piece, text=words))
    return tuple(kept), first


def _edit_buttons(pieces: Sequence[Piece]) -> Taken:
    return _taken_out(pieces, _EDIT, lambda _: "", "the button of a wiki behind its headings")


def _link_list(pieces: Sequence[Piece]) -> Taken:
    """Take out the list that says where numbered links lead, below everything else."""
    start = len(pieces)
    while start and (_LEADS_TO.fullmatch(pieces[start - 1].text) or _names(pieces[start - 1])):
        start -= 1
    if start < len(pieces) and not _names(pieces[start]) and _may_name_list(pieces, start - 1):
        start -= 1
    elif start:
        while start < len(pieces) and not _names(pieces[start]):
            start += 1  # an address above the list's name is the page's own
    listed = pieces[start:]
    leading = sum(_LEADS_TO.fullmatch(piece.text) is not None for piece in listed)
    named = any(_NAMES_LINKS.fullmatch(piece.text) for piece in listed)
    if leading < _FEWEST or not (named or _counts_links(pieces[:start])):
        return tuple(pieces), ()
    why = "the list of where the page's numbered links lead"
    return tuple(pieces[:start]), tuple(SavedMark(p.number, p.text, why) for p in listed)


def _may_name_list(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a line is the name, in whatever language, of the list of addresses below it."""
    piece = pieces[at]
    numbered = all(below.kind == "number" for below in pieces[at + 1 :])
    return at > 0 and numbered and piece.kind == "prose" and piece.words <= 3 and not piece.closed


def _names(piece: Piece) -> bool:
    return bool(_NAMES_LINKS.fullmatch(piece.text) or REFERENCES.fullmatch(piece.text))


def _counts_links(pieces: Sequence[Piece]) -> bool:
    """Tell whether numbers in brackets before words count up from the top of the page on."""
    found = [
        (at, int(number))
        for at, piece in enumerate(pieces)
        for number in _LINK_NUMBER.findall(piece.text)
    ]
    if len(found) < _FEWEST or found[0][0] > 0.3 * len(pieces):
        return False
    return all(after > before for (_, before), (_, after) in pairwise(found))


def _link_numbers(pieces: Sequence[Piece]) -> Taken:
    if not _counts_links(pieces):
        return tuple(pieces), ()
    return _taken_out(pieces, _LINK_NUMBER, lambda _: "", "the number of a link")


def _link_addresses(pieces: Sequence[Piece]) -> Taken:
    """Take out the addresses behind links; entries of references keep theirs."""
    with_address = [at for at, piece in enumerate(pieces) if _LINK_ADDRESS.search(piece.text)]
    if len(with_address) < _FEWEST or with_address[0] > 0.3 * len(pieces):
        return tuple(pieces), ()
    listed = max(
        (at for at, piece in enumerate(pieces) if REFERENCES.fullmatch(piece.text)),
        default=len(pieces),
    )
    why = "where a link of the page leads"
    above, marks = _taken_out(pieces[:listed], _LINK_ADDRESS, lambda _: "", why)
    below = [
        _taken_out((piece,), _LINK_ADDRESS, lambda _: "", why)[0]
        if piece.words <= _LONGEST_LABEL
        else (piece,)
        for piece in pieces[listed:]
    ]
    return (*above, *chain.from_iterable(below)), marks


def _bold(pieces: Sequence[Piece]) -> Taken:
    """Take the asterisks off words that were bold."""
    if sum(len(_BOLD.findall(piece.text)) for piece in pieces) < _FEWEST:
        return tuple(pieces), ()
    why = "asterisks around what was bold"
    return _taken_out(pieces, _BOLD, lambda found: found[1], why)
