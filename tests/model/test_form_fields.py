from __future__ import annotations

import pytest
from hypothesis import given

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.blanks.form_fields import field_ids
from handoutgen.model.handout import printed_field_ids
from handoutgen.model.images import Image
from handoutgen.model.nodes import BlankRow, Cell, InlineBlank, Paragraph, Task, Text, text
from tests.strategies import blanks

A, B = (Text("a"),), (Text("b"),)
GAP = InlineBlank("x.1"), InlineBlank("x.2")


@pytest.mark.parametrize(
    ("blank", "ids"),
    [
        (RuledLines(id="x", count=3), "x"),
        (Box(id="x"), "x"),
        (NameBlank(label=A), "name"),
        (DateBlank(label=A), "date"),
        (SentenceStem(id="x", stem=A), "x"),
        (SentenceStem(id="x", stem=A, repeat=2), "x.1 x.2"),
        (SignatureBlock(id="x", parties=(A, B)), "x.1 x.1.date x.2 x.2.date"),
        (SignatureBlock(id="x", parties=(A,), initials=True), "x.1 x.1.initials x.1.date"),
        (Checklist(id="x", options=(A, B)), "x.1 x.2"),
        (Checklist(id="x", options=(A,), other=True), "x.1 x.other"),
        (MultipleChoice(id="x", options=(A, B)), "x"),
        (TrueFalse(id="x", statements=(A, B)), "x.1 x.2"),
        (RatingScale(id="x"), "x"),
        (RatingScale(id="x", pair=True), "x.before x.after"),
        (AnalogueLine(id="x", low=A, high=B), "x"),
        (Thermometer(id="x", maximum=1), "x x.note.0 x.note.1"),
        (PictureChoice(id="x", pictures=(Picture(Image("png", 1, 1, b""), A),) * 2), "x.1 x.2"),
        (
            AnswerTable(id="x", headers=(A, B), given=((Cell(A),),), rows=1),
            "x.1.2 x.2.1 x.2.2",
        ),
        (Matching(id="x", left=(A, B), right=(A, B), solution=(2, 1)), "x.1 x.2"),
        (Ordering(id="x", steps=(A, B), solution=(2, 1)), "x.1 x.2"),
        (Cloze(id="x", paragraphs=((*A, GAP[0]), (GAP[1],)), solution=("c", "d")), "x.1 x.2"),
        (Diagram(id="x", boxes=(DiagramBox(A), DiagramBox(B))), "x.1 x.2"),
        (BodyOutline(id="x"), "x"),
        (RuledLines(id="x", label=(*A, InlineBlank("when"))), "when x"),
    ],
)
def test_parts_are_named_after_their_blank(blank: Blank, ids: str) -> None:
    assert field_ids(blank) == tuple(ids.split())


@given(blanks)
def test_every_kind_names_its_fields_each_once(blank: Blank) -> None:
    ids = field_ids(blank)
    assert len(set(ids)) == len(ids)


def test_all_places_to_write_are_named() -> None:
    body = (
        Paragraph((Text("When?"), InlineBlank("when"))),
        Task(RuledLines(id="x")),
        BlankRow((NameBlank(label=A), DateBlank(label=A))),
    )
    assert printed_field_ids(body) == ("when", "x", "name", "date")


@pytest.mark.parametrize("entries", ["rows", "columns"])
def test_forms_ask_for_every_field_of_their_table_once(entries: str) -> None:
    """A table set as forms, in large print, has the fields that it has as a table."""
    table = AnswerTable(
        id="week",
        headers=(text("Morning of"), text("Mo"), text("Tu")),
        given=((Cell(text("Bed at")), Cell(text("22:30"))), (Cell(text("Up at")),)),
        rows=0,
        entries=entries,  # type: ignore[arg-type]
    )
    asked = [
        f"week.{line.row}.{line.column}"
        for form in table.forms
        for line in form
        if not line.cell.children
    ]
    assert sorted(asked) == sorted(field_ids(table)) == ["week.1.3", "week.2.2", "week.2.3"]
    first = table.forms[0]
    assert [line.name for line in first][:2] == [
        table.headers[0],
        (table.headers[1] if entries == "rows" else text("Bed at")),
    ]
