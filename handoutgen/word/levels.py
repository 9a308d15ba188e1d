"""``{%p %}``, ``{%tr %}``, ``{%tc %}``, ``{{r }}``: a tag takes the place of what it stands in."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from handoutgen.errors import Fault, Place
from handoutgen.word.lifting import keep_spaces
from handoutgen.word.marks import IN_TEXT, between, in_text
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.spots import surroundings
from handoutgen.word.tags import Level, TagList

_ELEMENTS: dict[Level, str] = {"tr": "tr", "tc": "tc", "p": "p"}
_CALLED: dict[Level, str] = {"tr": "table row", "tc": "table cell", "p": "paragraph", "r": "run"}


def settle_levels(root: Any, flavour: Flavour, tags: TagList, display: str) -> Iterator[Fault]:
    """Let levelled tags take the place of their rows, cells, paragraphs and runs.

    All tags of one level in one such element stay, in their order; what else stands there goes.
    """
    _note_surroundings(root, flavour, tags)
    for level, local in _ELEMENTS.items():
        owners: dict[Any, list[int]] = {}
        for text, number in _marks(root, flavour, tags, level):
            owner = next(text.iterancestors(flavour.name(local)), None)
            if owner is None:
                yield _stray(tags, number, level, display)
            else:
                owners.setdefault(owner, []).append(number)
        for owner, numbers in owners.items():
            if owner.getparent() is None:
                continue
            yield from _empty_blocks(tags, numbers, level, display)
            words = _words(owner, flavour, tags, set(numbers))
            if words:
                tags.left_out.append((numbers[0], words))
            for number in dict.fromkeys(numbers):
                if tags[number].kind != "comment" or level != "p":
                    owner.addprevious(between(number))
            owner.getparent().remove(owner)
    for text, number in _marks(root, flavour, tags, "r"):
        run = text.getparent()
        if run is None or run.tag != flavour.name("r"):
            yield _stray(tags, number, "r", display)
        else:
            split_run(run, text, number)


def _empty_blocks(tags: TagList, numbers: list[int], level: Level, display: str) -> Iterator[Fault]:
    """Yield a fault for each block that begins and ends in one element: nothing is left in it."""
    blocks = [number for number in dict.fromkeys(numbers) if tags[number].kind != "comment"]
    for number, following in pairwise(blocks):
        tag, end = tags[number], tags[following]
        if tag.word and end.word == f"end{tag.word}":
            called = _CALLED[level]
            yield Fault(
                Place(f"{display}: {tag.place}"),
                f"{{%{level} {tag.word} %}} and its {{%{level} {end.word} %}} stand in one "
                f"{called}, which they take the place of",
                f"give each a {called} of its own, before and after what is meant",
            )


def _note_surroundings(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Keep how the words look that a levelled tag may print: its element is going to go."""
    for text in root.iter(flavour.name("t")):
        for match in IN_TEXT.finditer(text.text or ""):
            number = int(match[1])
            if tags[number].level and tags[number].kind == "print":
                tags.surroundings[number] = surroundings(text, flavour)


def _words(owner: Any, flavour: Flavour, tags: TagList, kept: set[int]) -> str:
    """Return the words and values in *owner*, which goes, beside the tags that are *kept*."""

    def said(match: re.Match[str]) -> str:
        tag = tags[int(match[1])]
        return tag.source if tag.kind == "print" and int(match[1]) not in kept else ""

    texts = (IN_TEXT.sub(said, text.text or "") for text in owner.iter(flavour.name("t")))
    return " ".join("".join(texts).split())


def _marks(root: Any, flavour: Flavour, tags: TagList, level: Level) -> list[tuple[Any, int]]:
    return [
        (text, int(match[1]))
        for text in root.iter(flavour.name("t"))
        for match in IN_TEXT.finditer(text.text or "")
        if tags[int(match[1])].level == level
    ]


def _stray(tags: TagList, number: int, level: Level, display: str) -> Fault:
    tag = tags[number]
    shown = "{{" if tag.kind == "print" else "{%"
    return Fault(
        Place(f"{display}: {tag.place}"),
        f"{shown}{level} stands in no {_CALLED[level]}",
        f'without the "{level}" it stands for itself',
    )


def split_run(run: Any, text: Any, number: int) -> Any:
    """Let the tag *number* stand between two runs, before and after it, and return its mark.

    *run* stays the later one, so that the marks that follow are still found in it.
    """
    before, _, after = (text.text or "").partition(in_text(number))
    earlier = etree.Element(run.tag, run.attrib)
    for child in list(run):
        if child is text:
            break
        earlier.append(copy.deepcopy(child) if local_name(child.tag) == "rPr" else child)
    if before:
        words = etree.SubElement(earlier, text.tag)
        words.text = before
        keep_spaces(words)
    if not _is_empty(earlier):
        run.addprevious(earlier)
    mark = between(number)
    run.addprevious(mark)
    text.text = after
    if after:
        keep_spaces(text)
    else:
        run.remove(text)
        if _is_empty(run):
            run.getparent().remove(run)
    return mark


def _is_empty(run: Any) -> bool:
    return all(local_name(child.tag) == "rPr" for child in run)
