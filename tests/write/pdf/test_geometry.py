"""Places to write, measured on the page."""

from __future__ import annotations

import itertools

import pytest

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import BlankRow, CardSheet, InlineBlank, Paragraph, Task, Text, text
from handoutgen.report import Report
from handoutgen.write.pdf import lay_out
from handoutgen.write.pdf.items import Circle, Rect, Stroke, TextLine, WriteArea
from handoutgen.write.pdf.items import Picture as Drawn
from tests.strategies import PIXEL
from tests.write.pdf.extremes import LONG
from tests.write.pdf.measures import MM, laid_out, placed


def test_ruled_lines_are_eight_and_a_half_millimetres_apart() -> None:
    pages = laid_out(Task(RuledLines(id="a", label=text("Write"), count=5)))
    at = [top + item.y1 for top, item in placed(pages, Stroke)]
    assert len(at) == 5
    gaps = [(low - high) / MM for high, low in itertools.pairwise(at)]
    assert gaps == pytest.approx([8.5] * 4)


def test_tick_boxes_measure_four_point_two_and_stand_beside_their_text() -> None:
    pages = laid_out(
        Task(Checklist(id="c", label=text("Tick"), options=(text("One"), text("Two"))))
    )
    boxes = [(top, item) for top, item in placed(pages, Rect)]
    lines = [(top, item) for top, item in placed(pages, TextLine) if item.text.strip() != "Tick"]
    assert len(boxes) == len(lines) == 2
    for (box_top, box), (line_top, line) in zip(boxes, lines, strict=True):
        assert box.width / MM == pytest.approx(4.2)
        assert box.height / MM == pytest.approx(4.2)
        assert (line.x - box.x - box.width) / MM == pytest.approx(2.5)
        assert box_top + box.y < line_top + line.y <= box_top + box.y + box.height


def test_rows_to_write_in_are_at_least_eleven_millimetres_high() -> None:
    blank = AnswerTable(id="t", label=text("Diary"), headers=(text("A"), text("B")), rows=3)
    pages = laid_out(Task(blank))
    levels = sorted({top + item.y1 for top, item in placed(pages, Stroke) if item.y1 == item.y2})
    rows = [(low - high) / MM for high, low in itertools.pairwise(levels)][1:]
    assert len(rows) == 3
    assert min(rows) >= 11 - 1e-6


def test_a_box_has_its_height_and_rounded_corners() -> None:
    pages = laid_out(Task(Box(id="b", label=text("Draw"), height_mm=40)))
    ((_, box),) = placed(pages, Rect)
    assert box.height / MM == pytest.approx(40)
    assert box.radius / MM == pytest.approx(1.5)


def test_before_and_after_line_up_over_equal_cells() -> None:
    blank = RatingScale(id="s", label=text("How strong?"), pair=True)
    pages = laid_out(Task(blank))
    circles = [item for _, item in placed(pages, Circle)]
    before, after = circles[:11], circles[11:]
    assert [c.x for c in before] == pytest.approx([c.x for c in after])
    steps = [right.x - left.x for left, right in itertools.pairwise(before)]
    assert steps == pytest.approx([steps[0]] * 10)
    assert all(step > 2 * before[0].radius for step in steps)


@pytest.mark.parametrize(("low", "high", "step"), [(0, 20, 1), (-100, 100, 10), (0, 1, 1)])
def test_every_scale_fits_its_measure(low: int, high: int, step: int) -> None:
    blank = RatingScale(id="s", label=text("How?"), minimum=low, maximum=high, step=step)
    pages = laid_out(Task(blank, 1))
    sheet = pages.pages[0].sheet
    for _, circle in placed(pages, Circle):
        assert circle.x - circle.radius > 59
        assert circle.x + circle.radius < sheet.width - 59
    numbers = [line.text.strip() for _, line in placed(pages, TextLine)]
    assert numbers[2:] == [str(point) for point in blank.points]


def test_every_blank_knows_where_it_is_written_and_under_which_id() -> None:
    pages = laid_out(
        BlankRow((NameBlank(label=text("Name")), DateBlank(label=text("Date")))),
        Paragraph((Text("I sleep "), InlineBlank("hours", "hours", 40), Text(" hours."))),
        Task(Checklist(id="c", label=text("Tick"), options=(text("One"), text("Two")), other=True)),
        Task(RatingScale(id="s", label=text("How?"), maximum=2, pair=True)),
        Task(AnswerTable(id="t", label=text("T"), headers=(text("A"), text("B")), rows=2)),
        Task(RuledLines(id="r", label=text("R"), count=2)),
    )
    areas = [item for _, item in placed(pages, WriteArea)]
    assert [area.field for area in areas] == [
        *("name", "date", "hours", "c.1", "c.2", "c.other"),
        *(f"s.{when}.{point}" for when in ("before", "after") for point in range(3)),
        *("t.1.1", "t.1.2", "t.2.1", "t.2.2", "r", "r"),
    ]
    assert all(area.width > 8 and area.height > 8 for area in areas)
    hours = next(area for area in areas if area.field == "hours")
    assert hours.width / MM == pytest.approx(40, abs=1)


