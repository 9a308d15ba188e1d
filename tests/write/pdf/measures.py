"""Reads a display list back: what stands where on which page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Block
from handoutgen.report import Report
from handoutgen.write.pdf import Pages, lay_out
from handoutgen.write.pdf.items import Item, Items, Sign, TextLine

MM = 72 / 25.4
WORDS = "Waking at the same hour each day sets the clock that tells a body when to be tired. "

Kind = TypeVar("Kind", bound=Item)


def laid_out(*blocks: Block, **more: object) -> Pages:
    return lay_out(Handout("A handout", blocks, **more), Report())  # type: ignore[arg-type]


def placed(pages: Pages, kind: type[Kind], page: int | None = None) -> Iterator[tuple[float, Kind]]:
    """Yield the content items of one kind, each with the top of its strip on its page."""
    chosen = pages.pages if page is None else (pages.pages[page],)
    for each in chosen:
        for top, items, _ in each.content:
            yield from ((top, item) for item in drawn(items) if isinstance(item, kind))


def drawn(items: Items) -> Iterator[Item]:
    """Yield *items*, of signs the shapes that they are drawn with."""
    for item in items:
        yield from item.shapes if isinstance(item, Sign) else (item,)


def lines(pages: Pages, page: int) -> list[str]:
    """Return the lines of text on a page, furniture left out."""
    return [line.text.strip() for _, line in placed(pages, TextLine, page)]
