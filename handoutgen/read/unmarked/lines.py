"""The lines of a raw text that hold something."""

from __future__ import annotations

import re

from handoutgen.records import dataclass

_SPACES = re.compile(r"[ \t]+")
_WIDE = re.compile(r"[ \u00a0]{3,}|\t[ \t]*")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words without the spaces around them; *indent* counts the columns before them.

    *after_gap* says that an empty line, or nothing, stands before it. *length* is what it took
    up, indent included. *columns* counts the parts that wide spaces keep apart.
    """

    number: int
    text: str
    indent: int
    after_gap: bool
    columns: int = 1

    @property
    def length(self) -> int:
        return self.indent + len(self.text)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of *text* that are not empty; *text* holds only ``\\n`` as line end."""
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip(" \t\u00a0")
        if not words:
            gap = True
            continue
        lead = raw[: len(raw) - len(raw.lstrip(" \t\u00a0"))]
        indent = sum(_TAB if char == "\t" else 1 for char in lead)
        columns = len(_WIDE.split(words))
        lines.append(Line(number, _SPACES.sub(" ", words), indent, gap, columns))
        gap = False
    return tuple(lines)
