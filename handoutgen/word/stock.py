"""What a template's package has before anything is added: read once, shared by all fills."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from handoutgen.records import dataclass
from handoutgen.word.namespaces import STRICT, TRANSITIONAL, Flavour, local_name
from handoutgen.word.package import Package, PartName
from handoutgen.word.xml_parts import parse_xml


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A style that the template has: its id, its kind (``paragraph`` …) and its name."""

    id: str
    kind: str
    name: str
    default: bool


class Stock:
    """What a template's package has before anything is added: read once, shared by all fills."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.flavour: Flavour = STRICT if package.strict else TRANSITIONAL
        self.last_id = 0
        """The largest number of a drawing or a bookmark; parts are counted as they are read."""

        self.bookmarks: set[str] = set()
        """The names of bookmarks, which Word does not tell apart by case."""

    def count_ids(self, root: Any) -> None:
        """Count the ids of drawings and bookmarks below *root*."""
        for element in root.iter():
            if local_name(element.tag) in ("docPr", "cNvPr", "bookmarkStart"):
                for name, value in element.items():
                    if local_name(name) == "id" and value.isdecimal() and len(value) < 10:
                        self.last_id = max(self.last_id, int(value))
                    elif local_name(name) == "name" and element.tag.endswith("}bookmarkStart"):
                        self.bookmarks.add(value.casefold())

    @cached_property
    def styles_part(self) -> PartName | None:
        return next(self.package.related(self.package.main, "styles"), None)

    @cached_property
    def numbering_part(self) -> PartName | None:
        return next(self.package.related(self.package.main, "numbering"), None)

    @cached_property
    def styles(self) -> tuple[StyleEntry, ...]:
        """The template's styles in their order."""
        root = self._root(self.styles_part)
        if root is None:
            return ()
        name, val = self.flavour.name, self.flavour.name("val")
        return tuple(
            StyleEntry(
                id=str(style.get(name("styleId"), "")),
                kind=str(style.get(name("type"), "paragraph")),
                name=_value(style.find(name("name")), val),
                default=style.get(name("default"), "0") in ("1", "true", "on"),
            )
            for style in root.iterchildren(name("style"))
        )

    @cached_property
    def last_numbering(self) -> tuple[int, int]:
        """The largest ids of an abstract numbering and of a numbering."""
        root = self._root(self.numbering_part)
        if root is None:
            return -1, 0
        name = self.flavour.name
        return (
            _largest(root.iterchildren(name("abstractNum")), name("abstractNumId"), -1),
            _largest(root.iterchildren(name("num")), name("numId"), 0),
        )

    def _root(self, part: PartName | None) -> Any:
        if part is None:
            return None
        return parse_xml(self.package.read(part), self.package.display, part)


def _value(element: Any, val: str) -> str:
    return "" if element is None else str(element.get(val, ""))


def _largest(elements: Iterator[Any], attribute: str, least: int) -> int:
    numbers = [int(one.get(attribute, "")) for one in elements if _is_number(one.get(attribute))]
    return max([least, *numbers])


def _is_number(value: str | None) -> bool:
    return value is not None and value.isdecimal() and len(value) < 10
