"""``{%-`` and ``-%}``: the tag's paragraph becomes one with the one before, or after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handoutgen.word.lifting import take_in
from handoutgen.word.marks import IN_TEXT, in_text
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.tags import Tag, TagList

_BETWEEN = frozenset({"proofErr", "bookmarkStart", "bookmarkEnd"})


def join_paragraphs(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Join the paragraphs of *root* as the dashes of its tags ask for.

    Within a paragraph a dash takes away the line breaks, or else the white space, beside it.
    """
    for text in list(root.iter(flavour.name("t"))):
        parts = IN_TEXT.split(text.text or "")  # words, number, words … words
        last = len(parts) - 2
        joined = False
        for at in range(1, len(parts), 2):
            tag = tags[int(parts[at])]
            if tag.level:
                continue
            if tag.joins_before:
                joined = True
                if at > 1 or parts[0]:
                    parts[at - 1] = parts[at - 1].rstrip()
                if at == 1 and not parts[0]:
                    _join_before(text, tag, flavour)
            if tag.joins_after:
                joined = True
                if at < last or parts[-1]:
                    parts[at + 1] = parts[at + 1].lstrip()
                if at == last and not parts[-1]:
                    _join_after(text, tag, flavour)
        if joined:
            parts[1::2] = [in_text(int(number)) for number in parts[1::2]]
            text.text = "".join(parts)


def _join_before(text: Any, tag: Tag, flavour: Flavour) -> None:
    """Join what stands before the element *text*, which begins with *tag*."""
    paragraph = _paragraph(text, flavour)
    if paragraph is None:
        return
    if tag.kind == "block" and _drop_breaks(text, paragraph, flavour, before=True):
        return
    if _strip_beside(text, paragraph, flavour, before=True):
        return
    previous = _neighbour(paragraph, flavour, before=True) if tag.kind == "block" else None
    if previous is not None:
        take_in(previous, paragraph)


def _join_after(text: Any, tag: Tag, flavour: Flavour) -> None:
    """Join what stands after the element *text*, which ends with *tag*."""
    paragraph = _paragraph(text, flavour)
    if paragraph is None:
        return
    if tag.kind == "block" and _drop_breaks(text, paragraph, flavour, before=False):
        return
    if _strip_beside(text, paragraph, flavour, before=False):
        return
    following = _neighbour(paragraph, flavour, before=False) if tag.kind == "block" else None
    if following is not None:
        take_in(paragraph, following)


def _drop_breaks(text: Any, paragraph: Any, flavour: Flavour, *, before: bool) -> bool:
    """Take out the line breaks between *text* and the words beside it; say if there were any.

    Who splits a long line with them means what who splits it into paragraphs does.
    """
    breaks: list[Any] = []
    for element in _beside(text, paragraph, ("t", "br", "cr"), flavour, before=before):
        if element.tag == flavour.name("t") and element.text:
            for one in breaks:
                one.getparent().remove(one)
            return bool(breaks)
        if element.tag != flavour.name("t"):
            if element.get(flavour.name("type"), "textWrapping") != "textWrapping":
                return False
            breaks.append(element)
    return False


def _paragraph(element: Any, flavour: Flavour) -> Any:
    return next(element.iterancestors(flavour.name("p")), None)


def _strip_beside(text: Any, paragraph: Any, flavour: Flavour, *, before: bool) -> bool:
    """Take away the white space next to *text* in its paragraph; say whether words are there."""
    found = False
    for one in _beside(text, paragraph, ("t",), flavour, before=before):
        words = one.text or ""
        found = found or bool(words)
        one.text = words.rstrip() if before else words.lstrip()
        if one.text:
            return True
    return found


def _beside(
    text: Any, paragraph: Any, wanted: tuple[str, ...], flavour: Flavour, *, before: bool
) -> Iterator[Any]:
    """Yield what is *wanted* of *paragraph* before, or after, the element *text*, nearest first."""
    node = text
    while node is not paragraph:
        for sibling in node.itersiblings(preceding=before):
            found = list(sibling.iter(*map(flavour.name, wanted)))
            yield from reversed(found) if before else found
        node = node.getparent()


def _neighbour(paragraph: Any, flavour: Flavour, *, before: bool) -> Any:
    """Return the paragraph with text next to *paragraph*; empty ones between are taken out."""
    empty: list[Any] = []
    for sibling in paragraph.itersiblings(preceding=before):
        if sibling.tag == paragraph.tag:
            if any(one.text for one in sibling.iter(flavour.name("t"))):
                for one in empty:
                    one.getparent().remove(one)
                return sibling
            empty.append(sibling)
        elif local_name(sibling.tag) not in _BETWEEN:
            return None
    return None
