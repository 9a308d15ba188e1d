"""The pieces a raw text falls into: paragraphs, single lines, list items, marked headings.

Wrapped lines are joined; bullets, numbers and heading marks are taken off and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal, TypeAlias

from handoutgen.read.decode import clean_line
from handoutgen.read.unmarked.lines import Line, split_lines
from handoutgen.read.unmarked.wrapping import Wrapping, wrapping_of
from handoutgen.records import dataclass

Kind: TypeAlias = Literal["prose", "bullet", "number", "marked", "rule", "quote"]

_BULLET = re.compile(r"([•‣◦●○▪▫■□◆◇➢➤►▶✓✔✦❖⁃∙·*+\-–—]|o(?=\s{2}|\t))[\s\u00a0]+(?=\S)")
_LONE_BULLET = re.compile(r"[•‣◦●○▪▫■□◆◇➢➤►▶✓✔✦❖⁃∙·*+\-–—]$")
_NUMBER = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,2}){1,3})\.?|(\d{1,3})[.):](?!\d)|\((\d{1,3})\)|[a-h]\)|\([a-h]\))"
    r"[\s\u00a0]+(?=\S)"
)
_MARKED = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_STRONG = re.compile(r"(?:\*\*([^*]{2,120})\*\*:?|__([^_]{2,120})__)$")
_RULE = re.compile(r"(?:[-_=*~•·.–—]\s?){3,}$")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})$")
_TERMINAL = re.compile(
    r"[.!?:;…][\"'”’»)\]]*$|(?<=[^\W\d_])[.!?][\"'”’»)]*(?:[¹²³⁰-⁹,–]{1,9}|\d{1,2}(?:[,–-]\d{1,2}){0,4})$"
)
"""How a sentence ends; a raised number may stand behind its stop."""
_ENDING = 40
"""How much of a line is looked at for its end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, line or list item, from line *number* on.

    *mark* is the bullet, number or heading mark that stood before its words; *depth* the number
    of ``#`` or the level of an underline; *rows* how many lines of the source it took; *columns*
    how many parts wide spaces kept apart on its first line.
    """

    number: int
    text: str
    kind: Kind = "prose"
    mark: str = ""
    indent: int = 0
    after_gap: bool = True
    rows: int = 1
    columns: int = 1

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _TERMINAL.search(self.text[-_ENDING:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a sentence, or long enough to be one."""
        return self.kind == "prose" and ((self.closed and self.words >= 4) or self.words >= 18)


def split_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of *text* in order."""
    lines = tuple(_with_round_bullets(split_lines(text)))
    return tuple(_pieces(lines, wrapping_of(lines)))


def _with_round_bullets(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield *lines* with an ``o`` that stands for a round bullet below another made one."""
    in_list = False
    for line in lines:
        item = _BULLET.match(line.text) is not None
        if in_list and _ROUND.match(line.text):
            yield replace(line, text=f"◦{line.text[1:]}", indent=line.indent + _SUBITEM)
            continue
        in_list = item or (in_list and line.indent > 0 and not line.after_gap)
        yield line


_ROUND = re.compile(r"o\s+\S")
_SUBITEM = 2
"""Columns by which a round bullet is taken to be set in."""


