"""One PDF's objects copied into a merged file: numbered anew, what others have too only once.

pikepdf reads the objects; their bytes are copied with the numbers in them exchanged.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from handoutgen.model.sheet_mark import NAME
from handoutgen.write.pdf.merging.bookmarks import Bookmark
from handoutgen.write.pdf.merging.merged import Merged
from handoutgen.write.pdf.merging.running_numbers import FONT
from handoutgen.write.pdf.metadata import CLAIMS
from handoutgen.write.pdf.surface import text_string

_REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|(?<![\d.])(\d+) 0 R")
"""A string, in which nothing is a reference, or a reference."""
_SPECIAL = re.compile(rb"/(?:StructParents?|ID|Headers|Page|Link|TM)\b")
"""What no object holds that is copied as it is; a string may hold it too, which does no harm."""
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
"""What a page may have from the tree above it (ISO 32000-1, table 30)."""


class Source:
    """One file that is copied: its objects' numbers there and in the merged file."""

    def __init__(self, merged: Merged, source: pikepdf.Pdf, place: int) -> None:
        self._merged = merged
        self._source = source
        self._place = place
        self._numbers: dict[int, int] = {}
        self._once: dict[int, int] = {}
        self._waiting: deque[int] = deque()
        self._tops: tuple[int, ...] = ()
        self._top_entries = b""
        self._running: dict[int, int] = {}
        self._fields: tuple[int, ...] = ()
        self._part_field = 0
        self._part_name = ""

    def copy(self, title: str, name: str) -> None:
        """Copy pages, tags and fields; *title* is what the part is called in the tags.

        *name* stands before those of its fields.
        """
        merged, root = self._merged, self._source.Root
        tree = root.get("/StructTreeRoot")
        language = str(root.get("/Lang", ""))
        intents = root.get("/OutputIntents")
        said = b"" if intents is None else b" /OutputIntents " + self._shared(intents.unparse())
        merged.begin(language, said, _claims(self._source), tagged=tree is not None)
        self._top_entries = self._of_part(title, language)
        for page in self._source.pages:
            left, low, right, high = (float(edge) for edge in page.mediabox)
            old = page.obj.objgen[0]
            merged.pages.append(self._number(old))
            merged.sheet = (right - left, high - low)
            if merged.numbers is not None:
                self._running[old] = len(merged.pages)
        self._copy_form(name, title)
        if tree is None:
            self._copy_waiting()
            return
        self._tops = tuple(top.objgen[0] for top in _tops(tree))
        numbers = [self._number(top) for top in self._tops]
        self._copy_waiting()
        parents = [
            (int(key), self._renumbered(entry.unparse()))
            for key, entry in _pairs(tree.get("/ParentTree"), "/Nums")
        ]
        ids = [
            (self._id(name), self._renumbered(element.unparse()))
            for name, element in _pairs(tree.get("/IDTree"), "/Names")
        ]
        self._copy_waiting()  # what nothing but the trees name
        merged.add_structure(numbers, parents, ids)

    def _copy_form(self, name: str, title: str) -> None:
        """Let the part's fields be below one of its own."""
        form = self._source.Root.get("/AcroForm")
        if form is None or not len(form.get("/Fields", ())):
            return
        merged = self._merged.form
        self._fields = tuple(field.objgen[0] for field in form["/Fields"])
        self._part_field = self._merged.objects.reserve()
        mark = str(self._source.docinfo.get(f"/{NAME}", ""))
        fields = [self._number(field) for field in self._fields]
        self._part_name = merged.add(self._part_field, fields, name, title, mark)
        for called, font in form["/DR"]["/Font"].items():
            merged.add_font(called, self._shared(font.unparse()))

    def _of_part(self, title: str, language: str) -> bytes:
        """Return what the top element of a part says that a whole file's does not."""
        entries = f" /T {text_string(title)}" if title else ""
        if language and language != self._merged.language:
            entries += f" /Lang {text_string(language)}"
        return entries.encode("latin-1")

    def bookmarks(self) -> list[Bookmark]:
        """Return the part's own bookmarks, those that lead to one of its pages."""
        outlines = self._source.Root.get("/Outlines")
        return [] if outlines is None else list(self._below(outlines))

    def _below(self, node: Any) -> Iterator[Bookmark]:
        child = node.get("/First")
        while child is not None:
            to = child.get("/Dest")
            if isinstance(to, pikepdf.Array):
                where = self._renumbered(to.unparse()).decode("latin-1")
                yield Bookmark(str(child.get("/Title", "")), where, list(self._below(child)))
            child = child.get("/Next")

    # Copying -------------------------------------------------------------------------------

    def _copy_waiting(self) -> None:
        while self._waiting:
            old = self._waiting.popleft()
            found: Any = self._source.get_object(old, 0)
            data, more = _own(found), b""
            plain = isinstance(found, pikepdf.Dictionary) and not isinstance(found, pikepdf.Stream)
            if plain and (old in self._tops or old in self._fields or _SPECIAL.search(data)):
                more = self._changed(found)
                data = _own(found)
            data = self._renumbered(data)
            if more:
                data = data[: data.rindex(b">>")] + more + b">>"
            self._merged.objects.write(self._numbers[old], data)

    def _number(self, old: int) -> int:
        """Return the new number of an object, which is then copied."""
        if old not in self._numbers:
            self._numbers[old] = self._merged.objects.reserve()
            self._waiting.append(old)
        return self._numbers[old]

    def _changed(self, found: Any) -> bytes:
        """Take from *found* what is otherwise in a merged file, and return that, ready numbered."""
        more = b""
        if found.get("/Type") == "/Page":
            more = self._page_entries(found)
        elif found.objgen[0] in self._tops:
            if found.get("/S") == "/Document":
                found["/S"] = pikepdf.Name("/Part")
            del found["/P"]
            more = b" /P %d 0 R" % self._merged.document + self._top_entries
        elif "/A" in found and found.get("/Subtype") == "/Link":
            more = self._link(found)
        if "/FT" in found or "/AP" in found or found.objgen[0] in self._fields:
            more += self._field_entries(found)
        for key in ("/StructParents", "/StructParent"):
            if key in found:
                found[key] = int(found[key]) + self._merged.keys
        if "/S" in found:
            more += self._apart(found)
        return more

    def _page_entries(self, page: Any) -> bytes:
        """Take from *page* what is written anew, and return that."""
        for key in _INHERITED:
            above = page
            while key not in page and "/Parent" in above:
                above = above["/Parent"]
                if key in above:
                    page[key] = above[key]
        more = b" /Parent %d 0 R" % self._merged.tree
        del page["/Parent"]
        return more + self._contents(page)

    def _contents(self, page: Any) -> bytes:
        """Take what *page* shows and draws with from it, and return that with its number."""
        contents, resources = page.get("/Contents"), page.get("/Resources")
        for key in ("/Contents", "/Resources"):
            if key in page:
                del page[key]
        streams = b"" if contents is None else self._shared(contents.unparse()).strip(b"[ ]")
        used = b"<<>>" if resources is None else self._shared(resources.unparse())
        number = self._running.get(page.objgen[0])
        if self._merged.numbers is not None and number is not None:
            left, _, right, _ = (float(edge) for edge in page["/MediaBox"])
            streams = self._merged.numbers.added(streams, number, right - left)
            used = self._with_font({} if resources is None else resources)
        return b" /Contents [%s] /Resources %s" % (streams, used)

    def _with_font(self, resources: Any) -> bytes:
        """Return *resources* with the font of running numbers among theirs."""
        assert self._merged.numbers is not None  # noqa: S101
        own = resources.get("/Font", {})
        fonts = [
            b"%s %s" % (name.encode(), self._shared(one.unparse())) for name, one in own.items()
        ]
        fonts.append(b"%s %d 0 R" % (FONT.encode(), self._merged.numbers.font))
        others = [
            b"%s %s" % (key.encode(), self._shared(entry.unparse()))
            for key, entry in resources.items()
            if key != "/Font"
        ]
        data = b"<</Font <<%s>> %s>>" % (b" ".join(fonts), b" ".join(others))
        return b"%d 0 R" % self._merged.objects.once(data)

    def _link(self, annotation: Any) -> bytes:
        """Let a link to a part's address lead to that part."""
        address = str(annotation["/A"].get("/URI", ""))
        if not self._merged.links or not address.startswith(self._merged.links):
            return b""
        name = address.removeprefix(self._merged.links)
        self._merged.named.add(name)
        del annotation["/A"]
        return f" /Dest {text_string(name)}".encode("latin-1")

    def _field_entries(self, field: Any) -> bytes:
        """Take from a field, or a place of one, what is otherwise, and return that."""
        more = b""
        if field.objgen[0] in self._fields:
            more += b" /Parent %d 0 R" % self._part_field
        if "/TM" in field:
            name = f"{self._part_name}.{field['/TM']}"
            more += f" /TM {text_string(name)}".encode("latin-1")
            del field["/TM"]
        if "/AP" in field:  # what marks look like is the same in many forms
            more += b" /AP " + self._shared(field["/AP"].unparse())
            del field["/AP"]
        return more

    def _apart(self, element: Any) -> bytes:
        """Return an element's id and the ids it names, as no other part has them."""
        for owner in _owners(element.get("/A")):
            if "/Headers" in owner:
                names = [pikepdf.String(self._apart_name(one)) for one in owner["/Headers"]]
                owner["/Headers"] = pikepdf.Array(names)
        if "/ID" not in element:
            return b""
        name = self._id(element["/ID"])
        del element["/ID"]
        return b" /ID " + name

    def _apart_name(self, name: Any) -> str:
        return f"{self._place:07d}-{name}"

    def _id(self, name: Any) -> bytes:
        return text_string(self._apart_name(name)).encode("latin-1")

    def _renumbered(self, data: bytes) -> bytes:
        return _exchanged(data, self._number)

    def _shared(self, data: bytes) -> bytes:
        """Return *data* with references to objects that are written once for all files."""
        return _exchanged(data, self._once_number)

    def _once_number(self, old: int) -> int:
        if old not in self._once:
            found: Any = self._source.get_object(old, 0)
            self._once[old] = self._merged.objects.once(self._shared(_own(found)))
        return self._once[old]


