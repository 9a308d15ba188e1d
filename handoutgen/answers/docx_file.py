"""Opening Word files of strangers: sizes before anything is expanded, XML without entities."""

from __future__ import annotations

import os
import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import Any

from handoutgen.errors import HandoutError, SourceError

MAX_BYTES = 100_000_000
MAX_PART = 30_000_000
"""Bytes of XML that one part may expand to; a book's text has a tenth of it."""
MOST_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP = "/officeDocument"


class WordFile:
    """A Word file's parts, read one by one."""

    def __init__(self, path: Path, display: str) -> None:
        self._display = display
        head = _head(path, display)
        if head.startswith(_OLE):
            problem = "is locked with a password, or is a Word file of before 2007"
            raise SourceError.at(display, problem, "save it as .docx without a password")
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise self._damaged(None if head.startswith(b"PK") else head) from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._parts.setdefault(info.filename.lstrip("/"), info)
        if len(self._parts) > MOST_PARTS:
            raise SourceError.at(display, f"has more than {MOST_PARTS:,} parts")
        if "mimetype" in self._parts:
            raise SourceError.at(display, "is an OpenDocument file", "save it as .docx")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def close(self) -> None:
        self._zip.close()

    def part(self, name: str) -> Any:
        """Return the root element of the part *name*, or None where there is none.

        Raises:
            SourceError: if it is too large, damaged, or holds what XML of Word never holds.
        """
        from lxml import etree

        info = self._parts.get(name)
        if info is None:
            return None
        if info.file_size > MAX_PART:
            problem = f"{name} in it is larger than {MAX_PART // 1_000_000} MB"
            raise SourceError.at(self._display, problem, "no worksheet is")
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
            raise self._damaged() from None
        except NotImplementedError:
            raise self._damaged() from None
        if len(data) > MAX_PART:
            raise SourceError.at(self._display, f"{name} in it is larger than it says")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:
            problem = f"{name} in it declares entities, which no Word file does"
            raise SourceError.at(self._display, problem, "do not open it; ask who sent it")
        return root

    def document(self) -> Any:
        """Return the root element of the text itself.

        Raises:
            SourceError: if there is none.
        """
        found = self.part(self._main())
        if found is None:
            raise SourceError.at(self._display, "is no Word file: it holds no text of one")
        return found

    def _main(self) -> str:
        """Return the name of the part with the text, which some makers call otherwise."""
        relationships = self.part("_rels/.rels")
        for one in relationships if relationships is not None else ():
            if str(one.get("Type", "")).endswith(_RELATIONSHIP):
                return posixpath.normpath(str(one.get("Target", ""))).lstrip("/.")
        return "word/document.xml"

    def _damaged(self, head: bytes | None = None) -> HandoutError:
        if head is not None and b"%PDF-" in head:
            problem = "is no Word file, whatever its name says"
            return SourceError.at(self._display, problem, "it may be a PDF: name it .pdf")
        problem = "is damaged, or is no Word file"
        return SourceError.at(self._display, problem, "get it again from its sender")


def _head(path: Path, display: str) -> bytes:
    try:
        if not os.path.isfile(path):
            raise SourceError.at(display, "is not a file that can be read")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        said = (error.strerror or "no reason given").lower()
        raise SourceError.at(display, f"cannot be opened: {said}") from None
    if size > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES // 1_000_000} MB"
        raise SourceError.at(display, problem, "a worksheet is far smaller")
    if not size:
        raise SourceError.at(display, "is empty", "it may still be on its way: get it again")
    return head
