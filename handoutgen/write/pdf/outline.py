"""The outline: bookmarks in a tree, as deep as the headings."""

from __future__ import annotations

from typing import NamedTuple

from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import Body, Surface, text_string


class Entry(NamedTuple):
    """A bookmark: *page* from 0, *top* in points from the foot of its sheet."""

    level: int
    title: str
    page: int
    top: float


class _Branch:
    __slots__ = ("body", "branches", "entry", "number")

    def __init__(self, entry: Entry | None, body: Body, number: int) -> None:
        self.entry = entry
        self.body = body
        self.number = number
        self.branches: list[_Branch] = []

    def count(self) -> int:
        return sum(1 + branch.count() for branch in self.branches)


def add_outline(surface: Surface, entries: list[Entry], pages: list[int]) -> int | None:
    """Add the outline of *entries* and return its number, or None where there are none."""
    if not entries:
        return None
    body = Body()
    root = _Branch(None, body, surface.register(body, "outline"))
    path = [root]
    for place, entry in enumerate(entries, 1):
        while path[-1].entry is not None and path[-1].entry.level >= entry.level:
            path.pop()
        body = Body()
        branch = _Branch(entry, body, surface.register(body, f"outline {place}"))
        path[-1].branches.append(branch)
        path.append(branch)
    _write(root, None, pages)
    return root.number


def _write(branch: _Branch, parent: int | None, pages: list[int]) -> None:
    """Write *branch* and all below it; siblings are linked by their own parent."""
    stack: list[tuple[_Branch, int | None, int | None, int | None]] = [(branch, parent, None, None)]
    while stack:
        here, above, before, after = stack.pop()
        parts = ["<<"]
        if here.entry is None:
            parts.append("/Type /Outlines")
        else:
            to = f"[{pages[here.entry.page]} 0 R /XYZ null {num(here.entry.top)} null]"
            parts.append(f"/Title {text_string(here.entry.title)} /Parent {above} 0 R /Dest {to}")
            if before is not None:
                parts.append(f" /Prev {before} 0 R")
            if after is not None:
                parts.append(f" /Next {after} 0 R")
        below = here.branches
        if below:
            parts.append(f" /First {below[0].number} 0 R /Last {below[-1].number} 0 R")
            parts.append(f" /Count {here.count()}")
        parts.append(">>")
        here.body.data = "".join(parts).encode("latin-1")
        for place, each in enumerate(below):
            left = below[place - 1].number if place else None
            right = below[place + 1].number if place + 1 < len(below) else None
            stack.append((each, here.number, left, right))
