"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias, assert_never

from handoutgen.errors import Place
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    CardSheet,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Imprint,
    Landscape,
    List,
    ListItem,
    NoteList,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    ReferenceList,
    Rule,
    Table,
    Task,
)
from handoutgen.report import LayoutNotice
from handoutgen.write.docx.blanks import write_blank_row, write_task
from handoutgen.write.docx.cards import card_measure, card_table
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import DEEPEST, Host, ListKind, ParagraphStyle
from handoutgen.write.docx.inlines import (
    BOLD,
    NOTE_PREFIX,
    bookmark,
    opens_backwards,
    write_inlines,
)
from handoutgen.write.docx.numbering import hang, numbered
from handoutgen.write.docx.pictures import picture_run
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, write_cell, write_row, write_table, write_text_table
from handoutgen.write.docx.wide_pages import across, stands_across
from handoutgen.write.docx.xml import escape

_HEADINGS: tuple[ParagraphStyle, ...] = (
    "title",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "heading-5",
)
_CONTINUED: tuple[ParagraphStyle, ...] = ("continued", "continued-2", "continued-3")
_WIDE_FROM = 10
_SPLITS_FROM = 14
"""Blocks in a panel from which it may break across pages."""


def write_body(host: Host, blocks: Blocks) -> str:
    """Return the content of ``w:body``: all *blocks* in their sections."""
    return "".join(write_body_in_pieces(host, blocks, lambda: False))


Watch: TypeAlias = Callable[[int, Flow, Surroundings], None]
"""Told of the place of each block before it is written."""


def write_body_in_pieces(
    host: Host, blocks: Blocks, personal: Callable[[], bool], watch: Watch | None = None
) -> list[str]:
    """Return the content of ``w:body`` in pieces, those at odd places personal.

    *personal* tells, once, whether anything written since it was last asked is a person's own.
    """
    flow = Flow(host)
    cuts: list[int] = []
    upright = Surroundings(host.look.page.full.twips)
    landscape = False
    for position, block in enumerate(blocks):
        turned = stands_across(host, block, after=landscape)
        if turned is not landscape:
            if flow:
                flow.end_section(host.section(landscape=landscape))
            landscape = turned
        start = flow.count
        around = upright
        if landscape:
            closing = blocks[position + 1 : position + 2]
            closing = tuple(one for one in closing if isinstance(one, Imprint))
            own = block.blocks if isinstance(block, Landscape) else (block,)
            around = across(host, own + closing, first=not flow)
        opens = position == 0 and isinstance(next(iter(blocks[1:]), None), Task)
        around = replace(around, followed=_is_followed(blocks, position), opens=opens)
        if watch is not None:
            watch(position, flow, around)
        if isinstance(block, Landscape):
            write_blocks(host, flow, block.blocks, around)
        else:
            write_block(host, flow, block, around)
        if personal():
            cuts += (start, flow.count)
    flow.close()
    pieces = flow.pieces(cuts)
    pieces[-1] += host.section(landscape=landscape)
    return pieces


def _is_followed(blocks: Blocks, position: int) -> bool:
    """Tell whether the block at *position* is one that the small print takes over with it."""
    short = isinstance(blocks[position], Paragraph | Task | BlankRow)
    return short and isinstance(next(iter(blocks[position + 1 :]), None), Imprint)


def write_blocks(host: Host, flow: Flow, blocks: Iterable[Block], around: Surroundings) -> None:
    """Add *blocks* to *flow*."""
    for block in blocks:
        write_block(host, flow, block, around)


def write_block(host: Host, flow: Flow, block: Block, around: Surroundings) -> None:
    """Add one block to *flow*."""
    match block:
        case Paragraph():
            _paragraph(host, flow, block, around)
        case List():
            _list(host, flow, block, around)
        case Heading(level, children, anchor):
            style = _HEADINGS[min(level, len(_HEADINGS)) - 1]
            words = bookmark(host, anchor) + write_inlines(host, children, BOLD)
            backwards = opens_backwards(children)
            flow.paragraph(style, words, loose=around.opens, backwards=backwards)
        case Panel():
            _panel(host, flow, block, around)
        case Task():
            write_task(host, flow, block, around)
        case BlankRow():
            write_blank_row(host, flow, block, around)
        case Quote(blocks):
            inner = around.in_quote(host.look.role("quote").indent.twips)
            write_blocks(host, flow, blocks, inner)
        case DefinitionList(items):
            for item in items:
                words = write_inlines(host, item.term, BOLD)
                flow.paragraph("term", words, indent=around.set_in())
                inner = around.in_definition(host.look.list_indent.twips)
                write_blocks(host, flow, item.blocks, inner)
        case CardSheet():
            _cards(host, flow, block, around)
        case CodeBlock(text):
            flow.paragraph("code", _code_lines(text), indent=around.set_in())
        case Table():
            write_text_table(host, flow, block, around.room, around.indent)
        case Figure():
            _figure(host, flow, block, around)
        case Rule():
            flow.paragraph("rule", "", indent=around.set_in())
        case PageBreak():
            flow.new_page()
        case Landscape(blocks):
            place = Place("landscape")
            host.report.add(LayoutNotice(place, "landscape inside another block stays upright"))
            write_blocks(host, flow, blocks, around)
        case ReferenceList(entries):
            for entry in entries:
                words = bookmark(host, entry.anchor) + write_inlines(host, entry.children)
                flow.paragraph("reference", words, indent=around.set_in())
        case NoteList():
            _notes(host, flow, block, around)
        case Imprint(paragraphs):
            style = "imprint"
            for paragraph in paragraphs:
                flow.paragraph(style, write_inlines(host, paragraph))
                style = "imprint-next"
        case _:
            assert_never(block)


