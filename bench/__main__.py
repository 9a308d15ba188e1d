"""``make bench``: how fast, beside whom, in one run on one machine.

Absolute times say little on a shared machine, so everything is a ratio of medians of runs that
took turns, with its spread. Each peer has a virtual environment of its own under ``.venv-bench``;
one that cannot be had is told, and the rest goes on. ``python -m bench WORD`` makes only the parts
whose title holds WORD.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import flat, memory, one_shot, pack, six_pages, untagged, word_pdf, word_templates
from bench.figures import Figures, Unmeasured
from bench.job import BRANDS, CLIENTS, REQUEST

Part = Callable[[Figures, Path], None]
_JOB = f"six pages, {BRANDS} brands x {CLIENTS} clients"
PARTS: tuple[tuple[str, Part], ...] = (
    (f"{_JOB}, one process", partial(six_pages.compare, processes=1)),
    (f"{_JOB}, two processes", partial(six_pages.compare, processes=2)),
    ("tags, laid out in full each time (lower is better)", untagged.compare),
    ("Word templates: our files a second over theirs", word_templates.compare),
    ("one shot: our whole process over the peer's (lower is better)", one_shot.compare),
    ("memory", memory.watch),
    ("batch: what a document costs (lower is better)", flat.compare),
    ("Word files to PDF: our files a second over LibreOffice's", word_pdf.compare),
    ("a pack of 200 files", pack.compare),
)


def main() -> int:
    began = time.monotonic()
    words = sys.argv[1:]
    figures = Figures()
    print(f"{'+'.join(REQUEST.articles)}, {os.cpu_count()} processors")
    print("figures are the median of rounds (lowest to highest)")
    done = [
        _is_done(title, part, figures)
        for title, part in PARTS
        if not words or any(word in title for word in words)
    ]
    print(f"\nafter {(time.monotonic() - began) / 60:.1f} minutes, {figures.summary()}")
    return 0 if all(done) else 1


def _is_done(title: str, part: Part, figures: Figures) -> bool:
    """Measure one part; a fault of the bench itself ends that part, not the others."""
    print(f"\n{title}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            part(figures, Path(folder))
        except Unmeasured as error:
            figures.lack(title, error)
        except Exception as error:
            traceback.print_exc()
            figures.lack(title, f"the bench failed: {error}")
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
