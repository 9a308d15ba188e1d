"""Both formats say the handout's words, all of them, in its order: read back by other programs."""

from __future__ import annotations

import re

import pytest

from handoutgen.library import Library
from handoutgen.model.handout import Handout, printed_inlines
from handoutgen.model.nodes import (
    CodeBlock,
    NoteMark,
    Text,
    plain_text,
    walk_blocks,
    walk_inlines,
)
from handoutgen.pipeline import prepare, write
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.reading import docx_words, pdf_words

LETTERS = re.compile(r"[\w]+", re.UNICODE)


def _library() -> Library:
    return Library(Workspace.at(REPOSITORY))


ARTICLES = tuple(entry.name for entry in _library().workspace.entries("article"))
TEMPLATES = tuple(
    entry.name
    for entry in _library().workspace.entries("template")
    if entry.path.suffix != ".docx"  # a Word template makes no handout that can be compared
)


def _words(text: str) -> list[str]:
    return LETTERS.findall(text)


def _expected(handout: Handout) -> list[str]:
    """Return the handout's own words in order; the pages' furniture is not among them."""
    return [word for run in printed_inlines(handout.body) for word in _words(plain_text(run))]


def _missing(expected: list[str], found: list[str]) -> list[str]:
    """Return what of *expected* does not stand in *found* in the same order."""
    position = 0
    lost = []
    for word in expected:
        try:
            position = found.index(word, position) + 1
        except ValueError:
            lost.append(word)
    return lost


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_same_words_in_the_same_order(article: str, template: str) -> None:
    request = Request((article,), template=template, brand="lantern-quay")
    handout = prepare(request, _library()).compose(Person("Sample Client"), Report())
    assert not any(isinstance(block, CodeBlock) for block in walk_blocks(handout.body))
    expected = _expected(handout)
    assert len(expected) > 50
    pdf = _words(pdf_words(write(handout, "pdf", Report())))
    docx = _words(docx_words(write(handout, "docx", Report())))
    assert _missing(expected, pdf) == []
    assert _missing(expected, docx) == []
    assert len(pdf) < len(expected) + 60 * 20, "the pages say much that the handout does not"


def test_marks_and_text_are_counted_once() -> None:
    """The walk that this test stands on sees each text once."""
    request = Request(("sleeping-better",), template="handout-worksheet")
    handout = prepare(request, _library()).compose(Person(), Report())
    nodes = [n for run in printed_inlines(handout.body) for n in walk_inlines(run)]
    assert any(isinstance(node, Text) for node in nodes)
    assert not any(isinstance(node, NoteMark) and node.number < 1 for node in nodes)
