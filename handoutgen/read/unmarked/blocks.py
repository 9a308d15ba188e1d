"""From pieces to blocks: paragraphs, quotes, and lists with their lead terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handoutgen.model.nodes import (
    Block,
    Blocks,
    Inlines,
    LeadTerm,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from handoutgen.read.unmarked.phrases import STEP
from handoutgen.read.unmarked.pieces import Piece

_COLON = re.compile(r"(?!https?:|www\.)([^:.!?]{2,80}:)(?=\s+\S)")
_DASH = re.compile(r"([^:.!?–—]{2,60}?)(?=\s+[–—-]\s+\S)")
_STOP = re.compile(r"([^:.!?]{2,60}[.!?])(?=\s+\S)")
_MOST_TERM_WORDS = 8
_MOST_DEPTH = 5
_DEEPER = 2
"""Columns by which an item must be set in to stand below the one before it."""


def blocks_of(pieces: Sequence[Piece]) -> Blocks:
    """Return *pieces* as blocks, in order."""
    blocks: list[Block] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if piece.kind in ("bullet", "number"):
            end = _end_of_list(pieces, position)
            blocks.append(_list(pieces[position:end], 1))
            position = end
        elif piece.kind == "quote":
            blocks.append(Quote((Paragraph((Text(piece.text),)),)))
            position += 1
        elif piece.kind == "rule":
            position += 1
        elif (end := _end_of_terms(pieces, position)) > position:
            blocks.append(_list(pieces[position:end], 1))
            position = end
        elif (end := _end_of_steps(pieces, position)) > position:
            blocks.append(_plain_list(pieces[position:end]))
            position = end
        elif (end := _end_of_verse(pieces, position)) > position + 1:
            run = pieces[position:end]
            listed = _announced(pieces, position) and len(run) >= _FEWEST_STEPS
            blocks.append(_plain_list(run) if listed else Paragraph(_verse(run)))
            position = end
        else:
            blocks.append(Paragraph((Text(piece.text),)))
            position += 1
    return tuple(blocks)


def _end_of_list(pieces: Sequence[Piece], start: int) -> int:
    """Return where the list ends whose first item is at *start*."""
    first = pieces[start]
    position = start + 1
    while position < len(pieces):
        piece = pieces[position]
        in_list = piece.kind in ("bullet", "number")
        deeper = piece.indent >= first.indent + _DEEPER
        if in_list and (piece.kind == first.kind or deeper or _returns(pieces, position, first)):
            if piece.kind == "number" == first.kind and _restarts(pieces[start:position], piece):
                break
            position += 1
        else:
            break
    return position


def _returns(pieces: Sequence[Piece], position: int, first: Piece) -> bool:
    """Tell whether bullets between two numbers of one list belong below the first of them."""
    if first.kind != "number":
        return False
    for piece in pieces[position:]:
        if piece.kind == "number":
            return not _is_first(piece)
        if piece.kind != "bullet":
            return False
    return False


def _restarts(before: Sequence[Piece], piece: Piece) -> bool:
    return _is_first(piece) and piece.indent <= before[0].indent and len(before) > 0


def _is_first(piece: Piece) -> bool:
    return _value(piece) == 1


def _value(piece: Piece) -> int:
    digits = re.search(r"\d+", piece.mark)
    if digits:
        return int(digits[0])
    letter = re.search(r"[a-z]", piece.mark)
    return ord(letter[0]) - ord("a") + 1 if letter else 1


def _list(pieces: Sequence[Piece], depth: int) -> List:
    """Return items of one list; what is set in deeper stands in the item above it."""
    ordered = pieces[0].kind == "number"
    groups = _groups(pieces, depth)
    terms = [_term(group[0]) for group in groups]
    by_stop = _led_by_stops(groups, terms)
    items: list[ListItem] = []
    for group, term in zip(groups, terms, strict=True):
        words = group[0].text
        led = term or (by_stop and _stop_term(words)) or ""
        item: list[Block] = [Paragraph(_with_lead(words, led))]
        if len(group) > 1:
            item.extend(_nested(group[1:], depth + 1))
        items.append(ListItem(tuple(item)))
    start = _value(pieces[0]) if ordered else 1
    return List(tuple(items), ordered=ordered, start=start)


def _nested(pieces: Sequence[Piece], depth: int) -> list[Block]:
    if pieces[0].kind in ("bullet", "number"):
        return [_list(pieces, depth)]
    return [Paragraph((Text(piece.text),)) for piece in pieces]


def _groups(pieces: Sequence[Piece], depth: int) -> list[list[Piece]]:
    """Split a list into its items, each with what stands below it."""
    first = pieces[0]
    groups: list[list[Piece]] = []
    for piece in pieces:
        deeper = (
            piece.indent >= first.indent + _DEEPER
            or (piece.kind != first.kind and piece.indent >= first.indent)
            or (piece.mark != first.mark and piece.mark in "o◦▪○–-" and first.mark in "•●*")
        )
        if groups and deeper and depth < _MOST_DEPTH:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _term(piece: Piece) -> str:
    """Return the words an item explains, up to its colon or dash; nothing if it has none."""
    for form in (_COLON, _DASH):
        found = form.match(piece.text)
        if found and len(found[1].split()) <= _MOST_TERM_WORDS:
            return found[1]
    return ""


def _stop_term(words: str) -> str:
    found = _STOP.match(words)
    return found[1] if found and len(found[1].split()) <= 6 else ""


def _led_by_stops(groups: Sequence[Sequence[Piece]], terms: Sequence[str]) -> bool:
    """Tell whether every item opens with a few words and a full stop, and then explains them."""
    return (
        len(groups) >= 2 and not any(terms) and all(_stop_term(group[0].text) for group in groups)
    )


def _with_lead(words: str, term: str) -> Inlines:
    if not term:
        return (Text(words),)
    return (LeadTerm((Text(term),)), Text(words[len(term) :]))


def _end_of_terms(pieces: Sequence[Piece], start: int) -> int:
    """Return where lines such as "Term: what it is" end, of which *start* is the first.

    Two or more of them below a line that ends with a colon are a list without bullets.
    """
    if start == 0 or not pieces[start - 1].text.endswith(":"):
        return start
    end = start
    while end < len(pieces) and pieces[end].kind == "prose" and _COLON.match(pieces[end].text):
        end += 1
    led = [piece for piece in pieces[start:end] if _term(piece)]
    return end if len(led) == end - start >= 2 else start


def _end_of_steps(pieces: Sequence[Piece], start: int) -> int:
    """Return where lines such as "Step 1: Make fists." end, of which *start* is the first.

    Three or more right below each other are a list without bullets; it keeps its own numbers.
    """
    end = start
    while (
        end < len(pieces)
        and pieces[end].kind == "prose"
        and STEP.match(pieces[end].text)
        and not (end > start and pieces[end].after_gap)
    ):
        end += 1
    return end if end - start >= _FEWEST_STEPS else start


_FEWEST_STEPS = 3


def _announced(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the line above ends with a colon."""
    return at > 0 and pieces[at - 1].text.endswith(":")


def _plain_list(pieces: Sequence[Piece]) -> List:
    return List(tuple(ListItem((Paragraph((Text(piece.text),)),)) for piece in pieces))


def _end_of_verse(pieces: Sequence[Piece], start: int) -> int:
    """Return where short lines without gaps between them end: verses, affirmations, addresses."""
    end = start
    while end < len(pieces):
        piece = pieces[end]
        if piece.kind != "prose" or piece.words > 12 or (end > start and piece.after_gap):
            break
        end += 1
    return end if end - start >= 2 else start


def _verse(pieces: Sequence[Piece]) -> Inlines:
    inlines: list[Text | LineBreak] = []
    for piece in pieces:
        if inlines:
            inlines.append(LineBreak())
        inlines.append(Text(piece.text))
    return tuple(inlines)
