"""A pack of 200 files: all of it, one article changed, and nothing due."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.figures import Figures
from bench.job import ROOT
from bench.whole_process import OURS, seconds

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


def compare(figures: Figures, folder: Path) -> None:
    """Print how long a publish takes, and what it takes more than the program's start."""
    _write(folder)
    publish, start = partial(seconds, [OURS, "publish", "fifty"], None, folder), [OURS, "--version"]
    whole = publish()
    rounds = [(seconds(start), publish()) for _ in range(ROUNDS)]
    article = folder / "content" / "articles" / "rest-007.md"
    article.write_text(article.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    one = publish()
    print(f"  all of it: {whole:.1f} s; one article changed: {one:.1f} s")
    more = [nothing - started for started, nothing in rounds]
    figures.say("nothing due: seconds more than starting the program", more, 1.0, at_most=True)


def _write(root: Path) -> None:
    source = ROOT / "content" / "articles" / "sleeping-better.md"
    text = source.read_text("utf-8")
    for folder in ("articles", "packs"):
        (root / "content" / folder).mkdir(parents=True)
    for number in range(ARTICLES):
        path = root / "content" / "articles" / f"rest-{number:03d}.md"
        path.write_text(text.replace("Sleeping better", f"Rest {number}", 1), "utf-8")
    (root / "content" / "packs" / "fifty.yaml").write_text(PACK, "utf-8")
