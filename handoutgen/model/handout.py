"""A handout: all that a writer needs, and nothing that it must look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from handoutgen.model.blanks import blank_inlines
from handoutgen.model.blanks.field_ids import field_ids
from handoutgen.model.brand import Brand
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    InlineBlank,
    Inlines,
    Task,
    own_inlines,
    walk_blocks,
    walk_inlines,
)

Edition: TypeAlias = Literal["standard", "large-print", "ink-saver"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Fixed words that the pages themselves carry, in the handout's language.

    *page_of* holds ``{page}`` and ``{pages}``: "Page {page} of {pages}". *sample* is the word
    printed across a sample brand's footer. *footer* is the clinic's line at the foot.
    """

    page_of: str = "Page {page} of {pages}"
    sample: str = "SAMPLE"
    header: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """What templates, articles and a brand compose to.

    *title* is fixed words only: it goes into metadata and the running header. The title as
    printed is the body's level-1 heading. *dated* is the metadata's date, the article's own.
    With *discreet* nothing outside the page says what it is about: the title is "Worksheet" or
    "Handout", and a writer leaves out bookmarks and whatever else a window would show.
    """

    title: str
    body: Blocks
    brand: Brand = Brand()
    language: str = "en"
    edition: Edition = "standard"
    subject: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    code: str = ""
    version: str = ""
    dated: date | None = None
    furniture: Furniture = Furniture()
    discreet: bool = False


def printed_inlines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield every run of words that *blocks* print, blanks' prompts and cells included."""
    for block in walk_blocks(blocks):
        yield from own_inlines(block)
        match block:
            case Task(blank):
                yield from blank_inlines(blank)
            case BlankRow(blanks):
                for blank in blanks:
                    yield from blank_inlines(blank)
            case _:
                pass


def printed_field_ids(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the ids of all places to write in *blocks*, each once, in reading order."""
    found: dict[str, None] = {}
    for block in walk_blocks(blocks):
        for inlines in own_inlines(block):
            for node in walk_inlines(inlines):
                if isinstance(node, InlineBlank):
                    found.setdefault(node.id)
        match block:
            case Task(blank):
                found |= dict.fromkeys(field_ids(blank))
            case BlankRow(blanks):
                found |= dict.fromkeys(id for blank in blanks for id in field_ids(blank))
            case _:
                pass
    return tuple(found)
