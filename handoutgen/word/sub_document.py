"""Sub-documents: a whole Word file in the place of a paragraph, with what its content needs.

Styles are found by name, so that the text looks as the template wants it; those the template
lacks come along. Lists are numbered anew at every place. Headers, footers, notes, comments and
embedded objects stay behind, and are told.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, cast

from lxml import etree

from handoutgen.model.addresses import address
from handoutgen.word.additions import Additions
from handoutgen.word.archive import LARGEST_MEMBER, Archive, open_archive
from handoutgen.word.inserts import Insert, InsertLevel, Site
from handoutgen.word.namespaces import PAIRS, local_name
from handoutgen.word.package import Package, PartName, Relationship
from handoutgen.word.stock import Stock
from handoutgen.word.style_lists import StyleList, number_by_itself, style_list
from handoutgen.word.xml_parts import parse_xml

_STYLE_REFERENCES = frozenset({"pStyle", "rStyle", "tblStyle", "basedOn", "link", "next"})
_LEFT_OUT = {
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "commentReference": "comments",
    "object": "embedded objects",
    "control": "controls",
    "altChunk": "foreign documents",
}
_SILENTLY = frozenset(
    {"commentRangeStart", "commentRangeEnd", "headerReference", "footerReference", "proofErr"}
)
_TAKEN_ALONG = frozenset(
    {"image", "chart", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle",
     "diagramColors", "diagramDrawing", "themeOverride", "chartStyle", "chartColorStyle"}
)  # fmt: skip
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


class SubDocument(Insert):
    """A Word file, by its path or its bytes, for ``{{p x }}``."""

    __slots__ = ("_package", "_root", "_stock")
    level: ClassVar[InsertLevel] = "block"
    what = "a sub-document"

    def __init__(self, source: Path | str | bytes) -> None:
        archive = (
            Archive(source, "sub-document.docx")
            if isinstance(source, bytes)
            else open_archive(Path(source))
        )
        self._package = Package(archive)
        self._stock = Stock(self._package)
        content = archive.read(self._package.main)
        self._root = parse_xml(content, archive.display, self._package.main)

    def write(self, site: Site) -> str:
        name = self._stock.flavour.name
        body = self._root.find(name("body"))
        blocks = [copy.deepcopy(one) for one in ([] if body is None else body)]
        if blocks and blocks[-1].tag == name("sectPr"):
            blocks.pop()
        moving = _Moving(self._package, self._stock, site)
        holder = etree.Element("x")
        holder.extend(blocks)
        moving.settle(holder)
        return "".join(_written(one, self._package.strict) for one in holder)


class _Moving:
    """One insertion of a sub-document: what its ids are in the file that it comes to."""

    def __init__(self, package: Package, stock: Stock, site: Site) -> None:
        self._package = package
        self._name = stock.flavour.name
        self._r = f"{{{stock.flavour.r}}}"
        self._stock = stock
        self._site = site
        self._to: Additions = site.package
        self._styles: dict[str, str] = {}
        self._numberings: dict[str, str] = {}
        self._links = {one.id: one for one in package.relationships(package.main)}
        self._bookmarks: dict[str, str] = {}
        self._counting: dict[str, str] = {}

    def settle(self, holder: Any) -> None:
        """Make all that *holder* holds fit to stand in the other file."""
        counted = list(self._counted_by_style(holder))
        for element in list(holder.iter(etree.Element)):
            local = local_name(element.tag)
            if local in _LEFT_OUT or local in _SILENTLY:
                if local in _LEFT_OUT:
                    problem = f"{_LEFT_OUT[local]} of a sub-document are left out"
                    self._to.tell(f"{self._package.display}: {problem}")
                _remove(element)
                continue
            self._settle_ids(element, local)
            self._settle_relationships(element)
            self._settle_references(element, local)
        for paragraph, found in counted:
            self._count_anew(paragraph, found)

    def _settle_references(self, element: Any, local: str) -> None:
        val = self._name("val")
        value = element.get(val)
        if value is None:
            return
        if local in _STYLE_REFERENCES:
            element.set(val, self._style(value))
        elif local == "numId" and value != "0":
            element.set(val, self._numbering(value))

    def _settle_ids(self, element: Any, local: str) -> None:
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{_W14}{name}", None)
        key = self._name("id")
        match local:
            case "docPr" | "cNvPr" if element.get("id"):
                element.set("id", str(self._to.unique_id()))
            case "bookmarkStart" | "bookmarkEnd":
                old = str(element.get(key, ""))
                if old not in self._bookmarks:
                    self._bookmarks[old] = str(self._to.unique_id())
                element.set(key, self._bookmarks[old])
                name = self._name("name")
                if element.get(name) is not None:
                    element.set(name, self._to.bookmark_name(str(element.get(name))))
            case "id" if local_name(element.getparent().tag) == "sdtPr":
                _remove(element)
            case _:
                pass

    # Lists of styles

    def _counted_by_style(self, holder: Any) -> Iterator[tuple[Any, StyleList]]:
        """Yield the items of numbered lists that have their numbering from their style alone."""
        name = self._name
        for paragraph in holder.iter(name("p")):
            style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
            if style is None or paragraph.find(f"{name('pPr')}/{name('numPr')}") is not None:
                continue
            found = style_list(self._stock, str(style.get(name("val"))))
            if found is not None:
                yield paragraph, found

    def _count_anew(self, paragraph: Any, own: StyleList) -> None:
        """Let *paragraph* count with those of its style in this place alone, as they look here."""
        name = self._name
        style = str(paragraph.find(f"{name('pPr')}/{name('pStyle')}").get(name("val")))
        is_theirs = any(one.id == style for one in self._to.stock.styles)
        found = style_list(self._to.stock, style) if is_theirs else own
        if found is None:
            return
        if style not in self._counting:
            abstract, number = self._to.next_numbering()
            self._to.add_abstract_numbering(_written(found.numbered(abstract), strict=True))
            self._to.add_numbering(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
            )
            self._counting[style] = str(number)
        number_by_itself(self._stock, paragraph, self._counting[style], found.level)

    # Relationships

    def _settle_relationships(self, element: Any) -> None:
        for key in [one for one in element.attrib if one.startswith(self._r)]:
            relationship = self._links.get(str(element.get(key)))
            moved = None if relationship is None else self._moved(relationship)
            if moved is not None:
                element.set(key, moved)
            else:
                del element.attrib[key]

    def _moved(self, relationship: Relationship) -> str | None:
        """Return the id that *relationship* gets, or None where it stays behind."""
        part = self._site.part
        if relationship.external:
            url = address(relationship.target) if relationship.kind == "hyperlink" else None
            return None if url is None else part.link(url)
        if relationship.kind not in _TAKEN_ALONG or relationship.target not in self._package:
            return None
        return part.relationship(relationship.type, self._part(relationship.target))

    def _part(self, name: PartName) -> PartName:
        """Return the name of the copy of the part *name*, which is made once for a fill."""
        key = self._package.archive, name
        known = self._to.moved_parts.get(key)
        if known is None:
            content = self._package.archive.read(name, LARGEST_MEMBER)
            folder = posixpath.dirname(name)
            file = f"sub-{posixpath.basename(name)}"
            content_type = self._package.types.of(name)
            known = self._to.add_part(posixpath.join(folder, file), content, content_type)
            self._to.moved_parts[key] = known
            links = self._package.relationships(name)
            if links:
                self._to.add_relationships(known, self._inner(links))
        return known

    def _inner(self, links: tuple[Relationship, ...]) -> Iterator[tuple[str, str, str]]:
        for one in links:
            if not one.external and one.kind in _TAKEN_ALONG and one.target in self._package:
                yield one.id, one.type, self._part(one.target)

    # Styles and numberings

    def _style(self, id_: str) -> str:
        if id_ in self._styles:
            return self._styles[id_]
        mine = next((one for one in self._stock.styles if one.id == id_), None)
        if mine is None:
            self._styles[id_] = id_
            return id_
        for theirs in self._to.stock.styles:
            if theirs.kind == mine.kind and theirs.name.casefold() == mine.name.casefold():
                self._styles[id_] = theirs.id
                return theirs.id
        new = id_
        while any(one.id == new for one in self._to.stock.styles):
            new = f"{new}Sub"
        self._styles[id_] = new
        if not self._to.has_style(new):
            self._to.add_style(new, self._style_xml(id_, new))
        return new

    def _style_xml(self, id_: str, new: str) -> str:
        root = self._styles_root()
        style = next(
            one
            for one in root.iterchildren(self._name("style"))
            if one.get(self._name("styleId")) == id_
        )
        moved = copy.deepcopy(style)
        moved.set(self._name("styleId"), new)
        moved.attrib.pop(self._name("default"), None)
        for element in moved.iter(etree.Element):
            self._settle_references(element, local_name(element.tag))
        return _written(moved, self._package.strict)

    def _styles_root(self) -> Any:
        part = cast("PartName", self._stock.styles_part)  # the style was found in it
        return parse_xml(self._package.read(part), self._package.display, part)

    def _numbering(self, number: str) -> str:
        known = self._numberings.get(number)
        if known is None:
            known = self._numberings[number] = self._new_numbering(number)
        return known

    def _new_numbering(self, number: str) -> str:
        part = self._stock.numbering_part
        if part is None:
            return "0"
        root = parse_xml(self._package.read(part), self._package.display, part)
        name = self._name
        num = _by_id(root, name("num"), name("numId"), number)
        held = None if num is None else num.find(name("abstractNumId"))
        old = None if held is None else held.get(name("val"))
        abstract = (
            None if old is None else _by_id(root, name("abstractNum"), name("abstractNumId"), old)
        )
        if num is None or held is None or abstract is None:
            return "0"
        new_abstract, new_number = self._to.next_numbering()
        abstract.set(name("abstractNumId"), str(new_abstract))
        for local in ("nsid", "tmpl", "styleLink", "numStyleLink"):
            for child in abstract.findall(name(local)):
                abstract.remove(child)
        for element in abstract.iter(name("pStyle")):
            element.set(name("val"), self._style(str(element.get(name("val")))))
        held.set(name("val"), str(new_abstract))
        num.set(name("numId"), str(new_number))
        self._to.add_abstract_numbering(_written(abstract, self._package.strict))
        self._to.add_numbering(_written(num, self._package.strict))
        return str(new_number)


def _by_id(root: Any, tag: str, attribute: str, value: str) -> Any:
    return next((one for one in root.iterchildren(tag) if one.get(attribute) == value), None)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _written(element: Any, strict: bool) -> str:
    """Return *element* with the declarations it needs beside those that every part has."""
    alone = copy.deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    xml: str = etree.tostring(alone, encoding="unicode")
    if strict:
        for transitional, other in PAIRS:
            xml = xml.replace(f'"{other}"', f'"{transitional}"')
    return xml
