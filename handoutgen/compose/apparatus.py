"""What a body leads to: footnotes in reading order, and the references that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from handoutgen.compose.contents import Content
from handoutgen.compose.key_points import cut
from handoutgen.compose.rewriting import change_blocks
from handoutgen.model.article import Reference
from handoutgen.model.handout import printed_inlines
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Citation,
    Heading,
    Inline,
    Inlines,
    Link,
    Note,
    NoteList,
    NoteMark,
    ReferenceEntry,
    ReferenceList,
    Text,
    plain_text,
    text,
    walk_inlines,
)

ReferenceStyle: TypeAlias = Literal["full", "short", "none"]


def settle_notes(blocks: Blocks, notes: Iterable[Note], references: ReferenceList) -> Blocks:
    """Return *blocks* with notes numbered in reading order and gathered before *references*."""
    known = {note.id: note for note in notes}
    numbers: dict[str, int] = {}
    gathered: list[Note] = []
    waiting = list(_marks(blocks))
    while waiting:
        id = waiting.pop(0)
        if id in numbers or id not in known:
            continue
        numbers[id] = len(numbers) + 1
        gathered.append(replace(known[id], number=numbers[id]))
        waiting += _marks(known[id].blocks)

    def change(node: Inline) -> Inlines:
        match node:
            case NoteMark(id):
                return (NoteMark(id, numbers[id]),) if id in numbers else ()
            case _:
                return (node,)

    if not numbers and not _any_marks(blocks):
        return blocks
    changed = change_blocks(blocks, change)
    if not gathered:
        return changed
    end = NoteList(
        tuple(replace(one, blocks=change_blocks(one.blocks, change)) for one in gathered)
    )
    position = next((at for at, block in enumerate(blocks) if block == references), len(blocks))
    return (*changed[:position], end, *changed[position:])


def _marks(blocks: Blocks) -> Iterator[str]:
    for inlines in printed_inlines(blocks):
        for node in walk_inlines(inlines):
            if isinstance(node, NoteMark):
                yield node.id


def _any_marks(blocks: Blocks) -> bool:
    return next(_marks(blocks), None) is not None


def settle_references(
    blocks: Blocks,
    to_come: ReferenceList,
    contents: Sequence[Content],
    style: ReferenceStyle,
    title: str,
) -> Blocks:
    """Return *blocks* with the references that they cite where *to_come* stands.

    With none cited, or where none are to be printed, there is no heading either. Citations of
    what isn't printed keep their words and lose their link.
    """
    asked = style != "none" and any(block == to_come for block in blocks)
    cited = set(_cited(blocks))
    entries = tuple(
        ReferenceEntry(short_reference(one) if style == "short" else entry_words(one), anchor)
        for content in contents
        for anchor, one in content.references
        if asked and anchor in cited
    )
    printed = {entry.anchor for entry in entries}

    def change(node: Inline) -> Inlines:
        match node:
            case Citation(children, references):
                known = tuple(one for one in references if one in printed)
                return (Citation(children, known),) if known else children
            case _:
                return (node,)

    list_blocks: Blocks = ()
    if entries:
        list_blocks = (Heading(2, text(title), ""), ReferenceList(entries))
    settled: list[Block] = []
    for block in blocks:
        if block == to_come:
            settled += list_blocks
            list_blocks = ()
        else:
            settled.append(block)
    return tuple(settled) if cited <= printed else change_blocks(tuple(settled), change)


def _cited(blocks: Blocks) -> Iterator[str]:
    for inlines in printed_inlines(blocks):
        for node in walk_inlines(inlines):
            if isinstance(node, Citation):
                yield from node.references


def entry_words(reference: Reference) -> Inlines:
    """Return a reference's words, unchanged; its address follows where they don't lead to it."""
    return reference.children


_SHORT = re.compile(r".{1,300}?\(\d{4}[a-z]?(?:,[^)]{1,40})?\)\.?,?\s+.{3,300}?[.?!](?=\s)")


def short_reference(reference: Reference) -> Inlines:
    """Return author, year and title, as they are written, and the address.

    A reference that isn't written that way stays whole.
    """
    match = _SHORT.match(plain_text(reference.children))
    if match is None:
        return reference.children
    words = cut(reference.children, match.end())
    if reference.url is None:
        return words
    if any(isinstance(node, Link) for node in walk_inlines(words)):
        return words
    return (*words, Text(" "), Link(text(reference.url), reference.url))
