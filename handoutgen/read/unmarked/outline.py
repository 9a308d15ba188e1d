"""Levels: which headings are an article's own sections, and which stand below another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handoutgen.read.unmarked.announcing import (
    ANNOUNCES,
    ANNOUNCES_ELSEWHERE,
    COUNTS_ANYTHING,
    COUNTS_KINDS,
    NAMES_SEVERAL,
    NUMBERS,
)
from handoutgen.read.unmarked.phrases import (
    CHAPTER_OPENING,
    CHAPTERS,
    CLOSING,
    FAQ,
    STEP,
)
from handoutgen.read.unmarked.pieces import Piece


@dataclass(frozen=True, slots=True)
class Head:
    """A heading with the text below it, and the level found for it."""

    piece: Piece
    body: tuple[Piece, ...]
    why: str
    level: int = 1
    listed: int | None = None

    @property
    def text(self) -> str:
        return self.piece.text

    @property
    def closing(self) -> bool:
        return CLOSING.fullmatch(self.text) is not None

    @property
    def question(self) -> bool:
        return self.text.rstrip().endswith("?")

    @property
    def paragraphs(self) -> int:
        return len(self.body)


def with_levels(heads: Sequence[Head], title: str) -> tuple[Head, ...]:
    """Return *heads* with their levels; each one's reason says how its level was found."""
    for rule in (_by_marks, _by_contents, _by_numbers, _by_capitals):
        found = rule(heads)
        if found is not None:
            return _without_jumps(found)
    return _without_jumps(_by_promises(heads, title))


