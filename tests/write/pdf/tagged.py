"""Reads a file's tags back: the tree with pikepdf, the words of marked content with pdfium.

Nothing here knows how the writer works. :func:`read_tree` gives what a screen reader gets;
:func:`faults` checks by the standards (ISO 14289-1, ISO 32000-1 14.7 and 14.8) what the validator
does not.
"""

from __future__ import annotations

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

TEXT = 1
"""pdfium's number for a text object."""


@dataclass
class Tag:
    """An element of the structure: *content* is its words and the elements among them.

    *objects* says of each of its annotations what is read for it.
    """

    kind: str
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Tag | str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)

    @property
    def children(self) -> list[Tag]:
        return [each for each in self.content if isinstance(each, Tag)]

    @property
    def words(self) -> str:
        """What is read: an element that stands for strokes has words of its own."""
        said = "".join(each if isinstance(each, str) else each.words for each in self.content)
        return f"{self.actual} " if self.actual else said

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, kind: str) -> list[Tag]:
        return [tag for tag in self.walk() if tag.kind == kind]

    def outline(self) -> object:
        """Return kinds and words as nested tuples, for comparing."""
        inside = tuple(
            " ".join(each.split()) if isinstance(each, str) else each.outline()
            for each in self.content
            if isinstance(each, Tag) or each.strip()
        )
        return (self.kind, *inside)


def read_tree(data: bytes, said: list[dict[int, str]] | None = None) -> Tag:
    """Return the document element of *data*; *said* are the words of its pages' contents."""
    said = marked_words(data) if said is None else said
    with pikepdf.open(io.BytesIO(data)) as opened:
        numbers = {page.objgen: place for place, page in enumerate(opened.pages)}
        root = opened.Root.StructTreeRoot.K
        return _read(root, None, numbers, said)


def _read(
    element: pikepdf.Object,
    page: int | None,
    numbers: dict[tuple[int, int], int],
    said: list[dict[int, str]],
) -> Tag:
    if "/Pg" in element:
        page = numbers[element.Pg.objgen]
    tag = Tag(
        str(element.S)[1:],
        str(element.get("/Alt", "")),
        str(element.get("/ActualText", "")),
        str(element.get("/Lang", "")),
        {
            str(key)[1:]: str(value)
            for each in _many(element.get("/A", []))
            for key, value in each.items()
        },
    )
    for kid in _many(element.get("/K", [])):
        if isinstance(kid, int):
            assert page is not None
            tag.content.append(said[page].get(int(kid), ""))
        elif kid.get("/Type") == "/MCR":
            here = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            assert here is not None
            tag.content.append(said[here].get(int(kid.MCID), ""))
        elif kid.get("/Type") == "/OBJR":
            tag.objects.append(str(kid.Obj.get("/Contents", kid.Obj.get("/TU", ""))))
        else:
            tag.content.append(_read(kid, page, numbers, said))
    return tag


def _many(value: object) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, list | pikepdf.Array) else [value]  # type: ignore[list-item]


def marked_words(data: bytes) -> list[dict[int, str]]:
    """Return, for each page, the text of every marked content of it."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = []
        for page in document:
            said: dict[int, str] = {}
            text = page.get_textpage()
            for item in _objects(page):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                if mark >= 0 and pdfium.FPDFPageObj_GetType(item) == TEXT:
                    said[mark] = said.get(mark, "") + _text(item, text)
            pages.append(said)
        return pages
    finally:
        document.close()


def unmarked(data: bytes) -> list[str]:
    """Return what is drawn outside of tagged content and of artifacts, and what is in both."""
    document = pypdfium2.PdfDocument(data)
    found = []
    try:
        for number, page in enumerate(document, 1):
            for item in _objects(page):
                names = _marks(item)
                tagged = pdfium.FPDFPageObj_GetMarkedContentID(item) >= 0
                if tagged == ("Artifact" in names):
                    found.append(f"page {number}: drawn within {names}")
        return found
    finally:
        document.close()


def _objects(page: pypdfium2.PdfPage) -> Iterator[object]:
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, place)


def _text(item: object, page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item, page, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(item, page, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _marks(item: object) -> list[str]:
    names = []
    for place in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, place)
        size = ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, None, 0, size)
        buffer = (ctypes.c_ushort * (size.value // 2))()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, size.value, size)
        names.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
    return names


# ---------------------------------------------------------------------------------------------
# What the standards ask of a tree

ANNOTATED = {"/Link": "Link", "/Widget": "Form"}
INSIDE = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
}
"""Elements that may stand in these only (ISO 32000-1, 14.8.4.3)."""
WITHIN = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
"""Elements that hold these only, and no words of their own."""


def faults(data: bytes) -> list[str]:
    """Return all that is wrong with the tags of *data*."""
    tree = read_tree(data)
    found = unmarked(data)
    found += _content_faults(data)
    found += _annotation_faults(data)
    found += _missing_glyphs(data)
    found += _heading_faults(tree)
    for tag in tree.walk():
        found += _element_faults(tag)
    with pikepdf.open(io.BytesIO(data)) as opened:
        if any(element.get("/Type") != "/StructElem" for element in _elements(opened)):
            found.append("elements that do not say that they are some")
        notes = [str(note.get("/ID", "")) for note in _elements(opened) if note.S == "/Note"]
        if len(set(notes)) < len(notes) or "" in notes:
            found.append("notes without an ID of their own")
    return found


def _elements(opened: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    waiting = [opened.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        yield element
        for kid in _many(element.get("/K", [])):
            if not isinstance(kid, int) and "/S" in kid:
                if kid.P.objgen != element.objgen:
                    raise AssertionError("an element does not lead back to its parent")
                waiting.append(kid)


def _content_faults(data: bytes) -> list[str]:
    """Every marked content has one element, and the parent tree leads to it."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        nums = opened.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        held: dict[tuple[int, int], list[tuple[int, int]]] = {}
        numbers = {page.objgen: place for place, page in enumerate(opened.pages)}
        for element in _elements(opened):
            own = numbers[element.Pg.objgen] if "/Pg" in element else None
            for kid in _many(element.get("/K", [])):
                if isinstance(kid, int):
                    assert own is not None
                    held.setdefault((own, int(kid)), []).append(element.objgen)
                elif kid.get("/Type") == "/MCR":
                    place = numbers[kid.Pg.objgen] if "/Pg" in kid else own
                    assert place is not None
                    held.setdefault((place, int(kid.MCID)), []).append(element.objgen)
        drawn = []
        for number, page in enumerate(opened.pages):
            marks = _opened_marks(page)
            if [mark for mark in marks if mark in Counter(marks) and marks.count(mark) > 1]:
                found.append(f"page {number + 1}: a marked content stands twice")
            drawn += [(number, mark) for mark in marks]
            listed = parents[int(page.StructParents)]
            if page.get("/Tabs") != "/S":
                found.append(f"page {number + 1}: no tab order")
            for mark in marks:
                if held.get((number, mark)) != [listed[mark].objgen]:
                    found.append(f"page {number + 1}: content {mark} is lost, or not found back")
        if set(held) != set(drawn):
            found.append("elements hold content that is not drawn")
    return found


