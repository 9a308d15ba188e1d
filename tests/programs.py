"""Other people's programs that the tests open our files with, and how they get here.

``python tests/programs.py`` installs what is missing where it may (root on a Debian machine).
Tests ask :func:`program`: a missing program skips its test aloud, and fails it in CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = {
    "pdftocairo": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "chromium": "chromium",
}


def program(name: str) -> str:
    """Return the path of program *name*, or skip the test that asks for it."""
    import pytest

    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing; Debian has it in {PACKAGES[name]}")
        pytest.skip(f"{name} is not on this machine; Debian has it in {PACKAGES[name]}")
    return found


def main() -> int:
    missing = sorted({package for name, package in PACKAGES.items() if not shutil.which(name)})
    if not missing:
        return 0
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print(f"not installed: {', '.join(missing)}; the tests that need them will be skipped")
        return 0
    print(f"installing {', '.join(missing)} for the tests", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for call in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        done = subprocess.run(["apt-get", *call], env=quiet, check=False, capture_output=True)
        if done.returncode:
            print(done.stderr.decode(errors="replace")[-2000:], file=sys.stderr)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
