"""``{%-`` and ``-%}``: the tag's paragraph becomes one with the one before, or after."""

from __future__ import annotations

from typing import Any

from handoutgen.word.lifting import take_in
from handoutgen.word.marks import IN_TEXT
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.tags import TagList

_BETWEEN = frozenset({"proofErr", "bookmarkStart", "bookmarkEnd"})


def join_paragraphs(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Join the paragraphs of *root* as the dashes of its tags ask for.

    Within a paragraph a dash takes away the white space beside it, as Jinja has it.
    """
    for text in list(root.iter(flavour.name("t"))):
        for match in IN_TEXT.finditer(text.text or ""):
            number = int(match[1])
            tag = tags[number]
            if tag.level:
                continue
            mark = match[0]
            if tag.joins_before:
                _join_before(text, mark, flavour)
            if tag.joins_after:
                _join_after(text, mark, flavour)


def _join_before(text: Any, mark: str, flavour: Flavour) -> None:
    before, _, after = (text.text or "").partition(mark)
    if before:
        text.text = before.rstrip() + mark + after
        return
    paragraph = _paragraph(text, flavour)
    if paragraph is None or _text_beside(paragraph, text, flavour, before=True):
        return
    previous = _neighbour(paragraph, flavour, before=True)
    if previous is not None:
        take_in(previous, paragraph)


def _join_after(text: Any, mark: str, flavour: Flavour) -> None:
    before, _, after = (text.text or "").partition(mark)
    if after:
        text.text = before + mark + after.lstrip()
        return
    paragraph = _paragraph(text, flavour)
    if paragraph is None or _text_beside(paragraph, text, flavour, before=False):
        return
    following = _neighbour(paragraph, flavour, before=False)
    if following is not None:
        take_in(paragraph, following)


def _paragraph(element: Any, flavour: Flavour) -> Any:
    return next(element.iterancestors(flavour.name("p")), None)


def _text_beside(paragraph: Any, text: Any, flavour: Flavour, *, before: bool) -> bool:
    """Say whether *paragraph* has text before, or after, the element *text*."""
    texts = list(paragraph.iter(flavour.name("t")))
    at = texts.index(text)
    return any(one.text for one in (texts[:at] if before else texts[at + 1 :]))


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