def _missing_glyphs(data: bytes) -> list[str]:
    """Return what shows a glyph that its font has not (ISO 14289-1, 7.21.8)."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages, 1):
            for operands, operator in pikepdf.parse_content_stream(page, "Tj TJ"):
                shown = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                if b"\0\0" in (codes[at : at + 2] for at in range(0, len(codes), 2)):
                    found.append(f"page {number}: a missing glyph is drawn")
    return found


def _opened_marks(page: pikepdf.Page) -> list[int]:
    """Return the marked contents of a page, and see that they are closed and not nested."""
    marks: list[int] = []
    depth = 0
    outer = decoration = False
    for operands, operator in pikepdf.parse_content_stream(page, "BMC BDC EMC BT ET"):
        match str(operator):
            case "BMC" | "BDC":
                depth += 1
                content = len(operands) > 1 and "/MCID" in operands[1]
                if content:
                    marks.append(int(operands[1].MCID))
                assert not (outer and (content or operands[0] == "/Artifact")), "nested content"
                assert not decoration, "something that is read within an artifact"
                decoration = operands[0] == "/Artifact"
                outer = outer or content or operands[0] == "/Artifact"
            case "EMC":
                depth -= 1
                outer = outer and depth > 0
                decoration = decoration and depth > 0
            case _:
                pass
    assert depth == 0, "content that is not closed"
    return marks


def _annotation_faults(data: bytes) -> list[str]:
    found = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        nums = opened.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        for number, page in enumerate(opened.pages, 1):
            for each in page.get("/Annots", []):
                element = parents.get(int(each.get("/StructParent", -1)))
                kind = ANNOTATED[str(each.Subtype)]
                if element is None or str(element.S) != f"/{kind}":
                    found.append(f"page {number}: an annotation without its {kind}")
                    continue
                kids = [kid for kid in _many(element.K) if not isinstance(kid, int)]
                if each.objgen not in [kid.Obj.objgen for kid in kids if "/Obj" in kid]:
                    found.append(f"page {number}: a {kind} without its annotation")
                if kind == "Link" and not str(each.get("/Contents", "")).strip():
                    found.append(f"page {number}: a link without a description")
    return found


def _heading_faults(tree: Tag) -> list[str]:
    found = []
    before = 0
    for tag in tree.walk():
        if tag.kind in ("H1", "H2", "H3", "H4", "H5", "H6"):
            level = int(tag.kind[1])
            if level > before + 1:
                found.append(f"{tag.kind} after H{before}: {tag.words!r}")
            before = level
    return found


def _element_faults(tag: Tag) -> list[str]:
    found = []
    for child in tag.children:
        if child.kind in INSIDE and tag.kind not in INSIDE[child.kind]:
            found.append(f"{child.kind} in {tag.kind}")
        if tag.kind in WITHIN and child.kind not in WITHIN[tag.kind]:
            found.append(f"{child.kind} in {tag.kind}")
    if tag.kind in WITHIN and any(isinstance(each, str) for each in tag.content):
        found.append(f"words in {tag.kind}")
    if tag.kind == "Figure" and not (tag.alt.strip() and "BBox" in tag.attributes):
        found.append("a figure without alt or box")
    if tag.kind == "TH" and "Scope" not in tag.attributes:
        found.append("a head without scope")
    labels = [each for item in tag.children for each in item.children if each.kind == "Lbl"]
    if tag.kind == "L" and labels and "ListNumbering" not in tag.attributes:
        found.append("labels without saying of what kind")
    if tag.kind == "Table":
        rows = [len(row.children) for row in tag.walk() if row.kind == "TR"]
        if len(set(rows)) != 1:
            found.append(f"rows of {rows} cells")
    on_paper = tag.kind == "Form" and "Role" in tag.attributes
    if tag.kind in ("Link", "Form") and not (tag.objects or on_paper):
        found.append(f"a {tag.kind} without an annotation")
    if tag.kind not in ("TH", "TD", "Document") and not (tag.content or tag.objects):
        found.append(f"an empty {tag.kind}")
    return found
