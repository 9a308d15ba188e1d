"""What was measured, what was asked, and what could not be measured at all."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Unmeasured(Exception):
    """A program is not to be had here, or it failed: the others go on."""


class Figure(NamedTuple):
    """A ratio over several rounds, beside what was *asked* of its median."""

    what: str
    ratios: Sequence[float]
    asked: float
    at_most: bool

    @property
    def is_reached(self) -> bool:
        median = statistics.median(self.ratios)
        return median <= self.asked if self.at_most else median >= self.asked

    def __str__(self) -> str:
        bound = "at most" if self.at_most else "at least"
        return f"{self.what}: {spread(self.ratios)}, asked {bound} {self.asked:g}"


class Figures:
    """All that one run of the bench says in the end."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._unmeasured: dict[str, None] = {}

    def say(
        self,
        what: str,
        ratios: Sequence[float],
        asked: float | None = None,
        *,
        at_most: bool = False,
        note: str = "",
    ) -> None:
        """Print a line of its own for a figure."""
        goal = self.take(what, ratios, asked, at_most=at_most)
        parts = (f"  {what}: {spread(ratios)}", goal, note)
        print(", ".join(part for part in parts if part), flush=True)

    def take(
        self, what: str, ratios: Sequence[float], asked: float | None, *, at_most: bool = False
    ) -> str:
        """Keep a figure for the summary; return what was asked, and whether that is reached."""
        if asked is None:
            return ""
        figure = Figure(what, ratios, asked, at_most)
        self._figures.append(figure)
        return f"{'<=' if at_most else '>='} {asked:g} {'yes' if figure.is_reached else 'NO'}"

    def lack(self, what: str, why: object) -> None:
        """Tell that something is not measured."""
        said = f"{what}: {why}"
        if said not in self._unmeasured:
            self._unmeasured[said] = None
            print(f"  not measured: {said}", flush=True)

    def summary(self) -> str:
        """Return what is reached, what is not, and what nobody knows."""
        failed = [figure for figure in self._figures if not figure.is_reached]
        reached = len(self._figures) - len(failed)
        lines = [f"reached: {reached} of {len(self._figures)} figures that were asked"]
        lines += [f"  not reached: {figure}" for figure in failed]
        lines += [f"  not measured: {said}" for said in self._unmeasured]
        return "\n".join(lines)


def spread(ratios: Sequence[float]) -> str:
    """Return a median, and the lowest and the highest beside it."""
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    return f"{_short(middle)} ({_short(low)} to {_short(high)})"


def _short(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 100 else f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"
