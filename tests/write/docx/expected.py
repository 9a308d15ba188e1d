"""The words that a handout's body says, in reading order: what every writer has to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import assert_never

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
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.handout import Edition
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    CardSheet,
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


def body_words(blocks: Iterable[Block], edition: Edition = "standard") -> str:
    """Return all words of *blocks*, note marks included, list numbers and marks not."""
    return "".join(piece for block in blocks for piece in _block(block, edition))


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


def _block(block: Block, edition: Edition) -> Iterator[str]:
    match block:
        case Heading(_, children) | Paragraph(children):
            yield _line(children)
        case List(items):
            for item in items:
                yield body_words(item.blocks, edition)
        case DefinitionList(items):
            for definition in items:
                yield _line(definition.term)
                yield body_words(definition.blocks, edition)
        case Quote(blocks) | Landscape(blocks):
            yield body_words(blocks, edition)
        case CardSheet(cards):
            for card in cards:
                yield body_words(card, edition)
        case Panel(_, title, blocks):
            yield _line(title)
            yield body_words(blocks, edition)
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
            yield from _blank(blank, edition)
        case BlankRow(blanks):
            for blank in blanks:
                yield from _blank(blank, edition)
        case ReferenceList(entries):
            for entry in entries:
                yield _line(entry.children)
        case NoteList(notes):
            for note in notes:
                yield body_words(note.blocks, edition)
        case Imprint(paragraphs):
            for paragraph in paragraphs:
                yield _line(paragraph)
        case _:
            assert_never(block)


def _blank(blank: Blank, edition: Edition) -> Iterator[str]:
    yield _line(blank.label)
    yield _line(blank.help)
    match blank:
        case RuledLines() | Box():
            pass
        case SentenceStem(stem=stem, repeat=repeat):
            yield _line(stem) * repeat
        case SignatureBlock(parties=parties):
            for party in parties:
                yield _line(party)
                yield _line(blank.initials_label) if blank.initials else ""
                yield _line(blank.date_label)
        case Checklist(options=options) | MultipleChoice(options=options):
            for option in options:
                yield _line(option)
            yield "☐" if isinstance(blank, Checklist) and blank.other else ""
        case TrueFalse(statements=statements):
            yield blank.true_word + blank.false_word
            for statement in statements:
                yield _line(statement) + "○○"
        case PictureChoice(pictures=pictures):
            for picture in pictures:
                yield _line(picture.label)
        case AnalogueLine(low=low, high=high):
            yield _line(low) + _line(high)
        case Thermometer(low=low, high=high):
            yield _line(high)
            yield from map(str, reversed(blank.points))
            yield _line(low)
        case RatingScale():
            for label in blank.pair_labels if blank.pair else ("",):
                yield label
                yield from map(str, blank.points)
            yield _line(blank.low) + _line(blank.middle) + _line(blank.high)
        case AnswerTable(headers=headers) if blank.wide and edition == "large-print":
            for row in blank.filled_rows:
                for header, cell in zip(headers, row, strict=True):
                    yield _line(header) + _line(cell.children)
        case AnswerTable(headers=headers, given=given):
            for header in headers:
                yield _line(header)
            for row in given:
                for cell in row:
                    yield _line(cell.children)
        case NameBlank(value=value) | DateBlank(value=value):
            yield _line(value)
        case Matching(left=left, right=right):
            for number, (letter, one, other) in enumerate(
                zip(ascii_uppercase, left, right, strict=False), 1
            ):
                yield f"{letter}{_line(one)}{number}{_line(other)}"
        case Ordering(steps=steps):
            for step in steps:
                yield _line(step)
        case Cloze(paragraphs=paragraphs, bank=bank):
            yield _line(blank.bank_label) + "".join(bank) if bank else ""
            for paragraph in paragraphs:
                yield _line(paragraph)
        case Diagram(boxes=boxes, shape="chain"):
            yield "↓".join(_line(box.title) + _line(box.help) for box in boxes)
        case Diagram(boxes=boxes):
            said = [_line(box.title) + _line(box.help) for box in boxes]
            match said:
                case first, second, third:
                    yield f"{first}→{second}↑↓{third}"
                case first, second, third, fourth:
                    yield f"{first}→{second}↑↓{fourth}←{third}"
                case first, second, third, fourth, fifth:
                    yield f"{first}→{second}↑↓{fifth}{third}↑↓{fourth}"
                case first, second, third, fourth, fifth, sixth:
                    yield f"{first}→{second}↑↓{sixth}{third}↑↓{fifth}←{fourth}"
        case BodyOutline(front=front, back=back, key=key):
            yield front + back
            for letter, meaning in zip(ascii_uppercase, key, strict=False):
                yield letter + _line(meaning)
        case _:
            assert_never(blank)
