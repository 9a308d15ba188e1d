"""All templates and worksheets of the program: the same fields in each edition."""

from __future__ import annotations

import pytest

from handoutgen.library import Library
from handoutgen.model.handout import Edition, printed_field_ids
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace, builtin_root

WORKSPACE = Workspace(builtin_root(), builtin_root())
NAMES = [
    entry.name
    for kind in ("template", "worksheet")
    for entry in WORKSPACE.entries(kind)  # type: ignore[arg-type]
    if entry.path.name.endswith(".md.j2")
]
LIBRARY = Library(WORKSPACE)
OWN_TEXT = {"text": "I have read this sheet."}
"""What the consent shell refuses to be made without."""


def fields(name: str, edition: Edition, language: str) -> tuple[str, ...]:
    request = Request(
        articles=("sleeping-better",),
        template=name,
        brand="lantern-quay",
        edition=edition,
        language=language,
        values=OWN_TEXT,
        asks=("And? | table 2 a; b; c; d; e; f", "How? | thermometer"),
        key=True,
    )
    return printed_field_ids(prepare(request, LIBRARY).compose(Person(), Report()).body)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_field_ids_are_the_same_in_every_edition(name: str, language: str) -> None:
    standard = fields(name, "standard", language)
    assert fields(name, "large-print", language) == standard
    assert fields(name, "ink-saver", language) == standard
    assert len(set(standard)) == len(standard)
