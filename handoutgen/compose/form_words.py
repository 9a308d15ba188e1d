"""What a form says beside its questions: how to fill it in, and how what was drawn is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from handoutgen.compose.literals import clean
from handoutgen.compose.words import Words
from handoutgen.model.blanks import AnalogueLine, Blank, BodyOutline, DateBlank, NameBlank
from handoutgen.model.brand import Brand
from handoutgen.model.handout import printed_fields
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    Heading,
    Inlines,
    Landscape,
    Paragraph,
    Task,
    Text,
    text,
)
from handoutgen.model.rebuilding import rebuilt


def settle_form(body: Blocks, brand: Brand, words: Words) -> Blocks:
    """Return *body* as that of a form: it says how to fill it in."""
    settled = rebuilt(body, partial(_with_blanks, change=partial(_blank, words=words)))
    return _told(settled, _how_to(body, brand, words))


def without_values(body: Blocks, answers: Iterable[tuple[str, str]]) -> Blocks:
    """Return *body* with nothing printed where one of *answers* will stand."""
    ids = dict(answers)

    def bare(blank: Blank) -> Blank:
        if isinstance(blank, NameBlank | DateBlank) and blank.id in ids:
            return replace(blank, value=())
        return blank

    return rebuilt(body, partial(_with_blanks, change=bare)) if ids else body


def _with_blanks(block: Block, *, change: Callable[[Blank], Blank]) -> Blocks:
    match block:
        case Task(blank):
            return (replace(block, blank=change(blank)),)
        case BlankRow(blanks):
            return (BlankRow(tuple(map(change, blanks))),)
        case _:
            return (block,)


def _blank(blank: Blank, *, words: Words) -> Blank:
    match blank:
        case AnalogueLine(help=help_):
            return replace(blank, help=_and(help_, words("Type a number from 0 to 100.")))
        case BodyOutline(help=help_):
            return replace(blank, help=_and(help_, words("Say in words where it is.")))
        case _:
            return blank


def _and(said: Inlines, more: str) -> Inlines:
    return (*said, Text(f" {more}")) if said else text(more)


def _how_to(body: Blocks, brand: Brand, words: Words) -> Inlines:
    """Return the line that says what to do with the file."""
    said = words("Download this form, fill it in and save it. Then send it back.")
    if brand.return_to:
        said = f"{words('Download this form, fill it in and save it.')} {clean(brand.return_to)}"
    if not any(field.required for field in printed_fields(body)):
        said += " " + words("Leave out anything you would rather not answer.")
    return text(said)


def _told(body: Blocks, said: Inlines) -> Blocks:
    """Return *body* with *said* below its title and what belongs to that; first without one."""
    line = Paragraph(said, "how-to")
    if body and isinstance(body[0], Landscape):
        return (Landscape(_told(body[0].blocks, said)), *body[1:])
    titles = [
        place for place, block in enumerate(body) if isinstance(block, Heading) and block.level == 1
    ]
    at = titles[0] + 1 if titles else 0
    while titles and at < len(body) and _belongs_to_title(body[at]):
        at += 1
    return (*body[:at], line, *body[at:])


def _belongs_to_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in ("standfirst", "byline")
