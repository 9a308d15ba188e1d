"""The logical structure of what is laid out: what a screen reader is told of a page.

Every function that lays something out says what it is by making an :class:`Element` inside the
one it was given. Text, pictures and places to write carry their element; whatever carries none
is decoration. The tree is made once with a layout and kept with it; which pages an element is
drawn on is nobody's business here (see :mod:`handoutgen.write.pdf.tags`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from handoutgen.write.pdf.surface import text_string

Kind: TypeAlias = Literal[
    "BibEntry",
    "BlockQuote",
    "Caption",
    "Code",
    "Div",
    "Document",
    "Figure",
    "Form",
    "H",
    "L",
    "LBody",
    "LI",
    "Lbl",
    "Link",
    "Note",
    "P",
    "Reference",
    "Sect",
    "Span",
    "TBody",
    "TD",
    "TH",
    "THead",
    "TR",
    "Table",
]
"""Standard structure types (ISO 32000-1, 14.8.4); ``H`` becomes ``H1`` to ``H6`` in the file."""

Numbering: TypeAlias = Literal["Disc", "Circle", "Square", "Decimal", "UpperAlpha", "None"]
"""What a list's labels are; ``None`` is for labels that do not count its items."""
Scope: TypeAlias = Literal["Column", "Row"]


class Element:
    """One thing that is read: its kind, and what stands inside it.

    :meth:`child` makes what has its place among its siblings in the order of the calls,
    :meth:`inline` what stands within words: its place is where it is drawn among them.
    *entries* go into its dictionary as they are; *level* is a heading's, *target* and *words*
    are a link's. *index* counts the elements of one tree; those of two trees are equal where they
    are the same in the same place.
    """

    __slots__ = (
        "_count",
        "_root",
        "children",
        "entries",
        "index",
        "kind",
        "level",
        "parent",
        "target",
        "within_words",
        "words",
    )

    def __init__(
        self,
        kind: Kind,
        entries: str = "",
        parent: Element | None = None,
        *,
        level: int = 0,
        target: str = "",
        words: str = "",
        within_words: bool = False,
    ) -> None:
        self.kind = kind
        self.entries = entries
        self.parent = parent
        self.level = level
        self.target = target
        self.words = words
        self.within_words = within_words
        self.children: list[Element] = []
        self._root: Element = self if parent is None else parent._root
        self._count = 0
        self.index = self._root._count
        self._root._count += 1

    def _key(self) -> tuple[object, ...]:
        return self.index, self.kind, self.entries, self.level, self.target, self.words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    @property
    def size(self) -> int:
        """How many elements this one's tree has."""
        return self._root._count

    def child(self, kind: Kind, entries: str = "", *, level: int = 0) -> Element:
        """Return a new element that is read after those made before it."""
        made = Element(kind, entries, self, level=level)
        self.children.append(made)
        return made

    def inline(self, kind: Kind, entries: str = "") -> Element:
        """Return a new element among this one's words."""
        return Element(kind, entries, self, within_words=True)

    def link(self, target: str, words: str) -> Element:
        """Return a new link to *target* among this one's words; *words* are what it says."""
        return Element("Link", "", self, target=target, words=words, within_words=True)

    def reference(self, target: str, words: str) -> Element:
        """Return a new link to a work or note of the handout itself."""
        return self.inline("Reference").link(target, words)

    def sign(self, meaning: str) -> Element:
        """Return a new element for strokes that are read as the characters *meaning*."""
        return self.inline("Span", read_as(meaning))

    def drop(self) -> None:
        """Take this element out again: it was laid out to measure it only."""
        assert self.parent is not None  # noqa: S101
        self.parent.children.remove(self)

    # What stands in many places ------------------------------------------------------------

    def list(self, numbering: Numbering | None = None) -> Element:
        """Return a new list inside this element; *numbering* says what its labels are.

        A list whose items have labels always says it (ISO 14289-1, 7.6).
        """
        entries = f" /A <</O /List /ListNumbering /{numbering}>>" if numbering else ""
        return self.child("L", entries)

    def head(self, scope: Scope) -> Element:
        """Return a new cell that says what stands in its column or row."""
        return self.child("TH", f" /A <</O /Table /Scope /{scope}>>")

    def figure(self, alt: str) -> Element | None:
        """Return a new figure that *alt* describes, or None where it is decoration."""
        return self.child("Figure", f" /Alt {text_string(alt)}") if alt.strip() else None


class Entry(NamedTuple):
    """An item of a list: its mark, such as a number or a box to tick, and its words."""

    mark: Element
    words: Element


def entries_of(whole: Element, count: int) -> list[Entry]:
    """Return *count* new items of the list *whole*."""
    items = [whole.child("LI") for _ in range(count)]
    return [Entry(item.child("Lbl"), item.child("LBody")) for item in items]


def read_as(words: str) -> str:
    """Return the entry that says what is read for strokes."""
    return f" /ActualText {text_string(words)}"


def spoken(language: str) -> str:
    """Return the entry that says which language an element is in."""
    return f" /Lang {text_string(language)}"
