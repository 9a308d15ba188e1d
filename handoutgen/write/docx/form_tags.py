"""What the controls of fields are called in the file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from handoutgen.model.blanks.form_fields import FormField
from handoutgen.write.docx.controls import LONGEST_NAME, units


def places(field: FormField) -> tuple[str, ...]:
    """Return the values that each have a place of their own to mark in *field*."""
    return tuple(option.value for option in field.options) if field.kind == "radio" else ()


def label_of(field: FormField, value: str = "") -> str:
    """Return what a field is called, or the place in it that is marked for *value*."""
    words = next((option.label for option in field.options if option.value == value), "")
    return f"{field.label} – {words}" if value else field.label


def tags_of(fields: Iterable[FormField]) -> dict[tuple[str, str], str]:
    """Return the tag of each field's id, and of each place to mark: as they are, if Word can.

    What is too long, or is called so already, ends in a checksum of its own; the form's record
    in the file says which id it stands for.
    """
    every = tuple(fields)
    wanted = [(field.id, "", field.id) for field in every]
    wanted += [(field.id, value, field.place(value)) for field in every for value in places(field)]
    tags: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for id_, value, name in wanted:
        tag, number = name, 0
        while not tag or units(tag) > LONGEST_NAME or tag in taken:
            tail = f"~{zlib.crc32(f'{name} {number}'.encode('utf-8', 'replace')):08x}"
            tag, number = _cut(name, LONGEST_NAME - len(tail)) + tail, number + 1
        taken.add(tag)
        tags[id_, value] = tag
    return tags


def _cut(name: str, longest: int) -> str:
    while units(name) > longest:
        name = name[:-1]
    return name
