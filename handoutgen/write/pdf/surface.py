"""ReportLab as the drawing surface: a Canvas that only collects a document's objects.

What the text pages need is written by us as bytes; ReportLab's document numbers the objects, and
its Canvas draws vector images. Relied on and guarded by tests: ``Canvas._doc``,
``Canvas._make_preamble``, ``PDFDocument.Reference``, ``idToObjectNumberAndVersion``,
``numberToId``, ``idToObject``.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas


class Body(PDFObject):  # type: ignore[misc]
    """An object whose bytes are already written: what stands between ``obj`` and ``endobj``."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        del document
        return self.data


class Surface(Canvas):  # type: ignore[misc]
    """A canvas without a font of its own, without times and without anything by default."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__("", pagesize=(width, height), pageCompression=0, invariant=1)

    def _make_preamble(self) -> None:
        """Begin pages with nothing: the default would embed Helvetica by name."""
        self._preamble = ""

    @property
    def document(self) -> Any:
        """ReportLab's document: the registry of objects."""
        return self._doc

    def register(self, body: Body, name: str) -> int:
        """Take *body* in under *name* and return its object number."""
        self._doc.Reference(body, name)
        return self.number(name)

    def add(self, data: bytes, name: str) -> int:
        """Take in an object whose bytes are known and return its number."""
        return self.register(Body(data), name)

    def number(self, name: str) -> int:
        """Return the number of the object registered under *name*."""
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number


def stream(data: bytes, entries: str, *, filtered: str = "/FlateDecode") -> bytes:
    """Return a stream object of *data*; *entries* are further entries of its dictionary."""
    kind = f" /Filter {filtered}" if filtered else ""
    return b"<<%s%s /Length %d>>\nstream\n%s\nendstream" % (
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
