"""Blocks that begin in a link or a tracked insertion and end beside it: both ends stand outside.

``{% if x %}`` typed with changes being tracked stands in a ``w:ins``, its ``{% endif %}`` typed
later in none. Whatever stands between the two must be whole elements, so each tag of such a block
is lifted up to its paragraph, and the elements that it stood in are parted there.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from handoutgen.word.levels import split_run
from handoutgen.word.marks import IN_TEXT, between
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.tags import CLOSES, Tag, TagList

_PARTED = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "bdo", "dir"})


def hoist_blocks(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Lift the tags of blocks whose ends stand in different elements of paragraphs."""
    places: dict[int, Any] = {
        int(match[1]): text
        for text in root.iter(flavour.name("t"))
        for match in IN_TEXT.finditer(text.text or "")
    }
    for block in _blocks(tags, list(places)):
        paths = {_path(places[number], flavour) for number in block}
        if len(paths) > 1 and None not in paths and len({path[0] for path in paths if path}) == 1:
            for number in block:
                _hoist(root, number, flavour)


def _blocks(tags: TagList, numbers: list[int]) -> list[list[int]]:
    """Return the numbers of tags that belong together: ``if``, ``else``, ``endif``."""
    done: list[list[int]] = []
    waiting: list[tuple[str, list[int]]] = []
    for number in numbers:
        tag: Tag = tags[number]
        if tag.level:
            continue
        if tag.opens_block:
            waiting.append((CLOSES[tag.word], [number]))
        elif waiting and tag.word == waiting[-1][0]:
            done.append([*waiting.pop()[1], number])
        elif waiting and tag.word in ("else", "elif"):
            waiting[-1][1].append(number)
    return done


def _path(text: Any, flavour: Flavour) -> tuple[tuple[str, ...], ...] | None:
    """Return what a text stands in: above its paragraph, and below; None where it cannot part."""
    below: list[str] = []
    for one in text.iterancestors():
        if one.tag == flavour.name("p"):
            above = tuple(local_name(each.tag) for each in one.iterancestors())
            return above, tuple(below)
        name = local_name(one.tag)
        if name != "r" and name not in _PARTED:
            return None
        below.append(name)
    return None


def _hoist(root: Any, number: int, flavour: Flavour) -> None:
    text = next(
        one
        for one in root.iter(flavour.name("t"))
        if any(int(match[1]) == number for match in IN_TEXT.finditer(one.text or ""))
    )
    mark = split_run(text.getparent(), text, number)
    while mark.getparent().tag != flavour.name("p"):
        mark = _part(mark, number)


def _part(mark: Any, number: int) -> Any:
    """Part the element that *mark* stands in, and return the mark between its halves."""
    whole = mark.getparent()
    earlier = etree.Element(whole.tag, whole.attrib)
    for child in list(whole):
        if child is mark:
            break
        earlier.append(child)
    whole.remove(mark)
    if len(earlier):
        whole.addprevious(earlier)
    outer = between(number)
    whole.addprevious(outer)
    if not len(whole):
        whole.getparent().remove(whole)
    return outer
