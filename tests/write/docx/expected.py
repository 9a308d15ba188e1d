"""The words that a handout's body says, in reading order: what every writer has to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
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
from handoutgen.model.handout import Edition, printed_blanks
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    CardSheet,
    Citation,
    Code,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Imprint,
    Inline,
    InlineBlank,
    Inlines,
    Landscape,
    LineBreak,
    Link,
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
    child_inlines,
    walk_inlines,
)
from handoutgen.write.printed_address import printed_address


def body_words(blocks: Iterable[Block], edition: Edition = "standard") -> str:
    """Return all words of *blocks*, note marks included, list numbers and marks not."""
    return Said(edition).of(blocks)


def any_body_words(blocks: Iterable[Block], edition: Edition) -> Iterator[str]:
    """Yield all ways to say *blocks*: large print decides which tables to write in become forms."""
    every = tuple(blocks)
    tables = sum(isinstance(blank, AnswerTable) for blank in printed_blanks(every))
    for forms in product((False, True), repeat=tables if edition == "large-print" else 0):
        yield Said(edition, iter(forms)).of(every)


_LONG_VERDICT = 120
"""Letters: such words stand below each statement, not above a column of circles."""


class Said:
    """Says what blocks say in one *edition*; *forms* says which tables become forms."""

    def __init__(self, edition: Edition, forms: Iterator[bool] | None = None) -> None:
        self._large = edition == "large-print"
        self._forms = forms

    def of(self, blocks: Iterable[Block]) -> str:
        return "".join(piece for block in blocks for piece in self._block(block))

    def _as_forms(self, table: AnswerTable) -> bool:
        return next(self._forms, False) if self._forms else self._large and table.wide

    def _line(self, inlines: Inlines, linked: bool = False) -> str:
        return "".join(self._inline(node, linked) for node in inlines)

    def _inline(self, node: Inline, linked: bool) -> str:
        match node:
            case Text(text) | Code(text) | Personal(_, text):
                return text
            case NoteMark(_, number):
                return str(number)
            case Link(children, url):
                inside = self._line(children, linked=True)
                printed = self._large and not linked and not url.startswith("#")
                address = printed_address(children, url) if printed and _shows(children) else ""
                return inside + f"({address})" if address else inside
            case Citation(children, references):
                return self._line(children, linked or bool(references))
            case _:
                return self._line(child_inlines(node), linked)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(_, children) | Paragraph(children):
                yield self._line(children)
            case List(items):
                for item in items:
                    yield self.of(item.blocks)
            case DefinitionList(items):
                for definition in items:
                    yield self._line(definition.term)
                    yield self.of(definition.blocks)
            case Quote(blocks) | Landscape(blocks):
                yield self.of(blocks)
            case CardSheet(cards):
                for card in cards:
                    yield self.of(card)
            case Panel(_, title, blocks):
                yield self._line(title)
                yield self.of(blocks)
            case CodeBlock(text):
                yield text
            case Table(head, rows, _, caption):
                yield self._line(caption)
                for row in (head, *rows):
                    for cell in row:
                        yield self._line(cell.children)
            case Figure(caption=caption):
                yield self._line(caption)
            case Rule() | PageBreak():
                pass
            case Task(blank):
                yield from self._blank(blank)
            case BlankRow(blanks):
                for blank in blanks:
                    yield from self._blank(blank)
            case ReferenceList(entries):
                for entry in entries:
                    yield self._line(entry.children)
            case NoteList(notes):
                for note in notes:
                    yield self.of(note.blocks)
            case Imprint(paragraphs):
                for paragraph in paragraphs:
                    yield self._line(paragraph)
            case _:
                assert_never(block)

    def _blank(self, blank: Blank) -> Iterator[str]:
        yield self._line(blank.label)
        yield self._line(blank.help)
        match blank:
            case RuledLines() | Box():
                pass
            case SentenceStem(stem=stem, repeat=repeat):
                yield self._line(stem) * repeat
            case SignatureBlock(parties=parties):
                for party in parties:
                    yield self._line(party)
                    yield self._line(blank.initials_label) if blank.initials else ""
                    yield self._line(blank.date_label)
            case Checklist(options=options) | MultipleChoice(options=options):
                for option in options:
                    yield self._line(option)
                yield "☐" if isinstance(blank, Checklist) and blank.other else ""
            case TrueFalse(statements=statements):
                long = max(len(blank.true_word), len(blank.false_word)) > _LONG_VERDICT
                yield "" if long else blank.true_word + blank.false_word
                for statement in statements:
                    below = blank.true_word + blank.false_word if long else "○○"
                    yield self._line(statement) + below
            case PictureChoice(pictures=pictures):
                for picture in pictures:
                    yield self._line(picture.label)
            case AnalogueLine(low=low, high=high):
                yield self._line(low) + self._line(high)
            case Thermometer(low=low, high=high):
                yield self._line(high)
                yield from map(str, reversed(blank.points))
                yield self._line(low)
            case RatingScale():
                for label in blank.pair_labels if blank.pair else ("",):
                    yield label
                    yield from map(str, blank.points)
                yield self._line(blank.low) + self._line(blank.middle) + self._line(blank.high)
            case AnswerTable(headers=headers) if self._as_forms(blank):
                for row in blank.filled_rows:
                    for header, cell in zip(headers, row, strict=True):
                        yield self._line(header) + self._line(cell.children)
            case AnswerTable(headers=headers, given=given):
                for header in headers:
                    yield self._line(header)
                for row in given:
                    for cell in row:
                        yield self._line(cell.children)
            case NameBlank(value=value) | DateBlank(value=value):
                yield self._line(value)
            case Matching(left=left, right=right):
                for number, (letter, one, other) in enumerate(
                    zip(ascii_uppercase, left, right, strict=False), 1
                ):
                    yield f"{letter}{self._line(one)}{number}{self._line(other)}"
            case Ordering(steps=steps):
                for step in steps:
                    yield self._line(step)
            case Cloze(paragraphs=paragraphs, bank=bank):
                yield self._line(blank.bank_label) + "".join(bank) if bank else ""
                for paragraph in paragraphs:
                    yield self._line(paragraph)
            case Diagram(boxes=boxes, shape="chain"):
                yield "↓".join(self._line(box.title) + self._line(box.help) for box in boxes)
            case Diagram(boxes=boxes):
                said = [self._line(box.title) + self._line(box.help) for box in boxes]
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
                    yield letter + self._line(meaning)
            case _:
                assert_never(blank)


def _shows(inlines: Inlines) -> bool:
    """Tell whether there is anything of *inlines* to see: what shows nothing leads nowhere."""
    return any(
        isinstance(node, InlineBlank | LineBreak | NoteMark)
        or (isinstance(node, Text | Code | Personal) and bool(node.text))
        for node in walk_inlines(inlines)
    )
