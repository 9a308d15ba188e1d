"""Whatever a handout holds, a file comes of it, and it holds the handout's words in order."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pikepdf
from hypothesis import HealthCheck, given, settings

from handoutgen.errors import WriteError
from handoutgen.model.handout import Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import Code, CodeBlock, NoteMark, Personal, Text
from handoutgen.report import Report
from handoutgen.write.pdf import Pages, assemble, lay_out, write_pdf
from handoutgen.write.pdf.items import TextLine
from tests.strategies import handouts

# Hypothesis would describe the whole vocabulary of nodes when it fails.

_handouts = handouts
_calm = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(_handouts)
@_calm
def test_any_handout_becomes_a_sound_file(handout: Handout) -> None:
    try:
        data = write_pdf(handout, Report())
    except WriteError as error:
        # Only a personal value that no font can draw stops a handout.
        if any("characters of this value" not in fault.problem for fault in error.faults):
            raise
        return
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) >= 1


def _lines(pages: Pages) -> Iterator[TextLine]:
    for page in pages.pages:
        for _, items, _ in page.content:
            yield from (item for item in items if isinstance(item, TextLine))


@given(_handouts)
@_calm
def test_layout_and_assembly_repeat_exactly(handout: Handout) -> None:
    try:
        pages = lay_out(handout, Report())
    except WriteError:
        return
    assert lay_out(handout, Report()) == pages
    assert assemble(pages, Report()) == assemble(pages, Report())


def _letters(words: str) -> Counter[str]:
    return Counter(char for char in words if char.isascii() and char.isalnum())


def _said(value: object) -> str:
    """Return the words of all texts anywhere in *value*, in no order worth keeping."""
    match value:
        case Text(words) | Code(words) | Personal(_, words) | CodeBlock(words):
            return words
        case NoteMark(_, number):
            return str(number)
        case Image():
            return ""
        case tuple():
            return "".join(map(_said, value))
        case _ if is_dataclass(value):
            return "".join(_said(getattr(value, field.name)) for field in fields(value))
        case _:
            return ""


@given(_handouts)
@_calm
def test_no_words_are_lost(handout: Handout) -> None:
    try:
        pages = lay_out(handout, Report())
    except WriteError:
        return
    drawn = _letters("".join(line.text for line in _lines(pages)))
    assert not _letters(_said(handout.body)) - drawn


@given(_handouts)
@_calm
def test_text_stays_on_the_sheet(handout: Handout) -> None:
    try:
        pages = lay_out(handout, Report())
    except WriteError:
        return
    for page in pages.pages:
        assert page.used <= page.sheet.bottom + 0.01
        for top, items, _ in page.content:
            for item in items:
                if isinstance(item, TextLine):
                    assert 0 <= top + item.y <= page.sheet.height
                    for run in item.runs:
                        spare = 14 * run.text.endswith(" ")
                        assert item.x + run.x >= 0
                        assert item.x + run.x + run.width <= page.sheet.width + spare + 1
