"""Handouts to fill in in Word: a control for every field, and answers where they belong."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.blanks import (
    AnswerTable,
    Box,
    Checklist,
    DateBlank,
    MultipleChoice,
    NameBlank,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import Edition, Handout, printed_field_ids, printed_fields
from handoutgen.model.nodes import (
    BlankRow,
    Blocks,
    InlineBlank,
    Landscape,
    Paragraph,
    Personal,
    Task,
    Text,
    text,
)
from handoutgen.write.docx.controls import shortened, units
from tests.write.docx.controls import Control, answers, controls, record
from tests.write.docx.reading import W, body, faults, part, parts, squeezed, words, written
from tests.write.docx.test_worksheets import sheet
from tests.write.docx.worksheets import (
    BRANDS,
    CARD_PAGE,
    EDITIONS,
    EXTREMES,
    KINDS,
    QUINCE,
    SHEET,
    WIDE,
    several,
)

ALL: Blocks = (*SHEET, *WIDE, *CARD_PAGE)
SIGNS = "☐☑○●"


def form(*blocks: Blocks, edition: Edition = "standard", **more: object) -> Handout:
    return replace(sheet(*blocks, edition=edition), fillable=True, **more)  # type: ignore[arg-type]


def field_ids(found: list[Control]) -> list[str]:
    """Return the fields' ids that the file names; a place in a group is part of its field."""
    return [one.tag for one in found if not (one.kind == "tick" and one.group)]


def reply(field: FormField) -> str:
    """Return what somebody might answer."""
    match field.kind:
        case "tick":
            return "true"
        case "radio" | "choice":
            return field.options[-1].value
        case "lines":
            return f"first of {field.id}\nŁukasz – “second” שלום"
        case "text" | "date" | "signature":
            return f"<{field.id}> & Zoë"


def replies(blocks: Blocks) -> tuple[tuple[str, str], ...]:
    return tuple((field.id, reply(field)) for field in printed_fields(blocks))


# Fields --------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_field_has_one_control_whose_tag_is_its_id(edition: Edition) -> None:
    found = controls(written(form(ALL, edition=edition)))
    assert sorted(field_ids(found)) == sorted(printed_field_ids(ALL))
    assert len({one.tag for one in found}) == len(found)
    assert len({one.number for one in found}) == len(found)


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_have_all_their_fields_too(name: str) -> None:
    blocks: Blocks = (Task(EXTREMES[name]),)
    assert set(answers(written(form(blocks)))) == set(printed_field_ids(blocks))


def test_kinds_of_controls_are_those_of_the_fields() -> None:
    data = written(form(ALL))
    by_tag = {one.tag: one for one in controls(data)}
    wanted = {
        "text": {"text", "rich"},
        "lines": {"text", "rich"},
        "signature": {"text"},
        "date": {"date"},
        "tick": {"tick"},
        "choice": {"drop-down"},
        "radio": {"group"},
    }
    for field in printed_fields(ALL):
        control = by_tag[field.id]
        assert control.kind in wanted[field.kind], field.id
        if field.kind == "choice":
            assert control.choices == tuple(option.value for option in field.options)
        if field.kind == "radio":
            places = [one.tag for one in by_tag.values() if one.group == field.id]
            assert {field.place(option.value) for option in field.options} <= set(places)
    assert by_tag["box"].kind == "rich"
    assert by_tag["ruled"].multi_line
    assert not by_tag["whom"].multi_line
    assert by_tag["gap.1"].kind == "rich"


def test_labels_are_titles_and_controls_cannot_be_deleted() -> None:
    labels = {field.id: field.label for field in printed_fields(ALL)}
    for control in controls(written(form(ALL))):
        if control.tag in labels:
            assert control.alias == shortened(labels[control.tag])
        assert control.lock == ("contentLocked" if control.kind == "group" else "sdtLocked")
    (first, *_) = controls(written(form((Task(KINDS["rating scale"]),))))
    points = [one for one in controls(written(form((Task(KINDS["rating scale"]),)))) if one.group]
    assert first.kind == "group"
    assert points[3].alias == "How strong is the feeling now? – 3"


