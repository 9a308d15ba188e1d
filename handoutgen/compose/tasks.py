"""Tasks in order: their numbers, their field ids, and name and date on one line."""

from __future__ import annotations

from dataclasses import replace

from handoutgen.compose.rewriting import change_blocks, change_inlines
from handoutgen.compose.survey import Survey
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
    Blocks,
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
    Checklist: "checklist",
    RatingScale: "rating",
    AnswerTable: "table",
    NameBlank: "name",
    DateBlank: "date",
}


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
        if not (self._numbered and blank.label):
            return None
        self._number += 1
        return self._number

    def blank(self, blank: Blank) -> Blank:
        words = slug(plain_text(blank.label, personal=False)) or _KINDS[type(blank)]
        settled = replace(blank, id=self.id(blank.id or words))
        if not self._inline:
            return settled
        (task,) = change_blocks((Task(settled),), self.inline)
        assert isinstance(task, Task)  # noqa: S101 - changing inlines keeps blocks
        return task.blank

    def words(self, inlines: Inlines) -> Inlines:
        return change_inlines(inlines, self.inline) if self._inline else inlines

    def inline(self, node: Inline) -> Inlines:
        if isinstance(node, InlineBlank):
            return (replace(node, id=self.id(node.id or slug(node.label) or "blank")),)
        return (node,)

    def id(self, wanted: str) -> str:
        name = unique(wanted, self._taken)
        self._taken.add(name)
        return name
