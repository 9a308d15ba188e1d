"""Tasks in order: their numbers, their field ids, and name and date on one line."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from handoutgen.compose.rewriting import change_blocks, change_inlines
from handoutgen.compose.survey import Survey
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
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    CardSheet,
    DefinitionList,
    Inline,
    InlineBlank,
    Inlines,
    Landscape,
    List,
    NoteList,
    Panel,
    Quote,
    Task,
    plain_text,
)
from handoutgen.model.slugs import slug, unique

_KINDS: dict[type[Blank], str] = {
    RuledLines: "lines",
    Box: "box",
    SentenceStem: "stem",
    NameBlank: "name",
    DateBlank: "date",
    SignatureBlock: "signature",
    Checklist: "checklist",
    MultipleChoice: "choice",
    TrueFalse: "true-false",
    RatingScale: "rating",
    AnalogueLine: "line",
    Thermometer: "thermometer",
    PictureChoice: "pictures",
    AnswerTable: "table",
    Matching: "matching",
    Ordering: "ordering",
    Cloze: "cloze",
    Diagram: "boxes",
    BodyOutline: "body",
}
"""What an id is made of where a blank has no label."""


def settle_tasks(blocks: Blocks, survey: Survey) -> Blocks:
    """Return *blocks* with numbered tasks and field ids that are unique in the handout.

    Tasks are numbered where two or more have a prompt. Ids are given in reading order, so that
    they are the same in every edition and format, whoever the handout is for.
    """
    return _Settling(survey).all(blocks)


class _Settling:
    def __init__(self, survey: Survey) -> None:
        self._numbered = survey.prompts > 1
        self._inline = survey.inline_blanks
        self._within = survey.inner_blanks or survey.inline_blanks
        self._number = 0
        self._on_cards = False
        self._taken: set[str] = set()

    def all(self, blocks: Blocks) -> Blocks:
        settled: list[Block] = []
        for block in blocks:
            match block:
                case BlankRow(blanks):
                    mine = tuple(self.blank(blank) for blank in blanks)
                    if settled and isinstance(settled[-1], BlankRow):
                        settled[-1] = BlankRow(settled[-1].blanks + mine)
                    else:
                        settled.append(BlankRow(mine))
                case _:
                    settled.append(self.one(block))
        return tuple(settled)

    def one(self, block: Block) -> Block:
        match block:
            case Task(blank):
                return Task(self.blank(blank), self.number(blank))
            case _ if not self._within:
                return block
            case Quote(inside) | Landscape(inside):
                return replace(block, blocks=self.all(inside))
            case Panel(title=title, blocks=inside):
                return replace(block, title=self.words(title), blocks=self.all(inside))
            case CardSheet(cards):
                self._on_cards = True  # cards are cut apart: numbers would go on from one to next
                settled = CardSheet(tuple(map(self.all, cards)))
                self._on_cards = False
                return settled
            case List(items=items):
                return replace(
                    block,
                    items=tuple(replace(item, blocks=self.all(item.blocks)) for item in items),
                )
            case DefinitionList(items=definitions):
                return DefinitionList(
                    tuple(
                        replace(one, term=self.words(one.term), blocks=self.all(one.blocks))
                        for one in definitions
                    )
                )
            case NoteList(notes):
                return NoteList(
                    tuple(replace(note, blocks=self.all(note.blocks)) for note in notes)
                )
            case _:
                return change_blocks((block,), self.inline)[0] if self._inline else block

    def number(self, blank: Blank) -> int | None:
        if self._on_cards or not (self._numbered and blank.label):
            return None
        self._number += 1
        return self._number

    def blank(self, blank: Blank) -> Blank:
        words = slug(plain_text(blank.label, personal=False)) or _KINDS[type(blank)]
        settled = replace(blank, id=self.id(blank.id or words))
        if not self._inline:
            return settled
        if isinstance(settled, Cloze):
            settled = _with_gap_ids(settled)
        (task,) = change_blocks((Task(settled),), self.inline)
        assert isinstance(task, Task)  # noqa: S101 - changing inlines keeps blocks
        return task.blank

    def words(self, inlines: Inlines) -> Inlines:
        return change_inlines(inlines, self.inline) if self._inline else inlines

    def inline(self, node: Inline) -> Inlines:
        if isinstance(node, InlineBlank) and "." not in node.id:
            return (replace(node, id=self.id(node.id or slug(node.label) or "blank")),)
        return (node,)

    def id(self, wanted: str) -> str:
        name = unique(wanted, self._taken)
        self._taken.add(name)
        return name


def _with_gap_ids(cloze: Cloze) -> Cloze:
    """Return *cloze* with its gaps named ``id.1``, ``id.2``, … in reading order."""
    numbers = count(1)

    def name(node: Inline) -> Inlines:
        if isinstance(node, InlineBlank):
            return (replace(node, id=f"{cloze.id}.{next(numbers)}"),)
        return (node,)

    paragraphs = tuple(change_inlines(inlines, name) for inlines in cloze.paragraphs)
    return replace(cloze, paragraphs=paragraphs)
