"""Places to write on paper, as a screen reader is told of them (ISO 32000-1, 14.8.5.6).

ISO 14289-1, 7.14, asks it of sheets that are printed out and filled in by hand: what each place
is, and what is asked for there.
"""

from __future__ import annotations

from collections.abc import Iterable

from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import printed_fields
from handoutgen.model.nodes import Block
from handoutgen.write.pdf.surface import text_string

ROLES = {"tick": "/cb /checked /off", "radio": "/rb /checked /off"}
"""Boxes and circles; all else is a place for words."""


def asked_for(field: FormField, value: str) -> str:
    """Return what the place that stands for *value* asks: a radio group has several."""
    labels = (option.label for option in field.options if option.value == value)
    return " – ".join((field.label, *labels)) if field.kind == "radio" else field.label


class PrintFields:
    """The attributes of the places to write of one handout."""

    def __init__(self, body: Iterable[Block]) -> None:
        self._places: dict[str, tuple[FormField, str]] = {}
        for field in printed_fields(body):
            if field.kind == "radio":
                for option in field.options:
                    place = field.place(option.value)
                    self._places[place] = field, asked_for(field, option.value)
            else:
                self._places[field.id] = field, field.label

    def attributes(self, field: str) -> str:
        """Return the attributes of the place that is called *field*."""
        known = self._places.get(field)
        if known is None:
            return "<</O /PrintField /Role /tv>>"
        asked, words = known
        role = ROLES.get(asked.kind, "/tv")
        return f"<</O /PrintField /Role {role} /Desc {text_string(words)}>>"
