"""Our engine beside docxtpl: the same template, the same values, the same XML.

Where docxtpl is wrong, the case says why, and must indeed differ: a reason that no longer holds
is a failure.
"""

from __future__ import annotations

import io

import pytest
from docxtpl import DocxTemplate

from handoutgen.word import WordTemplate
from tests.word.building import member
from tests.word.canonical import canonical
from tests.word.cases import CASES, PART, VALUES, WHERE, Case, everywhere

PARTS = ("word/document.xml", "word/header.xml")
RIGHT = [case for case in CASES if not case.why]
WRONG = [(case, where) for case in CASES if case.why for where in WHERE]


def ours(template: bytes) -> bytes:
    return WordTemplate.from_bytes(template).fill(VALUES)


def theirs(template: bytes) -> bytes | None:
    """Return what docxtpl makes, or None where it fails."""
    filled = DocxTemplate(io.BytesIO(template))
    out = io.BytesIO()
    try:
        filled.render(VALUES, autoescape=True)
        filled.save(out)
    except Exception:
        return None
    return out.getvalue()


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.name)
def test_same_as_docxtpl_everywhere(case: Case) -> None:
    template = everywhere(*case.blocks)
    mine, other = ours(template), theirs(template)
    assert other is not None, "docxtpl fails: say why it is wrong"
    for part in PARTS:
        assert canonical(member(mine, part)) == canonical(member(other, part))


@pytest.mark.parametrize(("case", "where"), WRONG, ids=lambda one: getattr(one, "name", one))
def test_where_docxtpl_is_wrong(case: Case, where: str) -> None:
    template = WHERE[where](*case.blocks)
    mine, other = ours(template), theirs(template)
    same = other is not None and canonical(member(mine, PART[where])) == canonical(
        member(other, PART[where])
    )
    assert same is (where not in case.wrong_in), case.why


def test_there_are_cases_enough() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 120
