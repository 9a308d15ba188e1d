"""What a merged file has so far: its pages, one tree of tags, one form."""

from __future__ import annotations

from handoutgen.write.pdf.merging.form import MergedForm
from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.merging.running_numbers import RunningNumbers
from handoutgen.write.pdf.metadata import CLAIMS


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
        self.form = MergedForm(objects)
        self.numbers: RunningNumbers | None = None
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
