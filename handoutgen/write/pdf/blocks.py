"""Every block and how it goes into the flow: the one place that knows them all."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, assert_never

from handoutgen.model.blanks import AnswerTable
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
from handoutgen.write.pdf.answer_tables import becomes_forms
from handoutgen.write.pdf.blanks import add_blank_row, add_task
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Column, Flow
from handoutgen.write.pdf.lists import add_definitions, add_list
from handoutgen.write.pdf.panels import add_code, add_panel, add_quote
from handoutgen.write.pdf.paragraphs import add_heading, add_paragraph
from handoutgen.write.pdf.pieces import (
    add_figure,
    add_imprint,
    add_notes,
    add_references,
    add_rule,
)
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.tables import add_table


def add_blocks(flow: Flow, context: Context, column: Column, blocks: Blocks) -> None:
    """Add *blocks* one below the other."""
    for block in blocks:
        add_block(flow, context, column, block)


class Laid(NamedTuple):
    """What became of one block: its own strips, where it has any, and which part they are.

    *told* says that there was a notice.
    """

    flow: Flow | None
    part: int = 0
    told: bool = False


def add_body(flow: Flow, context: Context, column: Column, blocks: Blocks) -> tuple[Laid, ...]:
    """Add a handout's own blocks; those that were laid out before are taken from memory."""
    laid: list[Laid] = []
    for block in blocks:
        if isinstance(block, PageBreak | Landscape):
            tree = Element("Div")
            flow.begin(tree)
            add_block(flow, replace(context, within=tree), column, block)
            laid.append(Laid(None))
        else:
            own, notices = context.kept.laid_out(block, context, column, add_block)
            for notice in notices:
                context.report.add(notice)
            laid.append(Laid(own, len(flow.parts), told=bool(notices)))
            flow.splice(own)
    return tuple(laid)


def add_block(flow: Flow, context: Context, column: Column, block: Block) -> None:
    """Add one block."""
    match block:
        case Paragraph():
            add_paragraph(flow, context, column, block)
        case Heading():
            add_heading(flow, context, column, block)
        case List():
            add_list(flow, context, column, block, add_blocks)
        case DefinitionList():
            add_definitions(flow, context, column, block, add_blocks)
        case Quote():
            add_quote(flow, context, column, block, add_blocks)
        case CodeBlock():
            add_code(flow, context, column, block)
        case Table():
            add_table(flow, context, column, block)
        case Figure():
            add_figure(flow, context, column, block)
        case Rule():
            add_rule(flow, context, column, block)
        case PageBreak():
            if not context.carded:
                flow.turn(flow.landscape)
        case Panel():
            add_panel(flow, context, column, block, add_blocks)
        case Landscape(inner):
            _add_landscape(flow, context, column, inner)
        case CardSheet():
            from handoutgen.write.pdf.cards import add_cards

            add_cards(flow, context, column, block, add_blocks)
        case Task():
            add_task(flow, context, column, block)
        case BlankRow():
            add_blank_row(flow, context, column, block)
        case ReferenceList():
            add_references(flow, context, column, block)
        case NoteList():
            add_notes(flow, context, column, block, add_blocks)
        case Imprint():
            add_imprint(flow, context, column, block)
        case _:
            assert_never(block)


MOST_MORE = 45.0
"""Points by which a row to write in may grow to fill its page."""


def _add_landscape(flow: Flow, context: Context, column: Column, blocks: Blocks) -> None:
    """Add *blocks* on landscape pages; if they fill less than one, rows to write in grow."""
    if flow.landscape or context.carded or _fits_upright(context, blocks):
        add_blocks(flow, context, column, blocks)
        return
    page = context.look.page.landscape()
    room = context.wide_rooms[1]
    wide = Column(page.side.pt, min(page.measure.pt, page.full.pt), page.full.pt, room)
    trial = Flow()
    add_blocks(trial, replace(context, within=Element("Div")), wide, blocks)
    rows = sum(_rows_to_write(block) for block in blocks)
    spare = context.wide_rooms[len(flow) > 0] - trial.height(0)
    if rows and spare > 0 and not trial.breaks:
        context = replace(context, row_more=min(spare / rows, MOST_MORE))
    flow.turn(True)
    add_blocks(flow, context, wide, blocks)
    flow.turn(False)


def _fits_upright(context: Context, blocks: Blocks) -> bool:
    """Tell whether *blocks* are wide only for tables that large print sets as forms."""
    if not context.large:
        return False
    tables = [block.blank for block in blocks if isinstance(block, Task)]
    return bool(tables) and all(
        isinstance(blank, AnswerTable) and becomes_forms(context, blank) for blank in tables
    )


def _rows_to_write(block: Block) -> int:
    match block:
        case Task(AnswerTable() as table):
            return table.rows + len(table.given)
        case _:
            return 0
