"""One document a process: what somebody waits for who makes a single handout."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Figures, Unmeasured
from bench.job import REQUEST, write_job
from bench.programs import Program, command, environment
from bench.six_pages import NAIVE, REPORTLAB
from bench.whole_process import OURS, seconds

ROUNDS = 9


def compare(figures: Figures, folder: Path) -> None:
    """Compare whole processes with bare scripts that make one similar document."""
    job = folder / "job.json"
    write_job(job)
    for format, peer, asked in (("pdf", REPORTLAB, 1.5), ("docx", NAIVE, None)):
        for brand in (None, REQUEST.brand):
            try:
                _compare(figures, format, peer, asked, brand, job, folder)
            except Unmeasured as error:
                figures.lack(peer.name, error)
                break


def _compare(
    figures: Figures,
    format: str,
    peer: Program,
    asked: float | None,
    brand: str | None,
    job: Path,
    folder: Path,
) -> None:
    made = ["make", *REQUEST.articles, "-t", REQUEST.template or "handout", "--replace"]
    made += ["-o", str(folder / f"one.{format}"), "--client", "Sample Client"]
    made += ["-b", brand] if brand else []
    theirs = command(peer, job, folder / "one", 1), environment(peer)
    ratios = [seconds([OURS, *made]) / seconds(*theirs) for _ in range(ROUNDS + 1)]
    look = "with an SVG logo, which the peer lacks" if brand else "without a logo"
    what = f"{format.upper()} {look}, over a bare {peer.name} script"
    # The first round also fills caches of byte code and of files.
    figures.say(what, ratios[1:], asked, at_most=True)
