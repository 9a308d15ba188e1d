"""Thirty templates as LibreOffice and rdocx save them: tags split as those programs split them."""

from __future__ import annotations

import io

import pytest
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError

from handoutgen.word import WordTemplate
from tests.word.building import members, texts
from tests.word.cases import VALUES
from tests.word.scripts import SCRIPTS, Script, built, file_of

BOTH = [(script, program) for script in SCRIPTS for program in ("libreoffice", "rdocx")]
DOCXTPL_FAILS = {
    ("merged cells", "rdocx"): "it looks for a cell's properties, which rdocx does not write",
}


def said(data: bytes) -> list[str]:
    """Return the paragraphs with words of the body, the headers and the footers."""
    found = texts(data)
    for name in sorted(members(data)):
        if name.startswith(("word/header", "word/footer")):
            found += texts(data, name)
    return [one for one in found if one.strip()]


@pytest.mark.parametrize(("script", "program"), BOTH, ids=lambda one: getattr(one, "name", one))
def test_saved_templates_say_what_ours_say(script: Script, program: str) -> None:
    template = file_of(script, program).read_bytes()
    mine = WordTemplate.from_bytes(template).fill(VALUES)
    assert said(mine) == said(WordTemplate.from_bytes(built(script)).fill(VALUES))


@pytest.mark.parametrize(("script", "program"), BOTH, ids=lambda one: getattr(one, "name", one))
def test_docxtpl_says_the_same(script: Script, program: str) -> None:
    template = file_of(script, program).read_bytes()
    filled = DocxTemplate(io.BytesIO(template))
    if (script.name, program) in DOCXTPL_FAILS:
        with pytest.raises(TemplateSyntaxError):
            filled.render(VALUES, autoescape=True)
        return
    filled.render(VALUES, autoescape=True)
    out = io.BytesIO()
    filled.save(out)
    assert said(WordTemplate.from_bytes(template).fill(VALUES)) == said(out.getvalue())
