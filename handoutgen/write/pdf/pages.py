"""Strips → pages: where the column is cut, and what is drawn again on the next page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from handoutgen.write.pdf.flow import Bond, Flow, Head, Spread
from handoutgen.write.pdf.items import Item, Placed

WHITE = 0.36
"""A page may be left this empty before a short panel or table is parted after all."""


FEW = 0.2
"""A last page that is filled no further than this is worth saving."""
SQUEEZES = (1.0, 0.9, 0.8, 0.7)
"""To save it, gaps are tried at these shares of their size."""
COMPANY = 0.5
"""What is drawn to the small print on a last page fills it no further: else it stays alone."""


class Sheet(NamedTuple):
    """A sheet's size and the part of it that the column may fill, in points from its top."""

    width: float
    height: float
    top: float
    bottom: float
    landscape: bool


class Page(NamedTuple):
    """One page: its sheet, the content and the furniture above and below it."""

    sheet: Sheet
    content: tuple[Placed, ...]
    above: tuple[Placed, ...] = ()
    below: tuple[Placed, ...] = ()
    used: float = 0.0
    """How far down the content reaches."""
    company: float = 0.0
    """How much of it would fit the page before, and is here so that the rest is not alone."""


SheetFor: TypeAlias = Callable[[int, bool], Sheet]


def paginate(flow: Flow, sheet_for: SheetFor) -> list[Page]:
    """Cut *flow* into pages; *sheet_for* gives the sheet of a page by its index and turn.

    A few lines on a last page of their own are drawn back to the page before, where gaps that
    are a little smaller make room for them, or a table that goes on over two pages.
    """
    pages = _Cutter(flow, sheet_for, 1.0).cut()
    if len(pages) > 1 and nearly_empty(pages[-1]):
        for part_rows in (False, True):
            for squeeze in SQUEEZES:
                fewer = _Cutter(flow, sheet_for, squeeze, part_rows=part_rows).cut()
                if len(fewer) < len(pages):
                    return fewer
    return pages


def nearly_empty(page: Page) -> bool:
    """Tell whether *page* holds so little that it is worth saving as a last page."""
    own = page.used - page.company - page.sheet.top
    return own < FEW * (page.sheet.bottom - page.sheet.top)


