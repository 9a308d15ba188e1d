"""Tags: which marked content and which annotations of a file each element of its structure holds.

Drawing asks here what to open before it shows something (:meth:`Tags.opening`); annotations ask
for their place in the tree (:meth:`Tags.annotation`). :meth:`Tags.written` then writes the tree
(ISO 32000-1, 14.7), leaving out elements that nothing was drawn for.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from handoutgen.model.nodes import Blocks
from handoutgen.write.pdf.items import WriteArea
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.surface import Surface

if TYPE_CHECKING:
    from handoutgen.write.pdf.print_fields import PrintFields

KEPT_EMPTY = frozenset(("TD", "TH"))
"""Elements that a row needs even where nothing stands in them."""
DEEPEST_HEADING = 6


class _Node:
    """An element in one file: *kids* are its content in the order in which it is drawn."""

    __slots__ = ("box", "element", "field", "kids", "number", "part", "place")

    def __init__(self, element: Element, part: int) -> None:
        self.element = element
        self.part = part
        self.kids: list[_Kid] = []
        self.number = 0
        self.box = ""
        self.field: str | None = None
        self.place: tuple[int, Edges] | None = None


Edges: TypeAlias = tuple[float, float, float, float]
"""Left, low, right and high on a page."""
_Kid: TypeAlias = "_Node | tuple[int, int, int]"
"""An element, or a page (from 0), a marked content of it (or -1) and an annotation's number."""


class Tags:
    """The tags of one file.

    *parts* are the trees of what is laid out, in reading order; *targets* are the places in the
    file that links may lead to.
    """

    def __init__(self, parts: Sequence[Element], pages: int, targets: Container[str]) -> None:
        self._parts = parts
        self._targets = targets
        self._bases: list[int] = []
        size = 0
        for tree in parts:
            self._bases.append(size)
            size += tree.size
        self._nodes: list[_Node | None] = [None] * size
        self._marked: list[list[_Node]] = [[] for _ in range(pages)]
        self._annotations: list[_Node] = []

    # While drawing -------------------------------------------------------------------------

    def opening(self, tag: Element, part: int, page: int, box: str) -> str:
        """Return the operator that opens the content of *tag* on *page*, counted from 0.

        *box* is where a figure stands, in the units of its page.
        """
        node = self._node(tag, part)
        marked = self._marked[page]
        node.kids.append((page, len(marked), 0))
        node.box = box
        marked.append(node)
        return _mark(node.element.kind, len(marked) - 1)

    def annotation(self, tag: Element, part: int, page: int, number: int) -> int:
        """Put annotation *number* on *page* into *tag* and return its ``/StructParent``."""
        node = self._node(tag, part)
        node.kids.append((page, -1, number))
        self._annotations.append(node)
        return len(self._marked) + len(self._annotations) - 1

    def on_paper(self, area: WriteArea, part: int, page: int, high: float) -> None:
        """Say that *area*, its top at *high* on *page*, is a place to write on paper.

        Where its element is read without anything drawn for it, the file says where it lies.
        """
        node = self._node(area.tag, part)
        edges = (area.x, high - area.height, area.x + area.width, high)
        if node.field is None:
            node.field = area.field
            node.place = (page, edges) if area.heard else None
        elif node.place is not None and node.place[0] == page:
            (x1, y1, x2, y2), (x3, y3, x4, y4) = node.place[1], edges
            node.place = (page, (min(x1, x3), min(y1, y3), max(x2, x4), max(y2, y4)))

    def leads(self, target: str) -> bool:
        """Tell whether a link to *target* leads anywhere."""
        return not target.startswith("#") or target in self._targets

    def _node(self, tag: Element, part: int) -> _Node:
        """Return the node of *tag*; what stands among words takes its place there now."""
        while tag.target and not self.leads(tag.target):
            assert tag.parent is not None  # noqa: S101
            tag = tag.parent
        index = self._bases[part] + tag.index
        node = self._nodes[index]
        if node is None:
            node = self._nodes[index] = _Node(tag, part)
            if tag.within_words:
                assert tag.parent is not None  # noqa: S101
                self._node(tag.parent, part).kids.append(node)
        return node

    # When all is drawn ---------------------------------------------------------------------

    def written(self, surface: Surface, pages: Sequence[int], body: Blocks) -> int:
        """Add the tree of *body* to *surface* and return its number; *pages* are the pages' own."""
        asked = any(node and node.field is not None for node in self._nodes)
        on_paper = _on_paper(body) if asked else None
        document = self._document()
        nodes = list(_numbered(document, surface.count + 2))
        levels = _Levels()
        root = surface.add(self._root(document, nodes), "structure")
        surface.add_all(
            _dictionary(node, parent, pages, levels, on_paper) for node, parent in nodes
        )
        assert root == document.number - 1  # noqa: S101
        return root

    def _document(self) -> _Node:
        """Return the whole: what comes after a heading is in a section with it."""
        document = _Node(Element("Document"), 0)
        sections = [(0, document)]
        for part, tree in enumerate(self._parts):
            for element in tree.children:
                node = self._settled(element, part)
                if node is None:
                    continue
                if element.level:
                    while sections[-1][0] >= element.level:
                        sections.pop()
                    if element.level > 1:
                        section = _Node(Element("Sect"), part)
                        sections[-1][1].kids.append(section)
                        sections.append((element.level, section))
                sections[-1][1].kids.append(node)
        return document

    def _settled(self, element: Element, part: int) -> _Node | None:
        """Return the node of *element* with all that is in it, or None where nothing is."""
        index = self._bases[part] + element.index
        node = self._nodes[index] or _Node(element, part)
        for child in element.children:
            inside = self._settled(child, part)
            if inside is not None:
                node.kids.append(inside)
        return node if node.kids or element.kind in KEPT_EMPTY else None

    def _root(self, document: _Node, nodes: Sequence[tuple[_Node, int]]) -> bytes:
        """Return the structure tree's root, which leads back from content to its elements."""
        nums = [
            f"{page} [{' '.join([f'{node.number} 0 R' for node in marked])}]"
            for page, marked in enumerate(self._marked)
        ]
        nums += [
            f"{key} {node.number} 0 R"
            for key, node in enumerate(self._annotations, len(self._marked))
        ]
        named = " ".join(
            f"({_note_id(node)}) {node.number} 0 R"
            for node, _ in nodes
            if node.element.kind == "Note"
        )
        ids = f" /IDTree <</Names [{named}]>>" if named else ""
        return (
            f"<</Type /StructTreeRoot /K {document.number} 0 R"
            f" /ParentTree <</Nums [{' '.join(nums)}]>> /ParentTreeNextKey {len(nums)}{ids}>>"
        ).encode("latin-1")