def _pieces(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[Piece]:
    position = 0
    announced = False
    while position < len(lines):
        line = lines[position]
        end = _end_of_items(lines, position, wrapping) if announced else position
        announced = False
        if end > position:
            yield from map(_opened, lines[position:end])
            position = end
            continue
        piece = _opened(line)
        position += 1
        if piece.kind == "rule":
            yield piece
            continue
        if _LONE_BULLET.match(line.text) and position < len(lines):
            following = lines[position]
            piece = replace(piece, kind="bullet", mark=line.text, text=following.text, rows=2)
            line = following
            position += 1
        parts = [piece.text]
        while position < len(lines) and _goes_on(piece, line, lines[position], wrapping):
            line = lines[position]
            parts.append(_QUOTE.sub("", line.text) if piece.kind == "quote" else line.text)
            position += 1
        if len(parts) == 1 and position < len(lines) and piece.kind == "prose":
            under = _underline(piece, lines[position])
            if under:
                yield replace(piece, kind="marked", mark=under, rows=2)
                position += 1
                continue
        announced = parts[-1].endswith(":")
        yield replace(piece, text=_joined(parts), rows=len(parts) + piece.rows - 1)


def _end_of_items(lines: Sequence[Line], start: int, wrapping: Wrapping) -> int:
    """Return where the short lines end that a colon announced, *start* if there are none.

    They begin with a small letter and could be taken for the rest of one sentence.
    """
    end = start
    while (
        end < len(lines)
        and lines[end].text[0].islower()
        and not (end > start and lines[end].after_gap)
        and _opened(lines[end]).kind == "prose"
        and lines[end].length <= _LONGEST_ITEM
    ):
        end += 1
    run = lines[start:end]
    full = any(wrapping.fills(line, following) for line, following in pairwise(run))
    whole = not any(
        line.text.endswith((",", "-")) or _TERMINAL.search(line.text[-_ENDING:])
        for line in run[:-1]
    )
    return end if len(run) >= _FEWEST_ITEMS and whole and not full else start


_LONGEST_ITEM = 90
_FEWEST_ITEMS = 3


_QUOTE = re.compile(r">\s?")


def _opened(line: Line) -> Piece:
    """Return the piece that *line* opens, its mark taken off."""
    plain = Piece(
        line.number,
        line.text,
        indent=line.indent,
        after_gap=line.after_gap,
        columns=line.columns,
    )
    if _RULE.match(line.text):
        return replace(plain, kind="rule")
    marked = _MARKED.match(line.text)
    if marked and marked[2]:
        return replace(plain, kind="marked", mark=marked[1], text=marked[2])
    strong = _STRONG.match(line.text)
    if strong:
        return replace(plain, kind="marked", mark="**", text=strong[1] or strong[2])
    if line.text.startswith(">") and len(line.text) > 1:
        return replace(plain, kind="quote", mark=">", text=_QUOTE.sub("", line.text, count=1))
    bullet = _BULLET.match(line.text)
    if bullet:
        words = line.text[bullet.end() :]
        return replace(plain, kind="bullet", mark=bullet[1], text=words)
    number = _NUMBER.match(line.text)
    if number and not re.match(r"(?:1[5-9]|20)\d\d", number[0]):
        words = line.text[number.end() :]
        return replace(plain, kind="number", mark=number[0].strip(), text=words)
    return plain


def _goes_on(piece: Piece, line: Line, following: Line, wrapping: Wrapping) -> bool:
    """Tell whether *following* goes on with the sentence that *line* left off."""
    if following.after_gap or piece.kind in ("marked", "rule"):
        return False
    if line.columns > 1 and following.columns > 1:
        return False  # rows of a table
    if piece.kind == "quote":
        return following.text.startswith(">")
    opened = _opened(following)
    if opened.kind == "bullet" and opened.mark in "-–—*+" and following.text[2:3].islower():
        # A dash that wrapping brought to the start of a line is still a dash.
        return (
            piece.kind == "prose"
            and not _TERMINAL.search(line.text[-_ENDING:])
            and wrapping.fills(line, following)
        )
    if opened.kind == "number" and wrapping.fills(line, following):
        return not _TERMINAL.search(line.text[-_ENDING:]) and piece.kind == "prose"
    if opened.kind != "prose":
        return False
    return wrapping.continues(line, following, in_item=piece.kind in ("bullet", "number"))


def _underline(piece: Piece, following: Line) -> str:
    """Return the mark of an underline below *piece*, or nothing."""
    found = _UNDERLINE.match(following.text)
    if found is None or following.after_gap or piece.words > 20 or piece.text.endswith("."):
        return ""
    return following.text[0]


def _joined(parts: Sequence[str]) -> str:
    """Join wrapped lines; a word cut after its own hyphen closes up."""
    if len(parts) == 1:
        return parts[0]
    joined: list[str] = []
    for part in parts:
        before = joined[-1] if joined else ""
        cut = before[-1:] == "-" and before[-2:-1].isalpha() and part[:1].islower()
        if before and not cut:
            joined.append(" ")
        joined.append(part)
    return clean_line("".join(joined))