def _exchanged(data: bytes, number: Callable[[int], int]) -> bytes:
    """Return an object's bytes with each reference's number exchanged; streams stay as they are."""

    def swap(match: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % number(int(match[1])) if match[1] else match[0]

    head, mark, rest = data.partition(b"\nstream\n")
    return _REFERENCE.sub(swap, head) + mark + rest


def _own(found: Any) -> bytes:
    """Return an object's own bytes, whether or not others refer to it."""
    if isinstance(found, pikepdf.Stream):
        raw = found.read_raw_bytes()
        entries = found.stream_dict
        entries["/Length"] = len(raw)
        return b"%s\nstream\n%s\r\nendstream" % (entries.unparse(resolved=True), raw)
    data: bytes = found.unparse(resolved=True)
    return data


def _tops(tree: Any) -> list[Any]:
    kids = tree.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _owners(attributes: Any) -> list[Any]:
    """Return the dictionaries of an element's attributes, which may be one or several."""
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return [one for one in several if isinstance(one, pikepdf.Dictionary)]


def _pairs(tree: Any, kind: str) -> Iterator[tuple[Any, Any]]:
    """Yield what a number or name tree holds, in order."""
    if tree is None:
        return
    for kid in tree.get("/Kids", ()):
        yield from _pairs(kid, kind)
    pairs = list(tree.get(kind, ()))
    yield from zip(pairs[::2], pairs[1::2], strict=True)


def _claims(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Return which standards a file says that it conforms to."""
    said = pdf.Root.get("/Metadata")
    text = b"" if said is None else said.read_bytes()
    return frozenset(claim for claim in CLAIMS if f"<{claim}>".encode() in text)