@lru_cache(maxsize=1024)
def _mark(kind: str, number: int) -> str:
    return f"/{kind} <</MCID {number}>> BDC"


def _numbered(document: _Node, first: int) -> list[tuple[_Node, int]]:
    """Number all nodes from *first* in reading order; each comes with its parent's number."""
    found: list[tuple[_Node, int]] = []
    waiting = [(document, first - 1)]
    while waiting:
        node, parent = waiting.pop()
        node.number = first + len(found)
        found.append((node, parent))
        for kid in reversed(node.kids):
            if type(kid) is _Node:
                waiting.append((kid, node.number))
    return found


class _Levels:
    """The levels that headings have in the file: from 1 on, none left out on the way down."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def of(self, level: int) -> int:
        """Return the level in the file of the next heading, whose own is *level*."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return min(len(self._above), DEEPEST_HEADING)


def _note_id(node: _Node) -> str:
    return f"note-{node.number:06d}"


def _on_paper(body: Blocks) -> PrintFields:
    from handoutgen.write.pdf.print_fields import PrintFields

    return PrintFields(body)


def _where(node: _Node) -> str:
    if node.place is None:
        return ""
    return f" <</O /Layout /BBox [{' '.join(map(num, node.place[1]))}]>>"


def _is_annotated(node: _Node) -> bool:
    return any(type(kid) is tuple and kid[1] < 0 for kid in node.kids)


def _dictionary(
    node: _Node,
    parent: int,
    pages: Sequence[int],
    levels: _Levels,
    on_paper: PrintFields | None,
) -> bytes:
    """Return one structure element (ISO 32000-1, table 323).

    Its type may be left out there; older validators of PDF/A-2a ask for it, and it costs little.
    """
    element = node.element
    kind: str = element.kind
    entries = element.entries
    if element.level:
        kind = f"H{levels.of(element.level)}"
    elif kind == "Link" and not _is_annotated(node):
        kind = "Span"  # it has no place to click: a space, or a place to write in
    elif kind == "Note":
        entries += f" /ID ({_note_id(node)})"
    elif node.field is not None and on_paper is not None and "/PrintField" not in entries:
        entries += f" /A [{on_paper.attributes(node.field)}{_where(node)}]"
    elif kind == "Figure" and node.box:
        entries += f" /A <</O /Layout /BBox [{node.box}]>>"
    own = -1
    kids: list[str] = []
    for kid in node.kids:
        if type(kid) is _Node:
            kids.append(f"{kid.number} 0 R")
            continue
        page, mark, annotation = kid  # type: ignore[misc]
        if own < 0:
            own = page
        on = "" if page == own else f" /Pg {pages[page]} 0 R"
        if mark < 0:
            kids.append(f"<</Type /OBJR /Obj {annotation} 0 R{on}>>")
        elif on:
            kids.append(f"<</Type /MCR{on} /MCID {mark}>>")
        else:
            kids.append(f"{mark}")
    if own >= 0:
        entries += f" /Pg {pages[own]} 0 R"
    if kids:
        entries += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
    return f"<</Type /StructElem /S /{kind} /P {parent} 0 R{entries}>>".encode("latin-1")
