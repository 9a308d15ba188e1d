"""Memory over many documents of one process: it stays where it was."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Figures
from bench.job import write_job
from bench.programs import run
from bench.six_pages import ours

COUNT = 500
MOST_GROWTH = 1.1


def watch(figures: Figures, folder: Path) -> None:
    """Print the peak after a fifth of the documents and after all of them."""
    job = folder / "job.json"
    write_job(job)
    for format in ("pdf", "docx"):
        (done,) = run(ours(format, "shared"), job, folder, COUNT)
        note = f"{done.early:.1f} then {done.late:.1f} MiB"
        what = f"peak after {COUNT} {format.upper()} over the peak after a fifth"
        figures.say(what, [done.late / done.early], MOST_GROWTH, at_most=True, note=note)
