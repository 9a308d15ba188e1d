"""Word templates of six pages, filled for 5 brands and 40 clients, beside docxtpl's engines."""

from __future__ import annotations

import statistics
from pathlib import Path

from bench.figures import Figures, Unmeasured
from bench.job import BRANDS, CLIENTS
from bench.programs import Program, run
from bench.six_pages import DOCXTPL, ROUNDS, RUST
from bench.word_job import write_word_job

OURS = Program("handoutgen, Word template", "handoutgen_word.py", count=BRANDS * CLIENTS)
GOALS = {"general": 5.0, "spliced": 15.0}
"""Against rust-docxtpl: a template of loops and conditions, and one of values only."""
SOAK = 800


def compare(figures: Figures, folder: Path) -> None:
    """Fill two templates, and watch the memory."""
    for kind, goal in GOALS.items():
        job = write_word_job(folder, kind)
        for peer, asked in ((RUST, goal), (DOCXTPL, None)):
            try:
                rates = [
                    [run(program, job, folder)[0].rate for program in (OURS, peer)]
                    for _ in range(ROUNDS)
                ]
            except Unmeasured as error:
                figures.lack(f"{peer.name} ({kind})", error)
                continue
            ratios = [mine / theirs for mine, theirs in rates]
            mine, theirs = (statistics.median(column) for column in zip(*rates, strict=True))
            note = f"{mine:,.0f} a second against {theirs:,.0f}"
            figures.say(f"{kind} template, over {peer.name}", ratios, asked, note=note)
        (done,) = run(OURS, job, folder, SOAK)
        grown = f"{done.early:.1f} then {done.late:.1f}"
        print(f"  {kind}: peak MiB after a fifth and after all of {SOAK}: {grown}")
