"""``{%-`` and ``-%}``: the tag's paragraph becomes one with the one before, or after."""

from __future__ import annotations

from typing import Any

from handoutgen.word.lifting import take_in
from handoutgen.word.marks import IN_TEXT
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.tags import Tag, TagList

_BETWEEN = frozenset({"proofErr", "bookmarkStart", "bookmarkEnd"})


def join_paragraphs(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Join the paragraphs of *root* as the dashes of its tags ask for.

    Within a paragraph a dash takes away the white space beside it, as Jinja has it.
    """
    for text in list(root.iter(flavour.name("t"))):
        for match in IN_TEXT.finditer(text.text or ""):
            tag = tags[int(match[1])]
            if tag.level or not (tag.joins_before or tag.joins_after):
                continue
            before, _, after = (text.text or "").partition(match[0])
            if tag.joins_before:
                before = _join_before(text, before, tag, flavour)
            if tag.joins_after:
                after = _join_after(text, after, tag, flavour)
            text.text = f"{before}{match[0]}{after}"


def _join_before(text: Any, before: str, tag: Tag, flavour: Flavour) -> str:
    """Join what is before *tag* to it; return what is left of its own text, *before*."""
    paragraph = _paragraph(text, flavour)
    beside = [] if paragraph is None else _texts_beside(paragraph, text, flavour, before=True)
    if before or any(one.text for one in beside):
        if not before.strip():
            for one in beside:
                one.text = (one.text or "").rstrip()
                if one.text:
                    break
        return before.rstrip()
    previous = _neighbour(paragraph, flavour, before=True) if tag.kind == "block" else None
    if previous is not None:
        take_in(previous, paragraph)
    return before


def _join_after(text: Any, after: str, tag: Tag, flavour: Flavour) -> str:
    """Join what is after *tag* to it; return what is left of its own text, *after*."""
    paragraph = _paragraph(text, flavour)
    beside = [] if paragraph is None else _texts_beside(paragraph, text, flavour, before=False)
    if after or any(one.text for one in beside):
        if not after.strip():
            for one in beside:
                one.text = (one.text or "").lstrip()
                if one.text:
                    break
        return after.lstrip()
    following = _neighbour(paragraph, flavour, before=False) if tag.kind == "block" else None
    if following is not None:
        take_in(paragraph, following)
    return after


def _paragraph(element: Any, flavour: Flavour) -> Any:
    return next(element.iterancestors(flavour.name("p")), None)


def _texts_beside(paragraph: Any, text: Any, flavour: Flavour, *, before: bool) -> list[Any]:
    """Return the texts of *paragraph* before, or after, the element *text*, the nearest first."""
    texts = list(paragraph.iter(flavour.name("t")))
    at = texts.index(text)
    return texts[:at][::-1] if before else texts[at + 1 :]


def _neighbour(paragraph: Any, flavour: Flavour, *, before: bool) -> Any:
    """Return the paragraph with text next to *paragraph*; empty ones between are taken out."""
    if paragraph is None:
        return None
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
