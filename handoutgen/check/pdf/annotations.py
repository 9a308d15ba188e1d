"""Links and fields: in the structure, with words of their own, in an order of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.answers.pdf_fields import MOST_ON_A_PAGE, MOST_PAGES
from handoutgen.answers.pdf_objects import is_dictionary, items_of, text_of, whole
from handoutgen.check.pdf.finding import Finding, judged
from handoutgen.check.pdf.structure import Structure

if TYPE_CHECKING:
    import pikepdf

_HIDDEN = 1 << 1
_SOUND_AND_VISION = frozenset({"Screen", "Movie", "Sound", "RichMedia", "3D"})
_NEVER_TAGGED = frozenset({"Popup", "PrinterMark"})


def annotation_findings(pdf: pikepdf.Pdf, structure: Structure | None) -> Iterator[Finding]:
    """Yield what is right and wrong with links, fields and notes."""
    every = list(_annotations(pdf))
    owners: dict[tuple[int, int], str] = {}
    for element in structure.walk() if structure is not None else ():
        for number in element.objects:
            owners[number] = element.type
    yield _links(every, owners)
    yield _fields(every, owners)
    others = [one for one in every if one[1] not in ("Link", "Widget")]
    if others:
        yield judged(
            "notes",
            (_place(page, note) for page, _, note in others if note.objgen not in owners),
            good=f"{len(others)}, all in the structure",
            bad="notes or media that are not in the structure",
            hint="tag them as annotations",
        )
    yield _order(pdf)


def has_media(pdf: pikepdf.Pdf) -> bool:
    return any(kind in _SOUND_AND_VISION for _, kind, _ in _annotations(pdf))


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, Any]]:
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            return
        for note in items_of(page.obj.get("/Annots"), MOST_ON_A_PAGE):
            if is_dictionary(note) and not whole(note.get("/F")) & _HIDDEN:
                kind = text_of(note.get("/Subtype"))
                if kind not in _NEVER_TAGGED:
                    yield number, kind, note


def _links(every: list[tuple[int, str, Any]], owners: dict[tuple[int, int], str]) -> Finding:
    links = [(page, note) for page, kind, note in every if kind == "Link"]
    if not links:
        return Finding("links", "none", "it has none")
    places = []
    for page, link in links:
        if owners.get(link.objgen) not in ("Link", "Reference", "TOCI"):
            places.append(f"{_place(page, link)}: not in the structure as a link")
        elif not text_of(link.get("/Contents")).strip():
            places.append(f"{_place(page, link)}: no words of its own (Contents)")
    return judged(
        "links",
        places,
        good=f"{len(links)}, all in the structure and with words of their own",
        bad="links that a screen reader cannot tell of",
        hint="tag each as Link with its annotation, and say where it leads (Contents)",
    )


def _fields(every: list[tuple[int, str, Any]], owners: dict[tuple[int, int], str]) -> Finding:
    widgets = [(page, note) for page, kind, note in every if kind == "Widget"]
    if not widgets:
        return Finding("fields", "none", "it is no form")
    places = []
    for page, widget in widgets:
        if owners.get(widget.objgen) != "Form":
            places.append(f"{_place(page, widget)}: not in the structure as a field")
        elif not _tooltip(widget):
            places.append(f"{_place(page, widget)}: nothing says what to fill in (TU)")
    return judged(
        "fields",
        places,
        good=f"{len(widgets)} places to fill in, each tagged and with its question",
        bad="fields that a screen reader cannot tell of",
        hint="tag each as Form with its annotation, and give it a tooltip (TU)",
    )


def _tooltip(widget: Any) -> str:
    node = widget
    for _ in range(50):
        said = text_of(node.get("/TU")).strip()
        if said:
            return said
        node = node.get("/Parent")
        if not is_dictionary(node):
            break
    return ""


def _order(pdf: pikepdf.Pdf) -> Finding:
    places = []
    count = 0
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            break
        notes = items_of(page.obj.get("/Annots"), MOST_ON_A_PAGE)
        if next(notes, None) is not None:
            count += 1
            if text_of(page.obj.get("/Tabs")) not in ("S", "W"):
                places.append(f"page {number}")
    if not count:
        return Finding("tab order", "none", "there is nothing to go to")
    return judged(
        "tab order",
        places,
        good="the tab key follows the structure",
        bad="pages where the tab key goes its own way",
        hint="set the tab order to follow the structure (Tabs: S)",
    )


def _place(page: int, note: Any) -> str:
    number = note.objgen[0]
    return f"page {page}, object {number}" if number else f"page {page}"
