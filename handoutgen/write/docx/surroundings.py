"""Where a block stands: how wide its column is and what it is set in from."""

from __future__ import annotations

from dataclasses import replace

from handoutgen.model.lengths import Length, Pt
from handoutgen.records import dataclass

_DEEPEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The column that blocks are written into, in twips.

    *indent* is where text begins, from the column's left edge; *depth* counts the lists around;
    *quote* is the indent that a quotation around brings; *boxed* blocks stand in a cell;
    running text ends *right* of the column's edge where that is not what its styles say;
    rows to write in are *row_height* high where their page gives them more than the look asks;
    what stands on an upright page, or on one *across*, shares it with a *prompt* so high. What is
    *followed* by the small print alone goes over to the last page with it, where it is short.
    What *opens* the document right above a task does not hold on to it: if the rest of the first
    page is too small for the task, its prompt would be left there.
    """

    width: int
    indent: int = 0
    depth: int = 0
    quote: int = 0
    boxed: bool = False
    right: int | None = None
    row_height: Length | None = None
    across: bool = False
    prompt: Length = Pt(0)
    followed: bool = False
    opens: bool = False

    @property
    def room(self) -> int:
        """The width that is left for a table."""
        return max(self.width - self.indent, 1000)

    def set_in(self, *, by_style: int = 0, hanging: int = 0, prose: bool = True) -> str:
        """Return the indents by which a paragraph departs from its style.

        *by_style* is how far the style sets it in by itself; *prose* keeps to the measure.
        """
        left = None if self.indent == by_style else self.indent
        right = self.right if prose else None
        if left is None and right is None:
            return ""
        found = "" if left is None else f' w:left="{left}"'
        if right is not None:
            found += f' w:right="{right}"'
        if hanging and left is not None:
            found += f' w:hanging="{hanging}"'
        return f"<w:ind{found}/>"

    def in_item(self, indent: int) -> Surroundings:
        return replace(self, indent=self._further(indent), depth=self.depth + 1, quote=0)

    def in_definition(self, indent: int) -> Surroundings:
        return replace(self, indent=self._further(indent), quote=0)

    def in_quote(self, indent: int) -> Surroundings:
        return replace(self, indent=self._further(indent), quote=indent)

    def _further(self, indent: int) -> int:
        """Return the indent of what is set in further: never so far that no line is left."""
        return min(self.indent + indent, int(self.width * _DEEPEST_SHARE))
