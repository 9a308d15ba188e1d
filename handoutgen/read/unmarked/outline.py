"""Levels: which headings are an article's own sections, and which stand below another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handoutgen.read.unmarked.head import Head
from handoutgen.read.unmarked.promises import by_promises


def with_levels(heads: Sequence[Head], title: str) -> tuple[Head, ...]:
    """Return *heads* with their levels; each one's reason says how its level was found."""
    found = (
        _by_marks(heads)
        or _by_contents(heads, title)
        or _by_numbers(heads)
        or _by_capitals(heads)
        or _by_indents(heads)
        or by_promises(heads, title)
    )
    return _without_jumps(found)


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


def _by_contents(heads: Sequence[Head], title: str) -> tuple[Head, ...] | None:
    """Levels from the list of contents: its indents; what it does not name stands below.

    Where it has no indents, what its own entries announce decides between them.
    """
    listed = [head for head in heads if head.listed is not None]
    depths = {head.listed for head in listed}
    opening = next((at for at, head in enumerate(heads) if head.listed is not None), 0)
    unlisted = [h for h in heads[opening:] if h.listed is None and not h.closing]
    if len(listed) < 2 or opening > 1 or (len(depths) < 2 and not unlisted):
        return None
    last = max(at for at, head in enumerate(heads) if head.listed is not None)
    if last < len(heads) / 2 and len(unlisted) > 2 * len(listed):
        return None  # the list was cut short
    if len(depths) < 2:
        return _below_listed(heads, title)
    deepest = max(head.listed or 0 for head in listed) + 1
    ranks = [
        head.listed if head.listed is not None else 0 if head.closing else deepest for head in heads
    ]
    ranks[:opening] = [0] * opening
    return _ranked(heads, ranks, "lower in the list of contents, or not named there")


def _below_listed(heads: Sequence[Head], title: str) -> tuple[Head, ...] | None:
    """Levels of the entries of a list of contents from what they announce, the rest below."""
    following = {head.piece.number: after for head, after in pairwise(heads)}
    last = max(at for at, head in enumerate(heads) if head.listed is not None)
    own = [h for at, h in enumerate(heads) if h.listed is not None or (h.closing and at > last)]
    # One that has unlisted sections below it announced these, and no entry of the list.
    silent = frozenset(
        head.piece.number
        for head in own
        if (after := following.get(head.piece.number)) and after not in own
    )
    levels = {head.piece.number: head for head in by_promises(own, title, silent)}
    found: list[Head] = []
    level = 1
    for head in heads:
        known = levels.get(head.piece.number)
        if known is not None:
            level = known.level
            found.append(replace(head, level=level, why=known.why))
        elif not found:
            found.append(head)
        else:
            why = f"{head.why}; not named in the list of contents"
            found.append(replace(head, level=level + 1, why=why))
    return tuple(found)


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


def _by_indents(heads: Sequence[Head]) -> tuple[Head, ...] | None:
    """Levels from how far headings are set in, where several stand in each of two places."""
    indents = [head.piece.indent for head in heads]
    if min(map(indents.count, indents), default=0) < 2 or len(set(indents)) < 2 or indents[0]:
        return None
    return _ranked(heads, indents, "set in further than the sections above it")
