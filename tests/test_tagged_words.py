"""The tagged text of a file is the handout's text, word for word: no more, no less, in its order.

The expected words come from the model alone; what a screen reader gets is read back by pikepdf and
pdfium. Marks that are read (bullets, boxes to tick, gaps, dots between contacts) have no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from string import ascii_uppercase

import pytest
from hypothesis import HealthCheck, given, settings

from handoutgen.model.blanks import (
    AnswerTable,
    Blank,
    DateBlank,
    Matching,
    NameBlank,
    RatingScale,
    SignatureBlock,
    Thermometer,
    TrueFalse,
    blank_inlines,
)
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Furniture, Handout, printed_blanks
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    CardSheet,
    CodeBlock,
    DefinitionList,
    Figure,
    Inlines,
    Landscape,
    LineBreak,
    Link,
    List,
    NoteList,
    NoteMark,
    Panel,
    Quote,
    Table,
    Task,
    child_inlines,
    own_inlines,
    plain_text,
    walk_blocks,
)
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from handoutgen.write.printed_address import printed_address
from tests.drawable import drawable
from tests.strategies import handouts
from tests.write.pdf.encoded import encoded_words
from tests.write.pdf.tagged import read_tree
from tests.write.pdf.test_conformance import BRANDS, EDITIONS, shipped

MARKS = re.compile("[•☐☑○·]|____")


class Told:
    """Tells a handout's words; *forms* says of each of its tables whether it is told by entries.

    *explained* says of each rating scale whether its words stand behind their numbers again.
    """

    def __init__(
        self, handout: Handout, forms: Iterable[bool], explained: Iterable[bool] = ()
    ) -> None:
        self.handout = handout
        self.large = handout.edition == "large-print"
        self.forms = iter(forms)
        self.explained = iter(explained)

    def words(self) -> list[str]:
        said = [*self._letterhead(self.handout.brand), *self._blocks(self.handout.body)]
        return MARKS.sub(" ", " ".join(said)).split()

    def _letterhead(self, brand: Brand) -> Iterator[str]:
        contacts = brand.contacts
        yield from (brand.name, brand.tagline, contacts.address)
        yield " · ".join(filter(None, (contacts.phone, contacts.email, contacts.web)))
        yield self.handout.furniture.header

    def _run(self, inlines: Inlines) -> str:
        """Return a run of words; in large print links say where they lead."""
        return "".join(map(self._inline, inlines))

    def _inline(self, node: object) -> str:
        match node:
            case NoteMark(_, number):
                return str(number)
            case LineBreak():
                return " "
            case Link(children, url):
                address = printed_address(children, url) if self.large else ""
                shown = "" if url.startswith("#") or not address else f" ({address})"
                return self._run(children) + shown
            case _ if inside := child_inlines(node):  # type: ignore[arg-type]
                return self._run(inside)
            case _:
                return plain_text((node,))  # type: ignore[arg-type]

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case List(items, ordered, start):
                for number, item in enumerate(items, start):
                    if ordered and item.checked is None:
                        yield f"{number}."
                    yield from self._blocks(item.blocks)
            case DefinitionList(items):
                for each in items:
                    yield self._run(each.term)
                    yield from self._blocks(each.blocks)
            case Panel(_, title, blocks):
                yield self._run(title)
                yield from self._blocks(blocks)
            case Quote(blocks) | Landscape(blocks):
                yield from self._blocks(blocks)
            case CardSheet(cards):
                for card in cards:
                    yield from self._blocks(card)
            case NoteList(notes):
                for note in notes:
                    yield f"{note.number}."
                    yield from self._blocks(note.blocks)
            case CodeBlock(words):
                yield words
            case Table(head, rows, _, caption):
                yield self._run(caption)
                heads = [self._run(cell.children) for cell in head]
                yield from self._table(
                    heads, [[self._run(c.children) for c in row] for row in rows]
                )
            case Figure(caption=caption):
                yield self._run(caption)
            case Task(blank, number):
                yield f"{number}." if number is not None else ""
                yield from self._blank(blank)
            case BlankRow(blanks):
                for blank in blanks:
                    yield from self._blank(blank)
            case _:
                yield from map(self._run, own_inlines(block))

    def _table(self, heads: list[str], rows: list[list[str]]) -> Iterator[str]:
        if next(self.forms, False) and rows:
            for row in rows:
                for head, cell in zip(heads, row, strict=True):
                    yield f"{head}: {cell}" if head else cell
            return
        yield from heads
        for row in rows:
            yield from row

    def _blank(self, blank: Blank) -> Iterator[str]:
        asked = (blank.label, blank.help)
        match blank:
            case TrueFalse(statements=statements, true_word=true, false_word=false):
                yield from map(self._run, asked)
                for statement in statements:
                    yield from (self._run(statement), true, false)
            case RatingScale(low=low, middle=middle, high=high, pair=pair, pair_labels=labels):
                yield from map(self._run, asked)
                for label in labels if pair else ("",):
                    yield from (label, " ".join(map(str, blank.points)))
                ends = (blank.points[0], blank.points[len(blank.points) // 2], blank.points[-1])
                again = next(self.explained, False)
                for point, words in zip(ends, (low, middle, high), strict=True):
                    yield f"{point}:" if again and words else ""
                    yield self._run(words)
            case Thermometer(low=low, high=high):
                yield from map(self._run, asked)
                yield self._run(high)
                yield " ".join(map(str, reversed(blank.points)))
                yield self._run(low)
            case Matching(left=left, right=right):
                yield from map(self._run, asked)
                for letter, words in zip(ascii_uppercase, left, strict=False):
                    yield f"{letter}. {self._run(words)}"
                for number, words in enumerate(right, 1):
                    yield f"{number}. {self._run(words)}"
            case SignatureBlock(parties=parties):
                yield from map(self._run, asked)
                for party in parties:
                    yield self._run(party)
                    yield self._run(blank.initials_label) if blank.initials else ""
                    yield self._run(blank.date_label)
            case AnswerTable(headers=headers):
                yield from map(self._run, asked)
                if next(self.forms, False):
                    for form in blank.forms:
                        for line in form:
                            yield from (self._run(line.name), self._run(line.cell.children))
                    return
                yield from map(self._run, headers)
                for row in blank.filled_rows:
                    yield from (self._run(cell.children) for cell in row)
            case NameBlank(value=value) | DateBlank(value=value):
                yield self._run(blank.label)
                yield "" if self.handout.fillable else self._run(value)
                yield self._run(blank.help)
            case _:
                yield from map(self._run, blank_inlines(blank))


def tables(handout: Handout) -> int:
    texts = sum(isinstance(block, Table) for block in walk_blocks(handout.body))
    return texts + sum(isinstance(blank, AnswerTable) for blank in printed_blanks(handout.body))


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_tagged_words_are_the_handouts(brand: str, edition: Edition) -> None:
    for name, handout in shipped(brand, edition):
        found = MARKS.sub(" ", read_tree(write_pdf(handout, Report())).words).split()
        # Large print alone decides from table to table whether it tells it entry by entry.
        ways = product((False, True), repeat=tables(handout) if edition == "large-print" else 0)
        wanted = [Told(handout, forms).words() for forms in ways]
        assert found in wanted, (name, _differing(found, wanted))
        assert len(found) > 20


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(handouts)
def test_tagged_words_of_any_handout(handout: Handout) -> None:
    """Of any blocks each word is read, once and in order; where words end is not compared."""
    handout = drawable(handout)
    plain = replace(handout, brand=Brand(colours=handout.brand.colours), furniture=Furniture())
    scales = sum(isinstance(blank, RatingScale) for blank in printed_blanks(plain.body))
    forms = tuple(
        product((False, True), repeat=tables(plain) if plain.edition == "large-print" else 0)
    )
    data = write_pdf(plain, Report())
    found = _run_together(read_tree(data, encoded_words(data)).words)
    ways = product(forms, product((False, True), repeat=scales))
    assert any(found == _run_together(" ".join(Told(plain, *way).words())) for way in ways)


def _run_together(words: str) -> str:
    """Return *words* without spaces and marks, and without colons: a head may have no words."""
    return "".join(MARKS.sub(" ", words).replace(":", "").split())


def _differing(found: list[str], wanted: list[list[str]]) -> list[str]:
    """Return where the best of *wanted* parts from *found*, for the eye."""

    def same(words: list[str]) -> int:
        pairs = enumerate(zip(found, words, strict=False))
        return next((place for place, (one, other) in pairs if one != other), len(words))

    best = max(wanted, key=same)
    at = same(best)
    return [" ".join(found[at - 5 : at + 8]), " ".join(best[at - 5 : at + 8])]
