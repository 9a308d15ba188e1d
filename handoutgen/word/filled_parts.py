"""Which parts of a Word file are filled, and what people call them."""

from __future__ import annotations

from collections.abc import Iterator

from handoutgen.word.package import CORE, Package, PartName

_BESIDE = {"header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}
_PROPERTIES = {"extended-properties", "custom-properties"}


def filled_parts(package: Package) -> Iterator[tuple[PartName, str]]:
    """Yield the parts whose tags are filled: the body first, the file's properties last."""
    yield package.main, "body"
    for kind, called in _BESIDE.items():
        found = sorted(set(package.related(package.main, kind)))
        for number, part in enumerate(found, 1):
            yield part, f"{called} {number}" if len(found) > 1 else called
    for part in property_parts(package):
        yield part, "the file's properties"


def property_parts(package: Package) -> Iterator[PartName]:
    """Yield the parts that hold title, subject, company and such."""
    for relationship in package.relationships(""):
        wanted = relationship.type == CORE or relationship.kind in _PROPERTIES
        wanted = wanted or relationship.kind == "core-properties"
        if wanted and not relationship.external and relationship.target in package:
            yield relationship.target
