"""Blocks that are set apart: panels on a tint with a bar, quotes set in from the left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from handoutgen.model.nodes import Blocks, CodeBlock, Panel, Quote, Text
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Backdrop, Bond, Column, Flow
from handoutgen.write.pdf.items import Items, Node, Rect
from handoutgen.write.pdf.paragraphs import add_text

AddBlocks: TypeAlias = Callable[[Flow, Context, Column, Blocks], None]

WHOLE = 320.0
"""A panel up to this height in points is parted only if a page would stay half empty."""

GAP = 10.0
"""Points above and below a panel."""


def tinted_bar(
    column: Column, node: Node, *, fill: str | None, bar: str, weight: float
) -> Backdrop:
    """Return a backdrop: a tint over the full width with a bar at its left edge."""

    def draw(top: float, bottom: float, starts: bool, ends: bool) -> Items:
        del starts, ends
        height = bottom - top
        edge = Rect(column.x, top, weight, height, node, fill=bar)
        if fill is None:
            # Without a tint, a frame says where the panel ends.
            frame = Rect(column.x, top, column.full, height, node, stroke=bar, weight=0.5)
            return (frame, edge)
        return (Rect(column.x, top, column.full, height, node, fill=fill), edge)

    return draw


def add_panel(flow: Flow, context: Context, column: Column, node: Panel, add: AddBlocks) -> None:
    """Add a panel: a bold title and its blocks on a tint, with a bar at the left."""
    look = context.look
    padding = look.panel_padding.pt
    urgent = node.kind in ("content-note", "crisis")
    backdrop = tinted_bar(
        column,
        node,
        fill=look.tint,
        bar=look.primary,
        weight=look.bar.pt * (2 if urgent else 1),
    )
    inner = column.inset(look.bar.pt + padding, padding)
    inner = inner._replace(measure=inner.full)
    context = context.inside_new("Sect")
    first = len(flow)
    with flow.behind(backdrop, padding * 0.8, GAP):
        if node.title:
            title = context.within.child("P")
            add_text(flow, context, inner, node.title, context.role("panel-title"), title)
            flow.lead(2)
        add(flow, context, inner, node.blocks)
    flow.space(GAP)
    if flow.height(first) <= WHOLE:
        flow.bind(first, Bond.SHORT)


def add_quote(flow: Flow, context: Context, column: Column, node: Quote, add: AddBlocks) -> None:
    """Add a quote: its blocks set in from the left, upright."""
    inner = column.inset(context.role("quote").indent.pt)
    add(flow, context.inside_new("BlockQuote"), inner, node.blocks)


def add_code(flow: Flow, context: Context, column: Column, node: CodeBlock) -> None:
    """Add text whose spaces and lines stay as they are, on a tint."""
    look = context.look
    role = context.role("code")
    padding = look.panel_padding.pt
    inner = column.inset(padding, padding)
    inner = inner._replace(measure=inner.full)
    backdrop = tinted_bar(column, node, fill=look.tint, bar=look.hairline, weight=0.75)
    tag = context.within.child("P").child("Code")
    with flow.behind(backdrop, padding * 0.6, GAP * 0.6):
        for line in node.text.split("\n"):
            kept = Text(line.expandtabs(4).replace(" ", "\u00a0"))
            add_text(flow, context, inner, (kept,) if line else (), role, tag)
            flow.tighten(0.0)
    flow.space(role.after.pt)