class _Cutter:
    def __init__(
        self, flow: Flow, sheet_for: SheetFor, squeeze: float, *, part_rows: bool = False
    ) -> None:
        self.flow = flow
        self.bonds = flow.bonds
        if part_rows:
            self.bonds = [Bond.FREE if bond == Bond.ROWS else bond for bond in flow.bonds]
        self.gaps = flow.gaps if squeeze == 1 else [gap * squeeze for gap in flow.gaps]
        self.sheet_for = sheet_for
        self.cost = _cut_costs(flow.spreads, len(flow.strips) + 1)
        self.heads = _heads_at(flow.heads)
        self.firsts = [part.first for part in flow.parts]

    def cut(self) -> list[Page]:
        spans = self._starts()
        company = self._mend_last(spans)
        pages = [
            self._place(start, end, self.sheet_for(number, landscape))
            for number, (start, end, landscape) in enumerate(spans)
        ]
        return [*pages[:-1], pages[-1]._replace(company=company)]

    def _starts(self) -> list[tuple[int, int, bool]]:
        """Return first and end strip of every page, and whether it is landscape."""
        flow = self.flow
        count = len(flow.strips)
        turns = {each.at: each.landscape for each in flow.breaks}
        stops = sorted({*(index for index in turns if 0 < index < count), count})
        spans: list[tuple[int, int, bool]] = []
        start, landscape = 0, turns.get(0, False)
        for stop in stops:
            while start < stop:
                end = self._end(start, stop, self.sheet_for(len(spans), landscape))
                spans.append((start, end, landscape))
                start = end
            landscape = turns.get(stop, landscape)
        return spans or [(0, 0, False)]

    def _mend_last(self, spans: list[tuple[int, int, bool]]) -> float:
        """Give a last page that holds one line, or the small print, more to hold; return that."""
        if len(spans) < 2:
            return 0.0
        start, end, landscape = spans[-1]
        before, _, turned = spans[-2]
        forced = any(each.at == start for each in self.flow.breaks)
        if forced or turned != landscape:
            return 0.0
        one_line = sum(strip.lines for strip in self.flow.strips[start:end]) <= 1
        if not one_line and start != self.flow.closing:
            return 0.0
        sheet = self.sheet_for(len(spans) - 1, landscape)
        room = (sheet.bottom - sheet.top) * (1.0 if one_line else COMPANY)
        for index in range(start - 1, before, -1):
            height = self._height(index, end)
            if height > room:
                return 0.0
            if self.bonds[index] <= Bond.SHORT:
                spans[-2:] = [(before, index, landscape), (index, end, landscape)]
                return height - self._height(start, end)
        return 0.0

    def _height(self, start: int, end: int) -> float:
        """Return how tall a page is that begins with strip *start* and ends before *end*."""
        strips = sum(strip.height for strip in self.flow.strips[start:end])
        return self._opening(start) + strips + sum(self.gaps[start + 1 : end])

    def _end(self, start: int, stop: int, sheet: Sheet) -> int:
        """Return where the page that begins with strip *start* ends, at *stop* at the latest."""
        flow, cost = self.flow, self.cost
        strips, gaps, bonds = flow.strips, self.gaps, self.bonds
        room = sheet.bottom - sheet.top
        y = self._opening(start)
        best: dict[int, tuple[int, float]] = {}
        index = start
        while index < stop:
            if index > start:
                if y + cost[index] <= room + 0.01:
                    best[bonds[index]] = (index, y)
                y += gaps[index]
            y += strips[index].height
            if y > room + 0.01 and index > start:
                break
            index += 1
        else:
            if y <= room + 0.01 or index == start + 1:
                return stop
        free = best.get(Bond.FREE)
        short = best.get(Bond.SHORT)
        if free and short and free[1] < room * (1 - WHITE) and short[1] > free[1]:
            return short[0]
        for bond in Bond:
            if bond in best:
                return best[bond][0]
        return max(start + 1, index)

    def _opening(self, start: int) -> float:
        heads = self.heads.get(start, ())
        return self.cost[start] + sum(strip.height for head in heads for strip in head.strips)

    def _place(self, start: int, end: int, sheet: Sheet) -> Page:
        flow = self.flow
        y = sheet.top + self.cost[start]
        tops: list[float] = []
        placed: list[Placed] = []
        for head in self.heads.get(start, ()):
            for strip in head.strips:
                placed.append(Placed(y, strip.items))
                y += strip.height
        part = bisect_right(self.firsts, start) - 1
        for index in range(start, end):
            if index > start:
                y += self.gaps[index]
            while part + 1 < len(self.firsts) and self.firsts[part + 1] <= index:
                part += 1
            tops.append(y)
            strip = flow.strips[index]
            if strip.items:
                placed.append(Placed(y, strip.items, part))
            y += strip.height
        behind = self._behind(start, end, tops, sheet.top)
        return Page(sheet, (*behind, *placed), used=y)

    def _behind(self, start: int, end: int, tops: list[float], page_top: float) -> list[Placed]:
        """Return the backdrops of the strips on one page, outer ones first."""
        found = []
        for spread in self.flow.spreads:
            first, last = max(spread.first, start), min(spread.end, end) - 1
            if first > last:
                continue
            starts, ends = spread.first >= start, spread.end <= end
            top = tops[first - start] if starts else page_top
            bottom = tops[last - start] + self.flow.strips[last].height
            if not ends:
                bottom += spread.padding
            items: tuple[Item, ...] = spread.backdrop(top, bottom, starts, ends)
            found.append((spread.first, -spread.end, Placed(0.0, items)))
        found.sort(key=lambda each: each[:2])
        return [placed for _, _, placed in found]


def _cut_costs(spreads: list[Spread], count: int) -> list[float]:
    """Return, for a cut before each strip, how much padding the cut spreads need at it."""
    costs = [0.0] * (count + 1)
    for spread in spreads:
        for index in range(spread.first + 1, spread.end):
            costs[index] += spread.padding
    return costs


def _heads_at(heads: list[Head]) -> dict[int, tuple[Head, ...]]:
    """Return the heads that a page repeats, by the strip that it begins with."""
    found: dict[int, tuple[Head, ...]] = {}
    for head in heads:
        for index in range(head.first + 1, head.end):
            found[index] = (*found.get(index, ()), head)
    return found
