"""An article's words as an exercise prints them: without notes, and without ways out of it."""

from __future__ import annotations

from collections.abc import Iterator

from handoutgen.compose.literals import Node
from handoutgen.compose.rewriting import change_inlines
from handoutgen.model.nodes import (
    Citation,
    DefinitionList,
    Inline,
    Inlines,
    LeadTerm,
    Link,
    NoteMark,
    Paragraph,
    Text,
    plain_text,
    walk_blocks,
)

_EDGES = " \u00a0.,:;!?–—-…"
"""What stands around a term and is no part of it."""


def text_paragraphs(source: Node) -> tuple[Inlines, ...]:
    """Return the paragraphs of what *source* stands for, those of list items included."""
    return tuple(
        _bare(block.children)
        for block in walk_blocks(source.held)
        if isinstance(block, Paragraph) and block.role == "body"
    )


def explained_terms(source: Node) -> tuple[tuple[Inlines, Inlines], ...]:
    """Return the terms that *source* explains, each with its explanation."""
    return tuple(
        (term, explanation)
        for term, explanation in _explained(source)
        if plain_text(term) and plain_text(explanation).strip()
    )


def _explained(source: Node) -> Iterator[tuple[Inlines, Inlines]]:
    for block in walk_blocks(source.held):
        match block:
            case Paragraph((LeadTerm(term), *rest), "body"):
                yield _without_edges(_bare(term)), _without_lead(_bare(tuple(rest)))
            case DefinitionList(items):
                for item in items:
                    first = item.blocks[0] if item.blocks else None
                    if isinstance(first, Paragraph):
                        yield _without_edges(_bare(item.term)), _bare(first.children)
            case _:
                pass


def _bare(inlines: Inlines) -> Inlines:
    return change_inlines(inlines, _without_ways_out)


def _without_ways_out(node: Inline) -> Inlines:
    match node:
        case NoteMark():
            return ()
        case Link(children=children) | Citation(children=children):
            return children
        case _:
            return (node,)


def edges(words: str) -> tuple[str, str, str]:
    """Return *words* in three: what stands before the term, the term, what stands after it."""
    start = len(words) - len(words.lstrip(_EDGES))
    end = max(start, len(words.rstrip(_EDGES)))
    return words[:start], words[start:end], words[end:]


def _without_edges(term: Inlines) -> Inlines:
    """Return *term* without the colon or full stop that it ends in."""
    if not term or not isinstance(term[-1], Text):
        return term
    last = Text(term[-1].text.rstrip(_EDGES))
    return (*term[:-1], last) if last.text else term[:-1]


def _without_lead(explanation: Inlines) -> Inlines:
    """Return *explanation* without the space or dash that parts it from its term."""
    if not explanation or not isinstance(explanation[0], Text):
        return explanation
    first = Text(explanation[0].text.lstrip(_EDGES))
    return (first, *explanation[1:]) if first.text else explanation[1:]
