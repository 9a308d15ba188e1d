"""Changing words throughout a body: the same blocks with other inlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias, assert_never

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    CardSheet,
    Cell,
    Citation,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    Inlines,
    Landscape,
    LeadTerm,
    Link,
    List,
    NoteList,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    ReferenceList,
    Rule,
    Strong,
    Table,
    Task,
    Text,
)

Change: TypeAlias = Callable[[Inline], Inlines]
"""What becomes of one node; its children were changed before."""


def change_inlines(inlines: Inlines, change: Change) -> Inlines:
    """Return *inlines* with every node changed, children before their parents."""
    changed: list[Inline] = []
    for node in inlines:
        match node:
            case Emphasis(children) | Strong(children) | LeadTerm(children):
                changed += change(type(node)(change_inlines(children, change)))
            case Link(children) | Citation(children) | Foreign(children):
                changed += change(replace(node, children=change_inlines(children, change)))
            case _:
                changed += change(node)
    return joined(changed)


def joined(inlines: Iterable[Inline]) -> Inlines:
    """Return *inlines* with texts that follow each other made one."""
    found: list[Inline] = []
    for node in inlines:
        if isinstance(node, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + node.text)
        else:
            found.append(node)
    return tuple(found)


def change_blocks(blocks: Blocks, change: Change) -> Blocks:
    """Return *blocks* with every inline in them changed."""
    return tuple(_changed(block, change) for block in blocks)


def _changed(block: Block, change: Change) -> Block:
    def words(inlines: Inlines) -> Inlines:
        return change_inlines(inlines, change)

    def inner(blocks: Blocks) -> Blocks:
        return change_blocks(blocks, change)

    def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(Cell(words(cell.children)) for cell in cells)

    match block:
        case Heading(children=children) | Paragraph(children=children):
            return replace(block, children=words(children))
        case List(items=items):
            return replace(
                block, items=tuple(replace(item, blocks=inner(item.blocks)) for item in items)
            )
        case DefinitionList(definitions):
            return DefinitionList(
                tuple(
                    replace(one, term=words(one.term), blocks=inner(one.blocks))
                    for one in definitions
                )
            )
        case Quote(inside) | Landscape(inside):
            return replace(block, blocks=inner(inside))
        case Panel(title=title, blocks=inside):
            return replace(block, title=words(title), blocks=inner(inside))
        case CardSheet(cards):
            return CardSheet(tuple(map(inner, cards)))
        case Table(head, rows, _, caption):
            return replace(
                block, head=row(head), rows=tuple(row(one) for one in rows), caption=words(caption)
            )
        case Figure(caption=caption):
            return replace(block, caption=words(caption)) if caption else block
        case Task(blank):
            return replace(block, blank=_changed_blank(blank, words, row))
        case BlankRow(blanks):
            return BlankRow(tuple(_changed_blank(blank, words, row) for blank in blanks))
        case ReferenceList(entries):
            return ReferenceList(
                tuple(replace(entry, children=words(entry.children)) for entry in entries)
            )
        case NoteList(notes):
            return NoteList(tuple(replace(note, blocks=inner(note.blocks)) for note in notes))
        case Imprint(paragraphs):
            return Imprint(tuple(words(paragraph) for paragraph in paragraphs))
        case CodeBlock() | Rule() | PageBreak():
            return block
        case _:
            assert_never(block)


def _changed_blank(
    blank: Blank,
    words: Callable[[Inlines], Inlines],
    row: Callable[[tuple[Cell, ...]], tuple[Cell, ...]],
) -> Blank:
    def each(runs: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return tuple(map(words, runs))

    blank = replace(blank, label=words(blank.label), help=words(blank.help))
    match blank:
        case SentenceStem(stem=stem):
            return replace(blank, stem=words(stem))
        case NameBlank(value=value) | DateBlank(value=value):
            return replace(blank, value=words(value))
        case SignatureBlock(parties=parties):
            return replace(blank, parties=each(parties))
        case Checklist(options=options) | MultipleChoice(options=options):
            return replace(blank, options=each(options))
        case TrueFalse(statements=statements):
            return replace(blank, statements=each(statements))
        case RatingScale(low=low, middle=middle, high=high):
            return replace(blank, low=words(low), middle=words(middle), high=words(high))
        case AnalogueLine(low=low, high=high) | Thermometer(low=low, high=high):
            return replace(blank, low=words(low), high=words(high))
        case PictureChoice(pictures=pictures):
            return replace(
                blank, pictures=tuple(Picture(one.image, words(one.label)) for one in pictures)
            )
        case AnswerTable(headers=headers, given=given):
            return replace(blank, headers=each(headers), given=tuple(map(row, given)))
        case Matching(left=left, right=right):
            return replace(blank, left=each(left), right=each(right))
        case Ordering(steps=steps):
            return replace(blank, steps=each(steps))
        case Cloze(paragraphs=paragraphs):
            return replace(blank, paragraphs=each(paragraphs))
        case Diagram(boxes=boxes):
            changed = tuple(DiagramBox(words(box.title), words(box.help)) for box in boxes)
            return replace(blank, boxes=changed)
        case BodyOutline(key=key):
            return replace(blank, key=each(key))
        case RuledLines() | Box():
            return blank
        case _:
            assert_never(blank)
