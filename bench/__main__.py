"""``make bench``: how fast, beside whom, in one run on one machine.

Absolute times say little on a shared machine, so everything is a ratio of medians of runs that
took turns, with its spread. Each peer has a virtual environment of its own under ``.venv-bench``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from bench import word_pdf
from bench.job import REQUEST, ROOT, write_job
from bench.pack import compare_packs
from bench.untagged import LAST_UNTAGGED, unpacked
from bench.word_job import CLIENTS, write_word_job

PEERS = ROOT / "bench" / "peers"
VENVS = ROOT / ".venv-bench"
ROUNDS = 5
WARM = 40
ONE_SHOT = 9
SOAK = 500


@dataclass(frozen=True, slots=True)
class Program:
    """A script that makes the job, and what its environment needs; ours needs nothing."""

    name: str
    script: str
    needs: tuple[str, ...] = ()
    format: str = ""
    root: Path = ROOT
    count: int = WARM
    """How many documents a round makes."""


OURS_PDF = Program("handoutgen PDF", "handoutgen_make.py", format="pdf")
OURS_DOCX = Program("handoutgen DOCX", "handoutgen_make.py", format="docx")
IN_FULL = Program("handoutgen PDF, tagged", "handoutgen_in_full.py")
SHARED_PDF = Program("handoutgen PDF", "handoutgen_shared.py", format="pdf", count=200)
SHARED_DOCX = Program("handoutgen DOCX", "handoutgen_shared.py", format="docx", count=200)
REPORTLAB = Program("ReportLab", "reportlab_plain.py", ("reportlab>=5.1,<5.2", "rl_accel"))
TYPST = Program("Typst, tagged", "typst_tagged.py", ("typst",))
WEASY = Program("WeasyPrint, tagged", "weasyprint_html.py", ("weasyprint",), count=8)
NAIVE = Program("python-docx, naive", "python_docx_naive.py", ("python-docx",))
DOCXTPL = Program("docxtpl", "docxtpl_fill.py", ("docxtpl",))
RUST = Program("rust-docxtpl", "docxtpl_fill.py", ("rust-docxtpl",))
OURS_WORD = Program("handoutgen, Word template", "handoutgen_word.py")
DOCXTPL_WORD = Program("docxtpl", "docxtpl_word.py", ("docxtpl",))
RUST_WORD = Program("rust-docxtpl", "docxtpl_word.py", ("rust-docxtpl",))

MATCHES = (
    (OURS_PDF, REPORTLAB, "PDF, warm", 1.2),
    (OURS_PDF, TYPST, "PDF, warm", None),
    (IN_FULL, TYPST, "PDF, laid out in full each time", 1.0),
    (IN_FULL, WEASY, "PDF, laid out in full each time", None),
    (SHARED_PDF, TYPST, "PDF, 5 brands x 40 clients, shared layouts", 20.0),
    (OURS_DOCX, NAIVE, "DOCX, warm", 4.0),
    (OURS_DOCX, DOCXTPL, "DOCX, warm", None),
    (SHARED_DOCX, RUST, "DOCX, 5 brands x 40 clients, shared bodies", 15.0),
)
MATCHES_OF_TWO = (
    (SHARED_PDF, TYPST, "PDF, 5 brands x 40 clients, shared layouts", None),
    (SHARED_DOCX, RUST, "DOCX, 5 brands x 40 clients, shared bodies", None),
)
"""The same with two processes each."""
WORD_GOALS = {"general": 5.0, "spliced": 15.0}
"""Against rust-docxtpl: a template of loops and conditions, and one of values only."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        write_job(job)
        print(f"job: {'+'.join(REQUEST.articles)}, {os.cpu_count()} processors\n")
        print("warm rate (higher is better): our documents a second over the peer's")
        for ours, peer, what, goal in MATCHES:
            _compare_warm(ours, peer, what, goal, job, folder)
        print("\nwarm rate of two processes")
        for ours, peer, what, goal in MATCHES_OF_TWO:
            _compare_warm(ours, peer, what, goal, job, folder, processes=2)
        _compare_with_untagged(job, folder)
        _compare_word(folder)
        print("\none shot (lower is better): our whole process over the peer's")
        for ours, peer in ((OURS_PDF, REPORTLAB), (OURS_DOCX, NAIVE)):
            for brand in (None, REQUEST.brand):
                _compare_one_shot(ours, peer, brand, job, folder)
        print(f"\nmemory over {SOAK} documents, peak MiB after a fifth and after all")
        for program in (OURS_PDF, OURS_DOCX):
            result = _run(program, job, folder, SOAK)
            print(f"  {program.name}: {result['early']:.1f} then {result['late']:.1f}")
    print("\nWord files to PDF (higher is better): our files a second over LibreOffice's")
    word_pdf.compare()
    print("\na pack of 200 files")
    compare_packs()
    return 0


