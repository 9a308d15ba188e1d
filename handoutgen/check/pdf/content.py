"""What is drawn on the pages: all of it tagged, or said to be mere decoration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.answers.pdf_objects import is_dictionary, is_stream, name_of, text_of, whole
from handoutgen.check.pdf.finding import Finding, judged
from handoutgen.check.pdf.structure import Structure

if TYPE_CHECKING:
    import pikepdf

MOST_PAGES = 500
MOST_BYTES = 4_000_000
"""Bytes of one page's drawing that are gone through; more is left to the eye."""
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINT = _TEXT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
_OPEN = frozenset({"BMC", "BDC"})


def content_findings(pdf: pikepdf.Pdf, structure: Structure | None) -> Iterator[Finding]:
    """Yield whether what is drawn is in the structure, and whether a page is a mere picture."""
    known: dict[int, set[int]] = defaultdict(set)
    for element in structure.walk() if structure is not None else ():
        for at, mark in element.content:
            if at is not None:
                known[at].add(mark)
    loose: list[str] = []
    pictures: list[str] = []
    unseen: list[str] = []
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            unseen.append(f"pages from {number} on")
            break
        found = _page(page)
        if found is None:
            unseen.append(f"page {number}")
            continue
        drawn, text, picture = found
        if any(mark is None or mark not in known[number] for mark in drawn):
            loose.append(f"page {number}")
        if picture and not text:
            pictures.append(f"page {number}")
    if structure is not None:
        yield judged(
            "content",
            loose,
            good="everything on the pages is tagged, or said to be decoration",
            bad="something on the pages is neither tagged nor decoration",
            hint="tag it, or mark it as an artifact",
        )
    yield judged(
        "text",
        pictures,
        good="no page is a mere picture",
        bad="pages that are pictures, of text perhaps: nobody can have them read out",
        hint="make the file from its text, or have the text recognised",
    )
    if unseen:
        yield Finding("pages", "cannot tell", "these were not gone through", tuple(unseen))


def _page(page: pikepdf.Page) -> tuple[set[int | None], bool, bool] | None:
    """Return the marks under which *page* is drawn on, and whether with text and pictures.

    None stands for what is under no mark. A page too large to go through is None itself.
    """
    import pikepdf

    if _size(page.obj.get("/Contents")) > MOST_BYTES:
        return None
    try:
        instructions = pikepdf.parse_content_stream(page)
    except (pikepdf.PdfError, TypeError, ValueError):
        return None
    drawn: set[int | None] = set()
    text = picture = False
    marks: list[int | str] = []
    for one in instructions:
        operands, name = one.operands, name_of(one.operator)
        if name in _OPEN:
            marks.append(_mark(operands, page) if len(marks) < 1_000 else "")
        elif name == "EMC":
            if marks:
                marks.pop()
        elif name in _PAINT:
            text = text or name in _TEXT
            kind = _kind(operands, page) if name == "Do" else ""
            picture = picture or kind == "Image" or name == "INLINE IMAGE"
            text = text or kind == "Form"
            if "artifact" not in marks:
                numbers = [mark for mark in marks if isinstance(mark, int)]
                drawn.add(numbers[-1] if numbers else None)
    return drawn, text, picture


def _size(contents: Any) -> int:
    import pikepdf

    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    total = 0
    for part in parts[:5_000]:
        if is_stream(part):
            total += len(part.read_bytes())
        if total > MOST_BYTES:
            break
    return total


def _mark(operands: Any, page: pikepdf.Page) -> int | str:
    """Return what marked content is: a number in the structure, decoration, or neither."""
    if len(operands) and name_of(operands[0]) == "/Artifact":
        return "artifact"
    properties = operands[1] if len(operands) > 1 else None
    if properties is not None and not is_dictionary(properties):
        resources = page.obj.get("/Resources")
        named = resources.get("/Properties") if is_dictionary(resources) else None
        properties = named.get(name_of(properties)) if is_dictionary(named) else None
    if is_dictionary(properties) and "/MCID" in properties:
        return whole(properties["/MCID"])
    return ""


def _kind(operands: Any, page: pikepdf.Page) -> str:
    resources = page.obj.get("/Resources")
    shown = resources.get("/XObject") if is_dictionary(resources) else None
    drawn = shown.get(name_of(operands[0])) if is_dictionary(shown) and len(operands) else None
    return text_of(drawn.get("/Subtype")) if is_stream(drawn) else ""
