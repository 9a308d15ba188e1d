"""Places to write, measured on the page."""

from __future__ import annotations

import itertools

import pytest

from handoutgen.model.blanks import (
    AnswerTable,
    Box,
    Checklist,
    DateBlank,
    NameBlank,
    RatingScale,
    RuledLines,
)
from handoutgen.model.nodes import BlankRow, InlineBlank, Paragraph, Task, Text, text
from handoutgen.write.pdf.items import Circle, Rect, Stroke, TextLine, WriteArea
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
