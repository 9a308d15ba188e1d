"""``colspan``, ``cellbg``, ``vm`` and ``hm``: tags that say something of their table cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from handoutgen.errors import Fault, Place
from handoutgen.word.marks import IN_TEXT, between, in_text
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.tags import Tag, TagList

CELL_WORDS = frozenset({"colspan", "cellbg", "vm", "hm"})
_ORDER = (
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
)
"""The order of a cell's properties (ISO 29500-1, 17.4.69)."""

_LONE_NUMBER = re.compile(r"\d{1,3}")


def settle_cells(root: Any, flavour: Flavour, tags: TagList, display: str) -> Iterator[Fault]:
    """Turn the cell tags of *root* into properties of their cells; yield what cannot be."""
    settle: dict[str, Callable[[Any, int], None]] = {
        "colspan": lambda cell, number: _span(cell, flavour, tags, number),
        "cellbg": lambda cell, number: _shade(cell, flavour, tags, number),
        "vm": lambda cell, number: _merge_down(cell, flavour, tags, number),
        "hm": lambda cell, number: _merge_across(cell, flavour, tags, number),
    }
    for text in list(root.iter(flavour.name("t"))):
        for match in list(IN_TEXT.finditer(text.text or "")):
            number = int(match[1])
            tag = tags[number]
            if tag.word not in CELL_WORDS or tag.level:
                continue
            text.text = (text.text or "").replace(match[0], "")
            cell = next(text.iterancestors(flavour.name("tc")), None)
            if cell is None:
                place = Place(f"{display}: {tag.place}")
                yield Fault(
                    place, f"{{% {tag.word} %}} stands in no table cell", "move it into the cell"
                )
            elif tag.word in ("colspan", "cellbg") and not _rest(tag):
                place = Place(f"{display}: {tag.place}")
                yield Fault(place, f"{{% {tag.word} %}} says nothing", f"{{% {tag.word} value %}}")
            else:
                settle[tag.word](cell, number)


def _rest(tag: Tag) -> str:
    return tag.inner[len(tag.word) :].strip()


def _span(cell: Any, flavour: Flavour, tags: TagList, number: int) -> None:
    span = tags.beside(number, "print", _rest(tags[number]))
    _set_property(cell, flavour, "gridSpan", {"val": in_text(span)})


def _shade(cell: Any, flavour: Flavour, tags: TagList, number: int) -> None:
    fill = tags.beside(number, "print", _rest(tags[number]))
    _set_property(cell, flavour, "shd", {"val": "clear", "color": "auto", "fill": in_text(fill)})


def _merge_down(cell: Any, flavour: Flavour, tags: TagList, number: int) -> None:
    """Let the cell be one with those of the loop's later rows, which stay empty."""
    steps = [
        tags.beside(number, "block", "if loop.first"),
        tags.beside(number, "block", "else"),
        tags.beside(number, "block", "endif"),
    ]
    first, otherwise, end = map(in_text, steps)
    _set_property(cell, flavour, "vMerge", {"val": f"{first}restart{otherwise}continue{end}"})
    for paragraph in cell.iterchildren(flavour.name("p")):
        properties = paragraph.find(flavour.name("pPr"))
        paragraph.insert(
            0 if properties is None else 1,
            between(tags.beside(number, "block", "if loop.first")),
        )
        paragraph.append(between(tags.beside(number, "block", "endif")))


def _merge_across(cell: Any, flavour: Flavour, tags: TagList, number: int) -> None:
    """Let the cell stand once for the loop's cells and be as wide as they are together."""
    span = cell.find(f"{flavour.name('tcPr')}/{flavour.name('gridSpan')}")
    columns = "1" if span is None else str(span.get(flavour.name("val")))
    times = f"{columns} * " if _LONE_NUMBER.fullmatch(columns) and columns != "1" else ""
    length = tags.beside(number, "print", f"{times}loop.length")
    _set_property(cell, flavour, "gridSpan", {"val": in_text(length)})
    cell.addprevious(between(tags.beside(number, "block", "if loop.first")))
    cell.addnext(between(tags.beside(number, "block", "endif")))


def _set_property(cell: Any, flavour: Flavour, local: str, values: dict[str, str]) -> None:
    properties = cell.find(flavour.name("tcPr"))
    if properties is None:
        properties = etree.Element(flavour.name("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(flavour.name(local)):
        properties.remove(old)
    new = etree.Element(flavour.name(local))
    for key, value in values.items():
        new.set(flavour.name(key), value)
    rank = _ORDER.index(local)
    at = 0
    for at, child in enumerate(properties, 1):
        name = local_name(child.tag)
        if name not in _ORDER or _ORDER.index(name) > rank:
            at -= 1
            break
    properties.insert(at, new)
