"""``make soak``: a roster of ten thousand rows; memory stays flat and the rate steady.

The rows go through a batch as a clinic's do, files and all, in this process, so that its memory is
the worker's. Names are short and long, and now and then in another script.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from handoutgen.batch.orders import Order
from handoutgen.batch.work import Chunk, Desk, Job, Ordered
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

ROWS = 10_000
STRETCH = 1_000
CHUNK = 40
MOST_GROWTH = 1.10
LEAST_RATE = 0.7
"""Of the first stretch's rate: machines are shared."""
ROOT = Path(__file__).resolve().parent.parent
REQUEST = Request(("sleeping-better",), template="handout-worksheet", brand="lantern-quay")
UNUSUAL = ("Łukasz Próba", "Nguyễn Văn Mẫu", "דנה לדוגמה", "Sample " * 12 + "Long")


def _order(number: int, format: str) -> Ordered:
    name = UNUSUAL[number // 100 % len(UNUSUAL)] if number % 100 == 99 else "Sample Client"
    order = Order(number + 2, number + 1, "", REQUEST, Person(f"{name} {number}"), (format,))
    return Ordered(order, f"{format}/{number % STRETCH:05d}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    steady = True
    for format in ("pdf", "docx"):
        with tempfile.TemporaryDirectory() as folder:
            today = date(2025, 1, 1)
            job = Job(Workspace.at(ROOT), Path(folder), "roster.csv", today)
            desk = Desk()
            peaks, rates = [], []
            for begin in range(0, ROWS, STRETCH):
                start = time.perf_counter()
                for first in range(begin, begin + STRETCH, CHUNK):
                    orders = tuple(_order(number, format) for number in range(first, first + CHUNK))
                    for result in desk.do(Chunk(job, "make", orders)):
                        if result.faults:
                            raise SystemExit(str(result.faults[0]))
                rates.append(STRETCH / (time.perf_counter() - start))
                peaks.append(_peak())
        flat = peaks[-1] <= peaks[0] * MOST_GROWTH
        steady = steady and flat and rates[-1] >= rates[0] * LEAST_RATE
        print(
            f"{format}: {ROWS:,} rows, peak {peaks[0]:.1f} MiB after the first thousand and"
            f" {peaks[-1]:.1f} after the last, {rates[0]:.0f}/s at first and {rates[-1]:.0f}/s at"
            f" last ({min(rates):.0f} to {max(rates):.0f})"
        )
    return 0 if steady else 1


if __name__ == "__main__":
    sys.exit(main())
