"""The words that a handout's body says, in reading order: what every writer has to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from handoutgen.model.blanks import (
    AnswerTable,
    Blank,
    Box,
    Checklist,
    DateBlank,
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Code,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Imprint,
    Inlines,
    Landscape,
    List,
    NoteList,
    NoteMark,
    PageBreak,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceList,
    Rule,
    Table,
    Task,
    Text,
    walk_inlines,
)


def body_words(blocks: Iterable[Block]) -> str:
    """Return all words of *blocks*, note marks included, list numbers and marks not."""
    return "".join(piece for block in blocks for piece in _block(block))


def _line(inlines: Inlines) -> str:
    found = []
    for node in walk_inlines(inlines):
        match node:
            case Text(text) | Code(text) | Personal(_, text):
                found.append(text)
            case NoteMark(_, number):
                found.append(str(number))
            case _:
                pass
    return "".join(found)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, children) | Paragraph(children):
            yield _line(children)
        case List(items):
            for item in items:
                yield body_words(item.blocks)
        case DefinitionList(items):
            for definition in items:
                yield _line(definition.term)
                yield body_words(definition.blocks)
        case Quote(blocks) | Landscape(blocks):
            yield body_words(blocks)
        case Panel(_, title, blocks):
            yield _line(title)
            yield body_words(blocks)
        case CodeBlock(text):
            yield text
        case Table(head, rows, _, caption):
            yield _line(caption)
            for row in (head, *rows):
                for cell in row:
                    yield _line(cell.children)
        case Figure(caption=caption):
            yield _line(caption)
        case Rule() | PageBreak():
            pass
        case Task(blank):
            yield from _blank(blank)
        case BlankRow(blanks):
            for blank in blanks:
                yield from _blank(blank)
        case ReferenceList(entries):
            for entry in entries:
                yield _line(entry.children)
        case NoteList(notes):
            for note in notes:
                yield body_words(note.blocks)
        case Imprint(paragraphs):
            for paragraph in paragraphs:
                yield _line(paragraph)
        case _:
            assert_never(block)


def _blank(blank: Blank) -> Iterator[str]:
    yield _line(blank.label)
    yield _line(blank.help)
    match blank:
        case RuledLines() | Box():
            pass
        case SentenceStem(stem=stem, repeat=repeat):
            yield _line(stem) * repeat
        case Checklist(options=options):
            for option in options:
                yield _line(option)
        case RatingScale():
            for label in blank.pair_labels if blank.pair else ("",):
                yield label
                yield from map(str, blank.points)
            yield _line(blank.low) + _line(blank.middle) + _line(blank.high)
        case AnswerTable(headers=headers, given=given):
            for header in headers:
                yield _line(header)
            for row in given:
                for cell in row:
                    yield _line(cell.children)
        case NameBlank(value=value) | DateBlank(value=value):
            yield _line(value)
        case _:
            assert_never(blank)
