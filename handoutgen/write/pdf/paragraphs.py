"""Paragraphs and headings: lines stacked into strips, with widows and orphans held back."""

from __future__ import annotations

from handoutgen.model.nodes import Heading, Inlines, Paragraph, plain_text
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Anchor, Bookmark
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import Role

LONG = 7
"""A paragraph of this many lines keeps three together on either side of a break."""


def line_bonds(count: int) -> list[Bond]:
    """Return the bonds of a paragraph's *count* lines: which of them may begin a page."""
    together = 3 if count >= LONG else 2
    return [
        Bond.FREE if number == 0 or together <= number <= count - together else Bond.KEEP
        for number in range(count)
    ]


def add_text(
    flow: Flow,
    context: Context,
    column: Column,
    inlines: Inlines,
    role: Role,
    tag: Element,
    *,
    wide: bool = False,
    balanced: bool = False,
) -> None:
    """Add *inlines*, the words of *tag*, as a paragraph of *role*, over the full width if *wide*.

    *balanced* lines are about equally long: titles.
    """
    indent = role.indent.pt
    width = (column.full if wide else column.measure) - indent
    lines = context.set_text(
        inlines, role, column.x + indent, width, tag, balanced=balanced, to_edge=True
    )
    before = role.before.pt
    for line, bond in zip(lines, line_bonds(len(lines)), strict=True):
        flow.add(Strip(line.height, line.items, 1), before, bond)
        before = 0.0
    flow.space(role.after.pt)


def add_paragraph(flow: Flow, context: Context, column: Column, node: Paragraph) -> None:
    """Add a paragraph in the role that it names."""
    role = context.role(node.role)
    tag = context.within.child("P")
    add_text(flow, context, column, node.children, role, tag, balanced=node.role == "standfirst")


def add_heading(flow: Flow, context: Context, column: Column, node: Heading) -> None:
    """Add a heading, a place to link to and, in fixed words, a bookmark."""
    title = " ".join(plain_text(node.children, personal=False).split())
    if title:
        flow.hang(Bookmark(0.0, node.level, title))
    flow.hang(Anchor(0.0, f"#{node.anchor}"))
    first = len(flow)
    add_text(
        flow,
        context,
        column,
        node.children,
        context.look.heading(node.level),
        context.within.child("H", level=node.level),
        wide=node.level == 1,
        balanced=True,
    )
    flow.bind(first, Bond.KEEP)
    flow.lead(2)
