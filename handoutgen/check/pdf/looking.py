"""What no program can decide: a list for a person, of what the file has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handoutgen.answers.pdf_objects import is_dictionary
from handoutgen.check.pdf.annotations import has_media
from handoutgen.check.pdf.elements import headings, pictures
from handoutgen.check.pdf.structure import Structure

if TYPE_CHECKING:
    import pikepdf

MOST_ALTS = 30


def to_look_at(pdf: pikepdf.Pdf, structure: Structure | None) -> Iterator[str]:
    """Yield what a person must still look at, the most telling first."""
    if structure is not None:
        yield "does it make sense when it is read out from beginning to end, in this order?"
        if headings(structure):
            yield "is all that looks like a heading one, and the other way round?"
        else:
            yield "does anything on its pages look like a heading? then it must be tagged as one"
        yield from _alts(structure)
        kinds = {element.type for element in structure.walk()}
        if "Table" in kinds:
            yield "are the header cells of tables those that a reader needs to be told?"
        if "Link" in kinds:
            yield "do the words of each link say where it leads?"
    if is_dictionary(pdf.Root.get("/AcroForm")):
        yield "can the form be filled in by keyboard alone, and does each question say enough?"
    if has_media(pdf):
        yield "have sound and film captions, and can they be stopped?"
    yield "is the contrast of letters and signs enough (4.5 to 1; 3 to 1 for large ones)?"
    yield "is anything said by colour, place or shape alone?"
    yield "are words in another language marked as such?"
    yield "is it worded so that its readers understand it?"


def _alts(structure: Structure) -> Iterator[str]:
    found = [(one.place, one.alt or one.actual) for one in pictures(structure)]
    told = [(place, said) for place, said in found if said]
    for place, said in told[:MOST_ALTS]:
        yield f'{place}: does the picture show this? "{said}"'
    if len(told) > MOST_ALTS:
        yield f"the alternative texts of {len(told) - MOST_ALTS} more pictures"