def test_a_field_that_stands_twice_has_one_control() -> None:
    stem = (Text("I feel "), InlineBlank("feeling"), Text(" when"))
    data = written(form((Task(SentenceStem(id="s", stem=stem, repeat=3)),)))
    assert [one.tag for one in controls(data)] == ["feeling", "s.1", "s.2", "s.3"]


def test_long_and_clashing_ids_are_read_back_exactly() -> None:
    long = "what-went-through-your-mind-when-the-letter-came-in-the-post-that-day"
    blocks: Blocks = (
        Task(RuledLines(id=long, label=text("a" * 90), count=2)),
        Task(RuledLines(id=f"{long}-2", label=text("b"), count=2)),
        Task(MultipleChoice(id=f"{long}-3", label=text("c"), options=several("x", "y"))),
        Task(MultipleChoice(id="pick", label=text("d"), options=several("x", "y"))),
        Task(NameBlank(id="pick.2", label=text("e")), 5),
        Task(Checklist(id="😀" * 40, label=text("😀" * 40), options=several("x"))),
    )
    given_ = replies(blocks)
    data = written(form(blocks, answers=given_))
    assert answers(data) == dict(given_)
    found = controls(data)
    assert all(units(one.tag) <= 64 and units(one.alias) <= 64 for one in found)
    assert len({one.tag for one in found}) == len(found)
    assert "pick.2" in {one.tag for one in found if one.kind == "text"}


def test_ids_that_clash_between_kinds_fail_nothing(tmp_path: Path) -> None:
    """Composing never makes such a handout; whoever makes one by hand still gets a file."""
    blocks: Blocks = tuple(Task(blank) for blank in EXTREMES.values())
    data = written(form(blocks))
    assert faults(data, tmp_path) == []
    found = controls(data)
    assert len({one.tag for one in found}) == len(found)


@given(st.text(max_size=200))
def test_a_title_fits_word_and_keeps_its_ends(label: str) -> None:
    short = shortened(label)
    assert units(short) <= 64
    assert short == label or (short[:10].strip() in label and short[-8:].strip() in label)


# Answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_answers_stand_in_their_controls(edition: Edition) -> None:
    given_ = replies(ALL)
    assert answers(written(form(ALL, edition=edition, answers=given_))) == dict(given_)
    assert set(answers(written(form(ALL, edition=edition))).values()) == {""}


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80),
        min_size=1,
        max_size=4,
    ).map("\n".join)
)
def test_whatever_is_written_is_read_back(said: str) -> None:
    blocks: Blocks = (
        Task(RuledLines(id="a", label=text("x"), count=2)),
        Task(Box(id="b", label=text("x"))),
        Task(AnswerTable(id="c", label=text("x"), headers=several("y"), rows=1)),
    )
    given_ = (("a", said), ("b", said), ("c.1.1", said))
    kept = said.replace("\ufffe", "").replace("\uffff", "")
    found = answers(written(form(blocks, answers=given_)))
    assert set(found.values()) == {kept}


