"""Word files of one body: the bytes are those of writing every one of them in full."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handoutgen.errors import WriteError
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Paragraph, Personal, Text
from handoutgen.pipeline import Library, Person, Request, prepare
from handoutgen.report import Report
from handoutgen.workspace import Workspace
from handoutgen.write.docx import shared_body, write_docx
from handoutgen.write.docx.shared_body import DocxSeries
from tests import strategies
from tests.reading import docx_words
from tests.write.pdf.test_shared_layout import NAMES, TEMPLATES, renamed


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "templates").mkdir()
    for name, source in TEMPLATES.items():
        (folder / "templates" / f"{name}.md.j2").write_text(source)
    return Library(Workspace.at(folder))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_any_name_anywhere(library: Library, template: str, edition: Any) -> None:
    request = Request(("sleeping-better",), ("1",), template=template, edition=edition)
    prepared = prepare(request, library)
    series = DocxSeries()
    for number, name in enumerate((*NAMES, *reversed(NAMES))):
        person = Person(name or None, (None, "Sample Clinician")[number // 3 % 2])
        handout = prepared.compose(person, Report())
        full, again = Report(), Report()
        data = series.write(handout, again)
        assert data == write_docx(handout, full), repr(name)
        assert again.notices == full.notices
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None


@pytest.mark.parametrize("template", TEMPLATES)
def test_any_name_is_written_into_the_same_body(
    library: Library, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Handout] = []
    usual = shared_body.SharedBody.of
    monkeypatch.setattr(
        shared_body.SharedBody, "of", lambda handout: (made.append(handout), usual(handout))[1]
    )
    prepared = prepare(Request(("sleeping-better",), ("1",), template=template), library)
    series = DocxSeries()
    for name in ("Sample One", "Łukasz", "דנה", "Sample " * 40):
        data = series.write(prepared.compose(Person(name), Report()), Report())
        words = docx_words(data)
        assert " ".join(name.split()).casefold() in words.casefold()
        assert "Sample One" not in words or name == "Sample One"
    assert len(made) <= 2  # a paragraph that opens in Hebrew runs from right to left


@settings(max_examples=60)
@given(
    handout=strategies.handouts,
    names=st.lists(st.sampled_from(NAMES) | strategies.words, min_size=2, max_size=4),
)
def test_any_handout(handout: Handout, names: list[str]) -> None:
    title = Heading(1, (Text("For "), Personal("client", "x")), "title")
    line = Paragraph((Text("Dear "), Personal("client", "x"), Text(", hello.")))
    handout = replace(handout, body=(title, line, *handout.body))
    series = DocxSeries()
    for number in range(len(names)):
        given_names = cycle((*names[number:], *names[:number]))
        try:
            other = renamed(handout, given_names.__next__)
        except ValueError:  # what a blank refuses
            assume(False)
        full, again = Report(), Report()
        try:
            wanted = write_docx(other, full)
        except WriteError:
            with pytest.raises(WriteError):
                series.write(other, again)
            continue
        assert series.write(other, again) == wanted
        assert set(again.notices) == set(full.notices)