def test_lines_stand_as_far_apart_as_their_blank_asks() -> None:
    for edition, expected in (("standard", 7.0), ("large-print", 12.0)):
        blank = RuledLines(id="a", label=text("Write"), count=4, gap_mm=7)
        pages = laid_out(Task(blank), edition=edition)
        at = [top + item.y1 for top, item in placed(pages, Stroke)]
        gaps = [(low - high) / MM for high, low in itertools.pairwise(at)]
        assert gaps == pytest.approx([expected] * 3)


def test_an_analogue_line_measures_a_hundred_millimetres_between_its_ends() -> None:
    blank = AnalogueLine(id="a", label=text("How?"), low=text("none"), high=text("most"))
    for edition in ("standard", "large-print", "ink-saver"):
        pages = laid_out(Task(blank, 3), edition=edition)
        strokes = [item for _, item in placed(pages, Stroke)]
        (line,) = (item for item in strokes if item.y1 == item.y2)
        ends = [item.x1 for item in strokes if item.x1 == item.x2]
        assert (line.x2 - line.x1) / MM == pytest.approx(100)
        assert ends == pytest.approx([line.x1, line.x2])


def test_an_analogue_line_without_room_is_told() -> None:
    blank = AnalogueLine(id="a", label=text("How?"), low=text("none"), high=text("most"))
    report = Report()
    lay_out(Handout("A", (CardSheet(((Task(blank),),)),)), report)
    assert ["not for 100" in notice.problem for notice in report] == [True]


@pytest.mark.parametrize(("edition", "size"), [("standard", 4.2), ("large-print", 6.0)])
def test_circles_to_tick_are_as_large_as_tick_boxes(edition: str, size: float) -> None:
    options = (text("One"), text("Two"))
    choice = MultipleChoice(id="m", label=text("Which?"), options=options)
    truth = TrueFalse(id="t", label=text("True?"), statements=options)
    pages = laid_out(Task(choice), Task(truth), edition=edition)
    circles = [item for _, item in placed(pages, Circle)]
    assert len(circles) == 6
    assert all(2 * circle.radius / MM == pytest.approx(size) for circle in circles)


def test_options_in_columns_are_read_down_each_column() -> None:
    options = tuple(text(word) for word in ("a", "b", "c", "d", "e"))
    pages = laid_out(Task(Checklist(id="c", label=text("Tick"), options=options, columns=2)))
    said = [line.text.strip() for _, line in placed(pages, TextLine)]
    assert said == ["Tick", "a", "b", "c", "d", "e"]
    places = {line.text.strip(): (line.x, top + line.y) for top, line in placed(pages, TextLine)}
    assert places["a"][0] == places["c"][0] < places["d"][0] == places["e"][0]
    assert places["a"][1] == places["d"][1]


def test_columns_whose_words_would_be_cut_become_fewer() -> None:
    options = (text("Rechtsschutzversicherungsgesellschaften"),) * 3
    blank = Checklist(id="c", label=text("Tick"), options=options, columns=3)
    pages = laid_out(Task(blank), edition="large-print")
    assert [line.text.strip() for _, line in placed(pages, TextLine)][1:] == [
        "Rechtsschutzversicherungsgesellschaften"
    ] * 3


def test_gaps_of_a_cloze_text_are_equally_wide() -> None:
    gap = InlineBlank("", "gap", 40)
    words = (Text("When "), gap, Text(" comes, it is "), gap, Text(" that "), gap, Text("."))
    blank = Cloze(
        id="c",
        label=text("Fill in"),
        paragraphs=(words, (gap,)),
        bank=("one", "two"),
        bank_label=text("Words"),
        solution=("a", "b", "c", "d"),
    )
    areas = [item for _, item in placed(laid_out(Task(blank)), WriteArea)]
    assert [area.field for area in areas] == ["c.1", "c.2", "c.3", "c.4"]
    assert len({round(area.width, 3) for area in areas}) == 1