def _paragraph(host: Host, flow: Flow, block: Paragraph, around: Surroundings) -> None:
    words = write_inlines(host, block.children)
    backwards = opens_backwards(block.children)
    if block.role != "body":
        keep, indent = around.followed, around.set_in()
        flow.paragraph(block.role, words, keep=keep, indent=indent, backwards=backwards)
        return
    style, own = _body_style(host, around)
    indent = around.set_in(by_style=own, prose=not around.boxed)
    flow.paragraph(style, words, keep=around.followed, indent=indent, backwards=backwards)


def _body_style(host: Host, around: Surroundings) -> tuple[ParagraphStyle, int]:
    """Return the style for running text here, and how far the style sets it in."""
    if around.boxed:
        return "panel-text", 0
    if not around.indent:
        return "body", 0
    if around.quote:
        return "quote", host.look.role("quote").indent.twips
    step = host.look.list_indent.twips
    level = min(max(around.indent // step, 1), len(_CONTINUED))
    return _CONTINUED[level - 1], level * step


def _list(host: Host, flow: Flow, block: List, around: Surroundings) -> None:
    level = min(around.depth, DEEPEST)
    wide = block.start + len(block.items) > _WIDE_FROM
    counting: ListKind = "wide-number" if wide else "number"
    counted = host.numbering(counting, level, block.start) if block.ordered else None
    for item in block.items:
        if item.checked is not None:
            kind: ListKind = "ticked" if item.checked else "tick"
            number = host.numbering(kind, level)
        elif block.ordered:
            kind, number = counting, counted
        else:
            kind, number = "bullet", host.numbering("bullet", level)
        _item(host, flow, item, kind, number, level, around)


def _item(
    host: Host,
    flow: Flow,
    item: ListItem,
    kind: ListKind,
    number: int | None,
    level: int,
    around: Surroundings,
) -> None:
    step = hang(host.look, kind)
    inner = around.in_item(step)
    usual = level * host.look.list_indent.twips + step
    indent = inner.set_in(by_style=usual, hanging=step, prose=not around.boxed)
    first, backwards, rest = "", False, item.blocks
    if rest and isinstance(rest[0], Paragraph):
        opening = rest[0].children
        first, backwards, rest = write_inlines(host, opening), opens_backwards(opening), rest[1:]
    flow.paragraph(
        _item_style(kind, around.boxed),
        first,
        number=numbered(number, level),
        backwards=backwards,
        indent=indent,
    )
    write_blocks(host, flow, rest, inner)


def _item_style(kind: ListKind, boxed: bool) -> ParagraphStyle:
    match kind:
        case "bullet":
            return "panel-bullet" if boxed else "bullet"
        case "number" | "wide-number":
            return "panel-number" if boxed else "number"
        case _:
            return "panel-tick" if boxed else "tick"


def _panel(host: Host, flow: Flow, block: Panel, around: Surroundings) -> None:
    padding = host.look.panel_padding.twips
    inner = Flow(host)
    if block.title:
        inner.paragraph("panel-title", write_inlines(host, block.title, BOLD))
    write_blocks(
        host, inner, block.blocks, Surroundings(around.room - 2 * padding, boxed=True, right=0)
    )
    urgent = block.kind in ("content-note", "crisis")
    # A border stands half outside its cell: the panel gives way by as much.
    width = around.room - (host.look.bar * (1 if urgent else 0.5)).twips
    grid = Grid("alert" if urgent else "panel", (width,), around.indent)
    row = write_row([write_cell(inner.closed(), width)], splits=len(block.blocks) >= _SPLITS_FROM)
    flow.table(write_table(host, grid, [row]))


def _cards(host: Host, flow: Flow, block: CardSheet, around: Surroundings) -> None:
    inside = Surroundings(card_measure(host, around), boxed=True, right=0)
    written = []
    for card in block.cards:
        inner = Flow(host, flush=True)
        write_blocks(host, inner, card, inside)
        written.append(inner.closed())
    flow.table(card_table(host, written, around))


def _code_lines(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        pieces = [
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
            for piece in line.split("\t")
        ]
        lines.append("<w:tab/>".join(pieces))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _figure(host: Host, flow: Flow, block: Figure, around: Surroundings) -> None:
    run = picture_run(host, block.image, block.alt, around.room)
    indent = around.set_in(prose=False)
    flow.paragraph("figure", run, keep=bool(block.caption), indent=indent)
    if block.caption:
        flow.paragraph("caption", write_inlines(host, block.caption), indent=around.set_in())


def _notes(host: Host, flow: Flow, block: NoteList, around: Surroundings) -> None:
    expected: int | None = None
    counted: int | None = None
    for note in block.notes:
        if note.number != expected:
            counted = host.numbering("number", 0, note.number)
        expected = note.number + 1
        mark = bookmark(host, NOTE_PREFIX + note.id)
        first, rest = "", note.blocks
        if rest and isinstance(rest[0], Paragraph):
            first, rest = write_inlines(host, rest[0].children), rest[1:]
        flow.paragraph("note", mark + first, number=numbered(counted, 0))
        write_blocks(host, flow, rest, around.in_item(host.look.list_indent.twips))
