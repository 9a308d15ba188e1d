"""Words taken out of a text: what a cloze exercise is made of.

On its way a gap is an inline blank whose label is its answer; :func:`_settled` makes all of them
equally wide and takes the answers away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from handoutgen.compose.blanks.article_words import edges, text_paragraphs
from handoutgen.compose.blanks.fields import fixed
from handoutgen.compose.literals import Node
from handoutgen.compose.rewriting import change_inlines
from handoutgen.errors import BlankError
from handoutgen.model.nodes import (
    Emphasis,
    Inline,
    InlineBlank,
    Inlines,
    LeadTerm,
    LineBreak,
    Personal,
    Strong,
    Text,
    plain_text,
    walk_inlines,
)

Gapped: TypeAlias = tuple[tuple[Inlines, ...], tuple[str, ...]]
"""Paragraphs with gaps, and the words that were taken out, in order."""

LONGEST_MARKED = 40
"""Characters of an emphasised passage that is still a term and no sentence."""

LETTER_MM = 2.2
"""About what a handwritten letter is wide in print: a gap has room for three times its answer."""

MOST_GAPS = 60
"""Gaps in one text, and terms that may be taken out of it."""

WIDEST_MM = 80.0
NARROWEST_MM = 20.0

_MARKED = re.compile(r"\[\[([^\[\]]+)\]\]")
_MARKS = "write [[word]] around each; a person's own values cannot be taken out"


def gapped_text(given: Sequence[Inlines], terms: Sequence[str]) -> Gapped:
    """Return a template's own text without its ``[[marked]]`` words and without *terms*."""
    paragraphs = tuple(part for inlines in given for part in _split_at_breaks(inlines))
    _refuse_places_to_write(paragraphs)
    paragraphs = tuple(change_inlines(part, _without_marked) for part in paragraphs)
    for part in paragraphs:
        if "[[" in plain_text(part) or "]]" in plain_text(part):
            raise BlankError('"[[" and "]]" that do not belong together', _MARKS)
    return _settled(_without_terms(paragraphs, terms))


def gapped_section(source: Node, terms: Sequence[str]) -> Gapped:
    """Return the paragraphs of an article's part from which *terms* were taken out.

    Without terms those are taken that the article itself emphasises. Paragraphs that nothing was
    taken out of are left out.
    """
    paragraphs = text_paragraphs(source)
    if terms:
        paragraphs = _without_terms(paragraphs, terms)
    else:
        paragraphs = tuple(change_inlines(part, _without_emphasised) for part in paragraphs)
    gapped = tuple(part for part in paragraphs if any(map(_is_gap, walk_inlines(part))))
    if not gapped:
        hint = 'emphasise words in the article, or name some: terms=["…", "…"]'
        raise BlankError(f"{source.called} has no emphasised words", hint)
    return _settled(gapped)


def _is_gap(node: Inline) -> bool:
    return isinstance(node, InlineBlank)


def _gap(answer: str) -> InlineBlank:
    return InlineBlank("", answer)


def _split_at_breaks(inlines: Inlines) -> list[Inlines]:
    parts: list[list[Inline]] = [[]]
    for node in inlines:
        if isinstance(node, LineBreak):
            parts.append([])
        else:
            parts[-1].append(node)
    return [tuple(part) for part in parts if part]


def _refuse_places_to_write(paragraphs: Sequence[Inlines]) -> None:
    if any(_is_gap(node) for part in paragraphs for node in walk_inlines(part)):
        problem = "a cloze text with a place to write of its own"
        raise BlankError(problem, "leave blanks out of it, and values that may not be known")


def _without_marked(node: Inline) -> Inlines:
    if not isinstance(node, Text):
        return (node,)
    found: list[Inline] = []
    end = 0
    for match in _MARKED.finditer(node.text):
        found += _text(node.text[end : match.start()])
        before, answer, after = match[1].partition(match[1].strip())
        found += (*_text(before), _gap(answer), *_text(after))
        end = match.end()
    return (*found, *_text(node.text[end:]))


def _without_emphasised(node: Inline) -> Inlines:
    match node:
        case Emphasis(children) | Strong(children) | LeadTerm(children):
            words = plain_text(children)
            before, answer, after = edges(words)
            if not answer or len(answer) > LONGEST_MARKED or _holds_more_than_words(children):
                return (node,)
            return (*_text(before), _gap(answer), *_text(after))
        case _:
            return (node,)


def _holds_more_than_words(children: Inlines) -> bool:
    """Tell whether *children* hold a person's value, or a gap already."""
    return any(isinstance(node, Personal | InlineBlank) for node in walk_inlines(children))


def _without_terms(paragraphs: Sequence[Inlines], terms: Sequence[str]) -> tuple[Inlines, ...]:
    """Return *paragraphs* without the first of each term, as a whole word in any case."""
    if len(terms) > MOST_GAPS:
        raise BlankError(f"{len(terms)} terms to take out", f"at most {MOST_GAPS}")
    changed = tuple(paragraphs)
    missing = []
    for term in sorted(dict.fromkeys(terms), key=lambda one: (-len(one), one)):
        if not term:
            raise BlankError("a term to take out is empty", "give it words, or leave it out")
        cut = _FirstTaken(term)
        changed = tuple(change_inlines(part, cut) for part in changed)
        if not cut.found:
            missing.append(term)
    if missing:
        named = ", ".join(f'"{term}"' for term in terms if term in missing)
        raise BlankError(f"not in the text: {named}", "terms are whole words, as they stand there")
    return changed


class _FirstTaken:
    """Changes the first text that holds a term: a gap comes in its place."""

    def __init__(self, term: str) -> None:
        self._pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
        self.found = False

    def __call__(self, node: Inline) -> Inlines:
        match = None
        if isinstance(node, Text) and not self.found:
            match = self._pattern.search(node.text)
        if match is None or not isinstance(node, Text):
            return (node,)
        self.found = True
        start, end = match.span()
        return (*_text(node.text[:start]), _gap(match[0]), *_text(node.text[end:]))


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _settled(paragraphs: Sequence[Inlines]) -> Gapped:
    """Return *paragraphs* with gaps that give nothing away, and the answers in order."""
    answers = [
        node.label
        for part in paragraphs
        for node in walk_inlines(part)
        if isinstance(node, InlineBlank)
    ]
    if len(answers) > MOST_GAPS:
        problem = f"a cloze text of {len(answers)} gaps"
        raise BlankError(problem, f"at most {MOST_GAPS}: name a section, or the terms to take out")
    longest = max(map(len, answers), default=0)
    width = min(WIDEST_MM, max(NARROWEST_MM, round(3 * LETTER_MM * longest, 1)))
    plain = InlineBlank("", fixed("Gap"), width)

    def change(node: Inline) -> Inlines:
        return (plain,) if isinstance(node, InlineBlank) else (node,)

    return tuple(change_inlines(part, change) for part in paragraphs), tuple(answers)
