"""A command from its start to its end, as somebody waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.figures import Unmeasured
from bench.job import ROOT

OURS = str(Path(sys.executable).with_name("handoutgen"))


def seconds(words: list[str], given: dict[str, str] | None = None, folder: Path = ROOT) -> float:
    """Return how long the command *words* takes, started in *folder*.

    Raises:
        Unmeasured: if it fails.
    """
    if given is None:  # byte code is kept, as it is for whatever pip installed
        given = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(
        words, env=given, cwd=folder, check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    taken = time.perf_counter() - start
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise Unmeasured(lines[-1] if lines else f"{words[0]} ended with {done.returncode}")
    return taken