def test_a_personal_value_stands_in_its_control_and_an_answer_before_it() -> None:
    name = NameBlank(label=text("Name"), value=(Personal("client", "R. Vale"),))
    blocks: Blocks = (BlankRow((name, DateBlank(label=text("Date")))),)
    assert answers(written(form(blocks))) == {"name": "R. Vale", "date": ""}
    data = written(form(blocks, answers=(("name", "Robin"), ("date", "4 March"))))
    assert answers(data) == {"name": "Robin", "date": "4 March"}
    others = {name: content for name, content in parts(data).items() if "document" not in name}
    assert not any(b"Robin" in content or b"R. Vale" in content for content in others.values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_record_prints_what_was_answered_and_has_no_controls(edition: Edition) -> None:
    given_ = replies(ALL)
    data = written(sheet(ALL, edition=edition, brand=QUINCE))
    plain = words(data)
    recorded = written(
        replace(sheet(ALL, edition=edition, brand=QUINCE), answers=given_),
    )
    assert controls(recorded) == []
    assert not any("customXml" in name or "glossary" in name for name in parts(recorded))
    said = words(recorded)
    for field in printed_fields(ALL):
        if field.kind not in ("tick", "radio", "choice"):
            assert squeezed(reply(field)) in said, field.id
    ticks = [field for field in printed_fields(ALL) if field.kind == "tick"]
    assert said.count("☑") == len(ticks) + 1  # and the option of one's own
    marked = {field.id for field in printed_fields(ALL) if field.kind == "radio"}
    ringed = {"strong", "pair.before", "pair.after", "long"}
    assert said.count("●") == len(marked - ringed)
    chosen = [
        "".join(run.itertext())
        for run in body(recorded).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
        and run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "HandoutChosen"  # type: ignore[union-attr]
    ]
    assert chosen == ["10", "10", "10", "100"]
    assert len(said) > len(plain)


def test_an_answer_on_ruled_lines_goes_from_line_to_line() -> None:
    lines = Task(RuledLines(id="a", label=text("x"), count=4))
    said = "one\n" + "word " * 30

    def rows(handout: Handout) -> list[str]:
        return ["".join(row.itertext()) for row in body(written(handout)).iter(f"{W}tr")]

    found = rows(replace(sheet((lines,)), answers=(("a", said.strip()),)))
    assert len(found) == 4
    assert found[0] == "one"
    assert " ".join(found[1:]).split() == ["word"] * 30
    assert all(len(one) < 100 for one in found)
    assert len(rows(form((lines,)))) == 4
    assert len(rows(form((lines,), answers=(("a", "one\ntwo\nthree"),)))) == 2
    assert len(rows(replace(sheet((lines,)), answers=(("a", "a\nb\nc\nd\ne\nf"),)))) == 6


# The file ------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_filled_forms_and_records_keep_to_the_format(edition: Edition, tmp_path: Path) -> None:
    filled = form(ALL, edition=edition, answers=replies(ALL), ref="R-17", code="HL-1")
    assert faults(written(filled), tmp_path) == []
    if edition == "standard":
        assert faults(written(replace(filled, fillable=False)), tmp_path) == []


def test_empty_forms_keep_to_the_format(tmp_path: Path) -> None:
    extremes = (replace(blank, id=f"x{n}") for n, blank in enumerate(EXTREMES.values()))
    assert faults(written(form((*ALL, *map(Task, extremes)))), tmp_path) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", KINDS)
def test_an_empty_form_says_no_more_than_the_sheet(name: str, edition: Edition) -> None:
    def said(handout: Handout) -> str:
        found = words(written(handout)).replace("\ufeff", "")
        return found.translate(dict.fromkeys(map(ord, SIGNS)))

    task: Blocks = (Task(KINDS[name], 3),)
    assert said(form(task, edition=edition)) == said(sheet(task, edition=edition))


def test_only_controls_can_be_written_in() -> None:
    settings = part(written(form(ALL)), "word/settings.xml")
    (protection,) = settings.iter(f"{W}documentProtection")
    assert dict(protection.attrib) == {f"{W}edit": "forms", f"{W}enforcement": "1"}
    plain = parts(written(sheet(ALL)))
    assert b"documentProtection" not in plain["word/settings.xml"]
    assert b"w:sdt" not in plain["word/document.xml"]
    assert not any("customXml" in name or "glossary" in name for name in plain)


def test_empty_controls_show_no_break_spaces_from_a_block_in_the_file() -> None:
    data = written(form(ALL))
    blocks = {
        one.get(f"{W}val")
        for one in part(data, "word/glossary/document.xml").iter(f"{W}name")
        if one.getparent().tag == f"{W}docPartPr"  # type: ignore[union-attr]
    }
    shown = 0
    for found in body(data).iter(f"{W}sdt"):
        properties = found.find(f"{W}sdtPr")
        assert properties is not None
        if properties.find(f"{W}showingPlcHdr") is not None:
            shown += 1
            assert set("".join(found.itertext())) <= {"\u00a0", "\ufeff"}
            named = properties.find(f"{W}placeholder/{W}docPart")
            assert named is not None
            assert named.get(f"{W}val") in blocks
    assert shown > 40


def test_the_record_says_what_the_form_is() -> None:
    data = written(form(ALL))
    *found, order = record(data)
    placed = [one for one in controls(data) if one.kind != "group"]
    assert (order.text or "").split() == [one.tag for one in placed]
    kinds = [(one.get("id"), one.get("kind")) for one in found]
    assert kinds == [(field.id, field.kind) for field in printed_fields(ALL)]
    titles = {one.tag: one.alias for one in controls(written(form(ALL)))}
    for field, one in zip(printed_fields(ALL), found, strict=True):
        whole = one.get("label")
        assert field.label in (titles[field.id], whole)
        assert (whole is None) == (field.label == titles[field.id])


def test_the_same_form_is_the_same_bytes() -> None:
    handout = form(ALL, answers=replies(ALL))
    assert written(handout) == written(handout)


def test_python_docx_opens_and_saves_a_form() -> None:
    given_ = replies(ALL)
    opened = docx.Document(io.BytesIO(written(form(ALL, answers=given_))))
    again = io.BytesIO()
    opened.save(again)
    assert answers(again.getvalue()) == dict(given_)


def test_a_date_is_written_as_its_region_does() -> None:
    def pattern(region: str) -> str | None:
        brand = replace(BRANDS[0], region=region)
        handout = replace(form((Task(KINDS["date"]),)), brand=brand)
        (found,) = body(written(handout)).iter(f"{W}dateFormat")
        return found.get(f"{W}val")

    assert pattern("US") == "MMMM d, yyyy"
    assert pattern("GB") == "d MMMM yyyy"


def test_controls_stand_in_cards_lists_and_on_wide_pages() -> None:
    inline = Paragraph((Text("Call "), InlineBlank("whom")))
    blocks: Blocks = (inline, Landscape((inline, *WIDE)), *CARD_PAGE)
    found = {one.tag for one in controls(written(form(blocks)))}
    assert {"whom", "record.1.1", "card-0-a", "card-3-b.2"} <= found


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice and Poppler open what is written; they are not installed here",
)
def test_libreoffice_opens_forms_and_loses_nothing(tmp_path: Path) -> None:
    said = {
        field.id: f"q{number}" if field.kind != "lines" else f"q{number}\nשלום"
        for number, field in enumerate(printed_fields(ALL))
        if field.kind in ("text", "lines", "signature", "date")
    }
    files = []
    for edition in EDITIONS:
        for name, handout in (
            ("empty", form(ALL, edition=edition)),
            ("plain", sheet(ALL, edition=edition)),
            ("filled", form(ALL, edition=edition, answers=tuple(said.items()))),
        ):
            files.append(tmp_path / f"{edition}-{name}.docx")
            files[-1].write_bytes(written(handout))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=180,
    )

    def pages(name: str) -> list[str]:
        made = subprocess.run(
            ["pdftotext", tmp_path / f"{name}.pdf", "-"], check=True, capture_output=True, text=True
        ).stdout
        return [
            page.translate(dict.fromkeys(map(ord, f"{SIGNS}\ufeff")))
            for page in made.rstrip("\f").split("\f")
        ]

    for edition in EDITIONS:
        plain, empty = pages(f"{edition}-plain"), pages(f"{edition}-empty")
        assert sorted("".join(empty).split()) == sorted("".join(plain).split())
        filled = squeezed("".join(pages(f"{edition}-filled")))
        for id_, answer in said.items():
            assert answer.split("\n")[0] in filled, (edition, id_)
