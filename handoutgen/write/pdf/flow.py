"""A handout as one long column of strips, before it is cut into pages.

A strip is never cut: a line of text, a table row, a writing line. Between two strips stand a
gap, which vanishes at the top of a page, and a bond, which says how readily a page may end there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from handoutgen.write.pdf.items import Item, Items, Stroke, moved
from handoutgen.write.pdf.structure import Element


class Bond(IntEnum):
    """How a strip holds on to the one before it, from not at all to always."""

    FREE = 0
    SHORT = 1
    """Better not: short panels and tables, parted only if a page would stay half empty."""
    ROWS = 2
    """Rows of a table to write in that fits a page: parted if that saves a page, or like KEEP."""
    KEEP = 3
    """Parted only if everything from one free place to the next is taller than a page."""
    FIXED = 4
    """Pieces of one row: parted as a last resort."""


class Strip(NamedTuple):
    """A piece of the column that a page break never cuts."""

    height: float
    items: Items = ()
    lines: int = 0
    """Lines of text in it: what heads keep and last pages need is counted in these."""


class Break(NamedTuple):
    """A new page begins before the strip *at*, landscape or upright."""

    at: int
    landscape: bool


Backdrop: TypeAlias = Callable[[float, float, bool, bool], Items]
"""Given top and bottom of the strips it lies behind on one page, and whether the first and the
last of them are there, returns what to draw."""


class Spread(NamedTuple):
    """Strips *first* to *end* (exclusive) that share a backdrop, *padding* at every cut."""

    first: int
    end: int
    backdrop: Backdrop
    padding: float


class Head(NamedTuple):
    """Strips that are drawn again where a page ends between *first* and *end*."""

    first: int
    end: int
    strips: tuple[Strip, ...]


class Part(NamedTuple):
    """Strips from *first* on whose elements are those of *tree*, up to the next part.

    What was laid out once may stand in a handout twice: parts tell its elements apart.
    """

    first: int
    tree: Element


TALLEST_HEAD = 200.0
"""Points: a head that is taller would leave its rows no room."""
NARROWEST = 120.0
"""Points: lists in lists in lists stop moving in here."""


class Column(NamedTuple):
    """Where text goes: *measure* for prose, *full* for tables, panels and blanks.

    *room* is how tall it is on every page but the first.
    """

    x: float
    measure: float
    full: float
    room: float

    def inset(self, left: float, right: float = 0.0) -> Column:
        """Return the column inside this one; where text would have no room, this one itself."""
        if self.full - left - right < NARROWEST or self.measure - left < NARROWEST:
            return self
        return Column(
            self.x + left,
            min(self.measure, self.full - right) - left,
            self.full - left - right,
            self.room,
        )


class Flow:
    """Collects strips with their gaps and bonds, and what spans several of them."""

    def __init__(self) -> None:
        self.strips: list[Strip] = []
        self.gaps: list[float] = []
        self.bonds: list[int] = []
        self.spreads: list[Spread] = []
        self.heads: list[Head] = []
        self.breaks: list[Break] = []
        self.parts: list[Part] = []
        self.closing: int | None = None
        """The first strip of the small print, where that closes all."""
        self._space = 0.0
        self._bond = Bond.FREE
        self._owed = 0
        self._hung: list[Item] = []

    def __len__(self) -> int:
        return len(self.strips)

    def begin(self, tree: Element) -> None:
        """Let what is added now be read as the elements of *tree*."""
        self.parts.append(Part(len(self.strips), tree))

    def repeat(self, first: int, strips: Sequence[Strip], rule: Stroke | None = None) -> None:
        """Draw *strips* again where a page ends after *first*, or *rule* if they are too tall."""
        if sum(strip.height for strip in strips) <= TALLEST_HEAD:
            self.heads.append(Head(first, len(self.strips), tuple(strips)))
        elif rule is not None:
            self.heads.append(Head(first, len(self.strips), (Strip(0.0, (rule,)),)))

    def splice(self, other: Flow) -> None:
        """Append all of *other*, as if what it holds had been added here one by one.

        *other* stays as it is and may be spliced again; it turns no pages.
        """
        if not other.strips:  # then nothing in it is read
            self._hung.extend(other._hung)
            self._space = max(self._space, other._space)
            return
        offset = len(self.strips)
        self.parts += [part._replace(first=part.first + offset) for part in other.parts]
        owed = self._owed
        self.add(other.strips[0], other.gaps[0], other.bonds[0])
        self.strips += other.strips[1:]
        self.gaps += other.gaps[1:]
        self.bonds += other.bonds[1:]
        if owed > 0:
            self._owed = owed
            for index in range(offset, len(self.strips)):
                if self._owed <= 0:
                    break
                self.bonds[index] = max(self.bonds[index], Bond.KEEP)
                self._owed -= self.strips[index].lines
        for spread in other.spreads:
            moved = spread._replace(first=spread.first + offset, end=spread.end + offset)
            self.spreads.append(moved)
        for head in other.heads:
            self.heads.append(head._replace(first=head.first + offset, end=head.end + offset))
        self.closing = None if other.closing is None else other.closing + offset
        self._hung.extend(other._hung)
        self._space, self._bond = other._space, other._bond
        self._owed = max(self._owed, other._owed, 0)

    def add(self, strip: Strip, before: float = 0.0, bond: int = Bond.FREE) -> None:
        """Append *strip*; the gap above it is the larger of *before* and what was asked below."""
        if self._hung:
            strip = strip._replace(items=(*self._hung, *strip.items))
            self._hung.clear()
        if self._owed > 0:
            bond = max(bond, Bond.KEEP)
            self._owed -= strip.lines
        self.closing = None
        self.strips.append(strip)
        self.gaps.append(max(before, self._space))
        self.bonds.append(max(bond, self._bond))
        self._space = 0.0
        self._bond = Bond.FREE

    def space(self, after: float) -> None:
        """Ask for *after* below the last strip."""
        self._space = max(self._space, after)

    def tighten(self, after: float) -> None:
        """Ask for no more than *after* below the last strip."""
        self._space = after

    def lead(self, lines: int) -> None:
        """Hold the next *lines* lines of text to the last strip: it is a heading."""
        self._owed = max(self._owed, lines)

    def tie(self, bond: Bond) -> None:
        """Hold the next strip to the last one."""
        self._bond = max(self._bond, bond)

    def hang(self, *items: Item) -> None:
        """Draw *items* with the next strip: a bullet beside its text, an anchor above it."""
        self._hung.extend(items)

    def lower(self, down: float) -> None:
        """Draw what hangs *down* points further down: the text that it stands beside is there."""
        self._hung = [moved(item, 0.0, down) for item in self._hung]

    def ends_like(self, other: Flow) -> bool:
        """Tell whether what comes next would stand as it does after *other*."""
        mine = (self._space, self._bond, self._owed, self._hung)
        return mine == (other._space, other._bond, other._owed, other._hung)

    def settle(self) -> None:
        """Give what still hangs a strip of no height."""
        if self._hung:
            self.add(Strip(0.0))

    @property
    def landscape(self) -> bool:
        """Whether what is added now goes on landscape pages."""
        return bool(self.breaks) and self.breaks[-1].landscape

    def turn(self, landscape: bool) -> None:
        """Begin a new page here, once."""
        self.settle()
        self._space = 0.0
        self._bond = Bond.FREE
        self._owed = 0
        if self.breaks and self.breaks[-1].at == len(self.strips):
            self.breaks.pop()
        self.breaks.append(Break(len(self.strips), landscape))

    def bind(self, first: int, bond: Bond, end: int | None = None) -> None:
        """Hold all strips from *first* on to each other at least as firmly as *bond*."""
        bonds = self.bonds
        for index in range(first + 1, len(bonds) if end is None else end):
            if bonds[index] < bond:
                bonds[index] = bond

    def height(self, first: int) -> float:
        """Return how tall the strips from *first* on are, with the gaps between them."""
        strips = sum(strip.height for strip in self.strips[first:])
        return strips + sum(self.gaps[first + 1 :])

    @contextmanager
    def behind(self, backdrop: Backdrop, padding: float, before: float) -> Iterator[None]:
        """Lay *backdrop* behind all that is added meanwhile, with *padding* above and below."""
        first = len(self.strips)
        self.add(Strip(padding), before)
        self.tie(Bond.FIXED)
        yield
        self.settle()
        self._space = 0.0
        self._bond = Bond.FREE
        self.add(Strip(padding), 0.0, Bond.FIXED)
        self.spreads.append(Spread(first, len(self.strips), backdrop, padding))
