"""The fields of a worksheet are the same whatever it is made as: on paper as in the handout."""

from __future__ import annotations

import pytest

from handoutgen.library import Library
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import Edition, Handout, printed_field_ids, printed_fields
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace, builtin_root
from handoutgen.write.pdf import lay_out
from handoutgen.write.pdf.items import WriteArea
from tests.write.pdf.measures import placed

LIBRARY = Library(Workspace(builtin_root(), builtin_root()))
OWN_TEXT = {"consent": {"text": "I have read this sheet."}}
EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")


def places_of(field: FormField) -> list[str]:
    """Return what the places to write or to mark of *field* are called."""
    if field.kind == "radio":
        return [field.place(option.value) for option in field.options]
    return [field.id]


def composed(name: str, edition: Edition, *, fillable: bool = False) -> Handout:
    values = OWN_TEXT.get(name, {})
    request = Request(
        template=name, brand="lantern-quay", edition=edition, values=values, fillable=fillable
    )
    return prepare(request, LIBRARY).compose(Person(), Report())


@pytest.mark.parametrize("name", LIBRARY.worksheets)
def test_every_field_has_all_its_places_on_the_page_and_no_others(name: str) -> None:
    fields = []
    for edition in EDITIONS:
        for fillable in (False, True):
            handout = composed(name, edition, fillable=fillable)
            fields.append(printed_field_ids(handout.body))
            wanted = [place for each in printed_fields(handout.body) for place in places_of(each)]
            assert len(set(wanted)) == len(wanted)
            named = {area.field for _, area in placed(lay_out(handout, Report()), WriteArea)}
            assert named == set(wanted), edition
    assert fields[0]
    assert len(set(fields)) == 1
