"""What a filled file keeps of its template: everything, but never macros."""

from __future__ import annotations

from lxml import etree

from handoutgen.word.package import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    TYPES,
    Package,
    PartName,
    relationships_name,
)
from handoutgen.word.xml_parts import parse_xml
from handoutgen.write.docx.package import Part, deflated

_MACRO_KINDS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"})


def outgoing_parts(package: Package) -> dict[PartName, Part]:
    """Return the parts of every filled file before anything is filled in, in their order.

    They are copied as the compressed bytes they are. A template's main part becomes a
    document's, or Word would not open it as one; macros stay behind.
    """
    dropped = _macro_parts(package)
    parts = {name: package.archive.copy(name) for name in package.archive if name not in dropped}
    if package.kind != "document" or dropped:
        parts[CONTENT_TYPES] = deflated(CONTENT_TYPES, _types(package, dropped))
    if dropped:
        for source in {package.main, *dropped}:
            name = relationships_name(source)
            if name in parts:
                parts[name] = deflated(name, _without_macros(package, name))
    return parts


def _macro_parts(package: Package) -> frozenset[PartName]:
    found: set[PartName] = set()
    waiting = [package.main]
    while waiting:
        for relationship in package.relationships(waiting.pop()):
            target = relationship.target
            if relationship.kind in _MACRO_KINDS and target in package and target not in found:
                found |= {target, relationships_name(target)}
                waiting.append(target)
    return frozenset(found)


def _types(package: Package, dropped: frozenset[PartName]) -> str:
    root = parse_xml(package.read(CONTENT_TYPES), package.display, CONTENT_TYPES)
    gone = {name.casefold() for name in dropped}
    for element in list(root):
        part = str(element.get("PartName", "")).removeprefix("/").casefold()
        if part == package.main.casefold():
            element.set("ContentType", DOCUMENT_TYPE)
        elif part in gone:
            root.remove(element)
    if package.main.casefold() not in package.types.overrides:
        one = etree.SubElement(root, f"{{{TYPES}}}Override")
        one.set("PartName", f"/{package.main}")
        one.set("ContentType", DOCUMENT_TYPE)
    return _serialised(root)


def _without_macros(package: Package, name: PartName) -> str:
    root = parse_xml(package.read(name), package.display, name)
    for element in list(root):
        if str(element.get("Type", "")).rpartition("/")[2] in _MACRO_KINDS:
            root.remove(element)
    return _serialised(root)


def _serialised(root: etree._Element) -> str:
    written = etree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{written}"
