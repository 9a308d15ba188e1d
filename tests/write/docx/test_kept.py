"""What stays on one page with its prompt: never more than a page has beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.blanks import (
    AnswerTable,
    Box,
    DateBlank,
    MultipleChoice,
    NameBlank,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.handout import Handout
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import BlankRow, Block, Heading, Imprint, Paragraph, Task, text
from handoutgen.report import LayoutNotice, Report
from handoutgen.write.docx import write_docx
from handoutgen.write.docx.blanks.places import page_height, room_below, rows_kept, words_height
from handoutgen.write.docx.lean import LeanHost
from handoutgen.write.docx.surroundings import Surroundings
from tests.write.docx.reading import W, body
from tests.write.docx.worksheets import HARBOUR
from tests.write.pdf.extremes import LONG

HANDOUT = Handout("Kept", (), HARBOUR)
HOST = LeanHost(HANDOUT, Report())
UPRIGHT = Surroundings(HOST.look.page.full.twips)
LENGTHS = st.floats(5, 500).map(Pt)


@given(st.lists(LENGTHS, min_size=1, max_size=30), LENGTHS, LENGTHS)
def test_what_is_kept_with_a_prompt_fits_its_page(
    heights: list[Length], prompt: Length, head: Length
) -> None:
    around = replace(UPRIGHT, prompt=prompt)
    kept = rows_kept(HOST, around, heights, head=head)
    assert not kept[-1]
    runs = groupby(zip(heights, [False, *kept], strict=False), key=lambda row: row[1])
    first = heights[0].pt
    held = sum(height.pt for height, _ in next((list(rows) for on, rows in runs if on), []))
    if held:
        assert head.pt + first + held <= room_below(HOST, around).pt


@pytest.mark.parametrize("prompt", [Pt(0), Pt(300), Pt(5000)])
def test_a_place_to_write_has_room_below_any_prompt(prompt: Length) -> None:
    for around in (replace(UPRIGHT, prompt=prompt), replace(UPRIGHT, prompt=prompt, across=True)):
        assert room_below(HOST, around) > Mm(30)
        assert page_height(HOST, around) > Mm(20)


def test_words_are_as_high_as_the_lines_that_they_take() -> None:
    line = HOST.look.role("answer").line
    assert words_height(HOST, text("Rest"), 5000) == line
    assert words_height(HOST, text("Rest " * 20), 1000) > line * 10


def test_long_options_stand_in_fewer_columns_than_were_asked_for() -> None:
    columns = []
    for words in ("Rest", LONG, f"{LONG} " * 3):
        options = tuple(text(f"{words} {number}") for number in range(6))
        blank = MultipleChoice(id="a", label=text("Choose"), options=options, columns=3)
        made = write_docx(replace(HANDOUT, body=(Task(blank),)), Report())
        columns.append(len(list(body(made).iter(f"{W}gridCol"))))
    assert columns[0] == 3
    assert columns == sorted(columns, reverse=True)
    assert columns[-1] < 2


def test_long_words_to_choose_stand_below_each_statement() -> None:
    tables = []
    for words in ("Agree", LONG):
        blank = TrueFalse(
            id="a", label=text("Choose"), statements=(text("One"), text("Two")), true_word=words
        )
        made = write_docx(replace(HANDOUT, body=(Task(blank),)), Report())
        tables.append([len(list(table.iter(f"{W}tr"))) for table in body(made).iter(f"{W}tbl")])
    assert tables == [[3], [1, 1]]


def test_a_title_right_above_a_task_does_not_hold_on_to_it() -> None:
    title = Heading(1, text("Draw it"), "draw-it")
    task = Task(Box(id="a", label=text("Draw"), height_mm=190))
    for between, held in ((), False), ((Paragraph(text("Words.")),), True):
        made = write_docx(replace(HANDOUT, body=(title, *between, task)), Report())
        first = next(body(made).iter(f"{W}p"))
        loose = first.find(f"{W}pPr/{W}keepNext")
        assert (loose is None) == held
        assert held or loose.get(f"{W}val") == "0"


def test_a_box_gives_way_to_its_prompt_and_says_so() -> None:
    report = Report()
    boxes = (Task(Box(id="a", label=text(LONG), height_mm=200)), Task(Box(id="b", height_mm=80)))
    made = write_docx(replace(HANDOUT, body=boxes, edition="large-print"), report)
    heights = [int(one.get(f"{W}val") or 0) / 20 for one in body(made).iter(f"{W}trHeight")]
    assert Mm(120).pt < heights[0] < Mm(180).pt
    assert heights[1] == pytest.approx(Mm(80).pt, abs=0.1)
    assert [type(notice) for notice in report.notices] == [LayoutNotice]


def test_a_head_that_takes_half_a_page_is_no_head() -> None:
    headers = tuple(text(f"{LONG} {number}") for number in range(6))
    table = Task(AnswerTable(id="a", label=text("Each"), headers=headers, rows=2, landscape=False))
    short = Task(AnswerTable(id="b", label=text("Each"), headers=(text("A"), text("B")), rows=2))
    tables = [
        [len(row.findall(f"{W}tc")) for row in each.iter(f"{W}tr")]
        for each in body(write_docx(replace(HANDOUT, body=(table, short)), Report())).iter(
            f"{W}tbl"
        )
    ]
    assert tables == [[2] * 6, [2] * 6, [2] * 3]


def test_a_thermometer_has_room_for_long_words_at_its_ends() -> None:
    said = text(LONG)
    blank = Thermometer(id="a", label=said, low=said, high=said, minimum=0, maximum=20)
    plain = Thermometer(id="a", label=text("How warm?"), minimum=0, maximum=20)
    wordy, usual = (
        next(body(write_docx(replace(HANDOUT, body=(Task(one),)), Report())).iter(f"{W}trHeight"))
        for one in (blank, plain)
    )
    assert int(wordy.get(f"{W}val") or 0) < int(usual.get(f"{W}val") or 0)


def last_kept(*blocks: Block) -> bool:
    """Tell whether the words or the row right before the small print go over with it."""
    imprint = Imprint((text("Made for you."),))
    written = body(write_docx(replace(HANDOUT, body=(*blocks, imprint)), Report()))
    before = list(written)[-3]  # the small print and the section's properties follow
    row = before.findall(f"{W}tr")[-1] if before.tag == f"{W}tbl" else before
    return all(
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        or paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "HandoutLineKept"
        for paragraph in row.iter(f"{W}p")
    )


SHORT_BLOCKS: dict[str, Block] = {
    "words": Paragraph(text("Rest.")),
    "lines": Task(RuledLines(id="a", label=text("Why?"), count=3)),
    "stem": Task(SentenceStem(id="a", label=text("Go on"), stem=text("I am"), repeat=2)),
    "long-stem": Task(SentenceStem(id="a", label=text("Go on"), stem=text(LONG), repeat=2)),
    "box": Task(Box(id="a", label=text("Draw"))),
    "choice": Task(MultipleChoice(id="a", label=text("Which?"), options=(text("A"), text("B")))),
    "table": Task(AnswerTable(id="a", label=text("Each"), headers=(text("A"), text("B")), rows=2)),
    "names": BlankRow(
        (NameBlank(id="a", label=text("Name")), DateBlank(id="b", label=text("Date")))
    ),
    "signatures": Task(SignatureBlock(id="a", label=text("Sign"), parties=(text("Client"),))),
}


@pytest.mark.parametrize("name", SHORT_BLOCKS)
def test_small_print_takes_what_stands_before_it_to_the_last_page(name: str) -> None:
    assert last_kept(SHORT_BLOCKS[name])


def test_small_print_takes_no_more_than_half_a_page_with_it() -> None:
    assert not last_kept(Task(RuledLines(id="a", label=text("Why?"), count=24)))
    assert not last_kept(Task(Box(id="a", label=text("Draw"), height_mm=180)))
