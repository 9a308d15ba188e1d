"""A run of paragraphs and tables: a document's body, or one cell's content.

Word knows no space around tables, lets two tables in a row grow together, wants a paragraph at
the end of every cell and puts page breaks on the paragraph that follows. All of that is here,
so that blocks are written without a thought for their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from handoutgen.write.docx.host import Host, ParagraphStyle

_LOOSE: Final = '<w:keepNext w:val="0"/>'
"""Against a style that keeps its paragraphs with the next."""
_OPENS_WITH_SPACE: Final = frozenset(
    {
        "heading-1",
        "heading-2",
        "heading-3",
        "heading-4",
        "heading-5",
        "prompt",
        "boxed-prompt",
        "option",
        "table-caption",
        "imprint",
        "gap",
        "rule",
    }
)


class Flow:
    """Collects the XML of one run of blocks; *flush*, no space stands above the first."""

    __slots__ = ("_after_table", "_flush", "_gap", "_host", "_new_page", "_parts")

    def __init__(self, host: Host, *, flush: bool = False) -> None:
        self._host = host
        self._flush = flush
        self._parts: list[str] = []
        self._after_table = False
        self._new_page = False
        gap = host.look.role("body").after.twips + 60
        self._gap = f'<w:spacing w:before="{gap}"/>'

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def state(self) -> tuple[bool, bool, bool]:
        """What the next block depends on."""
        return bool(self._parts), self._after_table, self._new_page

    def go_on_from(self, state: tuple[bool, bool, bool]) -> None:
        """Write the next block as after blocks that left *state*; they are not here themselves."""
        begun, self._after_table, self._new_page = state
        self._parts = [""] if begun else []

    def pieces(self, cuts: Sequence[int]) -> list[str]:
        """Return the XML of all, cut at *cuts*: lengths that the flow had."""
        edges = [0, *cuts, len(self._parts)]
        return ["".join(self._parts[one:other]) for one, other in pairwise(edges)]

    def paragraph(
        self,
        style: ParagraphStyle,
        content: str,
        *,
        keep: bool = False,
        loose: bool = False,
        number: str = "",
        backwards: bool = False,
        indent: str = "",
        align: str = "",
        section: str = "",
    ) -> None:
        """Add a paragraph; the keywords are properties that differ from its style's."""
        name = self._host.paragraph_style(style)
        if backwards and not self._host.right_to_left:
            number += "<w:bidi/>"
        above = self._gap if self._after_table and style not in _OPENS_WITH_SPACE else ""
        if self._flush and not self._parts and style in _OPENS_WITH_SPACE:
            above = '<w:spacing w:before="0"/>'
        if above or self._new_page or keep or loose:
            # The order of properties is CT_PPr's: Word calls a file in another order corrupt.
            number = (
                f"{'<w:keepNext/>' if keep else _LOOSE if loose else ''}"
                f"{'<w:pageBreakBefore/>' if self._new_page else ''}{number}{above}"
            )
        self._after_table = self._new_page = False
        self._parts.append(
            f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{number}{indent}{align}{section}</w:pPr>'
            f"{content}</w:p>"
        )

    def table(self, table: str, *, kept: bool = False) -> None:
        """Add a table, parted from one before it; *kept* on one page with that."""
        if self._after_table or self._new_page:
            self.paragraph("gap", "", keep=kept)
        self._parts.append(table)
        self._after_table = True

    @property
    def count(self) -> int:
        """How many paragraphs and tables there are so far."""
        return len(self._parts)

    def wrap(self, start: int, around: Callable[[str], str]) -> None:
        """Put what *around* makes of them in place of all that was added from *start* on."""
        self._parts[start:] = [around("".join(self._parts[start:]))]

    def new_page(self) -> None:
        """Let what follows begin on a new page; at the very beginning it does already."""
        self._new_page = bool(self._parts)

    def end_section(self, section: str) -> None:
        """Close a section: its properties stand in a paragraph of their own."""
        self._new_page = False
        self.paragraph("gap", "", section=section)

    def close(self) -> None:
        """Add the paragraph at the end that Word wants."""
        self._new_page = False
        if self._after_table or not self._parts:
            self._after_table = False
            self.paragraph("gap", "")

    def closed(self) -> str:
        """Return the XML of all, with the paragraph at its end that Word wants."""
        self.close()
        return "".join(self._parts)
