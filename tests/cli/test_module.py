"""``python -m handoutgen``, also where it starts processes that import it again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_batch_of_two_processes_by_the_module_s_name(tmp_path: Path) -> None:
    rows = "".join(f"K-{number},Sample {number}\n" for number in range(60))
    (tmp_path / "clients.csv").write_text(f"id,client\n{rows}")
    call = ["batch", "clients.csv", "-t", "worry-time", "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "handoutgen", *call], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("output/clients/*.pdf"))) == 60
