"""What a template's styles and lists are: read once, and asked by all fills."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from handoutgen.errors import Place
from handoutgen.fonts.families import Family, resolve_family
from handoutgen.model.brand import FontChoice
from handoutgen.model.lengths import Length
from handoutgen.report import Report
from handoutgen.word.handouts.style_names import same_style
from handoutgen.word.pdf.run_fonts import RunFonts, Theme
from handoutgen.word.stock import Stock, StyleEntry
from handoutgen.word.xml_parts import parse_xml
from handoutgen.write.docx.names import Name

_DEEPEST = 20
_SPACED = 60
"""Twips after a paragraph from which it stands apart from the next."""
_USUAL_WIDTH = 9026
"""Twips between the margins of A4, as Word begins with."""


class ListOf(NamedTuple):
    """A list that a style brings: its numbering, and the levels that it has."""

    numbering: int
    abstract: int
    levels: frozenset[int]


class TemplateStyles:
    """The styles, lists and measures of one template."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._name = stock.flavour.name
        self._elements = {
            str(one.get(self._name("styleId"), "")): one for one in self._children(self._styles)
        }

    @classmethod
    def of(cls, stock: Stock) -> TemplateStyles:
        """Return what is known of the template with *stock*."""
        known = _known.get(stock)
        if known is None:
            known = _known[stock] = cls(stock)
        return known

    def find(self, kind: str, name: Name) -> str | None:
        """Return the id of the style called *name*: by its id, then by its name."""
        return self._by_id(kind, name.id) or self._by_name(kind, name.name)

    def _by_id(self, kind: str, id_: str) -> str | None:
        return next((one.id for one in self._of_kind(kind) if one.id == id_), None)

    def _by_name(self, kind: str, name: str) -> str | None:
        return next((one.id for one in self._of_kind(kind) if same_style(one.name, name)), None)

    def default(self, kind: str) -> str | None:
        """Return the id of the style that all of a *kind* have that name none."""
        return next((one.id for one in self._of_kind(kind) if one.default), None)

    def _of_kind(self, kind: str) -> Iterator[StyleEntry]:
        return (one for one in self._stock.styles if one.kind == kind)

    @cached_property
    def default_is_spaced(self) -> bool:
        """Whether paragraphs without a style of their own stand apart from each other."""
        defaults = f"{self._name('docDefaults')}/{self._name('pPrDefault')}"
        places = [None if self._styles is None else self._styles.find(defaults)]
        places += self._chain(self.default("paragraph"))[::-1]
        after = 0
        for place in places:
            if place is not None:
                found = place.find(f"{self._name('pPr')}/{self._name('spacing')}")
                said = None if found is None else found.get(self._name("after"))
                after = _number(said, after)
        return after >= _SPACED

    def list_of(self, id_: str) -> ListOf | None:
        """Return the list that the style *id_* makes its paragraphs items of."""
        path = f"{self._name('pPr')}/{self._name('numPr')}/{self._name('numId')}"
        for style in self._chain(id_):
            found = style.find(path)
            if found is not None:
                return self._lists.get(_number(found.get(self._name("val")), 0))
        return None

    @cached_property
    def _lists(self) -> dict[int, ListOf]:
        root = self._root(self._stock.numbering_part)
        name, val = self._name, self._name("val")
        levels: dict[int, frozenset[int]] = {}
        for one in self._children(root, "abstractNum"):
            number = _number(one.get(name("abstractNumId")), -1)
            levels[number] = frozenset(
                _number(level.get(name("ilvl")), -1) for level in one.iterchildren(name("lvl"))
            )
        found: dict[int, ListOf] = {}
        for one in self._children(root, "num"):
            abstract = one.find(name("abstractNumId"))
            link = -1 if abstract is None else _number(abstract.get(val), -1)
            number = _number(one.get(name("numId")), 0)
            if link in levels:
                found[number] = ListOf(number, link, levels[link])
        return found

    @cached_property
    def family(self) -> Family:
        """The family that the template's text is set in, or what is most like it."""
        theme = next(iter(self._stock.package.related(self._stock.package.main, "theme")), None)
        root = self._root(theme)
        fonts = RunFonts(self._styles, Theme() if root is None else Theme.of(root))
        choice = FontChoice(fonts.of_paragraph(None))
        return resolve_family(choice, Report(), Place(self._stock.package.display))

    @cached_property
    def width(self) -> int:
        """Twips that a line of text has in the template's narrowest columns."""
        root = self._root(self._stock.package.main)
        sections = () if root is None else root.iter(self._name("sectPr"))
        return min(map(self._column, sections), default=_USUAL_WIDTH)

    @cached_property
    def paper(self) -> int:
        """Twips that the shorter side of the template's first page has."""
        root = self._root(self._stock.package.main)
        size = None if root is None else next(root.iter(self._name("pgSz")), None)
        sides = [] if size is None else [_number(size.get(self._name(one)), 0) for one in "wh"]
        return min(sides, default=0)

    @cached_property
    def height(self) -> Length:
        """How high the template's pages are."""
        root = self._root(self._stock.package.main)
        size = None if root is None else next(root.iter(self._name("pgSz")), None)
        high = 0 if size is None else _number(size.get(self._name("h")), 0)
        return Length((high or 16838) / 20)

    def _column(self, section: Any) -> int:
        name = self._name
        size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
        if size is None or margins is None:
            return _USUAL_WIDTH
        sides = sum(_number(margins.get(name(one)), 0) for one in ("left", "right", "gutter"))
        room = _number(size.get(name("w")), 0) - sides
        columns = section.find(name("cols"))
        count = 1 if columns is None else max(1, _number(columns.get(name("num")), 1))
        gap = 0 if columns is None else _number(columns.get(name("space")), 720)
        return max((room - gap * (count - 1)) // count, 1000)

    # Parts

    @cached_property
    def _styles(self) -> Any:
        return self._root(self._stock.styles_part)

    def _root(self, part: str | None) -> Any:
        if part is None:
            return None
        return parse_xml(self._stock.package.read(part), self._stock.package.display, part)

    def _children(self, root: Any, local: str = "style") -> Iterator[Any]:
        return iter(()) if root is None else root.iterchildren(self._name(local))

    def _chain(self, id_: str | None) -> list[Any]:
        """Return the style *id_* and those that it is based on."""
        found: list[Any] = []
        style = self._elements.get(id_ or "")
        while style is not None and len(found) < _DEEPEST:
            found.append(style)
            base = style.find(self._name("basedOn"))
            style = None if base is None else self._elements.get(base.get(self._name("val"), ""))
        return found


_known: WeakKeyDictionary[Stock, TemplateStyles] = WeakKeyDictionary()


def _number(said: str | None, otherwise: int) -> int:
    try:
        return int(float(said)) if said else otherwise
    except (ValueError, OverflowError):
        return otherwise
