"""Room for headers and footers that are higher than their margins.

Word pushes the text out of a high header's way; rdocx lets the two overlap. So headers are laid
out alone beforehand, as the text of a document, and margins made as wide as they need. Where only
the first page's header is too high, an empty line as high as what is missing opens the section.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from handoutgen.word.pdf.parts import WordParts
from handoutgen.word.pdf.run_fonts import w
from handoutgen.word.pdf.spelling import SpeltOut
from handoutgen.write.docx.xml import R

Measure = Callable[[bytes, tuple[tuple[str, bytes], ...]], float]
"""Lays a document out and returns where its last paragraph begins, in points from the top."""

_TOP = 1000
_HIGHEST = 0.6
"""The share of a page that a header may take."""
_LINE = 420
"""Twips that a line of a header takes at most, where it is nothing but words."""
_GAP = 60
_HIGH_THINGS = tuple(map(w, ("tbl", "drawing", "pict", "object")))
_KEPT = ("styles", "numbering", "theme", "fontTable", "settings")
_MOST_KNOWN = 256
_known: dict[bytes, int] = {}


def make_room(document: SpeltOut, measure: Measure) -> None:
    """Give *document* the margins that its headers and footers need."""
    parts = document.parts
    name, root = parts.first("document.main+xml")
    if root is None:
        return
    body = root.find(w("body"))
    page = _Page(parts, name, root, document, measure)
    for start, section in list(_sections(body)):
        if page.furnish(start, section):
            parts.touch(name)


def _sections(body: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each section's first element and its properties."""
    start = None
    for element in body:
        if element.tag == w("sectPr"):
            yield (element if start is None else start), element
            return
        start = element if start is None else start
        found = element.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            yield start, found
            start = None


@dataclass(slots=True)
class _Page:
    """One document's pages; a section without a header has that of the one before."""

    parts: WordParts
    name: str
    root: Any
    document: SpeltOut
    measure: Measure
    current: dict[tuple[str, str], str] = field(default_factory=dict)

    def furnish(self, start: Any, section: Any) -> bool:
        """Make room in one section; tell whether there was too little."""
        for kind in ("header", "footer"):
            for reference in section.iterchildren(w(f"{kind}Reference")):
                place = kind, reference.get(w("type"), "default")
                self.current[place] = reference.get(f"{{{R}}}id", "")
        margins = section.find(w("pgMar"))
        if margins is None:
            return False
        title = section.find(w("titlePg")) is not None
        top, bottom = _twips(margins, "top"), _twips(margins, "bottom")
        above = self._needed("header", "default", section, margins)
        below = self._needed("footer", "default", section, margins)
        first = 0
        if title:
            first = self._needed("header", "first", section, margins)
            below = max(below, self._needed("footer", "first", section, margins))
        if max(above, first) <= top and below <= bottom:
            return False
        columns = section.find(w("cols"))
        if columns is not None and _twips(columns, "num") > 1:
            above = max(above, first)  # every column begins below it
        top = max(top, above)
        margins.set(w("top"), str(top))
        margins.set(w("bottom"), str(max(bottom, below)))
        if first > top:
            start.addprevious(_spacer(first - top))
        return True

    def _needed(self, kind: str, type_: str, section: Any, margins: Any) -> int:
        """Return the margin in twips that a header or footer of *section* needs."""
        id_ = self.current.get((kind, type_))
        part = None if id_ is None else self.parts.target_name(self.name, id_)
        root = None if part is None else self.parts.root(part)
        if part is None or root is None:
            return 0
        edge = _twips(margins, kind)
        if not any(True for _ in root.iter(*_HIGH_THINGS)):
            likely = _LINE * sum(1 for _ in root.iter(w("p")))
            if edge + likely <= _twips(margins, "top" if kind == "header" else "bottom"):
                return 0
        return edge + self._height(part, root, section) + _GAP

    def _height(self, part: str, root: Any, section: Any) -> int:
        alone, key = self._alone(part, root, section)
        height = _known.get(key)
        if height is None:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            end = self.measure(alone, self.document.fonts)
            height = _known[key] = max(0, round(end * 20) - _TOP)
        size = section.find(w("pgSz"))
        page = 16838 if size is None else _twips(size, "h")
        return min(height, int(page * _HIGHEST))

    def _alone(self, part: str, header: Any, section: Any) -> tuple[bytes, bytes]:
        """Return a document whose text is what *header* holds, and what it can be known by."""
        root = etree.Element(self.root.tag, nsmap=header.nsmap)
        body = etree.SubElement(root, w("body"))
        body.extend(deepcopy(child) for child in header)
        etree.SubElement(body, w("p"))
        layout = etree.SubElement(body, w("sectPr"))
        for tag in ("pgSz", "pgMar"):
            found = section.find(w(tag))
            if found is not None:
                layout.append(deepcopy(found))
        margins = layout.find(w("pgMar"))
        for side, wide in (("top", _TOP), ("bottom", 0), ("header", 0), ("footer", 0)):
            margins.set(w(side), str(wide))
        relationships = self.parts.relationships_of(part, self.name, _KEPT)
        changed: Mapping[str, Any] = {
            self.name: root,
            self.parts.relationships_name(self.name): relationships,
        }
        alone = self.parts.written(changed)
        digest = hashlib.sha256(etree.tostring(root) + etree.tostring(relationships))
        for id_, data in self.document.fonts:
            digest.update(f"{id_} {len(data)} ".encode())
        for _, styles in self.parts.of_kind("styles+xml"):
            digest.update(etree.tostring(styles))
        return alone, digest.digest()


def _twips(element: Any, name: str) -> int:
    try:
        return abs(round(float(element.get(w(name), "0"))))
    except ValueError:
        return 0


def _spacer(height: int) -> Any:
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = {"before": "0", "after": "0", "line": str(height), "lineRule": "exact"}
    etree.SubElement(properties, w("spacing"), attrib={w(key): of for key, of in spacing.items()})
    return paragraph
