"""What a document costs in a batch of 200, of 1,000 and of 10,000: the command, files and all."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from bench.figures import Figures
from bench.job import ROOT
from bench.whole_process import OURS, seconds

ROUNDS = 3
FEW = 5
COUNTS = {200: 4, 1_000: 2, 10_000: 1}
"""How often each is made in a round: what is short is measured more often."""
MOST = 1.15
"""What a document may cost in the longest batch over the shortest: machines are shared."""


def compare(figures: Figures, folder: Path) -> None:
    """Print the milliseconds a document, a batch of five taken away, and how flat they are."""
    starts: list[float] = []
    costs: dict[int, list[float]] = {count: [] for count in COUNTS}
    for _ in range(ROUNDS):
        start = statistics.mean(_batch(folder, FEW) for _ in range(3))
        starts.append(start)
        for count, times in COUNTS.items():
            taken = statistics.mean(_batch(folder, count) for _ in range(times))
            costs[count].append((taken - start) / (count - FEW))
    said = [
        f"{statistics.median(cost) * 1000:.2f} ms in a batch of {count:,}"
        for count, cost in costs.items()
    ]
    print(f"  start and {FEW} documents {statistics.median(starts):.2f} s; then a document costs")
    print(f"  {', '.join(said)}")
    shortest, *_, longest = costs
    ratios = [late / early for early, late in zip(costs[shortest], costs[longest], strict=True)]
    what = f"a document of {longest:,} over one of {shortest}"
    figures.say(what, ratios, MOST, at_most=True)


def _batch(folder: Path, rows: int) -> float:
    """Return how long one worker takes for a roster of *rows*."""
    roster, output = folder / "roster.csv", folder / "made"
    lines = ["id,client", *(f"k{number:05d},Sample Client {number}" for number in range(rows))]
    roster.write_text("\n".join(lines), "utf-8")
    wanted = ["--article", "sleeping-better", "-t", "handout-worksheet", "-b", "lantern-quay"]
    words = [OURS, "batch", str(roster), "-o", str(output), "--jobs", "1", *wanted]
    taken = seconds(words, folder=ROOT)
    shutil.rmtree(output)
    return taken
