"""Programs that make a job: ours, and peers in virtual environments of their own.

Each is a script in ``bench/peers``. It makes its first document, says that it is ready, and goes
on when it is told to, so that two processes of it work at the same time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import venv
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

from bench.figures import Unmeasured
from bench.job import ROOT

PEERS = ROOT / "bench" / "peers"
VENVS = ROOT / ".venv-bench"
_SECONDS = 300.0
"""After which a program is taken for one that hangs."""


@dataclass(frozen=True, slots=True)
class Program:
    """A script that makes the job, and what its environment needs; ours needs nothing."""

    name: str
    script: str
    needs: tuple[str, ...] = ()
    format: str = ""
    way: str = ""
    root: Path = ROOT
    count: int = 40
    """How many documents a round makes."""


class Run(NamedTuple):
    """What one process said of the documents after its first; memory is in MiB."""

    seconds: list[float]
    early: float
    late: float
    bytes: int
    path: Path

    @property
    def rate(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def run(
    program: Program, job: Path, folder: Path, count: int | None = None, processes: int = 1
) -> list[Run]:
    """Make the job in *processes* at once.

    Raises:
        Unmeasured: if the program cannot be had, or fails.
    """
    started = [
        _Started(program, job, folder / f"{number}", count or program.count)
        for number in range(processes)
    ]
    watch = threading.Timer(_SECONDS, lambda: [each.kill() for each in started])
    watch.start()
    try:
        for each in started:
            each.await_ready()
        for each in started:
            each.go()
        return [each.result() for each in started]
    finally:
        watch.cancel()
        for each in started:
            each.close()


def command(program: Program, job: Path, folder: Path, count: int) -> list[str]:
    """Return the command that makes *count* documents and leaves the last one in *folder*."""
    folder.mkdir(exist_ok=True)
    script = str(PEERS / program.script)
    return [_python(program.needs), script, str(job), str(folder / "last"), str(count)]


def environment(program: Program) -> dict[str, str]:
    """Return a program's environment; byte code is kept, as it is for whatever pip installed."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "BENCH_ROOT": str(program.root),
        "BENCH_FORMAT": program.format,
        "BENCH_WAY": program.way,
        "BENCH_FONTS": str(_fonts()) if program.needs else "",
    }


class _Started:
    def __init__(self, program: Program, job: Path, folder: Path, count: int) -> None:
        self._program = program
        self._folder = folder
        self._said: IO[str] = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            command(program, job, folder, count),
            env=environment(program),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )

    def await_ready(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - both are pipes
        if self._process.stdout.readline().strip() != "ready":
            raise self._failed()

    def go(self) -> None:
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.write("go\n")
            self._process.stdin.flush()
        except OSError:
            raise self._failed() from None

    def result(self) -> Run:
        said, _ = self._process.communicate()
        if self._process.returncode:
            raise self._failed()
        last = max(self._folder.glob("last*"), key=os.path.getmtime)
        return Run(**json.loads(said.splitlines()[-1]), path=last)

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()

    def close(self) -> None:
        self.kill()
        with suppress(OSError):  # a "go" that never came through
            self._process.communicate()
        self._said.close()

    def _failed(self) -> Unmeasured:
        self._process.wait()
        self._said.seek(0)
        lines = self._said.read().strip().splitlines()
        return Unmeasured(lines[-1] if lines else f"it ended with {self._process.returncode}")


@cache
def _python(needs: tuple[str, ...]) -> str:
    """Return the interpreter that has what is needed.

    Raises:
        Unmeasured: if it cannot be installed.
    """
    if not needs:
        return sys.executable
    home = VENVS / "-".join(need.partition(">")[0] for need in needs)
    python = home / "bin" / "python"
    if not (home / "installed").exists():
        venv.create(home, with_pip=True, clear=True)
        _install(str(python), *needs)
        (home / "installed").touch()
    return str(python)


@cache
def _fonts() -> Path:
    """Return the folder of the unchanged Atkinson Hyperlegible files that the peers embed."""
    home = VENVS / "fonts"
    files = home / "fontpkg_atkinson_hyperlegible" / "files"
    if not files.exists():
        _install(sys.executable, "--target", str(home), "fontpkg-atkinson-hyperlegible")
    return files


def _install(python: str, *words: str) -> None:
    quiet = ("-q", "--disable-pip-version-check")
    done = subprocess.run(
        [python, "-m", "pip", "install", *quiet, *words],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "ERROR" in line]
        raise Unmeasured(f"cannot be installed: {lines[-1] if lines else done.returncode}")
