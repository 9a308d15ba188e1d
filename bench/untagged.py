"""What tags cost: our writer beside itself as it was before it had any.

The program has no switch that leaves tags out, so the last commit without them is unpacked from
the repository's own history; in a clone without that history there is nothing to compare with.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

LAST_UNTAGGED = "879e3dded"


def unpacked(root: Path, home: Path) -> Path | None:
    """Return the folder of the untagged program, unpacked into *home*; None without history."""
    folder = home / f"untagged-{LAST_UNTAGGED}"
    if folder.exists():
        return folder
    command = ["git", "archive", LAST_UNTAGGED, "handoutgen", "bench", "content", "templates"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if done.returncode:
        return None
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return folder
