"""The summary: the one or two sentences between a title and its byline."""

from __future__ import annotations

from handoutgen.read.unmarked.page import Page

_MOST_WORDS = 70
_SURELY = 6
"""So many words below the title are no label, even without a full stop."""
_BETWEEN = frozenset({"the title again", "reading time", "a sharing button"})


def find_summary(page: Page) -> None:
    """Find a short paragraph right below the title that something parts from the text."""
    titles = page.positions("title")
    if not titles:
        return
    at = titles[0] + 1
    while at < len(page.pieces) and at in page.findings:
        at += 1
    if at >= len(page.pieces):
        return
    piece = page.pieces[at]
    if (
        piece.text.endswith(("?", ":"))
        or piece.kind != "prose"
        or not (piece.closed or piece.words >= _SURELY)
        or not 3 <= piece.words <= _MOST_WORDS
    ):
        return
    below = page.findings.get(at + 1)
    if below is not None and (below.role == "byline" or below.why in _BETWEEN):
        page.find(at, "summary", "stands between the title and the byline")