def _without_jumps(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Let no heading stand more than one level below the one before it."""
    mended: list[Head] = []
    above = 0
    for head in heads:
        level = min(head.level, above + 1)
        mended.append(replace(head, level=level))
        above = level
    return tuple(mended)


def _ranked(heads: Sequence[Head], ranks: Sequence[int], why: str) -> tuple[Head, ...]:
    order = sorted(set(ranks))
    return tuple(
        replace(
            head,
            level=order.index(rank) + 1,
            why=head.why if rank == order[0] else f"{head.why}; {why}",
        )
        for head, rank in zip(heads, ranks, strict=True)
    )


_MARK_RANK = {"=": 1, "#": 1, "-": 2, "##": 2, "~": 3, "###": 3, "####": 4, "#####": 5, "######": 6}


def _by_marks(heads: Sequence[Head]) -> tuple[Head, ...] | None:
    """Levels from ``#`` and underlines, when most headings have them."""
    marked = [head for head in heads if head.piece.kind == "marked" and head.piece.mark != "**"]
    if not marked or len(marked) < 0.6 * len(heads):
        return None
    last = min(_MARK_RANK[head.piece.mark] for head in marked)
    ranks: list[int] = []
    for head in heads:
        if head in marked:
            last = _MARK_RANK[head.piece.mark]
            ranks.append(last)
        else:
            ranks.append(7 if head.piece.mark == "**" else last)
    return _ranked(heads, ranks, "its mark is of a lower level")


def _by_contents(heads: Sequence[Head]) -> tuple[Head, ...] | None:
    """Levels from the list of contents: its indents; what it does not name stands below."""
    listed = [head.listed for head in heads if head.listed is not None]
    unlisted = [head for head in heads if head.listed is None and not head.closing]
    if len(listed) < 2 or heads[0].listed is None or (len(set(listed)) < 2 and not unlisted):
        return None
    deepest = max(listed) + 1
    ranks = [
        head.listed if head.listed is not None else 0 if head.closing else deepest for head in heads
    ]
    return _ranked(heads, ranks, "lower in the list of contents, or not named there")


def _by_numbers(heads: Sequence[Head]) -> tuple[Head, ...] | None:
    """Levels from numbers such as 2.1, when some have several parts."""
    depths = [
        len(re.findall(r"\d+", head.piece.mark)) if head.piece.kind == "number" else 0
        for head in heads
    ]
    if max(depths, default=0) < 2:
        return None
    ranks = [depth or 1 for depth in depths]
    return _ranked(heads, ranks, "its number is of a lower level")


def _by_capitals(heads: Sequence[Head]) -> tuple[Head, ...] | None:
    """Levels from capitals: SECTIONS IN CAPITALS above others that are not."""
    loud = [head.text.isupper() for head in heads]
    if loud.count(True) < 2 or loud.count(False) < 2 or not loud[0]:
        return None
    ranks = [1 if is_loud or head.closing else 2 for is_loud, head in zip(loud, heads, strict=True)]
    return _ranked(heads, ranks, "not in capitals as the sections above it are")


_WORD = re.compile(r"[^\W\d_]+")
_ASKING_WORDS = (
    "what how why when who where which can is are does do should will qué cómo por cuándo quién"
    " cuál dónde qu que quoi comment pourquoi quand qui quel quelle was wie warum wann wer welche"
    " wo che cosa come perché quando chi quale como porque"
)
_ASKING = frozenset(_ASKING_WORDS.split())


def promise(head: Head) -> int:
    """Return how strongly a section announces sections of its own: 0 not, 1 perhaps, 2 surely."""
    if not head.body:
        return 2
    if head.closing or any(piece.kind in ("bullet", "number") for piece in head.body):
        last = head.body[-1]
        return 2 if not head.closing and last.kind == "prose" and last.text.endswith(":") else 0
    last = head.body[-1]
    if last.text.endswith(":"):
        return 2
    if len(head.body) > 3:
        return 0
    sentences = re.split(r"(?<=[.!?])\s+", last.text)
    told = ANNOUNCES.search(" ".join(sentences[-2:])) or ANNOUNCES_ELSEWHERE.search(
        " ".join(sentences[-2:])
    )
    named = NAMES_SEVERAL.search(head.text) or COUNTS_ANYTHING.search(head.text)
    if told and named:
        return 2
    if told and len(head.body) <= 2:
        return 1
    if named and len(head.body) == 1:
        return 1
    return 0


def promised_count(head: Head) -> int | None:
    """Return how many sections a heading or the end of its text announces, if it says so."""
    heading = COUNTS_KINDS.search(head.text) or COUNTS_ANYTHING.search(head.text)
    for found in (heading, COUNTS_KINDS.search(head.body[-1].text) if head.body else None):
        if found:
            word = found[1].lower()
            number = NUMBERS.get(word) or int(word)
            return number if 2 <= number <= 20 else None
    return None


def _by_promises(heads: Sequence[Head], title: str) -> tuple[Head, ...]:
    """Levels from what sections announce: it opens sections below, until something closes them."""
    topic = frozenset(_topic(title))
    found: list[Head] = []
    parent: Head | None = None
    children: list[Head] = []
    count: int | None = None
    for position, head in enumerate(heads):
        following = heads[position + 1] if position + 1 < len(heads) else None
        main = [other for other in found if other.level == 1]
        if parent is not None and _is_child(head, parent, children, main, topic, count):
            found.append(replace(head, level=2, why=f'{head.why}; announced by "{parent.text}"'))
            children.append(head)
            continue
        found.append(head)
        parent, children, count = None, [], None
        if following is not None and _opens(head, following, heads[position + 1 :], main, topic):
            parent, count = head, promised_count(head)
    return tuple(_grown_up(found))


def _grown_up(heads: Sequence[Head]) -> list[Head]:
    """Raise a child that stands alone below its parent: nothing announces a single one."""
    mended = list(heads)
    for position, head in enumerate(mended):
        alone = (
            head.level == 2
            and mended[position - 1].level == 1
            and (position + 1 == len(mended) or mended[position + 1].level == 1)
        )
        if alone and mended[position - 1].body:
            mended[position] = replace(head, level=1, why=head.why.split(";")[0])
    return mended


def _opens(
    head: Head, following: Head, rest: Sequence[Head], main: Sequence[Head], topic: frozenset[str]
) -> bool:
    """Tell whether *head* opens sections below it, of which *following* would be the first."""
    strength = promise(head)
    if FAQ.fullmatch(head.text):
        return following.question
    if head.piece.kind == "number" and following.piece.kind == "number":
        return False  # two of one series
    if head.body and (following.closing or CHAPTERS.fullmatch(following.text)):
        return False
    if strength == 2:
        return not (
            head.body and _same_form(following, [*main, head]) and promised_count(head) is None
        )
    if strength == 1:
        return (
            len(rest) >= 2
            and not rest[1].closing
            and not following.question
            and not (_names_topic(following, topic))
            and not _same_form(following, [*main, head])
            and following.paragraphs <= 2
            and rest[1].paragraphs <= 2
            and promise(following) < 2
            and not _names_topic(rest[1], topic)
        )
    return False


def _is_child(
    head: Head,
    parent: Head,
    children: Sequence[Head],
    main: Sequence[Head],
    topic: frozenset[str],
    count: int | None,
) -> bool:
    """Tell whether *head* is one more of the sections that *parent* announced."""
    if FAQ.fullmatch(parent.text):
        return head.question
    if head.closing:
        return False
    if FAQ.fullmatch(head.text):
        return False
    if count is not None and len(children) >= count:
        return False
    if not children:
        return True
    if head.question and not any(child.question for child in children):
        return False
    if count is not None and len(children) < count:
        return True
    if _is_step(children[0]) != _is_step(head):
        return False
    if CHAPTERS.fullmatch(head.text) and not any(CHAPTERS.fullmatch(c.text) for c in children):
        return False
    if _is_chapter(head) and any(map(_is_chapter, main)) and not any(map(_is_chapter, children)):
        return False
    if head.piece.kind == "number" and children[-1].piece.kind == "number":
        return True
    if children[0].piece.kind == "number" and head.piece.kind != "number":
        return False
    if promise(head) == 2 and not all(promise(child) == 2 for child in children):
        return False
    if _same_form(head, main) and not _same_form(head, children):
        return False
    return not _names_topic(head, topic) or any(_names_topic(c, topic) for c in children)


def _is_chapter(head: Head) -> bool:
    return CHAPTER_OPENING.match(head.text) is not None


def _is_step(head: Head) -> bool:
    return STEP.match(head.text) is not None


def _topic(title: str) -> list[str]:
    """Return the words of a title that name its subject: the first part's content words."""
    first = re.split(r"\s*[:–—|?]\s*", title)[0]
    return [word.casefold() for word in _WORD.findall(first) if len(word) > 3][:6]


def _names_topic(head: Head, topic: frozenset[str]) -> bool:
    words = {word.casefold() for word in _WORD.findall(head.text)}
    return len(topic) > 0 and len(words & topic) >= min(2, len(topic))


def _same_form(head: Head, others: Sequence[Head]) -> bool:
    """Tell whether *head* begins as one of *others* does, or asks as it does."""
    first = _first_word(head)
    for other in others:
        if first and first == _first_word(other) and len(first) > 2:
            return True
        if first in _ASKING and _first_word(other) in _ASKING and head.question == other.question:
            return True
    return False


def _first_word(head: Head) -> str:
    words = _WORD.findall(head.text)
    return words[0].casefold() if words else ""
