"""The numbered list that a paragraph style makes its paragraphs items of.

A style that carries a numbering (ISO/IEC 29500-1, 17.9.23) counts on wherever it stands in a file.
What begins anew needs a numbering of its own, named by the paragraph itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from handoutgen.word.stock import Stock
from handoutgen.word.xml_parts import parse_xml

_DEEPEST = 20
_COUNTS_NOT = ("bullet", "none")
_LINKS = ("nsid", "tmpl", "styleLink", "numStyleLink", "pStyle")
"""What ties an abstract numbering to others like it, and to a style."""
_BEFORE_NUMBERING = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
)
"""What stands before ``numPr`` in CT_PPr's order."""


_known: WeakKeyDictionary[Stock, dict[str, StyleList | None]] = WeakKeyDictionary()


class StyleList(NamedTuple):
    """A list of a style: its abstract numbering, tied to nothing, and the level of its items."""

    abstract: Any
    level: str
    name: Callable[[str], str]

    def numbered(self, number: int) -> Any:
        """Return a copy of the abstract numbering with the id *number*."""
        alone = copy.deepcopy(self.abstract)
        alone.set(self.name("abstractNumId"), str(number))
        return alone


def style_list(stock: Stock, style: str) -> StyleList | None:
    """Return the list of the style *style* in a file, or None where it counts nothing.

    Headings count on through a whole file, whatever is inserted; bullets count nothing.
    """
    known = _known.setdefault(stock, {})
    if style not in known:
        known[style] = _read(stock, style)
    return known[style]


def _read(stock: Stock, style: str) -> StyleList | None:
    name, val = stock.flavour.name, stock.flavour.name("val")
    chain = list(_chain(stock, style))
    if any(one.find(f"{name('pPr')}/{name('outlineLvl')}") is not None for one in chain):
        return None
    numberings = (one.find(f"{name('pPr')}/{name('numPr')}") for one in chain)
    numbering = next((one for one in numberings if one is not None), None)
    held = None if numbering is None else numbering.find(name("numId"))
    root = _root(stock, stock.numbering_part)
    if numbering is None or held is None or root is None:
        return None
    number = _by_id(root, name("num"), name("numId"), held.get(val))
    link = None if number is None else number.find(name("abstractNumId"))
    if link is None:
        return None
    abstract = _by_id(root, name("abstractNum"), name("abstractNumId"), link.get(val))
    if abstract is None:
        return None
    said = numbering.find(name("ilvl"))
    linked = (
        one.get(name("ilvl"))
        for one in abstract.iterchildren(name("lvl"))
        if (own := one.find(name("pStyle"))) is not None and own.get(val) == style
    )
    level = str(said.get(val)) if said is not None else str(next(linked, None) or "0")
    item = _by_id(abstract, name("lvl"), name("ilvl"), level)
    kind = None if item is None else item.find(name("numFmt"))
    if item is None or (kind is not None and kind.get(val) in _COUNTS_NOT):
        return None
    alone = copy.deepcopy(abstract)
    indented = any(one.find(f"{name('pPr')}/{name('ind')}") is not None for one in chain)
    # A numbering that a paragraph has itself would come before its style's own indent.
    dropped = {name(one) for one in (*_LINKS, *(("ind",) if indented else ()))}
    for element in [one for one in alone.iter() if one.tag in dropped]:
        element.getparent().remove(element)
    return StyleList(alone, level, name)


def number_by_itself(stock: Stock, paragraph: Any, number: str, level: str) -> None:
    """Let *paragraph*, which has properties, be an item of the numbering *number*."""
    name = stock.flavour.name
    properties = paragraph.find(name("pPr"))
    numbering = properties.makeelement(name("numPr"))
    for local, value in (("ilvl", level), ("numId", number)):
        child = numbering.makeelement(name(local))
        child.set(name("val"), value)
        numbering.append(child)
    before = {name(local) for local in _BEFORE_NUMBERING}
    at = sum(1 for one in properties if one.tag in before)
    properties.insert(at, numbering)


def _chain(stock: Stock, style: str) -> Iterator[Any]:
    """Yield the style *style* and those that it is based on."""
    name = stock.flavour.name
    root = _root(stock, stock.styles_part)
    for _ in range(_DEEPEST):
        found = None if root is None else _by_id(root, name("style"), name("styleId"), style)
        if found is None:
            return
        yield found
        base = found.find(name("basedOn"))
        style = "" if base is None else str(base.get(name("val")))


def _root(stock: Stock, part: str | None) -> Any:
    if part is None:
        return None
    return parse_xml(stock.package.read(part), stock.package.display, part)


def _by_id(root: Any, tag: str, attribute: str, value: str | None) -> Any:
    return next((one for one in root.iterchildren(tag) if one.get(attribute) == value), None)
