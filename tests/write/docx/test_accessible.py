"""What screen readers go by, in every Word file that the program can make of what it ships."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from lxml import etree

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Task
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from tests.worksheets.sheets import A4, NAMES, NEEDED, library
from tests.write.docx.reading import W, body, part, written
from tests.write.docx.worksheets import KINDS

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
HEADINGS = {"Title": 0} | {f"Heading{level}": level for level in range(1, 6)}
WITH_HEADS = ("HandoutTable", "HandoutAnswers", "HandoutStatements")

SHEETS = [
    Request(template=name, values=NEEDED.get(name, {}), edition=edition)
    for name, edition in product(NAMES, ("standard", "large-print"))
]
ARTICLES = [
    Request(articles=(article.name,), template=template.name)
    for article in library().workspace.entries("article")
    for template in library().workspace.entries("template")
    if template.path.name.endswith(".md.j2")
]


def named(request: Request) -> str:
    return "-".join((*request.articles, request.template or "", request.edition))


@pytest.mark.parametrize("request_", [*SHEETS, *ARTICLES], ids=named)
def test_a_file_can_be_read_by_ear(request_: Request) -> None:
    handout = prepare(replace(request_, brand=A4), library()).compose(Person(), Report())
    data = written(handout)
    root = body(data)
    headings = [
        HEADINGS[found.get(f"{W}val") or ""]
        for found in root.iter(f"{W}pStyle")
        if found.get(f"{W}val") in HEADINGS
    ]
    assert headings[0] == 0
    assert headings.count(0) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    for name in ("word/document.xml", "word/header1.xml"):
        for drawn in part(data, name).iter(f"{WP}docPr"):
            assert drawn.get("descr") or list(drawn.iter("{*}decorative"))
    for table in root.iter(f"{W}tbl"):
        _has_heads(table, large=request_.edition == "large-print")
    core = part(data, "docProps/core.xml")
    assert core.findtext(f"{DC}title") == handout.title
    assert core.findtext(f"{DC}language") == handout.language
    (spoken,) = part(data, "word/styles.xml").iter(f"{W}lang")
    assert (spoken.get(f"{W}val") or "").startswith(handout.language)


def _has_heads(table: etree._Element, *, large: bool) -> None:
    """Check that a table of words names its columns, on every page, or its rows."""
    style = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")  # type: ignore[union-attr]
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    first, *rest = [row for row in table if row.tag == f"{W}tr"] + list(
        table.findall(f"{W}sdt/{W}sdtContent/{W}tr")
    )
    headed = first.find(f"{W}trPr/{W}tblHeader") is not None
    assert headed == (style in WITH_HEADS)
    assert headed == (look.get(f"{W}firstRow") == "1")
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
    if style == "HandoutForm":
        assert large
        assert look.get(f"{W}firstColumn") == "1"


def test_tables_to_write_in_say_what_they_are() -> None:
    wide = replace(KINDS["answer table"], landscape=True)
    for edition, numbers in (("standard", ("",)), ("large-print", (" 1", " 2", " 3", " 4"))):
        data = written(Handout("T", (Task(wide),), edition=edition))  # type: ignore[arg-type]
        titles = [found.get(f"{W}val") for found in body(data).iter(f"{W}tblCaption")]
        assert titles == [f"A week of evenings{said}" for said in numbers]
