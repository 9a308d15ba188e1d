"""Many PDFs → one, page by page and tag by tag, written as it goes: memory stays flat.

pikepdf reads the objects; they are numbered anew and written here. What does not lead back to
a page (fonts, pictures, contents) is written once, however many files bring it along.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import text_string

_REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|(?<![\d.])(\d+) 0 R")
"""A string, in which nothing is a reference, or a reference."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>handoutgen</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Merging:
    """One PDF in the making; *title* goes into its properties."""

    def __init__(self, file: BinaryIO, title: str) -> None:
        self._file = file
        self._title = title
        self._digest = hashlib.sha256()
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._last = 3
        self._catalogue, self._tree, self._document = 1, 2, 3
        self._shared: dict[bytes, int] = {}
        self._pages: list[int] = []
        self._parts: list[int] = []
        self._structure = 0
        self._keys = 0
        self._parents: list[bytes] = []
        self._ids: list[bytes] = []
        self._language = ""
        self._intents = b""
        self._sheet = (595.28, 841.89)
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, path: Path) -> None:
        """Append the file at *path*, its first page on the front of a sheet."""
        with pikepdf.open(path) as source:
            if len(self._pages) % 2:
                self._blank_page()
            _Source(self, source, len(self._parts) + 1).copy()

    def finish(self) -> None:
        """Write what holds the pages together, and the table of where everything lies."""
        tree = " ".join(f"{number} 0 R" for number in self._pages)
        self._object(
            self._tree,
            f"<</Type /Pages /Count {len(self._pages)} /Kids [{tree}]>>".encode("ascii"),
        )
        entries = ""
        if self._parts:
            structure = self._structure
            parts = " ".join(f"{number} 0 R" for number in self._parts)
            self._object(
                self._document,
                f"<</Type /StructElem /S /Document /P {structure} 0 R /K [{parts}]>>".encode(
                    "ascii"
                ),
            )
            ids = b" /IDTree <</Names [%s]>>" % b" ".join(self._ids) if self._ids else b""
            self._object(
                structure,
                b"<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [%s]>>"
                b" /ParentTreeNextKey %d%s>>"
                % (self._document, b" ".join(self._parents), self._keys, ids),
            )
            entries = f" /StructTreeRoot {structure} 0 R /MarkInfo <</Marked true>>"
        else:
            self._object(self._document, b"null")
        title = self._title.replace("&", "&amp;").replace("<", "&lt;")
        xmp = _XMP.format(title=title).encode()
        metadata = self.new(
            b"<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream" % (len(xmp), xmp)
        )
        language = self._language or "en"
        self._object(
            self._catalogue,
            (
                f"<</Type /Catalog /Pages {self._tree} 0 R /Lang {text_string(language)}"
                f" /ViewerPreferences <</DisplayDocTitle true>> /Metadata {metadata} 0 R{entries}"
            ).encode("latin-1")
            + self._intents
            + b">>",
        )
        words = (
            f"<</Title {text_string(self._title)} /Producer (handoutgen) /Creator (handoutgen)>>"
        )
        info = self.new(words.encode("latin-1"))
        start, size = self._at, self._last + 1
        rows = [b"%010d 00000 n \n" % self._offsets[number] for number in range(1, size)]
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(rows)))
        digest = self._digest.hexdigest()[:32].upper().encode("ascii")
        self._write(
            b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (size, self._catalogue, info, digest, digest, start)
        )

    # What the files that are added ask for -------------------------------------------------

    def reserve(self) -> int:
        """Return the number of an object that is yet to be written."""
        self._last += 1
        return self._last

    def new(self, data: bytes) -> int:
        """Write a new object and return its number."""
        number = self.reserve()
        self._object(number, data)
        return number

    def once(self, data: bytes) -> int:
        """Write an object unless one with the same bytes is there, and return its number."""
        key = hashlib.sha256(data).digest()
        if key not in self._shared:
            self._shared[key] = self.new(data)
        return self._shared[key]

    def page(self, number: int, box: tuple[float, float]) -> None:
        self._pages.append(number)
        self._sheet = box

    def part(self, number: int, parents: list[tuple[int, bytes]], ids: list[bytes]) -> None:
        """Take in one file's structure: its top element, and what leads back to its elements."""
        self._parts.append(number)
        for key, data in parents:
            self._parents.append(b"%d %s" % (self._keys + key, data))
        self._keys += max((key for key, _ in parents), default=-1) + 1
        self._ids += ids

    @property
    def tree(self) -> int:
        return self._tree

    @property
    def document(self) -> int:
        return self._document

    @property
    def keys(self) -> int:
        """The first key that is free in the tree from contents to their elements."""
        return self._keys

    def describe(self, language: str, intents: bytes) -> None:
        """Take language and output intents from the first file."""
        if not self._language:
            self._language, self._intents = language, intents

    def begin_structure(self) -> None:
        if not self._structure:
            self._structure = self.reserve()

    # Writing -------------------------------------------------------------------------------

    def _blank_page(self) -> None:
        width, height = self._sheet
        box = f"[0 0 {num(width)} {num(height)}]"
        page = f"<</Type /Page /Parent {self._tree} 0 R /MediaBox {box} /Resources <<>> /Tabs /S>>"
        self._pages.append(self.new(page.encode("ascii")))

    def _object(self, number: int, data: bytes) -> None:
        self._offsets[number] = self._at
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, data))

    def write_object(self, number: int, data: bytes) -> None:
        """Write the object that *number* was reserved for."""
        self._object(number, data)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)


