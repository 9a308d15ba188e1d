"""What tags cost: our writer beside itself as it was before it had any.

The program has no switch that leaves tags out, so the last commit without them is unpacked from
the repository's own history; in a clone without that history there is nothing to compare with.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path

from bench.figures import Figures, Unmeasured
from bench.job import ROOT, write_job
from bench.programs import VENVS, Program, run

LAST_UNTAGGED = "879e3dded"
TAGGED = Program("tagged", "handoutgen_in_full.py")
ROUNDS = 5


def compare(figures: Figures, folder: Path) -> None:
    """Say what tags cost in time and in size, laid out in full each time."""
    job = folder / "job.json"
    write_job(job)
    untagged = replace(TAGGED, name="untagged", root=_unpacked())
    times, sizes = [], []
    for _ in range(ROUNDS):
        (mine,), (other,) = (run(each, job, folder) for each in (TAGGED, untagged))
        times.append(other.rate / mine.rate)
        sizes.append(mine.bytes / other.bytes)
    figures.say("time of a tagged file over an untagged one", times, 1.4, at_most=True)
    figures.say("size of a tagged file over an untagged one", sizes, 1.5, at_most=True)


def _unpacked() -> Path:
    """Return the folder of the untagged program.

    Raises:
        Unmeasured: without history.
    """
    folder = VENVS / f"untagged-{LAST_UNTAGGED}"
    if folder.exists():
        return folder
    command = ["git", "archive", LAST_UNTAGGED, "handoutgen", "bench", "content", "templates"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise Unmeasured(f"commit {LAST_UNTAGGED} is not in this clone")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return folder
