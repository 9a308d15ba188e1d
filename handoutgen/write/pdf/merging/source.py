"""One PDF's objects copied into a merged file: numbered anew, what others have too only once.

pikepdf reads the objects; their bytes are copied with the numbers in them exchanged.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from handoutgen.write.pdf.merging.bookmarks import Bookmark
from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.metadata import CLAIMS
from handoutgen.write.pdf.surface import text_string

_REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|(?<![\d.])(\d+) 0 R")
"""A string, in which nothing is a reference, or a reference."""
_SPECIAL = re.compile(rb"/(?:StructParents?|ID|Headers|Page|Link)\b")
"""What no object holds that is copied as it is; a string may hold it too, which does no harm."""
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
"""What a page may have from the tree above it (ISO 32000-1, table 30)."""


class Merged:
    """What a merged file has so far: *pages* by number, and the tags' root and top element.

    Addresses that begin with *links* lead to parts: *named* are those that were met.
    """

    def __init__(self, objects: Objects, links: str) -> None:
        self.objects = objects
        self.links = links
        self.tree = objects.reserve()
        self.pages: list[int] = []
        self.sheet = (595.28, 841.89)
        self.named: set[str] = set()
        self.claims: frozenset[str] = frozenset(CLAIMS)
        self.language = ""
        self.intents = b""
        self.document = objects.reserve()
        self._root = objects.reserve()
        self._tagged = True
        self._tops: list[int] = []
        self._parents: list[bytes] = []
        self._ids: list[tuple[bytes, bytes]] = []
        self.keys = 0
        """The first number that is free in the tree from contents to their elements."""

    def begin(self, language: str, intents: bytes, claims: frozenset[str], *, tagged: bool) -> None:
        """Take in what a part says of itself: the first one's language is the file's."""
        if not self.pages:
            self.language, self.intents = language, intents
        self.claims &= claims
        self._tagged = self._tagged and tagged

    def add_structure(
        self, tops: list[int], parents: list[tuple[int, bytes]], ids: list[tuple[bytes, bytes]]
    ) -> None:
        """Take in one part's top elements, and what leads back to its elements."""
        self._tops += tops
        self._parents += [b"%d %s" % (self.keys + key, data) for key, data in parents]
        self.keys += max((key for key, _ in parents), default=-1) + 1
        self._ids += ids

    def structure(self) -> bytes:
        """Write the root of the tags and return the catalogue's entries for it.

        Without tags in every part there are none that could be relied on.
        """
        if not self._tagged:
            self.objects.write(self.document, b"null")
            self.objects.write(self._root, b"null")
            return b""
        kids = b" ".join(b"%d 0 R" % number for number in self._tops)
        self.objects.write(
            self.document,
            b"<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>" % (self._root, kids),
        )
        names = b" ".join(b"%s %s" % pair for pair in sorted(self._ids))
        ids = b" /IDTree <</Names [%s]>>" % names if names else b""
        self.objects.write(
            self._root,
            b"<</Type /StructTreeRoot /K %d 0 R /ParentTree <</Nums [%s]>>"
            b" /ParentTreeNextKey %d%s>>"
            % (self.document, b" ".join(self._parents), self.keys, ids),
        )
        return b" /StructTreeRoot %d 0 R /MarkInfo <</Marked true>>" % self._root


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

    def copy(self, title: str) -> None:
        """Copy pages and tags; *title* is what the part is called in the tags."""
        merged, root = self._merged, self._source.Root
        tree = root.get("/StructTreeRoot")
        language = str(root.get("/Lang", ""))
        intents = root.get("/OutputIntents")
        said = b"" if intents is None else b" /OutputIntents " + self._shared(intents.unparse())
        merged.begin(language, said, _claims(self._source), tagged=tree is not None)
        self._top_entries = self._of_part(title, language)
        for page in self._source.pages:
            left, low, right, high = (float(edge) for edge in page.mediabox)
            merged.pages.append(self._number(page.obj.objgen[0]))
            merged.sheet = (right - left, high - low)
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
            if plain and (old in self._tops or _SPECIAL.search(data)):
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
        for key in ("/Resources", "/Contents"):
            if key in page:
                more += b" %s %s" % (key.encode(), self._shared(page[key].unparse()))
                del page[key]
        del page["/Parent"]
        return more

    def _link(self, annotation: Any) -> bytes:
        """Let a link to a part's address lead to that part."""
        address = str(annotation["/A"].get("/URI", ""))
        if not self._merged.links or not address.startswith(self._merged.links):
            return b""
        name = address.removeprefix(self._merged.links)
        self._merged.named.add(name)
        del annotation["/A"]
        return f" /Dest {text_string(name)}".encode("latin-1")

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