class _Source:
    """One file that is copied: its objects' numbers there and in the merged file."""

    def __init__(self, merging: Merging, source: pikepdf.Pdf, place: int) -> None:
        self._merging = merging
        self._source = source
        self._place = place
        self._numbers: dict[int, int] = {}
        self._once: dict[int, int] = {}
        self._waiting: deque[int] = deque()

    def copy(self) -> None:
        merging, root = self._merging, self._source.Root
        tagged = "/StructTreeRoot" in root
        if tagged:
            merging.begin_structure()
        intents = root.get("/OutputIntents")
        said = b"" if intents is None else b" /OutputIntents " + self._shared(intents.unparse())
        merging.describe(str(root.get("/Lang", "")), said)
        for page in self._source.pages:
            box = [float(edge) for edge in page.mediabox]
            merging.page(self._number(page.obj.objgen[0]), (box[2] - box[0], box[3] - box[1]))
        top = self._structure(root.StructTreeRoot) if tagged else None
        base = merging.keys
        self._copy_waiting(base, top)
        if tagged:
            tree = root.StructTreeRoot
            parents = [
                (key, self._renumbered(entry.unparse()))
                for key, entry in _entries(tree.ParentTree, "/Nums")
            ]
            self._copy_waiting(base, top)  # what nothing but the tree of parents names
            ids = [
                b"%s %s" % (self._identity(name), self._renumbered(element.unparse()))
                for name, element in (_entries(tree.IDTree, "/Names") if "/IDTree" in tree else ())
            ]
            assert top is not None  # noqa: S101
            merging.part(self._numbers[top], parents, ids)

    def _copy_waiting(self, base: int, top: int | None) -> None:
        while self._waiting:
            old = self._waiting.popleft()
            found: Any = self._source.get_object(old, 0)
            self._merging.write_object(self._numbers[old], self._data(found, base, top))

    def _structure(self, tree: Any) -> int:
        """Return the number, in the source, of the element that holds all others."""
        top = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
        number: int = top.objgen[0]
        self._number(number)
        return number

    def _number(self, old: int) -> int:
        """Return the new number of an object, which is then copied."""
        if old not in self._numbers:
            self._numbers[old] = self._merging.reserve()
            self._waiting.append(old)
        return self._numbers[old]

    def _data(self, found: Any, base: int, top: int | None) -> bytes:
        """Return what is written for the object *found*."""
        if isinstance(found, pikepdf.Stream) or not isinstance(found, pikepdf.Dictionary):
            return self._renumbered(_own(found))
        parent = b""
        if found.get("/Type") == "/Page":
            for key in ("/Resources", "/Contents"):
                if key in found:
                    parent += b" %s %s" % (key.encode(), self._shared(found[key].unparse()))
                    del found[key]
            del found["/Parent"]
            parent += b" /Parent %d 0 R" % self._merging.tree
        elif top is not None and found.objgen[0] == top:
            found["/S"] = pikepdf.Name("/Part")
            del found["/P"]
            parent = b" /P %d 0 R" % self._merging.document
        for key in ("/StructParents", "/StructParent"):
            if key in found:
                found[key] = int(found[key]) + base
        if "/ID" in found and "/S" in found:
            parent += b" /ID " + self._identity(found["/ID"])
            del found["/ID"]
        data = self._renumbered(_own(found))
        return data[: data.rindex(b">>")] + parent + b" >>"

    def _identity(self, name: Any) -> bytes:
        """Return an element's identifier as one that no other file's element has."""
        return text_string(f"{self._place:07d}-{name}").encode("latin-1")

    def _renumbered(self, data: bytes) -> bytes:
        def swap(match: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._number(int(match[1])) if match[1] else match[0]

        head, mark, rest = data.partition(b"\nstream\n")
        return _REFERENCE.sub(swap, head) + mark + rest

    def _shared(self, data: bytes) -> bytes:
        """Return *data* with references to objects that are written once for all files."""

        def swap(match: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._once_number(int(match[1])) if match[1] else match[0]

        head, mark, rest = data.partition(b"\nstream\n")
        return _REFERENCE.sub(swap, head) + mark + rest

    def _once_number(self, old: int) -> int:
        if old not in self._once:
            found: Any = self._source.get_object(old, 0)
            self._once[old] = self._merging.once(self._shared(_own(found)))
        return self._once[old]


def _own(found: Any) -> bytes:
    """Return an object's own bytes, whether or not others refer to it."""
    if isinstance(found, pikepdf.Stream):
        raw = found.read_raw_bytes()
        entries = found.stream_dict
        entries["/Length"] = len(raw)
        return b"%s\nstream\n%s\nendstream" % (entries.unparse(resolved=True), raw)
    data: bytes = found.unparse(resolved=True)
    return data


def _entries(tree: Any, kind: str) -> list[tuple[Any, Any]]:
    """Return what a number or name tree holds, in order."""
    found: list[tuple[Any, Any]] = []
    for kid in tree.get("/Kids", ()):
        found += _entries(kid, kind)
    pairs = list(tree.get(kind, ()))
    for at in range(0, len(pairs), 2):
        key = pairs[at]
        found.append((int(key) if kind == "/Nums" else key, pairs[at + 1]))
    return found
