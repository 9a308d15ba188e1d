"""Small blocks: rules, figures, references, notes and the imprint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from handoutgen.errors import Place
from handoutgen.model.images import Image
from handoutgen.model.nodes import Blocks, Figure, Imprint, NoteList, ReferenceList, Rule, text
from handoutgen.report import ImageNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import Anchor, Picture, Stroke
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.spans import note_anchor, reference_anchor

AddBlocks: TypeAlias = Callable[[Flow, Context, Column, Blocks], None]

COARSE = 150
"""Printed below this many dots an inch, an image looks coarse."""

TALLEST = 0.45
"""The share of the page's height that a figure may take."""


HANGING = 12.0
"""Points that the second and further lines of a reference are set in."""


def add_rule(flow: Flow, context: Context, column: Column, node: Rule) -> None:
    """Add a hairline across the column."""
    look = context.look
    right = column.x + column.measure
    line = Stroke(column.x, 0.25, right, 0.25, look.hair.pt, look.hairline, node)
    flow.add(Strip(0.5, (line,)), 10.0)
    flow.space(10.0)
    flow.tie(Bond.KEEP)


def fitted(image: Image, width: float, height: float) -> tuple[float, float]:
    """Return the printed size of *image* in points: 96 dots an inch, or smaller to fit."""
    natural_width, natural_height = image.width * 0.75, image.height * 0.75
    scale = min(1.0, width / natural_width, height / natural_height)
    return natural_width * scale, natural_height * scale


def add_figure(flow: Flow, context: Context, column: Column, node: Figure) -> None:
    """Add an image, scaled down to fit, with its caption below it."""
    page = context.look.page
    width, height = fitted(node.image, column.measure, page.height.pt * TALLEST)
    if node.image.kind != "svg" and node.image.width / (width / 72) < COARSE:
        dots = round(node.image.width / (width / 72))
        context.report.add(
            ImageNotice(
                Place(f"image {node.alt!r}" if node.alt else "image"),
                f"printed at {dots} dots an inch, it looks coarse",
                f"{COARSE} dots an inch or more print well",
            )
        )
    outer = context.within.child("Div") if node.caption else context.within
    tag = outer.figure(node.alt)
    picture = Picture(column.x, 0.0, width, height, node.image, node.alt, tag)
    first = len(flow)
    flow.add(Strip(height, (picture,), 2), 8.0)
    flow.space(8.0)
    if node.caption:
        flow.tighten(0.0)
        caption = outer.child("Caption" if tag else "P")
        add_text(flow, context, column, node.caption, context.role("caption"), caption)
        flow.bind(first, Bond.KEEP)


def add_references(flow: Flow, context: Context, column: Column, node: ReferenceList) -> None:
    """Add the works that the handout cites, each a place that its citations lead to."""
    role = context.role("reference")
    whole = context.within.list()
    for entry in node.entries:
        flow.hang(Anchor(0.0, f"#{entry.anchor}"), Anchor(0.0, reference_anchor(entry.anchor)))
        first = len(flow)
        tag = whole.child("LI").child("LBody").child("BibEntry")
        lines = context.set_text(
            entry.children, role, column.x, column.measure, tag, hanging=HANGING
        )
        for number, line in enumerate(lines):
            flow.add(Strip(line.height, line.items, 1), 0.0 if number else role.before.pt)
        flow.bind(first, Bond.KEEP)
        flow.space(role.after.pt)


def add_notes(flow: Flow, context: Context, column: Column, node: NoteList, add: AddBlocks) -> None:
    """Add the notes, each with its number hanging at the left."""
    role = context.role("small")
    inner = column.inset(16.0)
    flow.space(10.0)
    for note in node.notes:
        flow.hang(Anchor(0.0, note_anchor(note.id)))
        tag = context.within.child("Note")
        said = text(f"{note.number}.")
        number = context.set_text(said, role, column.x, 16.0, tag.child("Lbl"))[0]
        flow.hang(*number.items)
        add(flow, context.small_print().inside(tag), inner, note.blocks)
        flow.settle()
        flow.tighten(role.after.pt)


def add_imprint(flow: Flow, context: Context, column: Column, node: Imprint) -> None:
    """Add the small print, kept together below a hairline."""
    look = context.look
    role = context.role("imprint")
    line = Stroke(column.x, 0.25, column.x + column.full, 0.25, look.hair.pt, look.hairline, node)
    first = len(flow)
    flow.add(Strip(6.0, (line,)), 14.0)
    whole = context.within.child("Div")
    for paragraph in node.paragraphs:
        add_text(flow, context, column, paragraph, role, whole.child("P"))
    flow.bind(first, Bond.SHORT)
    flow.closing = first
