"""What a template would make Word run or fetch is told; nothing of ours follows it."""

from __future__ import annotations

import pytest

from handoutgen.word import WordTemplate
from tests.word.building import R, docx, member, members, texts

_OUTSIDE = '<Relationship Id="rId9" Type="{}/{}" Target="{}" TargetMode="External"/>'
_INSIDE = '<Relationship Id="rId9" Type="{}/{}" Target="{}"/>'


def told(relationships: str, **more: object) -> list[str]:
    template = WordTemplate.from_bytes(docx("{{ x }}", relationships=relationships, **more))
    assert texts(template.fill({"x": 1}))[0] == "1"
    return [notice.problem for notice in template.survey()]


def test_a_plain_template_has_nothing_to_tell() -> None:
    assert told(_OUTSIDE.format(R, "hyperlink", "https://example.org/")) == []


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://example.org/pixel.png"),
        ("image", "file:///etc/passwd"),
        ("attachedTemplate", "https://example.org/evil.dotm"),
        ("oleObject", r"\\example\share\x.doc"),
        ("hyperlink", "javascript:alert(1)"),
        ("frame", "https://example.org/"),
    ],
)
def test_what_is_outside(kind: str, target: str) -> None:
    (problem,) = told(_OUTSIDE.format(R, kind, target))
    assert target in problem


def test_embedded_objects() -> None:
    raw = {"word/embeddings/object1.bin": b"\xd0\xcf"}
    (problem,) = told(_INSIDE.format(R, "oleObject", "embeddings/object1.bin"), raw=raw)
    assert "OLE" in problem


def test_macros_are_told_and_left_out() -> None:
    data = docx(
        "{{ x }}",
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
        raw={"word/vbaProject.bin": b"\xd0\xcf"},
        relationships='<Relationship Id="rId9" Target="vbaProject.bin" '
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>',
    )
    template = WordTemplate.from_bytes(data)
    assert any("macros" in notice.problem for notice in template.survey())
    made = template.fill({"x": 1})
    assert "word/vbaProject.bin" not in members(made)
    assert b"vbaProject" not in member(made, "word/_rels/document.xml.rels")
    assert b"macroEnabled" not in member(made, "[Content_Types].xml")


def test_a_template_file_becomes_a_document() -> None:
    made = WordTemplate.from_bytes(docx("{{ x }}", main_type="template.main")).fill({"x": 1})
    assert b"document.main+xml" in member(made, "[Content_Types].xml")


def test_words_beside_a_tag_for_the_whole_paragraph_are_told() -> None:
    template = WordTemplate.from_bytes(
        docx("{%p if x %}", "Dear {%p endif %} {{ name }},", "{#p fine #}"), "a.docx"
    )
    (notice,) = template.survey()
    assert str(notice.place) == "a.docx: body, paragraph 2"
    assert '"Dear {{ name }}," is left out' in notice.problem
