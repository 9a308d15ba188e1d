"""What is on a returned PDF's pages beside its fields: typed over, drawn over, scanned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.answers.answer import Remark
from handoutgen.answers.cleaning import clean_text
from handoutgen.answers.pdf_fields import MOST_ON_A_PAGE, MOST_PAGES
from handoutgen.answers.pdf_objects import is_dictionary, is_stream, items_of, keys_of, text_of

if TYPE_CHECKING:
    import pikepdf

_NO_REMARKS = frozenset({"Widget", "Link", "Popup"})
_DRAWN = frozenset({"Ink", "Stamp", "Line", "Square", "Circle", "Polygon", "PolyLine"})
MOST_REMARKS = 1_000
MOST_FORMS = 200


def remarks_on(pdf: pikepdf.Pdf) -> Iterator[Remark]:
    """Yield the words that were typed over pages, as phones and viewers without fields do."""
    count = 0
    for number, kind, note in _annotations(pdf):
        words = "" if kind in _NO_REMARKS else clean_text(text_of(note.get("/Contents")))
        if words:
            count += 1
            if count > MOST_REMARKS:
                return
            yield Remark(number, words)


def drawn_on(pdf: pikepdf.Pdf) -> tuple[int, ...]:
    """Return the numbers of pages with handwriting, stamps or drawings over them."""
    return tuple(dict.fromkeys(number for number, kind, _ in _annotations(pdf) if kind in _DRAWN))


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, Any]]:
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            return
        for note in items_of(page.obj.get("/Annots"), MOST_ON_A_PAGE):
            if is_dictionary(note):
                yield number, text_of(note.get("/Subtype")), note


def is_picture_only(pdf: pikepdf.Pdf) -> bool:
    """Tell whether no page has text of its own, only pictures: a scan or a photograph."""
    pictures = False
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            break
        for resources in resources_of(page.obj):
            fonts = resources.get("/Font")
            if next(keys_of(fonts), None) is not None:
                return False
            shown = resources.get("/XObject")
            pictures = pictures or next(keys_of(shown), None) is not None
    return pictures


def resources_of(page: Any) -> Iterator[Any]:
    """Yield the resources of *page* and of the forms that it draws."""
    node, waiting = page, []
    for _ in range(60):  # pages inherit resources
        found = node.get("/Resources")
        if is_dictionary(found):
            waiting.append(found)
            break
        node = node.get("/Parent")
        if not is_dictionary(node):
            break
    count = 0
    while waiting and count < MOST_FORMS:
        count += 1
        resources = waiting.pop()
        yield resources
        shown: Any = resources.get("/XObject")
        for key in keys_of(shown):
            form = shown[key]
            inner = form.get("/Resources") if is_stream(form) else None
            if is_dictionary(inner) and len(waiting) < MOST_FORMS:
                waiting.append(inner)
