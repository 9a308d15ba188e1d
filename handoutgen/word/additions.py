"""What a fill adds to its file: relationships, media, numberings, styles, parts, ids.

Made anew for each fill; what the template has already is read once (:mod:`.stock`). Blocks
written with a template as their host ask here for all they need.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from handoutgen.model.images import Image
from handoutgen.word.archive import Archive
from handoutgen.word.namespaces import in_strict
from handoutgen.word.package import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    TYPES,
    PartName,
    relationships_name,
)
from handoutgen.word.stock import Stock
from handoutgen.word.xml_parts import parse_xml
from handoutgen.write.docx.addresses import as_uri
from handoutgen.write.docx.package import Part, deflated, stored

_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(slots=True)
class PartAdditions:
    """What one part is given: relationships of its own."""

    package: Additions
    part: PartName
    _relationships: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def relationship(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a relationship of *kind* to *target*: a part's name, or an address."""
        key = kind, target, external
        if key not in self._relationships:
            taken = {one.id for one in self.package.stock.package.relationships(self.part)}
            number = len(self._relationships) + 1
            while f"rIdAdded{number}" in taken | set(self._relationships.values()):
                number += 1
            self._relationships[key] = f"rIdAdded{number}"
        return self._relationships[key]

    def has(self, id_: str) -> bool:
        """Say whether the part has a relationship with this id in the template."""
        return any(one.id == id_ for one in self.package.stock.package.relationships(self.part))

    def picture(self, image: Image) -> str:
        """Return the id of a relationship to *image*, a PNG or a JPEG."""
        return self.relationship("image", self.package.media(image))

    def link(self, url: str) -> str:
        """Return the id of a relationship to the address *url*."""
        return self.relationship("hyperlink", as_uri(url), external=True)

    def written(self) -> Iterator[tuple[str, str, bool, str]]:
        """Yield kind, target, whether it is outside, and id of each relationship."""
        for (kind, target, external), id_ in self._relationships.items():
            yield kind, target, external, id_


