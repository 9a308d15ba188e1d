"""The parts of a Word file that say how it is set: found by their content types."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from lxml import etree

from handoutgen.word.pdf.run_fonts import parsed, w

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DATE = (1980, 1, 1, 0, 0, 0)
_DC = "http://purl.org/dc/elements/1.1/"


class WordParts:
    """A Word file that came out of this program, opened; each part is parsed once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._package = zipfile.ZipFile(io.BytesIO(data))
        self._names = frozenset(self._package.namelist())
        self._roots: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._types = {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
            for one in self._parsed(_CONTENT_TYPES)
        }

    def of_kind(self, *kinds: str) -> Iterator[tuple[str, Any]]:
        """Yield name and root of every part whose content type ends in one of *kinds*."""
        for name, type_ in self._types.items():
            if type_.endswith(kinds) and name in self._names:
                yield name, self._root(name)

    def data(self, kind: str) -> bytes | None:
        """Return the first part of a kind as its bytes, or None."""
        for name, type_ in self._types.items():
            if type_.endswith(kind) and name in self._names:
                return self._package.read(name)
        return None

    def first(self, kind: str) -> tuple[str, Any]:
        """Return the first part of a kind, or no name and None."""
        return next(self.of_kind(kind), ("", None))

    def root(self, name: str) -> Any | None:
        """Return the root of the part *name*, or None where there is none."""
        return self._root(name) if name in self._names else None

    def target(self, part: str, id_: str) -> bytes | None:
        """Return what the relationship *id_* of *part* leads to within the file."""
        name = self.target_name(part, id_)
        return self._package.read(name) if name in self._names else None

    def target_name(self, part: str, id_: str) -> str | None:
        """Return the name of the part that the relationship *id_* of *part* leads to."""
        relationships = self.root(self.relationships_name(part))
        for one in () if relationships is None else relationships:
            if one.get("Id") == id_ and one.get("TargetMode") != "External":
                path = posixpath.join(f"/{posixpath.dirname(part)}", one.get("Target", ""))
                return posixpath.normpath(path).lstrip("/")
        return None

    def relationships_of(self, part: str, document: str, kinds: tuple[str, ...]) -> Any:
        """Return what *part* is related to, and *document* by *kinds*, whose ids are new."""
        both = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
        own = self.root(self.relationships_name(part))
        both.extend(() if own is None else deepcopy(list(own)))
        shared = self.root(self.relationships_name(document))
        for number, one in enumerate(() if shared is None else list(shared)):
            if one.get("Type", "").rpartition("/")[2] in kinds:
                again = deepcopy(one)
                again.set("Id", f"shared{number}")
                both.append(again)
        return both

    @staticmethod
    def relationships_name(part: str) -> str:
        """Return the name of the part that says what *part* is related to."""
        folder, _, file = part.rpartition("/")
        return f"{folder}/_rels/{file}.rels"

    @property
    def title(self) -> str:
        return self._said_of_itself("title")

    @property
    def language(self) -> str:
        """The language that the file says it is in, else that of its styles."""
        said = self._said_of_itself("language")
        if said:
            return said
        _, styles = self.first("styles+xml")
        place = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"
        found = None if styles is None else styles.find(place)
        return "" if found is None else found.get(w("val"), "")

    def _said_of_itself(self, name: str) -> str:
        _, core = self.first("core-properties+xml")
        found = None if core is None else core.find(f"{{{_DC}}}{name}")
        return "" if found is None or not found.text else found.text.strip()

    def touch(self, name: str) -> None:
        """Let the root of the part *name*, which was changed, be written in its place."""
        self._changed.add(name)

    def written(self, instead: Mapping[str, Any] = MappingProxyType({})) -> bytes:
        """Return the file as it is now, with other roots for some parts; nothing is compressed."""
        if not self._changed and not instead:
            return self._data
        roots = {name: self._roots[name] for name in self._changed} | dict(instead)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
            for info in self._package.infolist():
                root = roots.pop(info.filename, None)
                data = self._package.read(info.filename) if root is None else _written(root)
                new.writestr(zipfile.ZipInfo(info.filename, _DATE), data)
        return out.getvalue()

    def _root(self, name: str) -> Any:
        root = self._roots.get(name)
        if root is None:
            root = self._roots[name] = self._parsed(name)
        return root

    def _parsed(self, name: str) -> Any:
        return parsed(self._package.read(name))


def _written(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
