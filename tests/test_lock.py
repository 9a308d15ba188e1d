"""One at a time in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handoutgen.errors import HandoutError
from handoutgen.lock import locked

HOLD = "import sys, pathlib; from handoutgen.lock import locked\n"
HOLD += "with locked(pathlib.Path(sys.argv[1]), str): print('held', flush=True); sys.stdin.read()"


def _refused(holder: str) -> HandoutError:
    return HandoutError.at("here", f"taken{holder}")


def test_whoever_holds_it_is_named_and_it_goes_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    words = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        said = rf"taken \(process {other.pid}\)"
        with pytest.raises(HandoutError, match=said), locked(path, _refused):
            pass
        other.kill()
    with locked(path, _refused):
        assert path.read_text() == f"{os.getpid()}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="what Windows says is another")
def test_a_drive_that_knows_no_locks_refuses_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(tmp_path / "lock", _refused):
        pass
