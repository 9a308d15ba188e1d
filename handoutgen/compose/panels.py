"""Call blocks that set a part of the page apart: panels, landscape pages, pocket cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from handoutgen.compose.literals import RENDER, Markdown, Node, to_inlines
from handoutgen.compose.rewriting import change_blocks
from handoutgen.errors import BlankError, did_you_mean
from handoutgen.markdown.parse import parse
from handoutgen.model.blanks.checks import check, check_whole
from handoutgen.model.nodes import (
    Blocks,
    CardSheet,
    Inline,
    Inlines,
    Landscape,
    Note,
    NoteMark,
    PageBreak,
    Panel,
    PanelKind,
    walk_blocks,
)


class Region:
    """A function for a call block: ``{% call panel("note", "Title") %}Markdown{% endcall %}``."""

    for_templates = True

    def __init__(self, name: str, make: Callable[..., Any], usage: str) -> None:
        self.name = name
        self._make = make
        self._usage = usage

    def __call__(self, *args: Any, caller: Callable[[], str] | None = None, **kwargs: Any) -> Any:
        render = RENDER.get()
        if caller is None:
            hint = f"{{% call {self.name}(…) %}}…{{% endcall %}}"
            render.fault(f"{self.name}() needs a call block", hint)
            return ""
        blocks = _inside(caller(), self.name)
        try:
            return _RegionNode(self._make(blocks, *args, **kwargs), f"{self.name}()")
        except BlankError as error:
            render.fault(f"{self.name}(): {error.problem}", error.hint)
            return ""
        except TypeError:
            render.fault(f"{self.name}() has other parameters", self._usage)
            return ""


class _RegionNode(Node):
    __slots__ = ("_blocks", "what")

    def __init__(self, blocks: Blocks, what: str) -> None:
        self._blocks = blocks
        self.what = what

    def __html__(self) -> str:
        return Markdown(RENDER.get().place_blocks(self._blocks, self.what))


def _inside(markdown: str, name: str) -> Blocks:
    """Return the blocks of a call block's Markdown; its footnotes go with those of the page."""
    render = RENDER.get()
    prefix = f"r{len(render.notes) + 1}-"
    parsed = parse(str(markdown), values=dict(enumerate(render.values)))
    for flaw in parsed.flaws:
        render.fault(f"in {name}(): {flaw.problem}", flaw.hint)

    def change(node: Inline) -> Inlines:
        return (NoteMark(prefix + node.id),) if isinstance(node, NoteMark) else (node,)

    if not parsed.notes:
        return parsed.blocks
    for note in parsed.notes:
        render.notes.append(Note(prefix + note.id, 0, change_blocks(note.blocks, change)))
    return change_blocks(parsed.blocks, change)


def _panel(blocks: Blocks, kind: str = "note", title: str = "") -> Blocks:
    kinds = get_args(PanelKind)
    if kind not in kinds:
        RENDER.get().fault(f'no panel "{kind}"', did_you_mean(kind, kinds, what="panels"))
        return ()
    return (Panel(kind, to_inlines(title), blocks),)  # type: ignore[arg-type]


def _landscape(blocks: Blocks) -> Blocks:
    return (Landscape(blocks),)


MOST_CARDS = 12
"""Cards on one sheet, or on a few that follow it."""


def _cards(blocks: Blocks, number: int = 4) -> Blocks:
    check_whole(number, 1, MOST_CARDS, "the number of cards")
    check(bool(blocks), "a card with nothing on it", "put Markdown and blanks into the call block")
    for block in walk_blocks(blocks):
        if isinstance(block, Landscape | PageBreak | CardSheet):
            problem = "a card holds pages of their own, or other cards"
            raise BlankError(problem, "a card is a part of one page")
    return (CardSheet((blocks,) * number),)


panel = Region("panel", _panel, 'panel("note", "Title")')
landscape = Region("landscape", _landscape, "landscape()")
cards = Region("cards", _cards, "cards(4)")
