"""What a body leads to: footnotes in reading order, and the references that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handoutgen.compose.contents import Content
from handoutgen.compose.key_points import cut
from handoutgen.compose.rewriting import change_blocks, joined
from handoutgen.compose.survey import Survey, add_to
from handoutgen.compose.values import ReferenceStyle
from handoutgen.model.article import Reference
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


def settle_notes(
    blocks: Blocks, notes: Iterable[Note], references: ReferenceList, survey: Survey
) -> Blocks:
    """Return *blocks* with notes numbered in reading order and gathered before *references*.

    What the gathered notes hold is added to *survey*.
    """
    if not survey.notes:
        return blocks
    known = {note.id: note for note in notes}
    numbers: dict[str, int] = {}
    gathered: list[Note] = []
    for id in survey.notes:  # grows: a note may lead to another
        if id in known and id not in numbers:
            numbers[id] = len(numbers) + 1
            gathered.append(replace(known[id], number=numbers[id]))
            add_to(survey, known[id].blocks)

    def change(node: Inline) -> Inlines:
        match node:
            case NoteMark(id):
                return (NoteMark(id, numbers[id]),) if id in numbers else ()
            case _:
                return (node,)

    changed = list(change_blocks(blocks, change))
    if gathered:
        end = change_blocks((NoteList(tuple(gathered)),), change)
        changed[_place_of(references, blocks) : 0] = end
    return tuple(changed)


def settle_references(
    blocks: Blocks,
    to_come: ReferenceList,
    contents: Sequence[Content],
    style: ReferenceStyle,
    title: str,
    survey: Survey,
) -> Blocks:
    """Return *blocks* with the references that they cite where *to_come* stands.

    With none cited, or where none are to be printed, there is no heading either. Citations of
    what isn't printed keep their words and lose their link.
    """
    place = _place_of(to_come, blocks)
    asked = style != "none" and place < len(blocks)
    cited = set(survey.cited)
    entries: dict[Inlines, ReferenceEntry] = {}
    printed: dict[str, str] = {}
    for content in contents:
        for anchor, reference in content.references:
            if asked and anchor in cited:
                words = short_reference(reference) if style == "short" else whole(reference)
                entry = entries.setdefault(words, ReferenceEntry(words, anchor))
                printed[anchor] = entry.anchor

    def change(node: Inline) -> Inlines:
        match node:
            case Citation(children, references):
                known = tuple(printed[one] for one in references if one in printed)
                return (Citation(children, known),) if known else children
            case _:
                return (node,)

    as_it_is = all(printed.get(anchor) == anchor for anchor in cited)
    settled = blocks if as_it_is else change_blocks(blocks, change)
    section: Blocks = ()
    if entries:
        section = (Heading(2, text(title), ""), ReferenceList(tuple(entries.values())))
    after = (block for block in settled[place:] if block != to_come)
    return (*settled[:place], *section, *after)


def _place_of(wanted: Block, blocks: Blocks) -> int:
    """Return where *wanted* stands first, or the end."""
    return next((at for at, block in enumerate(blocks) if block == wanted), len(blocks))


def whole(reference: Reference) -> Inlines:
    """Return a reference's words, unchanged, and its address where they don't lead there."""
    if reference.url is None or _leads_somewhere(reference.children):
        return reference.children
    return joined((*reference.children, Text(" "), Link(text(reference.url), reference.url)))


def _leads_somewhere(inlines: Inlines) -> bool:
    return any(isinstance(node, Link) for node in walk_inlines(inlines))


_SHORT = re.compile(r".{1,300}?\(\d{4}[a-z]?(?:,[^)]{1,40})?\)\.?,?\s+.{3,300}?[.?!](?=\s)")


def short_reference(reference: Reference) -> Inlines:
    """Return author, year and title, as they are written, and the address.

    A reference that isn't written that way stays whole.
    """
    match = _SHORT.match(plain_text(reference.children))
    if match is None:
        return whole(reference)
    return whole(replace(reference, children=cut(reference.children, match.end())))
