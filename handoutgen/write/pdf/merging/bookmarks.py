"""The bookmarks of a merged file: one a part, closed, with the part's own below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import text_string


@dataclass(slots=True)
class Bookmark:
    """A title that leads to *to*, a destination as PDF writes it; *below* are those within it."""

    title: str
    to: str
    below: list[Bookmark] = field(default_factory=list)
    number: int = 0

    def walk(self) -> Iterator[Bookmark]:
        yield self
        for one in self.below:
            yield from one.walk()


class Bookmarks:
    """Collects the bookmarks of a file that is written as it grows."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._found: list[Bookmark] = []

    def add(self, title: str, page: int, top: float, own: list[Bookmark]) -> None:
        """Add the bookmark of a part that begins on *page*, with the part's *own* below it."""
        # A part whose one bookmark is its own title needs no second one for it.
        below = own[0].below if len(own) == 1 else own
        self._found.append(Bookmark(title, f"[{page} 0 R /XYZ null {num(top)} null]", below))

    def write(self) -> int | None:
        """Write all and return the number of their root, None where there are none."""
        if not self._found:
            return None
        root = self._objects.reserve()
        for top in self._found:
            for one in top.walk():
                one.number = self._objects.reserve()
        self._write_level(self._found, root)
        first, last = self._found[0].number, self._found[-1].number
        entries = f"/First {first} 0 R /Last {last} 0 R /Count {len(self._found)}"
        self._objects.write(root, f"<</Type /Outlines {entries}>>".encode("ascii"))
        return root

    def _write_level(self, level: list[Bookmark], parent: int) -> None:
        for place, one in enumerate(level):
            entries = f"/Title {text_string(one.title)} /Parent {parent} 0 R /Dest {one.to}"
            if place:
                entries += f" /Prev {level[place - 1].number} 0 R"
            if place + 1 < len(level):
                entries += f" /Next {level[place + 1].number} 0 R"
            if one.below:
                entries += f" /First {one.below[0].number} 0 R /Last {one.below[-1].number} 0 R"
                entries += f" /Count -{len(one.below)}"  # closed: what is within it is not shown
                self._write_level(one.below, one.number)
            self._objects.write(one.number, f"<<{entries}>>".encode("latin-1"))