class Additions:
    """What one fill adds to the whole file."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self._parts: dict[PartName, PartAdditions] = {}
        self._media: dict[Image, PartName] = {}
        self._new_parts: dict[PartName, tuple[bytes, str]] = {}
        self._replaced: dict[PartName, bytes] = {}
        self._pictures: dict[PartName, Image] = {}
        self._styles: dict[str, str] = {}
        self._abstract: list[str] = []
        self._numberings: list[str] = []
        self._last_id = stock.last_id
        self._bookmarks = set(stock.bookmarks)
        self._inner_relationships: dict[PartName, str] = {}
        self.moved_parts: dict[tuple[Archive, PartName], PartName] = {}
        """The copies of other files' parts, by what they are copies of."""

        self.told: dict[str, None] = {}
        """What a person should know of what was added."""

    def to_part(self, part: PartName) -> PartAdditions:
        known = self._parts.get(part)
        if known is None:
            known = self._parts[part] = PartAdditions(self, part)
        return known

    def unique_id(self) -> int:
        """Return a number that no drawing and no bookmark of the file has."""
        self._last_id += 1
        return self._last_id

    def tell(self, problem: str) -> None:
        self.told.setdefault(problem)

    def bookmark_name(self, wanted: str) -> str:
        """Return *wanted*, or with a number where the file has such a bookmark: 40 letters."""
        name, number = wanted[:40], 1
        while name.casefold() in self._bookmarks:
            number += 1
            tail = f"_{number}"
            name = wanted[: 40 - len(tail)] + tail
        self._bookmarks.add(name.casefold())
        return name

    def add_relationships(self, part: PartName, links: Iterable[tuple[str, str, str]]) -> None:
        """Give the new *part* relationships: their ids, types and the parts they lead to."""
        root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
        for id_, kind, target in links:
            one = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
            one.set("Id", id_)
            one.set("Type", kind)
            one.set("Target", f"/{target}")
        self._inner_relationships[part] = _serialised(root)

    def media(self, image: Image) -> PartName:
        """Return the name of the part that holds *image*; equal images share one."""
        if image not in self._media:
            folder = posixpath.join(posixpath.dirname(self.stock.package.main), "media")
            number = len(self._media) + 1
            while f"{folder}/added{number}.{image.kind}" in self.stock.package:
                number += 1
            self._media[image] = f"{folder}/added{number}.{image.kind}"
        return self._media[image]

    def add_part(self, name: PartName, content: bytes, content_type: str) -> PartName:
        """Add a part; where the name is taken, its stem gets a number. Return its name."""
        stem, dot, suffix = name.rpartition(".")
        number = 1
        wanted = name
        while wanted in self.stock.package or wanted in self._new_parts:
            number += 1
            wanted = f"{stem}-{number}{dot}{suffix}"
        self._new_parts[wanted] = content, content_type
        return wanted

    def replace_part(self, name: PartName, content: bytes) -> None:
        """Let the part *name* have another content in this fill."""
        self._replaced[name] = content

    def replace_picture(self, name: PartName, image: Image) -> None:
        """Let the part *name*, a picture, hold *image* in this fill."""
        self._pictures[name] = image

    def has_style(self, id_: str) -> bool:
        """Say whether the template, or this fill, has a style with this id."""
        return id_ in self._styles or any(style.id == id_ for style in self.stock.styles)

    def add_style(self, id_: str, xml: str) -> None:
        """Add a style, a whole ``w:style``; the first of an id stays."""
        self._styles.setdefault(id_, xml)

    def next_numbering(self) -> tuple[int, int]:
        """Return the ids that the next abstract numbering and the next numbering get."""
        abstract, number = self.stock.last_numbering
        return abstract + 1 + len(self._abstract), number + 1 + len(self._numberings)

    def add_abstract_numbering(self, xml: str) -> None:
        """Add a whole ``w:abstractNum``, which has the id that was next."""
        self._abstract.append(xml)

    def add_numbering(self, xml: str) -> None:
        """Add a whole ``w:num``, which has the id that was next."""
        self._numberings.append(xml)

    # Written

    def changed_parts(self, core: dict[PartName, Part]) -> dict[PartName, Part]:
        """Return the parts that are new or other than in *core*, what the file would be."""
        made: dict[PartName, Part] = {}
        types: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for image, name in self._media.items():
            made[name] = stored(name, image.data)
            defaults[image.kind] = _MEDIA_TYPES[image.kind]
        for name, (content, content_type) in self._new_parts.items():
            made[name] = deflated(name, content)
            types[name] = content_type
        for part, written in self._inner_relationships.items():
            name = relationships_name(part)
            made[name] = deflated(name, written)
        for name, content in self._replaced.items():
            made[name] = deflated(name, content)
        for name, image in self._pictures.items():
            made[name] = stored(name, image.data)
            if self.stock.package.types.of(name) != _MEDIA_TYPES[image.kind]:
                types[name] = _MEDIA_TYPES[image.kind]
        if self._styles:
            self._write_styles(made, types)
        if self._numberings or self._abstract:
            self._write_numberings(made, types)
        for additions in self._parts.values():
            if any(True for _ in additions.written()):
                name = relationships_name(additions.part)
                made[name] = deflated(name, self._relationships(additions))
        if defaults or types:
            said = self._types(defaults, types, core)
            if said is not None:
                made[CONTENT_TYPES] = deflated(CONTENT_TYPES, said)
        return made

    def _write_styles(self, made: dict[PartName, Part], types: dict[str, str]) -> None:
        part = self.stock.styles_part
        xml = "".join(self._flavoured(one) for one in self._styles.values())
        if part is None:
            part = self._beside_main("styles.xml")
            self.to_part(self.stock.package.main).relationship("styles", part)
            types[part] = f"{_WORDPROCESSING}.styles+xml"
            content = f'{_DECLARATION}<w:styles xmlns:w="{self.stock.flavour.w}">{xml}</w:styles>'
            made[part] = deflated(part, content)
            return
        root = parse_xml(self.stock.package.read(part), self.stock.package.display, part)
        for child in self._parsed(xml):
            root.append(child)
        made[part] = deflated(part, _serialised(root))

    def _write_numberings(self, made: dict[PartName, Part], types: dict[str, str]) -> None:
        part = self.stock.numbering_part
        abstract = "".join(self._flavoured(one) for one in self._abstract)
        numberings = "".join(self._flavoured(one) for one in self._numberings)
        if part is None:
            part = self._beside_main("numbering.xml")
            self.to_part(self.stock.package.main).relationship("numbering", part)
            types[part] = f"{_WORDPROCESSING}.numbering+xml"
            made[part] = deflated(
                part,
                f'{_DECLARATION}<w:numbering xmlns:w="{self.stock.flavour.w}">'
                f"{abstract}{numberings}</w:numbering>",
            )
            return
        root = parse_xml(self.stock.package.read(part), self.stock.package.display, part)
        first = root.find(self.stock.flavour.name("num"))
        for child in self._parsed(abstract):
            if first is None:
                root.append(child)
            else:
                first.addprevious(child)
        last = root.find(self.stock.flavour.name("numIdMacAtCleanup"))
        for child in self._parsed(numberings):
            if last is None:
                root.append(child)
            else:
                last.addprevious(child)
        made[part] = deflated(part, _serialised(root))

    def _relationships(self, additions: PartAdditions) -> str:
        package = self.stock.package
        name = relationships_name(additions.part)
        if name in package:
            root = parse_xml(package.read(name), package.display, name)
        else:
            root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
        for kind, target, external, id_ in additions.written():
            one = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
            one.set("Id", id_)
            one.set("Type", kind if "/" in kind else f"{self.stock.flavour.office}/{kind}")
            one.set("Target", target if external else f"/{target}")
            if external:
                one.set("TargetMode", "External")
        return _serialised(root)

    def _types(
        self, defaults: dict[str, str], types: dict[str, str], core: dict[PartName, Part]
    ) -> str | None:
        """Return the content types with those added that are not said yet."""
        said = self.stock.package.types
        new_defaults = {key: one for key, one in defaults.items() if key not in said.defaults}
        if not new_defaults and not types:
            return None
        base = core[CONTENT_TYPES]
        content = zlib.decompress(base.data, -15) if base.method else base.data
        root = parse_xml(content, self.stock.package.display, CONTENT_TYPES)
        for suffix, content_type in new_defaults.items():
            one = etree.Element(f"{{{TYPES}}}Default")
            one.set("Extension", suffix)
            one.set("ContentType", content_type)
            root.insert(0, one)
        for element in list(root):
            if str(element.get("PartName", "")).removeprefix("/") in types:
                root.remove(element)
        for part, content_type in types.items():
            one = etree.SubElement(root, f"{{{TYPES}}}Override")
            one.set("PartName", f"/{part}")
            one.set("ContentType", content_type)
        return _serialised(root)

    def _beside_main(self, file: str) -> PartName:
        name = posixpath.join(posixpath.dirname(self.stock.package.main), file)
        return name if name not in self.stock.package else name.replace(".xml", "-added.xml")

    def _flavoured(self, xml: str) -> str:
        return in_strict(xml) if self.stock.flavour.strict else xml

    def _parsed(self, xml: str) -> list[Any]:
        flavour = self.stock.flavour
        opened = f'<w:x xmlns:w="{flavour.w}" xmlns:r="{flavour.r}" xmlns:wp="{flavour.wp}">'
        return list(etree.fromstring(f"{opened}{xml}</w:x>"))


def _serialised(root: Any) -> str:
    written: str = etree.tostring(root, encoding="unicode")
    return f"{_DECLARATION}{written}"
