"""Templates opened and filled: the whole way, for each kind of part."""

from __future__ import annotations

import pytest

from handoutgen.errors import TemplateError
from handoutgen.report import Report
from handoutgen.word import RichText, RichTextParagraph, WordTemplate
from tests.word.building import docx, members, p, r, tbl, tc, text_box, texts, tr, zipped

FOOTNOTE = '<w:footnote w:id="1">{}</w:footnote>'


def fill(template: bytes, **values: object) -> bytes:
    return WordTemplate.from_bytes(template).fill(values)


def test_every_kind_of_part_is_filled() -> None:
    template = docx(
        p("body {{ x }}"),
        text_box(p("box {{ x }}")),
        tbl(tr("cell {{ x }}", tc(tbl(tr("inner {{ x }}"), columns=1), "<w:p/>"))),
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("control {{ x }}") + "</w:sdtContent></w:sdt>",
        header=p("header {{ x }}"),
        header2=p("first {{ x }}"),
        header3=p("even {{ x }}"),
        footer=p("footer {{ x }}"),
        footnotes=FOOTNOTE.format(p("note {{ x }}")),
        endnotes='<w:endnote w:id="1">' + p("end {{ x }}") + "</w:endnote>",
        properties={"title": "title {{ x }}"},
    )
    made = fill(template, x="A & B")
    assert "body A & B" in texts(made)
    assert texts(made).count("box A & B") == 2
    assert {"cell A & B", "inner A & B", "control A & B"} <= set(texts(made))
    for part, said in (
        ("header", "header"),
        ("header2", "first"),
        ("header3", "even"),
        ("footer", "footer"),
        ("footnotes", "note"),
        ("endnotes", "end"),
    ):
        assert texts(made, f"word/{part}.xml") == [f"{said} A & B"]
    assert b"title A &amp; B" in members(made)["docProps/core.xml"]


def test_parts_without_tags_are_copied_as_they_are() -> None:
    template = docx("{{ x }}", header=p("fixed"), styles="<w:style/>")
    before, after = members(template), members(fill(template, x=1))
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert list(before) == list(after)


def test_all_faults_are_told_at_once_with_places() -> None:
    template = docx(
        p("Dear {{ client }},"),
        tbl(tr("{{ a.b. }}", "{{ fine }}")),
        p("{% if x %}never closed"),
        p("{{ y|uper }}"),
        p("{% fro x in y %}"),
        header=p("{{ open"),
    )
    found = WordTemplate.from_bytes(template, "letter.docx").faults()
    places = [str(fault.place) for fault in found]
    assert places == [
        "letter.docx: body, table 1, row 1, cell 1",
        "letter.docx: body, paragraph 4",
        "letter.docx: body, paragraph 3",
        "letter.docx: body, paragraph 2",
        "letter.docx: header, paragraph 1",
    ]
    assert "“{{ a.b. }}”" in found[0].problem


def test_unknown_names_are_faults_with_the_nearest_name() -> None:
    template = WordTemplate.from_bytes(docx("Dear {{ clint }}", header=p("{{ date }}")), "a.docx")
    with pytest.raises(TemplateError) as failure:
        template.fill({"client": "Sam Sample"})
    first, second = failure.value.faults
    assert str(first) == (
        'a.docx: body, paragraph 1: nothing is called "clint" in “Dear {{ clint }}”\n'
        '  hint: did you mean "client"?'
    )
    assert str(second.place) == "a.docx: header, paragraph 1"
    assert "Sam" not in str(failure.value)


def test_missing_names_can_be_allowed() -> None:
    report = Report()
    template = WordTemplate.from_bytes(docx("Dear {{ clint }}, {{ a.b.c }}{% if no %}x{% endif %}"))
    made = template.fill({}, allow_missing=True, report=report)
    assert texts(made)[0] == "Dear ____________, ____________"
    assert len(report) == 3


def test_names() -> None:
    template = WordTemplate.from_bytes(
        docx(
            "{{ a }}{% for x in rows %}{{ x.y }}{% endfor %}{{ b|default('') }}",
            header=p("{{ c }}"),
        )
    )
    assert template.names() == ("a", "b", "c", "rows")
    assert template.required_names() == ("a", "c", "rows")


def test_filters_of_the_caller() -> None:
    template = WordTemplate.from_bytes(docx("{{ x|shout(2) }}"))
    assert [fault.problem for fault in template.faults()]
    assert not template.faults(("shout",))
    made = template.fill({"x": "a<b"}, filters={"shout": lambda text, n: text.upper() + "!" * n})
    assert texts(made) == ["A<B!!"]


def test_one_fill_leaves_nothing_to_the_next() -> None:
    template = WordTemplate.from_bytes(
        docx(
            "{{ x }}",
            "{% set ns = namespace(n=0) %}{% for i in xs %}{% set ns.n = ns.n + i %}{% endfor %}"
            "{{ ns.n }}",
        )
    )
    first = template.fill({"x": RichText("A", url_id="https://example.org/a"), "xs": [1, 2]})
    other = template.fill({"x": "B", "xs": [5]})
    again = template.fill({"x": RichText("A", url_id="https://example.org/a"), "xs": [1, 2]})
    assert first == again
    assert other == WordTemplate.from_bytes(template.package.archive._data).fill(
        {"x": "B", "xs": [5]}
    )


