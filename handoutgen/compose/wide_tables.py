"""Tables that are too wide for an upright page, and what becomes of them in each edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handoutgen.compose.words import Words
from handoutgen.model.blanks import AnswerTable, RuledLines
from handoutgen.model.handout import Edition
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Cell,
    Heading,
    Inlines,
    Landscape,
    List,
    ListItem,
    Panel,
    Paragraph,
    Strong,
    Task,
    Text,
    plain_text,
    text,
    walk_blocks,
)

COLUMNS_IN_LARGE_PRINT = 4
"""From this many columns on, large print asks for each row of a table on lines of its own."""

MANY_COLUMNS = 8
"""From this many on a single line for each has to do, or an entry would not fit a page."""


def settle_wide_tables(blocks: Blocks, edition: Edition, words: Words) -> Blocks:
    """Return *blocks* with their wide tables on landscape pages, or as forms in large print.

    Field ids stay as they are: a form's lines are named as the table's cells would have been.
    """
    if edition == "large-print":
        return _InLargePrint(words).all(blocks)
    return _on_pages_of_their_own(blocks)


def _on_pages_of_their_own(blocks: Blocks) -> Blocks:
    """Return *blocks* with wide tables on landscape pages, the headings right above them too.

    Tables that follow each other share their pages.
    """
    placed: list[Block] = []
    wide: list[Block] = []
    for block in blocks:
        if not _is_wide(block):
            placed += _landscape(wide)
            placed.append(block)
            wide.clear()
            continue
        if not wide:
            while placed and isinstance(placed[-1], Heading) and placed[-1].level > 1:
                wide.insert(0, placed.pop())
        wide.append(block)
    return (*placed, *_landscape(wide))


def _landscape(blocks: list[Block]) -> Blocks:
    return (Landscape(tuple(blocks)),) if blocks else ()


class _InLargePrint:
    def __init__(self, words: Words) -> None:
        self._entry = words("Entry {number}")
        self._level = 1

    def all(self, blocks: Blocks) -> Blocks:
        changed = (made for block in blocks for made in self.one(block))
        return _on_pages_of_their_own(tuple(changed))

    def one(self, block: Block) -> Blocks:
        match block:
            case Heading(level=level):
                self._level = level
                return (block,)
            case Task(AnswerTable() as table, number) if _has_form(block):
                return self.form(table, number)
            case Panel(blocks=inside):
                return (replace(block, blocks=self.within(inside)),)
            case Landscape(inside):
                return self.landscape(inside)
            case _:
                return (block,)

    def landscape(self, inside: Blocks) -> Blocks:
        """Return what stood on landscape pages: upright, unless a table there is still wide."""
        changed = self.within(inside)
        if changed != inside and not any(map(_is_wide, _tasks(changed))):
            return changed
        return (Landscape(changed),)

    def within(self, inside: Blocks) -> Blocks:
        """Return blocks of a page or a panel: forms come into it, pages of their own do not."""
        return tuple(made for block in inside for made in self.one(block))

    def form(self, table: AnswerTable, number: int | None) -> Blocks:
        """Return *table* as headings and lines: one form for each of its rows."""
        made: list[Block] = []
        level = min(self._level + 1, 5)
        if table.label:
            counted = text(f"{number}. ") if number is not None else ()
            made.append(Heading(level, counted + table.label, ""))
            level += 1
        if table.help:
            made.append(Paragraph(table.help, "help"))
        for position, row in enumerate(table.filled_rows, 1):
            made += self.entry(table, position, row, level)
        return tuple(made)

    def entry(
        self, table: AnswerTable, position: int, row: tuple[Cell, ...], level: int
    ) -> list[Block]:
        cells = list(enumerate(zip(table.headers, row, strict=True), 1))
        title: Inlines = text(self._entry.replace("{number}", str(position)))
        if plain_text(row[0].children) and not all(cell.children for cell in row):
            title, cells = row[0].children, cells[1:]
        made: list[Block] = [Heading(level, title, "")]
        count = 1 if len(table.headers) >= MANY_COLUMNS else 2
        said: list[ListItem] = []
        for column, (header, cell) in cells:
            if cell.children:
                said.append(ListItem((Paragraph(_told(header, cell.children)),)))
                continue
            id = f"{table.id}.{position}.{column}"
            lines = RuledLines(id=id, label=header, count=count, required=table.required)
            made.append(Task(lines))
        if said:
            made.insert(1, List(tuple(said)))
        return made


def _told(header: Inlines, words: Inlines) -> Inlines:
    """Return a cell that is filled already, after its header."""
    if not plain_text(header):
        return words
    if plain_text(header).rstrip()[-1:] in ":?!.":
        return (Strong(header), Text(" "), *words)
    return (Strong((*header, Text(":"))), Text(" "), *words)


def _tasks(blocks: Blocks) -> Iterator[Task]:
    return (block for block in walk_blocks(blocks) if isinstance(block, Task))


def _is_wide(block: Block) -> bool:
    match block:
        case Task(AnswerTable() as table):
            return table.wide
        case _:
            return False


def _has_form(block: Block) -> bool:
    match block:
        case Task(AnswerTable(headers=headers)):
            return len(headers) >= COLUMNS_IN_LARGE_PRINT
        case _:
            return False
