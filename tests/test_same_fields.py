"""The fields of a worksheet are the same whatever it is made as: handout, PDF, Word form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handoutgen.model.handout import Edition, printed_field_ids
from handoutgen.pipeline import Library, Person, Request, prepare
from handoutgen.report import Report
from handoutgen.workspace import Workspace, builtin_root
from handoutgen.write.docx import write_docx
from handoutgen.write.pdf import lay_out
from handoutgen.write.pdf.items import WriteArea
from tests.write.docx.controls import answers
from tests.write.pdf.measures import placed

LIBRARY = Library(Workspace(builtin_root(), builtin_root()))
OWN_TEXT = {"consent": {"text": "I have read this sheet."}}
EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")


@pytest.mark.parametrize("name", LIBRARY.worksheets)
def test_every_field_has_its_place_on_the_page_in_every_edition(name: str) -> None:
    """A place may be a part of a field: a number of a scale, one of two circles."""
    fields = []
    for edition in EDITIONS:
        request = Request(
            template=name, brand="lantern-quay", edition=edition, values=OWN_TEXT.get(name, {})
        )
        handout = prepare(request, LIBRARY).compose(Person(), Report())
        fields.append(printed_field_ids(handout.body))
        named = [area.field for _, area in placed(lay_out(handout, Report()), WriteArea)]
        places = {field for field in named if field}
        for field in fields[-1]:
            assert any(one == field or one.startswith(f"{field}.") for one in places), field
        for place in places:
            known = (place == field or place.startswith(f"{field}.") for field in fields[-1])
            assert any(known), place
        form = write_docx(replace(handout, fillable=True), Report())
        assert tuple(answers(form)) == fields[-1]
    assert fields[0] == fields[1] == fields[2]
    assert fields[0]
