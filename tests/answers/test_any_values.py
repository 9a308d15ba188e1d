"""Whatever is written into a form comes back, letter for letter."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf.form import DefaultAppearanceStreamGenerator
from pikepdf.form import Form as Filler

from handoutgen.report import Report
from handoutgen.write.docx import write_docx
from handoutgen.write.pdf import write_pdf
from tests.answers.test_real_forms import blank, read
from tests.answers.test_real_forms import given as answered
from tests.answers.test_real_word_forms import read as read_word
from tests.write.pdf.forms.samples import form
from tests.write.pdf.forms.test_fill import FIELDS, full_names

ODD = "abc ÄéŁß–’“”…()\\/<>&%#{}[]~`^|\"'=+* 09\u00a0\u200bשלוםمرحباनमस्ते😀👍\u0301"
"""What somebody may type, and our fonts can draw."""
MANY = ("lines", "box", "chain.1", "body")
typed = st.characters(exclude_categories=("C", "Zl", "Zp"))


def answers_in(characters: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    """Make answers to some fields: no control characters, no spaces at the ends of lines."""
    line = st.text(characters, min_size=1, max_size=30).map(str.strip).filter(bool)
    lines = st.lists(line, min_size=1, max_size=4).map("\n".join)
    fields = {
        id_: lines if id_ in MANY else line
        for id_, field in FIELDS.items()
        if field.kind in ("text", "lines", "date", "signature")
    }
    return st.fixed_dictionaries({}, optional=fields)


some = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@some
@given(answers_in(st.sampled_from(ODD) | typed))
def test_typed_into_a_pdf(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]
) -> None:
    saved = io.BytesIO()
    names = full_names(blank())
    with pikepdf.open(io.BytesIO(blank())) as pdf:
        filler = Filler(pdf, DefaultAppearanceStreamGenerator)
        for id_, answer in answers.items():
            filler[names[id_]].value = answer
        pdf.save(saved)
    assert answered(read(tmp_path_factory.mktemp("pdf"), saved.getvalue())) == answers


@some
@given(answers_in(st.sampled_from(ODD)))
def test_in_a_pdf_from_the_start(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]
) -> None:
    data = write_pdf(form(answers), Report())
    assert answered(read(tmp_path_factory.mktemp("pdf"), data)) == answers


@some
@given(answers_in(st.sampled_from(ODD) | typed))
def test_in_a_word_file_from_the_start(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]
) -> None:
    data = write_docx(form(answers), Report())
    assert answered(read_word(tmp_path_factory.mktemp("docx"), data)) == answers
