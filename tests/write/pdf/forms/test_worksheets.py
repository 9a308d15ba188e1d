"""Every ready worksheet as a form: conforming, its fields on their pages and apart."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

import page as validator
import pikepdf
import pytest

from handoutgen.model.handout import Edition, printed_fields
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.write.pdf import write_pdf
from tests.worksheets.sheets import A4, LETTER, NAMES, NEEDED, library
from tests.write.pdf.forms.test_fill import full_names

EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")
CASES = [
    (name, edition, (A4, LETTER)[(number + place) % 2])
    for number, name in enumerate(NAMES)
    for place, edition in enumerate(EDITIONS)
]
"""Each sheet in each edition; brands take turns."""


@pytest.mark.parametrize(("name", "edition", "brand"), CASES)
def test_worksheet_is_a_conforming_form(
    name: str, edition: Edition, brand: str, tmp_path: Path
) -> None:
    request = Request(
        template=name, brand=brand, edition=edition, values=NEEDED.get(name, {}), fillable=True
    )
    handout = prepare(request, library()).compose(Person(), Report())
    data = write_pdf(handout, Report())
    path = tmp_path / "form.pdf"
    path.write_bytes(data)
    result = validator.validate_pdf(str(path), profile="ua1")
    assert result.is_compliant, result
    assert set(full_names(data)) == {field.id for field in printed_fields(handout.body)}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.pages:
            widgets = [one for one in each.get("/Annots", ()) if one.Subtype == "/Widget"]
            boxes = [tuple(float(edge) for edge in one.Rect) for one in widgets]
            width, height = float(each.MediaBox[2]), float(each.MediaBox[3])
            for left, low, right, high in boxes:
                assert 0 <= left < right <= width
                assert 0 <= low < high <= height
            for one, other in combinations(boxes, 2):
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across < 0.5 or down < 2.5
