"""``make demo``: the sample articles as a handout and a worksheet, for two brands, in both formats.

It calls the program as a person would, so that what it makes is what README promises.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ("sleeping-better", "close-again-after-hurt")
BRANDS = ("lantern-quay", "lantern-quay-us")


def main() -> int:
    command = Path(sys.executable).with_name("handoutgen")
    for article in ARTICLES:
        for template in ("handout", "worksheet"):
            for brand in BRANDS:
                call = [
                    *(str(command), "make", article, "-t", template, "-b", brand),
                    *("-f", "pdf", "-f", "docx", "-o", "output"),
                ]
                done = subprocess.run(call, cwd=ROOT, check=False)  # noqa: S603 - our own program
                if done.returncode:
                    return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