def test_run_formatting_stays() -> None:
    made = fill(docx(p(r("{{ x", "b"), r(" }} more", "i"))), x="bold")
    assert (
        b'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r>'
        b'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> more'
    ) in members(made)["word/document.xml"]


def inserted(text: str) -> str:
    return f'<w:ins w:id="9" w:author="Sample">{r(text)}</w:ins>'


@pytest.mark.parametrize("x", [True, False])
def test_a_block_begun_in_a_tracked_insertion_may_end_outside(x: bool) -> None:
    link = f'<w:hyperlink w:anchor="there">{r("{% else %}link ", "u")}</w:hyperlink>'
    made = fill(
        docx(p("a ", inserted("new {% if x %}b"), r(" c", "i"), link, r("{% endif %} d"))), x=x
    )
    assert texts(made) == ["a new b c d" if x else "a new link  d"]


def test_a_block_that_ends_in_another_element_is_a_fault() -> None:
    template = docx("{%p if x %}", tbl(tr("a{% endif %}", "b")))
    (problem,) = [fault.problem for fault in WordTemplate.from_bytes(template).faults()]
    assert "in the body" in problem
    assert "in a paragraph" in problem


def test_controls_show_what_is_filled_in() -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/>'
        f"<w:text/></w:sdtPr><w:sdtContent>{p('{{ x }}')}</w:sdtContent></w:sdt>"
    )
    made = members(fill(docx(bound), x="A"))["word/document.xml"]
    assert b"showingPlcHdr" not in made
    assert b"dataBinding" not in made
    assert b"<w:text/>" in made


def test_strict_files() -> None:
    data = members(
        docx(
            p("{{ x }} {{ y }}"),
            tbl(tr("{%tr for i in [1] %}"), tr("{{ i }}"), tr("{%tr endfor %}")),
        )
    )
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in data.items()
    }
    made = fill(zipped(strict), x="A\nB", y=RichText("C", bold=True, url_id="https://example.org"))
    document = members(made)["word/document.xml"]
    assert b'<w:t xml:space="preserve">A</w:t><w:br/>' in document
    assert b"schemas.openxmlformats.org/wordprocessingml" not in document
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"
        in members(made)["word/_rels/document.xml.rels"]
    )


def test_other_prefixes() -> None:
    document = (
        b'<d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<d:body><d:p><d:r><d:t>{{ x }} a</d:t></d:r></d:p></d:body></d:document>"
    )
    made = fill(zipped({**members(docx("x")), "word/document.xml": document}), x="A\nB")
    assert texts(made) == ["A\nB a"]


def test_properties_never_say_whom_a_file_is_for() -> None:
    from handoutgen.compose.literals import personal

    template = docx("{{ client }}", properties={"title": "For {{ client }}: {{ x }}"})
    made = members(fill(template, client=personal("client", "Sam Sample"), x="sleep"))
    assert b"For : sleep" in made["docProps/core.xml"]
    assert b"Sam Sample" in made["word/document.xml"]


def test_what_cannot_stand_where_it_is_asked_for_is_told_with_its_place() -> None:
    template = docx(
        "fine",
        tbl(tr("{% colspan n %}a", "{% cellbg c %}b")),
        p("<m:oMath><m:r><m:t>{{ x }}</m:t></m:r></m:oMath>"),
    )
    block = RichTextParagraph("a")
    with pytest.raises(TemplateError) as failure:
        WordTemplate.from_bytes(template, "a.docx").fill({"n": "no", "c": "reddish", "x": block})
    assert [str(fault.place) for fault in failure.value.faults] == [
        "a.docx: body, table 1, row 1, cell 1",
        "a.docx: body, table 1, row 1, cell 2",
        "a.docx: body, paragraph 2",
    ]


@pytest.mark.parametrize(
    ("blocks", "place"),
    [
        (tbl(tr("{%tr for x in xs %}{{ x }}", "{%tr endfor %}")), "table 1, row 1"),
        (p("{%p if x %}these words{%p endif %}"), "paragraph 1"),
    ],
)
def test_a_block_that_takes_the_place_of_itself_is_told(blocks: str, place: str) -> None:
    with pytest.raises(TemplateError, match="stand in one") as caught:
        fill(docx(blocks, "end"), x=1, xs=[1, 2])
    assert place in str(caught.value)
    assert "of its own" in str(caught.value)


def test_own_filters_are_mapped_and_what_has_no_value_is_told() -> None:
    template = WordTemplate.from_bytes(docx("{{ xs|map('twice', 3)|join(' ') }}"))
    made = template.fill({"xs": ["a", "b"]}, filters={"twice": lambda value, times: value * times})
    assert texts(made) == ["aaa bbb"]
    with pytest.raises(TemplateError, match='"town" is asked of what has no value'):
        fill(docx("{{ client.address.town }}"), client={"address": None})
