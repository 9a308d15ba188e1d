"""Call blocks that set a part of the page apart: panels and landscape pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from handoutgen.compose.literals import RENDER, Markdown, Node, to_inlines
from handoutgen.compose.rewriting import change_blocks
from handoutgen.errors import did_you_mean
from handoutgen.markdown.parse import parse
from handoutgen.model.nodes import (
    Blocks,
    Inline,
    Inlines,
    Landscape,
    Note,
    NoteMark,
    Panel,
    PanelKind,
)


class Region:
    """A function for a call block: ``{% call panel("note", "Title") %}Markdown{% endcall %}``."""

    for_templates = True

    def __init__(self, name: str, make: Callable[..., Any]) -> None:
        self.name = name
        self._make = make

    def __call__(self, *args: Any, caller: Callable[[], str] | None = None, **kwargs: Any) -> Any:
        render = RENDER.get()
        if caller is None:
            hint = f"{{% call {self.name}(…) %}}…{{% endcall %}}"
            render.fault(f"{self.name}() needs a call block", hint)
            return ""
        blocks = _inside(caller(), self.name)
        try:
            return _RegionNode(self._make(blocks, *args, **kwargs), f"{self.name}()")
        except TypeError:
            render.fault(f"{self.name}() has other parameters", f'{self.name}("note", "Title")')
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


panel = Region("panel", _panel)
landscape = Region("landscape", _landscape)
