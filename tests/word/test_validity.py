"""What we make of a valid template is valid: a validator we did not write finds nothing new."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document

from handoutgen.word import Image, RichText, RichTextParagraph, SubDocument, WordTemplate
from tests.word.building import member
from tests.word.cases import VALUES
from tests.word.scripts import SCRIPTS, file_of
from tests.word.test_values import png, sub_document
from tests.write.docx.reading import faults

PROGRAMS = ("libreoffice", "rdocx")


def new_faults(template: bytes, made: bytes, folder: Path) -> list[str]:
    """Return what the validator finds in *made* and not in *template*, wherever it stands."""
    known = {_anywhere(one) for one in faults(template, folder)}
    return [one for one in faults(made, folder) if _anywhere(one) not in known]


def _anywhere(fault: str) -> str:
    return re.sub(r"\[\d+\]", "", fault)


@pytest.mark.parametrize("program", PROGRAMS)
def test_saved_templates_stay_valid(program: str, tmp_path: Path) -> None:
    for script in SCRIPTS:
        template = file_of(script, program).read_bytes()
        made = WordTemplate.from_bytes(template).fill(VALUES)
        assert new_faults(template, made, tmp_path) == [], script.name
        Document(io.BytesIO(made))


def test_rich_values_are_valid(tmp_path: Path) -> None:
    document = Document()
    for one in ("{{ rich }} and {{r rich }}", "{{p paragraphs }}", "{{ picture }}", "{{p sub }}"):
        document.add_paragraph(one)
    document.add_paragraph("{%p for i in range(2) %}")
    document.add_paragraph("{{ picture }} {{ rich }}")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "{% colspan 2 %}{% cellbg 'FFDD00' %}a"
    table.cell(1, 0).text = "{{ sub }}"
    document.sections[0].header.paragraphs[0].text = "{{ picture }} {{ rich }}"
    out = io.BytesIO()
    document.save(out)
    rich = RichText("all", bold=True, italic=True, strike=True, underline=True, color="FF0000")
    rich.add("more", size=30, highlight="FFFF00", font="Arial", superscript=True, lang="de-DE")
    rich.add("web", url_id="https://example.org/", style="Strong")
    values = {
        "rich": rich,
        "paragraphs": RichTextParagraph("one", parastyle="Quote"),
        "picture": Image(png(), width=20, alt="A picture", link="https://example.org/"),
        "sub": SubDocument(sub_document()),
    }
    made = WordTemplate.from_bytes(out.getvalue()).fill(values)
    assert new_faults(out.getvalue(), made, tmp_path) == []
    assert len(Document(io.BytesIO(made)).inline_shapes) == 2  # it counts none inside links
    assert member(made).count(b"<wp:inline ") == 5
