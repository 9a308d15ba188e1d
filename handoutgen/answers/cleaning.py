"""Words out of strangers' files: line ends made one, what cannot be printed taken out."""

from __future__ import annotations

import re

LONGEST = 100_000
"""Characters of one answer that are kept."""
LONGEST_LINE = 500

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def clean_text(words: str) -> str:
    """Return *words* as text of one or many lines, without empty ones at its ends."""
    lines = _UNPRINTABLE.sub("", _LINE_END.sub("\n", words[:LONGEST])).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def clean_line(words: str) -> str:
    """Return *words* on one line, as labels and titles are."""
    return " ".join(_UNPRINTABLE.sub(" ", words[: LONGEST_LINE * 2]).split())[:LONGEST_LINE]