def test_parts_of_blanks_are_named_alike_everywhere() -> None:
    two = (text("One"), text("Two"))
    boxes = (DiagramBox(two[0]), DiagramBox(two[1]))
    pictures = tuple(Picture(PIXEL, words) for words in two)
    signed = SignatureBlock(id="s", label=text("S"), parties=two, initials=True)
    pages = laid_out(
        Task(signed),
        Task(SentenceStem(id="st", label=text("L"), stem=text("I am"), repeat=2)),
        Task(MultipleChoice(id="m", label=text("M"), options=two)),
        Task(TrueFalse(id="t", label=text("T"), statements=two)),
        Task(PictureChoice(id="p", label=text("P"), pictures=pictures)),
        Task(Matching(id="ma", label=text("M"), left=two, right=two, solution=(2, 1))),
        Task(Ordering(id="o", label=text("O"), steps=two, solution=(2, 1))),
        Task(Thermometer(id="th", label=text("T"), maximum=1)),
        Task(Diagram(id="d", label=text("D"), boxes=boxes)),
        Task(BodyOutline(id="b", label=text("B"))),
        Task(AnalogueLine(id="a", label=text("A"), low=two[0], high=two[1])),
    )
    assert [item.field for _, item in placed(pages, WriteArea)] == [
        *("s.1", "s.1.initials", "s.1.date", "s.2", "s.2.initials", "s.2.date"),
        *("st.1", "st.2", "m.1", "m.2"),
        *("t.1.true", "t.1.false", "t.2.true", "t.2.false"),
        *(
            "p.1",
            "p.2",
            "ma.1",
            "ma.2",
            "o.1",
            "o.2",
            "th.1",
            "th.note.1",
            "th.0",
            "th.note.0",
            "d.1",
            "d.2",
            "b",
            "a",
        ),
    ]


def test_arrows_lead_round_a_cycle_from_box_to_box() -> None:
    for count in (3, 4, 5, 6):
        boxes = tuple(DiagramBox(text(f"Box {number}")) for number in range(count))
        blank = Diagram(id="d", label=text("Round"), boxes=boxes, shape="cycle")
        pages = laid_out(Task(blank))
        frames = [item for _, item in placed(pages, Rect)]
        shafts = [item for _, item in placed(pages, Stroke)]
        assert len(frames) == len(shafts) == count

        def near(frame: Rect, x: float, y: float) -> bool:
            across = frame.x - 5 <= x <= frame.x + frame.width + 5
            return across and frame.y - 5 <= y <= frame.y + frame.height + 5

        for number, shaft in enumerate(shafts):
            assert near(frames[number], shaft.x1, shaft.y1)
            assert near(frames[(number + 1) % count], shaft.x2, shaft.y2)


def test_a_cycle_too_tall_for_a_ring_leads_back_along_its_right_side() -> None:
    boxes = tuple(DiagramBox(text("many words " * 60)) for _ in range(3))
    pages = laid_out(Task(Diagram(id="d", label=text("Round"), boxes=boxes, shape="cycle")))
    frames = [item for _, item in placed(pages, Rect)]
    right = max(item.x1 for _, item in placed(pages, Stroke))
    assert right > max(frame.x + frame.width for frame in frames)
    way = [item for _, item in placed(pages, Stroke) if item.x1 == right]
    upright = [item for item in way if item.x2 == right]
    (into,) = [item for item in way if item.x2 != right]
    assert len(upright) == len(boxes)
    assert 0 < into.x2 - (frames[0].x + frames[0].width) < 5


@pytest.mark.parametrize("brand", [Brand(page_size="a4"), Brand(page_size="letter")])
def test_a_thermometer_with_long_words_at_its_ends_stays_on_one_page(brand: Brand) -> None:
    words = text(LONG)
    label = text(f"{LONG} {LONG[:300]}")
    blank = Thermometer(id="t", label=label, minimum=0, maximum=20, low=words, high=words)
    pages = laid_out(Task(blank, 90), brand=brand)
    drawn = [
        number
        for number in range(len(pages.pages))
        if [*placed(pages, WriteArea, number), *placed(pages, Circle, number)]
    ]
    assert len(drawn) == 1


def test_a_number_stands_on_the_line_of_a_label_beside_its_line() -> None:
    for words in ("Name", "A label of many words " * 6):
        pages = laid_out(Task(NameBlank(id="n", label=text(words)), 10))
        lines = [(top + item.y, item.text.strip()) for top, item in placed(pages, TextLine)]
        (number,) = [y for y, said in lines if said == "10."]
        assert number == pytest.approx(min(y for y, said in lines if said != "10."))


def test_a_table_whose_head_is_too_tall_to_repeat_is_closed_at_the_top_of_each_page() -> None:
    headers = tuple(text("many words " * 25) for _ in range(4))
    pages = laid_out(Task(AnswerTable(id="t", label=text("Fill in"), headers=headers, rows=30)))
    assert len(pages.pages) > 1
    for number in range(1, len(pages.pages)):
        rules = [(top + item.y1, item) for top, item in placed(pages, Stroke, number)]
        highest = min(y for y, _ in rules)
        assert any(y == highest and item.y1 == item.y2 for y, item in rules)


def test_the_alt_text_of_a_body_outline_stays_with_its_picture() -> None:
    blank = BodyOutline(id="b", label=text("Where?"), alt="A body")
    ((_, picture),) = placed(laid_out(Task(blank)), Drawn)
    assert picture.alt == "A body"
    assert picture.image.kind == "svg"
