"""A pack of 200 files: all of it, one article changed, and nothing due."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.job import ROOT

ARTICLES = 50
ROUNDS = 7
PACK = """\
title: Fifty articles
brand: lantern-quay
handouts:
  - articles: ["rest-*"]
    templates: [handout, handout-worksheet]
    brands: [lantern-quay]
    formats: [pdf, docx]
"""
_SECONDS_MORE = 1.0


def compare_packs() -> None:
    """Print how long a publish takes, and what it takes more than the program's start."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root)
        whole = _wall(root, "publish", "fifty")
        starts = [_wall(root, "--version") for _ in range(ROUNDS)]
        nothing = [_wall(root, "publish", "fifty") for _ in range(ROUNDS)]
        article = root / "content" / "articles" / "rest-007.md"
        article.write_text(article.read_text("utf-8") + "\nOne more line.\n", "utf-8")
        one = _wall(root, "publish", "fifty")
    start, still = statistics.median(starts), statistics.median(nothing)
    print(f"  all of it: {whole:.1f} s; one article changed: {one:.1f} s")
    more = f"{still - start:.2f} s more than the start's {start:.2f} s, to reach {_SECONDS_MORE}"
    print(f"  nothing due: {still:.2f} s, {more}")


def _write(root: Path) -> None:
    source = ROOT / "content" / "articles" / "sleeping-better.md"
    text = source.read_text("utf-8")
    for folder in ("articles", "packs"):
        (root / "content" / folder).mkdir(parents=True)
    for number in range(ARTICLES):
        path = root / "content" / "articles" / f"rest-{number:03d}.md"
        path.write_text(text.replace("Sleeping better", f"Rest {number}", 1), "utf-8")
    (root / "content" / "packs" / "fifty.yaml").write_text(PACK, "utf-8")


def _wall(root: Path, *words: str) -> float:
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [str(Path(sys.executable).with_name("handoutgen")), *words]
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    compare_packs()
