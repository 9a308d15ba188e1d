"""Values that are more than text: looks, pictures, sub-documents, pictures replaced."""

from __future__ import annotations

import io

import pytest
from docx import Document
from PIL import Image as Pillow

from handoutgen.errors import TemplateError
from handoutgen.model.lengths import Mm
from handoutgen.report import Report
from handoutgen.word import (
    Image,
    Listing,
    RichText,
    RichTextParagraph,
    SubDocument,
    WordTemplate,
)
from tests.word.building import docx, member, members, p, r, tbl, text_box, texts, tr


def png(width: int = 40, height: int = 20, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def fill(template: bytes, **values: object) -> bytes:
    return WordTemplate.from_bytes(template).fill(values)


def body(data: bytes) -> str:
    return member(data).decode()


def test_every_look_of_styled_text() -> None:
    rich = RichText("plain ")
    rich.add("all", bold=True, italic=True, strike=True, underline="wave", color="#FF0000")
    rich.add("more", style="Strong", size=40, highlight="#FFFF00", font="Arial", superscript=True)
    rich.add(" & <more>", subscript=True, lang="de-DE", rtl=True)
    rich.add(RichText("inner"))
    made = body(fill(docx(p("a {{r x }} b")), x=rich))
    assert "<w:b/><w:i/><w:strike/>" in made
    assert '<w:color w:val="FF0000"/><w:u w:val="wave"/>' in made
    assert '<w:rStyle w:val="Strong"/><w:rFonts w:ascii="Arial"' in made
    assert '<w:sz w:val="40"/><w:szCs w:val="40"/>' in made
    assert '<w:vertAlign w:val="superscript"/>' in made
    assert " &amp; &lt;more&gt;" in made
    assert texts(fill(docx(p("a {{r x }} b")), x=rich)) == ["a plain allmore & <more>inner b"]


@pytest.mark.parametrize("tag", ["{{r x }}", "{{ x }}", "{{p x }}"])
def test_styled_text_wherever_it_is_asked_for(tag: str) -> None:
    made = fill(docx(p(tag)), x=RichText("bold\nline", bold=True))
    assert texts(made) == ["bold\nline"]
    assert "<w:rPr><w:b/></w:rPr>" in body(made)


@pytest.mark.parametrize("tag", ["{{r x }}", "{{ x }}", "{{p x }}", "a {{ x }} b"])
def test_paragraphs_and_pages_within_styled_text(tag: str) -> None:
    rich = RichText("one\atwo", bold=True)
    rich.add("three\afour", url_id="https://example.org/")
    rich.add("\ffive")
    made = fill(docx(p(tag, style="S")), x=rich)
    first, last = ("a one", "five b") if tag.startswith("a") else ("one", "five")
    assert texts(made) == [first, "twothree", "four", "\n", last]
    assert body(made).count('<w:pStyle w:val="S"/>') == 4
    assert body(made).count("<w:rPr><w:b/></w:rPr>") == 2
    assert body(made).count('<w:hyperlink r:id="rIdAdded1"') == 2
    assert body(made).count('w:type="page"') == 1


def test_paragraphs_within_styled_paragraphs_and_plain_text_in_the_place_of_a_run() -> None:
    paragraphs = RichTextParagraph()
    paragraphs.add("one\atwo", parastyle="Quote")
    made = fill(docx("{{p x }}", p("a ", "{{r y }}", style="S")), x=paragraphs, y="b\ac")
    assert texts(made) == ["one", "two", "a b", "c"]
    assert body(made).count('<w:pStyle w:val="Quote"/>') == 2
    assert body(made).count('<w:pStyle w:val="S"/>') == 2


def test_a_link_in_each_part_has_its_own_relationship() -> None:
    template = WordTemplate.from_bytes(docx("{{ x }}", header=p("{{ x }}")))
    rich = RichText("web", url_id=template.build_url_id("https://example.org/?a=1&b=2"))
    made = template.fill({"x": rich})
    for part in ("document", "header"):
        links = member(made, f"word/_rels/{part}.xml.rels").decode()
        assert 'Target="https://example.org/?a=1&amp;b=2"' in links
        assert 'TargetMode="External"' in links
    assert "javascript" not in body(fill(docx("{{ x }}"), x=RichText("x", url_id="javascript:1")))


def test_styled_paragraphs_and_listings() -> None:
    paragraphs = RichTextParagraph()
    paragraphs.add(RichText("one", bold=True), parastyle="Quote")
    paragraphs.add("two")
    made = fill(
        docx("{{p x }}", "{{ x }}", p("a {{ y }}", style="S")), x=paragraphs, y=Listing("1\n2\a3")
    )
    assert texts(made) == ["one", "two", "one", "two", "a 1\n2", "3"]
    assert body(made).count('<w:pStyle w:val="Quote"/>') == 2
    assert body(made).count('<w:pStyle w:val="S"/>') == 2


def test_pictures() -> None:
    picture = Image(png(), width=Mm(30), alt='A "red" <box> & more', link="https://example.org/")
    template = docx("a {{ x }} b", text_box(p("{{ x }}")), header=p("{{ x }}"))
    made = fill(template, x=picture)
    assert len([name for name in members(made) if "media" in name]) == 1
    assert body(made).count('cx="1080000" cy="540000"') == 6
    assert 'descr="A &quot;red&quot; &lt;box&gt; &amp; more"' in body(made)
    assert 'Extension="png"' in member(made, "[Content_Types].xml").decode()
    assert "media/added1.png" in member(made, "word/_rels/header.xml.rels").decode()
    Document(io.BytesIO(made))


def test_sizes_of_pictures() -> None:
    for sizes, extent in (
        ({}, 'cx="381000" cy="190500"'),
        ({"height": 10}, 'cx="720000" cy="360000"'),
        ({"width": 914400}, 'cx="914400" cy="457200"'),
        ({"width": Mm(10), "height": Mm(10)}, 'cx="360000" cy="360000"'),
    ):
        assert extent in body(fill(docx("{{ x }}"), x=Image(png(), **sizes)))


def test_a_picture_in_a_loop_has_an_id_each() -> None:
    made = body(fill(docx("{% for i in range(3) %}{{ x }}{% endfor %}"), x=Image(png())))
    ids = [part.split('"')[1] for part in made.split("<wp:docPr id=")[1:]]
    assert len(set(ids)) == 3


def test_drawings_and_bookmarks_in_a_loop_stay_unique() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="x"/></wp:inline></w:drawing></w:r>'
    mark = '<w:bookmarkStart w:id="4" w:name="here"/>' + r("x") + '<w:bookmarkEnd w:id="4"/>'
    made = body(fill(docx("{%p for i in range(3) %}", p(drawing, mark), "{%p endfor %}")))
    assert made.count("bookmarkStart") == made.count("bookmarkEnd") == 1
    assert len({part.split('"')[1] for part in made.split("<wp:docPr id=")[1:]}) == 3


def sub_document() -> bytes:
    document = Document()
    document.add_heading("A heading", 1)
    document.add_paragraph("first & <one>", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_picture(io.BytesIO(png()))
    document.add_table(1, 2).cell(0, 0).text = "cell"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_sub_document_brings_styles_numbering_and_pictures() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Ueberschrift"><w:name w:val="heading 1"/></w:style>'
    )
    template = WordTemplate.from_bytes(
        docx("before", "{{p x }}", "between {{ x }} these", "after", styles=style)
    )
    report = Report()
    made = template.fill({"x": SubDocument(sub_document())}, report=report)
    said = texts(made)
    assert said[:4] == ["before", "A heading", "first & <one>", "second"]
    assert said.count("A heading") == 2
    assert said[-1] == "after"
    assert {"between ", " these"} <= set(said)
    assert body(made).count('<w:pStyle w:val="Ueberschrift"/>') == 2
    styles = member(made, "word/styles.xml").decode()
    assert 'w:styleId="ListNumber"' in styles
    numbering = member(made, "word/numbering.xml").decode()
    assert numbering.count("<w:abstractNum ") == numbering.count("<w:num ") >= 1
    assert len([name for name in members(made) if "sub-image" in name]) == 1
    assert len(Document(io.BytesIO(made)).inline_shapes) == 2


def test_lists_of_a_sub_document_count_anew_at_every_place() -> None:
    """A list that a style numbers would go on from the template's, and from place to place."""
    document = Document()
    for words in ("mine", "{{p x }}", "mine again", "{{p x }}"):
        document.add_paragraph(words, style="List Number" if "mine" in words else None)
    document.styles["List Bullet"].delete()
    sub = Document()
    for words in ("one", "two"):
        sub.add_paragraph(words, style="List Number")
    sub.add_paragraph("point", style="List Bullet")
    sub.add_heading("heading", 1)
    saved = [io.BytesIO(), io.BytesIO()]
    document.save(saved[0])
    sub.save(saved[1])
    template = WordTemplate.from_bytes(saved[0].getvalue())
    made = Document(io.BytesIO(template.fill({"x": SubDocument(saved[1].getvalue())})))
    own: dict[str, list[int | None]] = {}
    for paragraph in made.paragraphs:
        properties = paragraph._p.pPr
        numbering = None if properties is None else properties.numPr
        number = None if numbering is None else numbering.numId.val
        own.setdefault(paragraph.text, []).append(number)
    assert own["mine"] == own["mine again"] == [None]
    assert own["point"] == own["heading"] == [None, None]
    assert own["one"] == own["two"]
    assert None not in own["one"]
    assert len(set(own["one"])) == 2
    numbers = made.part.numbering_part.element.num_lst
    held = {one.numId: one.abstractNumId.val for one in numbers}
    assert len({held[one] for one in own["one"]}) == 2


def test_a_block_in_a_line_that_cannot_part_is_a_fault() -> None:
    template = docx(p("<w:r><m:oMath/></w:r><m:oMath><m:r><m:t>{{ x }}</m:t></m:r></m:oMath>"))
    with pytest.raises(TemplateError, match="stands in a line"):
        fill(template, x=SubDocument(sub_document()))


def test_a_picture_is_replaced_by_name() -> None:
    document = Document()
    document.add_picture(io.BytesIO(png()))
    document.inline_shapes[0]._inline.docPr.set("descr", "The logo")
    document.add_paragraph("{{ x }}")
    out = io.BytesIO()
    document.save(out)
    template = WordTemplate.from_bytes(out.getvalue())
    assert "The logo" in template.pictures()
    other = png(80, 40, "blue")
    made = template.fill({"x": 1}, pictures={"The logo": other})
    assert members(made)["word/media/image1.png"] == other
    assert members(template.fill({"x": 1}))["word/media/image1.png"] != other
    with pytest.raises(TemplateError, match="did you mean"):
        template.fill({"x": 1}, pictures={"The lgo": other})


def test_filled_tables_keep_their_shape() -> None:
    made = fill(
        docx(tbl(tr("{%tc for i in range(n) %}", "{{ i }}", "{%tc endfor %}"), columns=3)), n=5
    )
    assert body(made).count("<w:gridCol ") == 5
