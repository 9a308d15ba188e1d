"""Ctrl-C while processes are started is for the one that a person sees."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

STARTED = """
import sys
from handoutgen.processes import fresh_processes

fresh_processes(["slow"])
sys.stdin.read()
"""
SLOW = """
import time
from pathlib import Path

Path("began").touch()
time.sleep(1.5)
"""


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="there is none to import"
)
def test_an_interrupt_prints_nothing_of_imports(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    call = subprocess.Popen(
        [sys.executable, "-c", STARTED],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    _wait_for(tmp_path / "began")
    os.killpg(call.pid, signal.SIGINT)
    _, said = call.communicate(timeout=30)
    assert "KeyboardInterrupt" in said  # of the process itself, which Click words for people
    assert "slow.py" not in said


def _wait_for(path: Path) -> None:
    import time

    until = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < until
        time.sleep(0.02)
