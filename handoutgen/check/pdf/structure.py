"""A PDF's structure tree as plain values: its elements, their content, their places.

PDF 32000-1, 14.7: an element has a type, which a role map leads to a standard one, and kids:
other elements, numbers of marked content on a page, references to annotations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.pdf_objects import is_dictionary, items_of, keys_of, text_of, whole

if TYPE_CHECKING:
    import pikepdf

MOST_ELEMENTS = 200_000
MOST_LEVELS = 200
MOST_KIDS = 100_000
_ROLES = 20

_TYPES = """
Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference
BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Aside Title FENote Sub
Em Strong Artifact
"""
STANDARD = frozenset(_TYPES.split())
"""Types of PDF 1.7 and 2.0 (32000-1, 14.8.4; 32000-2, 14.8.4)."""


@dataclass(slots=True)
class Element:
    """A structure element. *type* is the standard type that its own *tag* stands for."""

    type: str
    tag: str
    place: str
    page: int | None
    alt: str = ""
    actual: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element] = field(default_factory=list)
    content: list[tuple[int | None, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.kids))


@dataclass(slots=True)
class Structure:
    """The whole tree. *complete* is false where it had more than anybody looks at."""

    roots: list[Element] = field(default_factory=list)
    complete: bool = True

    def walk(self) -> Iterator[Element]:
        for root in self.roots:
            yield from root.walk()


def structure_of(pdf: pikepdf.Pdf) -> Structure | None:
    """Return the structure tree, or None where there is none."""
    root = pdf.Root.get("/StructTreeRoot")
    if not is_dictionary(root):
        return None
    return _Reader(pdf, root).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, root: Any) -> None:
        self._root = root
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        roles = root.get("/RoleMap")
        self._roles = {key[1:]: clean_line(text_of(roles[key])) for key in keys_of(roles)}
        self._seen: set[tuple[int, int]] = set()
        self._structure = Structure()
        self._count = 0

    def read(self) -> Structure:
        for kid in _kids(self._root):
            if is_dictionary(kid):
                self._element(kid, None, self._structure.roots, 0)
        return self._structure

    def _element(self, node: Any, page: int | None, into: list[Element], level: int) -> None:
        number = node.objgen
        self._count += 1
        if level > MOST_LEVELS or self._count > MOST_ELEMENTS:
            self._structure.complete = False
            return
        if number[0] and number in self._seen:
            return
        self._seen.add(number)
        page = self._page(node, page)
        tag = clean_line(text_of(node.get("/S")))
        element = Element(
            self._standard(tag),
            tag,
            _place(page, number[0]),
            page,
            clean_line(text_of(node.get("/Alt"))),
            clean_line(text_of(node.get("/ActualText"))),
            _attributes(node),
        )
        into.append(element)
        for kid in _kids(node):
            self._kid(kid, element, page, level)

    def _kid(self, kid: Any, element: Element, page: int | None, level: int) -> None:
        if not is_dictionary(kid):
            element.content.append((page, whole(kid)))
            return
        kind = text_of(kid.get("/Type"))
        if kind == "MCR":
            element.content.append((self._page(kid, page), whole(kid.get("/MCID"))))
        elif kind == "OBJR":
            found = kid.get("/Obj")
            if is_dictionary(found):
                element.objects.append(found.objgen)
        else:
            self._element(kid, page, element.kids, level + 1)

    def _page(self, node: Any, above: int | None) -> int | None:
        own = node.get("/Pg")
        return self._pages.get(own.objgen, above) if is_dictionary(own) else above

    def _standard(self, tag: str) -> str:
        for _ in range(_ROLES):
            if tag in STANDARD or tag not in self._roles:
                break
            tag = self._roles[tag]
        return tag


def _kids(node: Any) -> Iterator[Any]:
    import pikepdf

    found = node.get("/K")
    if isinstance(found, pikepdf.Array):
        yield from items_of(found, MOST_KIDS)
    elif found is not None:
        yield found


def _attributes(node: Any) -> dict[str, Any]:
    """Return an element's attributes of all owners: scope, spans, headers."""
    import pikepdf

    found = node.get("/A")
    every = items_of(found, 50) if isinstance(found, pikepdf.Array) else iter((found,))
    taken: dict[str, Any] = {}
    for one in every:
        for key in keys_of(one):
            if key in ("/Scope", "/Headers", "/RowSpan", "/ColSpan", "/Summary"):
                value = one[key]
                spans = key in ("/RowSpan", "/ColSpan")
                taken[key[1:]] = whole(value) if spans else text_of(value)
    return taken


def _place(page: int | None, number: int) -> str:
    where = f"page {page}" if page is not None else "no page"
    return f"{where}, object {number}" if number else where
