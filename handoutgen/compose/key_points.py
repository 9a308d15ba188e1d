"""Key points that an article itself makes: none are written for it.

If the article closes or opens with a section of that kind ("Key points", "Main takeaways"), its
words are the key points. Otherwise they are the first sentence of each main section, unaltered;
a sentence that only introduces a list is left out.
"""

from __future__ import annotations

import re

from handoutgen.compose.contents import Content, SectionContent, is_key_points
from handoutgen.model.nodes import (
    Blocks,
    Citation,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LeadTerm,
    Link,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Strong,
    Text,
    plain_text,
)

MOST_POINTS = 8

# Compiled by ``re``, which keeps it: most articles say their key points themselves.
_END = r"""[.!?…]["'”’»)\]]*(?=\s+["'“‘«(\[¿¡]?[^\W\d_a-zà-öø-ÿ])|[。！？]"""
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|vs|cf|al|etc|Sra?|bzw|z\.B)|\b\w)\.$"
)


def key_points(content: Content) -> Blocks:
    """Return the article's key points as blocks: its own, else a list of first sentences."""
    for section in content.walk():
        if is_key_points(section.section):
            return section.own_blocks
    points = [point for section in content.sections if (point := _point(section))]
    items = tuple(ListItem((Paragraph(point),)) for point in points[:MOST_POINTS])
    return (List(items),) if items else ()


def _point(section: SectionContent) -> Inlines:
    """Return the first sentence that *section* says, or one of its children."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            sentence = first_sentence(block.children)
            if not plain_text(sentence).rstrip().endswith(":"):
                return sentence
    for child in section.children:
        if found := _point(child):
            return found
    return ()


def first_sentence(inlines: Inlines) -> Inlines:
    """Return *inlines* up to the end of their first sentence."""
    words = plain_text(inlines)
    for match in re.finditer(_END, words):
        if not _ABBREVIATION.search(words[: match.end()]):
            return cut(inlines, match.end())
    return _without_marks(inlines)


def cut(inlines: Inlines, length: int) -> Inlines:
    """Return the first *length* characters of *inlines*."""
    kept: list[Inline] = []
    for node in _without_marks(inlines):
        size = len(plain_text((node,)))
        if size <= length:
            kept.append(node)
            length -= size
            continue
        if length <= 0:
            break
        match node:
            case Text(words):
                kept.append(Text(words[:length]))
            case Emphasis(children):
                kept.append(Emphasis(cut(children, length)))
            case Strong(children):
                kept.append(Strong(cut(children, length)))
            case LeadTerm(children):
                kept.append(LeadTerm(cut(children, length)))
            case Link(children, url):
                kept.append(Link(cut(children, length), url))
            case Citation(children, references):
                kept.append(Citation(cut(children, length), references))
            case Foreign(children, language):
                kept.append(Foreign(cut(children, length), language))
            case _:
                kept.append(node)
        break
    return tuple(kept)


def _without_marks(inlines: Inlines) -> Inlines:
    """Leave out the marks of footnotes: a key point stands for itself."""
    return tuple(node for node in inlines if not isinstance(node, NoteMark))
