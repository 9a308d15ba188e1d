"""What a Word form of ours says of its controls: which field each is, or which place of one.

The record is a part of the file: ``<field id kind [tag] [label]>`` for each field, and inside a
radio group ``<place value tag [label]>`` for places that are not called ``ID.VALUE``, or whose
label is too long for Word. Labels are there where controls' titles are cut. ``<order>`` lists the
tags of all controls as they stand in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.docx_file import WordFile
from handoutgen.answers.docx_values import attribute, local
from handoutgen.model.sheet_mark import SheetMark
from handoutgen.records import dataclass

_NAMESPACE = "{urn:handoutgen:form}"
_MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class Record:
    """Which sheet it is, what fields it has, which ids its tags stand for, and their order."""

    mark: SheetMark
    kinds: Mapping[str, str]
    fields: Mapping[str, str]
    places: Mapping[str, tuple[str, str]]
    labels: Mapping[str, str]
    """Whole labels, by tag."""
    order: tuple[str, ...]

    def place_of(self, tag: str) -> tuple[str, str] | None:
        """Return the radio group and the value that *tag* is the place of, or None."""
        if tag in self.places:
            return self.places[tag]
        group, _, value = tag.rpartition(".")
        return (group, value) if self.kinds.get(group) == "radio" else None

    def id_of(self, tag: str) -> str:
        return self.fields.get(tag, tag)


def form_record(file: WordFile) -> Record | None:
    """Return the record in *file*, or None where it has none, or lost it."""
    names = [name for name in file.names if name.startswith("customXml/item")]
    for name in names[:_MOST_PARTS]:
        root = file.part(name)
        if root is not None and str(root.tag).startswith(_NAMESPACE):
            return _record(root)
    return None


def _record(root: Any) -> Record:
    kinds: dict[str, str] = {}
    fields: dict[str, str] = {}
    places: dict[str, tuple[str, str]] = {}
    labels: dict[str, str] = {}
    order: tuple[str, ...] = ()
    for one in root:
        if local(one) == "order":
            order = tuple((one.text or "").split())
        if local(one) != "field":
            continue
        id_ = attribute(one, "id")
        kinds[id_] = attribute(one, "kind")
        fields[attribute(one, "tag") or id_] = id_
        _note_label(labels, one, attribute(one, "tag") or id_)
        for place in one:
            if local(place) == "place":
                places[attribute(place, "tag")] = (id_, attribute(place, "value"))
                _note_label(labels, place, attribute(place, "tag"))
    facts = (attribute(root, name)[:200] for name in ("code", "version", "ref"))
    return Record(SheetMark(*facts), kinds, fields, places, labels, order)


def _note_label(labels: dict[str, str], element: Any, tag: str) -> None:
    label = clean_line(attribute(element, "label"))
    if label:
        labels[tag] = label
