"""A handout: all that a writer needs, and nothing that it must look up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from handoutgen.model.blanks import Blank, blank_inlines
from handoutgen.model.blanks.form_fields import FormField, form_fields, inline_field
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
from handoutgen.model.sheet_mark import SheetMark
from handoutgen.records import dataclass

Edition: TypeAlias = Literal["standard", "large-print", "ink-saver"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Fixed words that the pages themselves carry, in the handout's language.

    *page_of* holds ``{page}`` and ``{pages}``: "Page {page} of {pages}". *sample* is the word
    printed across a sample brand's footer. *footer* is the clinic's line at the foot. *date_hint*
    and *sign_hint* say how a form's dates and signatures are given.
    """

    page_of: str = "Page {page} of {pages}"
    sample: str = "SAMPLE"
    header: str = ""
    footer: str = ""
    date_hint: str = ""
    sign_hint: str = ""


@dataclass(frozen=True, slots=True)
class FilledFile:
    """A Word file that *template* came to; its digest says what is in it."""

    template: str
    data: bytes = field(repr=False)
    digest: str

    @classmethod
    def of(cls, template: str, data: bytes) -> FilledFile:
        return cls(template, data, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Handout:
    """What templates, articles and a brand compose to.

    *title* is fixed words only: it goes into metadata and the running header. The title as
    printed is the body's level-1 heading. *dated* is the metadata's date, the article's own.
    With *discreet* nothing outside the page says what it is about: the title is "Worksheet" or
    "Handout", and a writer leaves out bookmarks and whatever else a window would show.

    With *fillable* every blank is a form's field as well. *answers* are fields' ids with what
    stands in them from the start (an option's value, ``true`` for a tick); they are personal.
    With *filled* a Word template was filled with *body*, and the file is that.
    *ref* is an opaque code that names nobody, printed and kept in the file, so that an answer
    can be told whose it is by whoever gave the code out.
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
    fillable: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    ref: str = ""
    filled: FilledFile | None = None

    @property
    def mark(self) -> SheetMark | None:
        """What the file keeps of which sheet it is; None where nobody will ask for it."""
        if not (self.fillable or self.ref):
            return None
        return SheetMark(self.code, self.version, self.ref)


def printed_inlines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield every run of words that *blocks* print, blanks' prompts and cells included."""
    for block in walk_blocks(blocks):
        yield from own_inlines(block)
        for blank in _own_blanks(block):
            yield from blank_inlines(blank)


def printed_blanks(blocks: Iterable[Block]) -> Iterator[Blank | InlineBlank]:
    """Yield the places to write of *blocks* in reading order, a blank with all that is in it."""
    for block in walk_blocks(blocks):
        for inlines in own_inlines(block):
            for node in walk_inlines(inlines):
                if isinstance(node, InlineBlank):
                    yield node
        yield from _own_blanks(block)


def printed_fields(blocks: Iterable[Block]) -> tuple[FormField, ...]:
    """Return all fields to fill in of *blocks*, each once, in reading order."""
    found: dict[str, FormField] = {}
    for blank in printed_blanks(blocks):
        fields = (inline_field(blank),) if isinstance(blank, InlineBlank) else form_fields(blank)
        for one in fields:
            found.setdefault(one.id, one)
    return tuple(found.values())


def printed_field_ids(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the ids of all fields of *blocks*, each once, in reading order."""
    return tuple(field.id for field in printed_fields(blocks))


def _own_blanks(block: Block) -> tuple[Blank, ...]:
    match block:
        case Task(blank):
            return (blank,)
        case BlankRow(blanks):
            return blanks
        case _:
            return ()
