"""Six pages, 5 brands, 40 clients each: ours beside every peer, one process and two.

Every round runs each program once, so a ratio compares runs that took turns. Its rate is that of
all documents after its first; where 200 would take too long, a share of each brand's are made.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pikepdf

from bench.figures import Figures, Unmeasured, spread
from bench.job import BRANDS, CLIENTS, write_job
from bench.programs import Program, run
from bench.word_job import write_word_job

ALL = BRANDS * CLIENTS
ROUNDS = 5
ROUNDS_OF_TWO = 3
"""Of two processes, of which nothing was asked."""


class Peer(NamedTuple):
    """A program to beat, and what was asked of ours: sharing layouts, and laying out in full."""

    program: Program
    shared: float | None = None
    in_full: float | None = None
    word: bool = False
    """Whether it fills the Word template that has the same words."""


def ours(format: str, way: str) -> Program:
    """Return our own program; *way* is ``shared`` or ``in full``."""
    name = f"handoutgen, {way}"
    return Program(
        name,
        "handoutgen_brands.py",
        format=format,
        way=way,
        count=ALL if way == "shared" else 40,
    )


REPORTLAB = Program(
    "ReportLab + rl_accel", "reportlab_plain.py", ("reportlab>=5.1,<5.2", "rl_accel")
)
NAIVE = Program("python-docx, naive", "python_docx_naive.py", ("python-docx",), count=15)
DOCXTPL = Program("docxtpl", "docxtpl_word.py", ("docxtpl",))
RUST = Program("rust-docxtpl", "docxtpl_word.py", ("rust-docxtpl",))

PEERS: Mapping[str, tuple[Peer, ...]] = {
    "pdf": (
        Peer(Program("Typst, tagged", "typst_tagged.py", ("typst",)), shared=20.0, in_full=1.0),
        Peer(REPORTLAB, in_full=1.2),
        Peer(Program("WeasyPrint, tagged", "weasyprint_html.py", ("weasyprint",), count=10)),
        Peer(
            Program("docxtpl, LibreOffice", "libreoffice_word.py", ("docxtpl",), count=20),
            word=True,
        ),
    ),
    "docx": (
        Peer(RUST, shared=15.0, word=True),
        Peer(DOCXTPL, word=True),
        Peer(NAIVE, in_full=4.0),
    ),
}


def compare(figures: Figures, folder: Path, processes: int) -> None:
    """Print a table for each format; only what one process does was asked."""
    jobs = {False: folder / "job.json", True: write_word_job(folder, "general")}
    write_job(jobs[False])
    for format, peers in PEERS.items():
        _compare(figures, folder, jobs, format, peers, processes)


def _compare(
    figures: Figures,
    folder: Path,
    jobs: Mapping[bool, Path],
    format: str,
    peers: tuple[Peer, ...],
    processes: int,
) -> None:
    shared, in_full = Peer(ours(format, "shared")), Peer(ours(format, "in full"))
    rates: dict[Program, list[float]] = {}
    pages: dict[Program, str] = {}
    racing = [shared, in_full, *peers]
    for _ in range(ROUNDS if processes == 1 else ROUNDS_OF_TWO):
        for peer in tuple(racing):
            program = peer.program
            try:
                done = run(program, jobs[peer.word], folder, processes=processes)
            except Unmeasured as error:
                figures.lack(program.name, error)
                racing.remove(peer)
                rates.pop(program, None)
            else:
                rates.setdefault(program, []).append(sum(each.rate for each in done))
                pages[program] = _pages(done[0].path)
    print(
        f"  {format.upper():22}{'made':>5}{'pages':>7}{'a second':>10}"
        f"   {'ours, shared, over it':24}{'asked':12}{'ours, in full, over it':24}asked"
    )
    for peer in racing:
        program = peer.program
        rate = statistics.median(rates[program])
        line = f"  {program.name:22}{program.count:5}{pages[program]:>7}{rate:10,.1f}"
        for mine, asked in ((shared, peer.shared), (in_full, peer.in_full)):
            if peer in (shared, in_full) or mine not in racing:
                continue
            ratios = [a / b for a, b in zip(rates[mine.program], rates[program], strict=True)]
            what = f"{format.upper()}, {mine.program.name.partition(', ')[2]}, over {program.name}"
            goal = figures.take(what, ratios, asked if processes == 1 else None)
            line += f"   {spread(ratios):24}{goal:9}"
        print(line.rstrip(), flush=True)


def _pages(path: Path) -> str:
    if path.suffix != ".pdf":
        return ""
    with pikepdf.open(path) as opened:
        return str(len(opened.pages))
