"""A Word file as a package: which of its parts are what, and how they hang together."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from handoutgen.errors import TemplateError
from handoutgen.records import dataclass
from handoutgen.word.archive import Archive
from handoutgen.word.namespaces import STRICT_R
from handoutgen.word.xml_parts import parse_xml
from handoutgen.write.docx.xml import R

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DC = "http://purl.org/dc/elements/1.1/"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_TYPES = {
    DOCUMENT_TYPE: "document",
    DOCUMENT_TYPE.replace(".document.main", ".template.main"): "template",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "macros",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "macros",
}

PartName: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part has to do with another; *target* is a part's name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``header``, ``image``, ``hyperlink``."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """What each part is: by its own name, or by its suffix."""

    defaults: Mapping[str, str]
    overrides: Mapping[PartName, str]

    def of(self, part: PartName) -> str:
        suffix = part.rpartition(".")[2].casefold()
        return self.overrides.get(part.casefold()) or self.defaults.get(suffix, "")


class Package:
    """A Word file's parts, by their names without the leading slash."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.display = archive.display
        if CONTENT_TYPES not in archive:
            raise TemplateError.at(
                self.display, "is a zip archive, but no Word file", "save it as .docx"
            )
        self.types = self._read_types()
        self._relationships: dict[PartName, tuple[Relationship, ...]] = {}
        self.main = self._find_main()

    def __contains__(self, part: PartName) -> bool:
        return part in self.archive

    def read(self, part: PartName) -> bytes:
        return self.archive.read(part)

    def relationships(self, part: PartName) -> tuple[Relationship, ...]:
        """Return the relationships of *part*, or of the package where it is empty."""
        known = self._relationships.get(part)
        if known is None:
            known = self._relationships[part] = tuple(self._read_relationships(part))
        return known

    def related(self, part: PartName, kind: str) -> Iterator[PartName]:
        """Yield the parts that are there and that *part* has a relationship of *kind* to."""
        for relationship in self.relationships(part):
            if (
                relationship.kind == kind
                and not relationship.external
                and relationship.target in self.archive
            ):
                yield relationship.target

    def said_of_itself(self, name: str) -> str:
        """Return the first line of a property of Dublin Core, such as ``description``."""
        part = next((one.target for one in self.relationships("") if one.type == CORE), "")
        if part not in self:
            return ""
        root = parse_xml(self.read(part), self.display, part)
        lines = (root.findtext(f"{{{DC}}}{name}") or "").strip().splitlines()
        return lines[0] if lines else ""

    @property
    def strict(self) -> bool:
        """Whether the file keeps to the strict flavour of the standard."""
        return any(one.type.startswith(STRICT_R) for one in self.relationships(""))

    @property
    def kind(self) -> str:
        """``document``, ``template`` or ``macros``: what the main part says it is."""
        return _MAIN_TYPES.get(self.types.of(self.main), "document")

    def _find_main(self) -> PartName:
        for relationship in self.relationships(""):
            if relationship.type in (f"{R}/officeDocument", f"{STRICT_R}/officeDocument"):
                part = relationship.target
                if part in self.archive and self.types.of(part) in _MAIN_TYPES:
                    return part
        raise TemplateError.at(self.display, "is no Word document", "save it in Word as .docx")

    def _read_types(self) -> ContentTypes:
        root = parse_xml(self.read(CONTENT_TYPES), self.display, CONTENT_TYPES)
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for element in root:
            said = str(element.get("ContentType", ""))
            if element.tag == f"{{{TYPES}}}Default":
                defaults[str(element.get("Extension", "")).casefold()] = said
            elif element.tag == f"{{{TYPES}}}Override":
                part = str(element.get("PartName", "")).removeprefix("/")
                overrides[part.casefold()] = said
        return ContentTypes(defaults, overrides)

    def _read_relationships(self, part: PartName) -> Iterator[Relationship]:
        name = relationships_name(part)
        if name not in self.archive:
            return
        folder = posixpath.dirname(part)
        for element in parse_xml(self.read(name), self.display, name):
            if element.tag != f"{{{RELATIONSHIPS}}}Relationship":
                continue
            external = element.get("TargetMode") == "External"
            target = str(element.get("Target", ""))
            if not external:
                target = _part_name(folder, target)
            yield Relationship(
                str(element.get("Id", "")), str(element.get("Type", "")), target, external
            )


def relationships_name(part: PartName) -> PartName:
    """Return the name of the part that holds the relationships of *part*."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _part_name(folder: str, target: str) -> PartName:
    """Return the part that *target* is, seen from *folder*; none can be outside the package."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