def _compare_warm(
    ours: Program,
    peer: Program,
    what: str,
    goal: float | None,
    job: Path,
    folder: str,
    processes: int = 1,
) -> None:
    ratios, rates, theirs = [], [], []
    for _ in range(ROUNDS):
        mine, other = (_rate(each, job, folder, processes) for each in (ours, peer))
        ratios.append(mine / other)
        rates.append(mine)
        theirs.append(other)
    reach = f", to reach {goal}" if goal else ""
    print(
        f"  {what} against {peer.name}: {_spread(ratios)}{reach}"
        f"  [{statistics.median(rates):.0f}/s against {statistics.median(theirs):.0f}/s]"
    )


def _rate(program: Program, job: Path, folder: str, processes: int) -> float:
    """Return how many documents a second *processes* at once make, by their median time."""
    with ThreadPoolExecutor(processes) as side_by_side:
        runs = [
            side_by_side.submit(_run, program, job, f"{folder}/{number}", program.count)
            for number in range(processes)
        ]
    return sum(1 / statistics.median(run.result()["seconds"]) for run in runs)


def _compare_word(folder: str) -> None:
    """Fill two Word templates for 5 brands and 40 clients each, and watch the memory."""
    print("\nWord templates of six pages, 5 brands and 40 clients: our files a second over theirs")
    for kind, goal in WORD_GOALS.items():
        job = write_word_job(Path(folder), kind)
        _compare_warm(OURS_WORD, RUST_WORD, kind, goal, job, folder)
        _compare_warm(OURS_WORD, DOCXTPL_WORD, kind, None, job, folder)
        result = _run(OURS_WORD, job, folder, 20 * CLIENTS)
        grown = f"{result['early']:.1f} then {result['late']:.1f}"
        print(f"  {kind}: peak MiB after a fifth and after all of {20 * CLIENTS}: {grown}")


def _compare_with_untagged(job: Path, folder: str) -> None:
    """Say what tags cost in time and in size, laid out in full each time."""
    print("\ntags (lower is better): the tagged file over the untagged one")
    root = unpacked(ROOT, VENVS)
    if root is None:
        print(f"  not measured: commit {LAST_UNTAGGED} is not in this clone")
        return
    untagged = replace(IN_FULL, name="untagged", root=root)
    ratios, sizes = [], []
    for _ in range(ROUNDS):
        mine, other = (_run(each, job, folder, WARM) for each in (IN_FULL, untagged))
        ratios.append(statistics.median(mine["seconds"]) / statistics.median(other["seconds"]))
        sizes.append(mine["bytes"] / other["bytes"])
    print(f"  time: {_spread(ratios)}, to stay below 1.4; size: {_spread(sizes)}, below 1.5")


def _compare_one_shot(
    ours: Program, peer: Program, brand: str | None, job: Path, folder: str
) -> None:
    out = str(Path(folder) / f"one.{ours.format}")
    command = [str(Path(sys.executable).with_name("handoutgen")), "make", *REQUEST.articles]
    command += ["-t", REQUEST.template or "handout", "-o", out]
    command += ["-b", brand] if brand else []
    command += ["--client", "Sample Client", "--replace"]
    rounds = []
    for _ in range(ONE_SHOT + 1):
        mine = _wall(command, _environment(ours))
        rounds.append(mine / _wall(_command(peer, job, folder, 1), _environment(peer)))
    ratios = rounds[1:]  # the first also fills caches of byte code and of files
    goal = ", to reach 1.5" if peer is REPORTLAB else ""
    look = "with an SVG logo, which the peer lacks" if brand else "without a logo"
    print(f"  {ours.name}, {look}, against a bare {peer.name} script: {_spread(ratios)}{goal}")


def _spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _wall(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def _run(program: Program, job: Path, folder: str, count: int) -> dict[str, list[float]]:
    done = subprocess.run(
        _command(program, job, folder, count),
        env=_environment(program),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{program.name} failed:\n{done.stderr[-3000:]}")
    result: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return result


def _command(program: Program, job: Path, folder: str, count: int) -> list[str]:
    Path(folder).mkdir(exist_ok=True)
    out = str(Path(folder) / program.script)
    return [_python(program), str(PEERS / program.script), str(job), out, str(count)]


def _environment(program: Program) -> dict[str, str]:
    """Return a peer's environment; byte code is kept, as it is for whatever pip installed."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "BENCH_ROOT": str(program.root),
        "BENCH_FORMAT": program.format,
        "BENCH_FONTS": str(_fonts()),
    }


def _python(program: Program) -> str:
    if not program.needs:
        return sys.executable
    home = VENVS / f"{program.script.removesuffix('.py')}-{program.needs[0].partition('>')[0]}"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*install, *program.needs], check=True)
    return str(python)


def _fonts() -> Path:
    """Return the folder of the unchanged Atkinson Hyperlegible files that the peers embed."""
    home = VENVS / "fonts"
    if not home.exists():
        install = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        package = "fontpkg-atkinson-hyperlegible"
        subprocess.run([*install, "--target", str(home), package], check=True)
    return home / "fontpkg_atkinson_hyperlegible" / "files"


if __name__ == "__main__":
    sys.exit(main())
