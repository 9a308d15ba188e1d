"""Returned Word files: what their controls say, and what cannot be read."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from handoutgen.answers import Answer, Given, Returned, read_file
from handoutgen.errors import SourceError
from handoutgen.model.sheet_mark import SheetMark
from tests.answers.word_forms import (
    EMPTY,
    STRICT,
    box,
    control,
    document,
    drop_down,
    group,
    word_file,
)

RECORD = (
    '<form xmlns="urn:handoutgen:form" code="SB-1" version="2" ref="K-2041">'
    '<field id="mood" kind="radio"/><field id="very-long" kind="lines" tag="very~1234"/>'
    '<field id="far" kind="radio"><place value="7" tag="far~7"/></field>'
    '<field id="list.1" kind="tick"/></form>'
)
MARK = (
    '<Properties xmlns="p" xmlns:vt="v"><property name="Handoutgen"><vt:lpwstr>'
    '{"handoutgen":1,"ref":"K-2041"}</vt:lpwstr></property></Properties>'
)


def read(folder: Path, body: str, **parts: str | bytes) -> Returned:
    named = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    (sheet,) = read_file(Given(word_file(folder / "form.docx", body, named), "form.docx"))
    return sheet


def the_answer(folder: Path, body: str) -> Answer:
    (answer,) = read(folder, body).answers
    return answer


def the_fault(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_file(Given(path, "form.docx"))
    (fault,) = caught.value.faults
    assert fault.place.name == "form.docx"
    return fault.problem


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        ("A walk.", "A walk."),
        ("Łukasz &amp; Zoë – שלום 😀", "Łukasz & Zoë – שלום 😀"),
        (run("A ") + run("walk"), "A walk"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>x</w:t></w:r>", "one\ntwo\tx"),
        ("<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>", "one\ntwo"),
        (f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        (f"<w:del>{run('gone')}</w:del>{run('kept')}", "kept"),
        (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well-known"),
        ('<w:r><w:sym w:font="Symbol" w:char="2713"/></w:r>', "✓"),
        ("<!-- no words -->" + run("words"), "words"),
        ("\u00a0\u00a0\u00a0", ""),
        ("<w:r/>", ""),
    ],
)
def test_words(tmp_path: Path, content: str, read_as: str) -> None:
    assert the_answer(tmp_path, control("helped", content)).value == read_as


def test_a_prompt_is_no_answer(tmp_path: Path) -> None:
    body = control("helped", "Click or tap here to enter text.", more=EMPTY)
    assert the_answer(tmp_path, body).value == ""


def test_in_our_own_forms_words_count_though_the_control_says_it_is_empty(tmp_path: Path) -> None:
    body = control("helped", "Words", more=EMPTY) + control("empty", "\u00a0\u00a0", more=EMPTY)
    sheet = read(tmp_path, body, customXml__item1=RECORD)
    assert [(one.id, one.value) for one in sheet.answers] == [("helped", "Words"), ("empty", "")]


def test_labels_and_names(tmp_path: Path) -> None:
    answer = the_answer(tmp_path, control("helped", "x", title="What helped?"))
    assert (answer.id, answer.label) == ("helped", "What helped?")
    assert the_answer(tmp_path, control("", "x", title="What helped?")).id == "What helped?"
    assert the_answer(tmp_path, control("", "x")).id == "unnamed"


@pytest.mark.parametrize(("checked", "ticked"), [("1", True), ("true", True), ("0", False)])
def test_boxes(tmp_path: Path, checked: str, ticked: bool) -> None:
    assert the_answer(tmp_path, box("walk", checked)).value is ticked


def test_a_box_whose_sign_alone_was_changed(tmp_path: Path) -> None:
    answer = the_answer(tmp_path, box("walk", "0", "☒"))
    assert answer.value is None
    assert answer.unclear == "kept as not ticked, drawn as ticked"


def test_lists(tmp_path: Path) -> None:
    items = (("1", "First"), ("2", "Second"))
    answer = the_answer(tmp_path, drop_down("step", "Second", *items))
    assert (answer.value, answer.shown) == ("2", "Second")
    assert the_answer(tmp_path, drop_down("step", "Choose", *items, more=EMPTY)).value is None
    assert the_answer(tmp_path, drop_down("step", "2", ("2", "2"))).value == "2"
    assert the_answer(tmp_path, drop_down("step", "of my own", *items)).value == "of my own"


def circles(*states: str, round_signs: bool = True) -> str:
    signs = "25C9 25CB" if round_signs else "2612 2610"
    return "".join(
        box(f"mood.{number}", state, signs=signs, title=f"How? – {number} of 3")
        for number, state in enumerate(states, 1)
    )


@pytest.mark.parametrize(
    ("states", "value", "unclear"),
    [
        ("000", None, ""),
        ("010", "2", ""),
        ("101", None, "several are marked: 1, 3"),
    ],
)
@pytest.mark.parametrize("known_by", ["group", "sign", "record"])
def test_circles_of_which_one_is_marked(
    tmp_path: Path, states: str, value: str | None, unclear: str, known_by: str
) -> None:
    body = circles(*states, round_signs=known_by == "sign")
    parts = {"customXml__item1": RECORD} if known_by == "record" else {}
    if known_by == "group":
        body = group("mood", body, title="How?")
    (answer,) = read(tmp_path, body, **parts).answers
    assert (answer.id, answer.label) == ("mood", "How?")
    assert (answer.value, answer.unclear) == (value, unclear)
    if value:
        assert answer.shown == "2 of 3"


def test_boxes_of_a_list_are_no_circles(tmp_path: Path) -> None:
    body = box("list.1", "1") + box("list.2", "1")
    assert [one.value for one in read(tmp_path, body).answers] == [True, True]
    sheet = read(tmp_path, box("list.1", "1", signs="25C9 25CB"), customXml__item1=RECORD)
    assert [(one.id, one.value) for one in sheet.answers] == [("list.1", True)]


def test_names_too_long_for_word_are_in_the_record(tmp_path: Path) -> None:
    body = control("very~1234", "x") + box("far~7", "1", signs="25C9 25CB")
    sheet = read(tmp_path, body, customXml__item1=RECORD)
    assert [(one.id, one.value) for one in sheet.answers] == [("very-long", "x"), ("far", "7")]
    assert sheet.mark == SheetMark("SB-1", "2", "K-2041")


def test_which_sheet_it_is(tmp_path: Path) -> None:
    core = '<c:core xmlns:c="c" xmlns:d="d"><d:title>Sleep  diary</d:title></c:core>'
    sheet = read(tmp_path, control("a", "1"), docProps__custom=MARK, docProps__core=core)
    assert (sheet.title, sheet.mark) == ("Sleep diary", SheetMark(ref="K-2041"))
    assert read(tmp_path, control("a", "1")).mark is None


def test_groups_and_pictures_stand_ins_are_no_fields(tmp_path: Path) -> None:
    twice = control("in", "1")
    body = (
        group("all", control("a", "1"))
        + f"<w:Choice>{twice}</w:Choice><w:Fallback>{twice}</w:Fallback>"
    )
    assert [one.id for one in read(tmp_path, body).answers] == ["a", "in"]


def test_strict_files_and_other_names_of_the_text(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="x"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/'
        'relationships/officeDocument" Target="/word/text.xml"/></Relationships>'
    )
    parts = {"_rels/.rels": rels, "word/text.xml": document(control("a", "1"), STRICT)}
    path = word_file(tmp_path / "x.docx", "", parts)
    assert read_file(Given(path, "x"))[0].answers[0].value == "1"


# -- what cannot be read ----------------------------------------------------------------------


def test_no_fields(tmp_path: Path) -> None:
    assert "has no fields" in the_fault(word_file(tmp_path / "1.docx", f"<w:p>{run('x')}</w:p>"))
    lost = {"docProps/custom.xml": MARK}
    assert "has lost its fields" in the_fault(word_file(tmp_path / "2.docx", "<w:p/>", lost))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is no Word file, whatever its name says"),
        (b"PK\x03\x04", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is locked with a password, or"),
        (b"words", "is damaged, or is no Word file"),
    ],
)
def test_no_word_file_or_a_damaged_one(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert problem in the_fault(path)


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("<w:document", "is damaged"),
        ("", "is damaged"),
        ('<!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>', "declares entities"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares entities"),
        ("<a>" * 300 + "</a>" * 300, "is damaged"),
        (f'<a b="{"x" * 11_000_000}"/>', "is damaged"),
    ],
)
def test_xml_that_no_word_file_has(tmp_path: Path, document: str, problem: str) -> None:
    path = word_file(tmp_path / "x.docx", "", {"word/document.xml": document})
    assert problem in the_fault(path)


def test_a_part_that_grows_without_end(tmp_path: Path) -> None:
    path = word_file(tmp_path / "x.docx", "", {"word/document.xml": b" " * 31_000_000})
    assert path.stat().st_size < 100_000
    assert "is larger than 30 MB" in the_fault(path)


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    path = word_file(tmp_path / "x.docx", "", {"word/document.xml": b" " * 31_000_000})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 31_000_000), struct.pack("<I", 1_000)))
    assert "is damaged" in the_fault(path)


def test_other_packages(tmp_path: Path) -> None:
    odt = word_file(tmp_path / "1.docx", "", {"mimetype": "application/vnd.oasis"})
    assert "OpenDocument" in the_fault(odt)
    none = word_file(
        tmp_path / "2.docx", "", {"_rels/.rels": '<a><b Type="/officeDocument" Target="../x"/></a>'}
    )
    assert "no Word file" in the_fault(none)


# -- fields of before 2007 --------------------------------------------------------------------


def legacy(name: str, kind: str, *content: str, label: str = "") -> str:
    """Return an old form field in a paragraph of its own, as Word writes it."""
    status = f'<w:statusText w:type="text" w:val="{label}"/>' if label else ""
    data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{status}{kind}</w:ffData>'
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(content)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


LIST = '<w:ddList>{}<w:listEntry w:val="rarely"/><w:listEntry w:val="often"/></w:ddList>'


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        ("<w:textInput/>", run("A walk"), "A walk"),
        ("<w:textInput/>", run("one") + "</w:p><w:p>" + run("two"), "one\ntwo"),
        ("<w:textInput/>", run("\u2002\u2002\u2002\u2002\u2002"), ""),
        ("<w:textInput/>", "", ""),
        ("<w:checkBox><w:checked/></w:checkBox>", "", True),
        ('<w:checkBox><w:default w:val="0"/><w:checked w:val="1"/></w:checkBox>', "", True),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "", False),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "", True),
        ("<w:checkBox/>", "", False),
        (LIST.format('<w:result w:val="1"/>'), "", "often"),
        (LIST.format(""), "", "rarely"),
        (LIST.format('<w:result w:val="9"/>'), "", None),
    ],
)
def test_old_fields(tmp_path: Path, kind: str, content: str, value: object) -> None:
    body = legacy("Text1", kind, content, label="What helped?") + "<w:p/>"
    answer = the_answer(tmp_path, body)
    assert (answer.id, answer.label, answer.value) == ("Text1", "What helped?", value)


def test_old_fields_inside_other_fields_and_beside_controls(tmp_path: Path) -> None:
    page = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    body = page.format(legacy("A", "<w:textInput/>", run("x"))) + control("b", "y")
    said = {one.id: one.value for one in read(tmp_path, body).answers}
    assert said == {"b": "y", "A": "x"}


def test_fields_that_end_before_they_begin(tmp_path: Path) -> None:
    ends = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    opens = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert the_answer(tmp_path, ends + control("a", "1") + opens).value == "1"
