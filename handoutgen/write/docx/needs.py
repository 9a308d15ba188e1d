"""What written blocks need beside themselves: lists, media, links, bookmarks, ids."""

from __future__ import annotations

import re
from dataclasses import field, replace

from handoutgen.model.images import Image
from handoutgen.records import dataclass
from handoutgen.write.docx.host import ListKind

_LONGEST_BOOKMARK = 40
_NOT_IN_BOOKMARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Numbering:
    """A list that counts from *start* on *level*."""

    id: int
    kind: ListKind
    level: int
    start: int


@dataclass(slots=True)
class Needs:
    """Collects needs and allots their ids, counting on from what the document already has."""

    last_numbering: int = 0
    last_relationship: int = 0
    last_id: int = 0
    discreet: bool = False
    numberings: list[Numbering] = field(default_factory=list)
    pictures: dict[Image, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)
    _next_task: int | None = None
    _task_numbering: int = 0
    _taken: set[str] = field(default_factory=set)
    _set: set[str] = field(default_factory=set)

    def copy(self) -> Needs:
        """Return what goes on from here by itself."""
        return replace(
            self,
            numberings=list(self.numberings),
            pictures=dict(self.pictures),
            links=dict(self.links),
            bookmarks=dict(self.bookmarks),
            _taken=set(self._taken),
            _set=set(self._set),
        )

    def numbering(self, kind: ListKind, level: int, start: int) -> int:
        """Return a new numbering's id; tasks go on with theirs while they are in order."""
        if kind == "task":
            if self._next_task == start:
                self._next_task += 1
                return self._task_numbering
            self._next_task = start + 1
            self._task_numbering = self.last_numbering + 1
        self.last_numbering += 1
        self.numberings.append(Numbering(self.last_numbering, kind, level, start))
        return self.last_numbering

    def picture(self, image: Image) -> str:
        known = self.pictures.get(image)
        if known is None:
            known = self.pictures[image] = self._relationship()
        return known

    def link(self, url: str) -> str:
        known = self.links.get(url)
        if known is None:
            known = self.links[url] = self._relationship()
        return known

    def unique_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def bookmark(self, anchor: str) -> str:
        """Return a bookmark's name: a letter, then letters, digits and ``_``, 40 at most.

        Word takes names that differ only in case for the same. Where the handout is discreet,
        no name says what stands there.
        """
        known = self.bookmarks.get(anchor)
        if known is not None:
            return known
        spoken = "" if self.discreet else anchor
        stem = _NOT_IN_BOOKMARKS.sub("_", spoken).strip("_") or "place"
        if not stem[0].isalpha():
            stem = f"h_{stem}"
        name = stem[:_LONGEST_BOOKMARK]
        number = 1
        while name.casefold() in self._taken:
            number += 1
            tail = f"_{number}"
            name = stem[: _LONGEST_BOOKMARK - len(tail)] + tail
        self._taken.add(name.casefold())
        self.bookmarks[anchor] = name
        return name

    def new_bookmark(self, anchor: str) -> int | None:
        """Return an id for the bookmark of *anchor*: a second of its name Word would drop."""
        if anchor in self._set:
            return None
        self._set.add(anchor)
        return self.unique_id()

    def _relationship(self) -> str:
        self.last_relationship += 1
        return f"rId{self.last_relationship}"
