"""Handouts that are much alike, written one after the other with less work than each by itself.

A format's writer says what a handout's bytes are. What is kept of a handout that was written
gives the bytes of another that differs in a few blocks, or none where it cannot be sure of that;
then this one is written in full, and kept too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeAlias

from handoutgen.model.handout import Handout
from handoutgen.report import Notice, Report

KEPT = 3
"""Handouts that are kept: templates may choose between a few, by whether there is a name."""

Writer: TypeAlias = Callable[[Handout, Report], bytes]


class Kept(Protocol):
    """What is kept of a handout that was written, and what was told of it."""

    @property
    def notices(self) -> tuple[Notice, ...]: ...

    def data(self) -> bytes:
        """Return the bytes of the handout that is kept."""
        ...

    def again(self, handout: Handout) -> bytes | None:
        """Return the bytes of *handout*, or None where it must be written in full."""
        ...


class Series:
    """Writes as *in_full* does; *keep* writes a handout and keeps what others share with it."""

    def __init__(self, in_full: Writer, keep: Callable[[Handout], Kept]) -> None:
        self._in_full = in_full
        self._keep = keep
        self._kept: list[Kept] = []
        self._uses: list[int] = []

    def write(self, handout: Handout, report: Report) -> bytes:
        """Return the bytes of *handout*; its notices are those of writing it in full."""
        if handout.fillable or handout.answers:
            return self._in_full(handout, report)
        for place, kept in enumerate(self._kept):
            data = kept.again(handout)
            if data is not None:
                self._uses[place] += 1
                _tell(kept, report)
                return data
        kept = self._keep(handout)
        if len(self._kept) == KEPT:
            least = self._uses.index(min(self._uses))
            del self._kept[least], self._uses[least]
        self._kept.append(kept)
        self._uses.append(0)
        _tell(kept, report)
        return kept.data()


def _tell(kept: Kept, report: Report) -> None:
    for notice in kept.notices:
        report.add(notice)


def changed_blocks(old: Handout, new: Handout) -> list[int] | None:
    """Return the places of the blocks that differ, or None where handouts differ in more."""
    if len(old.body) != len(new.body) or replace(new, body=old.body) != old:
        return None
    pairs = enumerate(zip(old.body, new.body, strict=True))
    return [place for place, (mine, other) in pairs if mine is not other and mine != other]
