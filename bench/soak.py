"""``make soak``: thousands of documents in one process; memory stays flat and the rate steady."""

from __future__ import annotations

import resource
import sys
import time

from bench.job import REQUEST, ROOT
from handoutgen.pipeline import Library, Person, prepare
from handoutgen.workspace import Workspace

DOCUMENTS = 4000
STRETCH = 500
MOST_GROWTH = 1.10


def main() -> int:
    prepared = prepare(REQUEST, Library(Workspace.at(ROOT)))
    steady = True
    for format in ("pdf", "docx"):
        prepared.make(Person(client="Sample Client"), format)
        peaks, rates = [], []
        for begin in range(0, DOCUMENTS, STRETCH):
            start = time.perf_counter()
            for number in range(begin, begin + STRETCH):
                prepared.make(Person(client=f"Sample Client {number}"), format)
            rates.append(STRETCH / (time.perf_counter() - start))
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        growth = peaks[-1] / peaks[0]
        steady = steady and growth <= MOST_GROWTH
        print(
            f"{format}: {DOCUMENTS} documents, peak {peaks[0]:.1f} then {peaks[-1]:.1f} MiB,"
            f" {rates[0]:.0f}/s at first and {rates[-1]:.0f}/s at last"
        )
    return 0 if steady else 1


if __name__ == "__main__":
    sys.exit(main())
