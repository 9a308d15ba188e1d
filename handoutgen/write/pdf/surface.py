"""ReportLab as the drawing surface: its document numbers and keeps a file's objects.

What pages, fonts and images need is written by us as bytes, so its Canvas, which costs 10 ms to
start and as much again for six pages, is not needed; any other ReportLab object may still be
registered beside ours. Relied on and guarded by tests: ``PDFDocument.Reference``,
``objectcounter``, ``numberToId``, ``idToObject``, ``idToObjectNumberAndVersion``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class Body(PDFObject):  # type: ignore[misc]
    """An object whose bytes are already written: what stands between ``obj`` and ``endobj``."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        del document
        return self.data


class Surface(PDFDocument):  # type: ignore[misc]
    """A document without times, without fonts of its own and without anything by default."""

    def __init__(self) -> None:
        super().__init__(compression=0, invariant=1)
        # The only object a new document has is a dictionary of the standard fonts: not embedded.
        self.objectcounter = 0
        self.numberToId.clear()
        self.idToObject.clear()
        self.idToObjectNumberAndVersion.clear()
        self._unnamed: dict[int, bytes] = {}

    def register(self, body: Body, name: str) -> int:
        """Take *body* in under *name* and return its object number."""
        self.Reference(body, name)
        return self.number(name)

    def add(self, data: bytes, name: str) -> int:
        """Take in an object whose bytes are known and return its number."""
        return self.register(Body(data), name)

    def add_all(self, objects: Iterable[bytes]) -> None:
        """Take in objects whose bytes and numbers are known: those that follow the last one."""
        for data in objects:
            self.objectcounter += 1
            self._unnamed[self.objectcounter] = data

    @property
    def count(self) -> int:
        """How many objects there are: the number of the last one."""
        return int(self.objectcounter)

    def bodies(self) -> Iterator[bytes]:
        """Yield all objects in the order of their numbers, from 1."""
        for number in range(1, self.objectcounter + 1):
            if number in self._unnamed:
                yield self._unnamed[number]
                continue
            body = self.idToObject[self.numberToId[number]]
            yield body.data if type(body) is Body else body.format(self)

    def number(self, name: str) -> int:
        """Return the number of the object registered under *name*."""
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number


def stream(data: bytes, entries: str, *, filtered: str = "/FlateDecode") -> bytes:
    """Return a stream object of *data*; *entries* are further entries of its dictionary.

    The line end before ``endstream`` is two bytes, or data that end in a carriage return would
    seem to be a byte shorter than they are.
    """
    kind = f" /Filter {filtered}" if filtered else ""
    return b"<<%s%s /Length %d>>\nstream\n%s\r\nendstream" % (
        entries.encode("latin-1"),
        kind.encode("ascii"),
        len(data),
        data,
    )


def text_string(text: str) -> str:
    """Return *text* as a PDF string, one character a byte: plain if it is ASCII, else UTF-16."""
    if text.isascii():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
