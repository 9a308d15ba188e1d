"""Whatever names a roster holds: row i's file is row i's, to the byte what it is when made alone."""

# ruff: noqa: E501 - a template is read by its lines
from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.batch.columns import read_columns
from handoutgen.batch.csv_file import read_csv
from handoutgen.batch.orders import Defaults, read_orders
from handoutgen.batch.planning import chunks_of
from handoutgen.batch.work import Job, Ordered
from handoutgen.batch.workers import run_here
from handoutgen.errors import HandoutError
from handoutgen.library import Library
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Request
from handoutgen.workspace import Workspace
from tests.reading import docx_words, pdf_words

PIECES = {
    "title": "# A plan for {{ client }}\n",
    "heading": "## What {{ client }} does, and {{ nick }}\n\nWords.\n",
    "line": "For **{{ client }}**, {{ client }}, from {{ clinician }}: *{{ nick }}*.\n",
    "asked": "{% if client %}\nDear {{ client }},\n{% else %}\nHello,\n{% endif %}\n",
    "filters": "{{ client|upper }} {{ nick|title }} {{ client|length }} {{ (client or 'you')[:6] }}\n",
    "cells": "| {{ client }} | What |\n|---|---|\n| {{ nick }} | {{ clinician }} |\n",
    "list": "- {{ client }}\n- a `code` of {{ nick }}\n\nWords.\n",
    "fields": "{{ name() }}\n\n{{ lines(2, label=client ~ ', what helped?') if client else lines(2, label='What helped?') }}\n",
    "table": "{{ table(['When', nick or 'What'], rows=2) }}\n",
    "panel": "{% call panel('note') %}\nFor {{ client }}\n{% endcall %}\n",
    "text": "{{ sections }}\n",
}
TOKENS = ("Quaxo", "Zebrin", "Mivelt", "Dorpun", "Wigast")
"""In nobody's words but one row's; whatever stands around it."""

around = st.one_of(
    st.sampled_from(
        ["", "Sample ", "Łukasz ", "Nguyễn Văn ", "דנה ", "سارة ", "नमूना ", "ตัวอย่าง ", "e\u0301\u0301 ",
         "**", "{{ client }} ", "{% raw %}", "<b>", "& ", "[x](javascript:1) ", "\\ ", "`", "# ", "1. ",
         "\u202e", "\u200b\u200f", "😀 ", "\u00ad", "\x07\x1b[31m", "\u2028", "…", "true ", "Plan ",
         "Long " * 60, "x" * 300]
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12),
)  # fmt: skip
pieces = st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=5, unique=True)


@st.composite
def named(draw: st.DrawFn, token: str) -> str:
    """A name with *token* in it, or none at all."""
    said = f"{draw(around)}{token}{draw(around)}"
    return draw(st.sampled_from([said, said, said, said, "", said[:1_900]]))


people = st.integers(2, len(TOKENS)).flatmap(
    lambda count: st.tuples(*(st.tuples(named(token), named(token)) for token in TOKENS[:count]))
)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _told(path: Path) -> str:
    """Return all that a file says beside its pages: properties, bookmarks, what lies around."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as opened, opened.open_outline() as outline:
            return f"{opened.docinfo} {outline.root} {opened.Root.Metadata.read_bytes().decode()}"
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name != "word/document.xml"]
        return " ".join(package.read(name).decode("utf-8", "replace") for name in parts)


@settings(max_examples=20)
@given(
    chosen=pieces,
    people=people,
    edition=st.sampled_from(["standard", "large-print", "ink-saver"]),
    fillable=st.sampled_from(["no", "no", "yes"]),
)
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_row_i_s_file_is_row_i_s(
    format: str, chosen: list[str], people: tuple[tuple[str, str], ...], edition: str, fillable: str
) -> None:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    head = ["id", "client", "nick", "article", "sections", "template", "edition", "fillable", "ref"]
    rows.writerow([*head, "formats"])
    for number, (client, nick) in enumerate(people * 2):  # whoever comes again is laid out before
        request = ["sleeping-better", "1", "any", edition, fillable, "R-7", format]
        rows.writerow([f"K-{number}", client, nick, *request])
    with _folder() as folder:
        (folder / "templates").mkdir()
        source = "# Plan\n\n" * ("title" not in chosen) + "\n".join(map(PIECES.__getitem__, chosen))
        (folder / "templates/any.md.j2").write_text(source, encoding="utf-8")
        workspace = Workspace.at(folder)
        roster = read_csv(text.getvalue().encode(), "r.csv")
        columns = read_columns(roster.columns, "r.csv", 1)
        day = date(2025, 3, 4)
        orders, bad = read_orders(roster, columns, Defaults(), day)
        assert not bad
        assert len(orders) == 2 * len(people)
        job = Job(workspace, folder / "out", "r.csv", day)
        chunks = chunks_of(job, "make", [Ordered(order, order.id) for order in orders], 1)
        results = {one.line: one for some in run_here(chunks) for one in some}
        for number, order in enumerate(orders[: len(people)]):
            again = orders[number + len(people)]
            path, same = (folder / "out" / f"{one.id}.{format}" for one in (order, again))
            alone = prepare(order.request, Library(workspace), today=day)
            report = Report()
            try:
                wanted = alone.make(order.person, format, report)
            except HandoutError:
                assert results[order.line].faults
                assert results[again.line].faults
                assert not path.exists()
                assert not same.exists()
                continue
            assert path.read_bytes() == wanted
            assert same.read_bytes() == wanted
            assert results[order.line].notices == report.notices
            assert results[again.line].notices == report.notices
            others = [token.casefold() for at, token in enumerate(TOKENS) if at != number]
            said = (pdf_words if format == "pdf" else docx_words)(path).casefold()
            beside = _told(path).casefold()
            assert not [token for token in others if token in said + beside]
            assert TOKENS[number].casefold() not in beside
            printed = {"title", "heading", "line", "asked", "cells", "list", "panel"} & {*chosen}
            if printed - {"heading", "cells"} and 0 < len(people[number][0]) < 25:
                assert TOKENS[number].casefold() in said


def test_the_pieces_make_one_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/any.md.j2").write_text("\n".join(PIECES.values()), encoding="utf-8")
    library = Library(Workspace.at(tmp_path))
    prepared = prepare(Request(("sleeping-better",), ("1",), template="any"), library)
    assert {"client", "nick", "clinician"} <= prepared.template.names_mentioned
