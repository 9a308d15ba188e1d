"""Places to choose: options to tick, one option of several, true or false, pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from handoutgen.errors import Place
from handoutgen.model.blanks import (
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    TrueFalse,
)
from handoutgen.model.nodes import Inlines, plain_text, text
from handoutgen.report import ImageNotice
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow, Strip
from handoutgen.write.pdf.items import (
    Circle,
    Decoration,
    Item,
    Node,
    Rect,
    Sign,
    Stroke,
    WriteArea,
    moved,
)
from handoutgen.write.pdf.items import Picture as Drawn
from handoutgen.write.pdf.marks import UNMARKED, UNTICKED, tick_box, tick_circle
from handoutgen.write.pdf.places import (
    longest_word,
    part,
    room_for,
    stacked,
    tall,
    writing_line,
)
from handoutgen.write.pdf.structure import Element, Entry, entries_of
from handoutgen.write.style import Look

Mark: TypeAlias = Callable[[float, float, Look, Node], tuple[Decoration, ...]]
"""Draws an empty mark at *x* on a baseline."""

GUTTER = 14.0
"""Points between columns of options."""
ROW_AIR = 5.0
"""Points below an option of more than one line."""
COARSE = 150
"""Printed below this many dots an inch, a picture looks coarse."""


class _Option(NamedTuple):
    items: list[Item]
    height: float
    lines: int


def add_checklist(flow: Flow, context: Context, column: Column, blank: Checklist) -> None:
    """Add options with tick boxes, read down each column, the line for one's own last."""
    whole = context.within.list("Square")
    _add_options(flow, context, column, blank, whole, tick_box)
    if not blank.other:
        return
    entry = entries_of(whole, 1)[0]
    look = context.look.blank
    inset = look.tick_size.pt + look.tick_gap.pt
    baseline = context.type.baseline(context.role("body"))
    low = baseline + 2.5
    left, width = column.x + inset, column.full - inset
    high = max(context.role("body").size.pt * 1.5, 18.0)
    area = (left, max(low - high, 0.0), width, min(low, high))
    box = tick_box(column.x, baseline, context.look, blank)
    items = (
        Sign(box, entry.mark.sign(UNTICKED), field=True),
        writing_line(context, left, width, low, blank),
        WriteArea(*area, part(blank, "other"), entry.words.inline("Form")),
    )
    flow.add(Strip(max(look.tick_row.pt, low + 4.0), items, 1), 5.0)


def add_multiple_choice(
    flow: Flow, context: Context, column: Column, blank: MultipleChoice
) -> None:
    """Add options with circles, read down each column."""
    _add_options(flow, context, column, blank, context.within.list("Circle"), tick_circle)


def columns_that_fit(
    context: Context, words: Sequence[Inlines], asked: int, room: float, inset: float
) -> int:
    """Return how many columns, up to *asked*, leave every word of *words* whole in *room*."""
    if asked == 1:
        return 1
    role = context.role("body")
    widest = max(longest_word(context, each, role) for each in words)
    for columns in range(asked, 1, -1):
        if widest <= (room - GUTTER * (columns - 1)) / columns - inset:
            return columns
    return 1


def _add_options(
    flow: Flow,
    context: Context,
    column: Column,
    blank: Checklist | MultipleChoice,
    whole: Element,
    mark: Mark,
) -> None:
    entries = entries_of(whole, len(blank.options))
    look = context.look.blank
    inset = look.tick_size.pt + look.tick_gap.pt
    columns = columns_that_fit(context, blank.options, blank.columns, column.full, inset)
    options = _set_options(context, column, blank, columns, entries, mark)
    while columns > 1 and max(one.height for one in options) > room_for(context, column) / 3:
        columns -= 1
        options = _set_options(context, column, blank, columns, entries, mark)
    if columns == 1:
        for number, one in enumerate(options):
            height = max(one.height, look.tick_row.pt)
            flow.add(Strip(height, tuple(one.items), one.lines), 0.0 if number else 2.0)
        return
    # Columns are read downwards: those of a long list end before their page does.
    tallest = max(look.tick_row.pt, *(one.height for one in options))
    rows = min(-(-len(options) // columns), int(room_for(context, column) / 2 / tallest))
    apart = (column.full + GUTTER) / columns
    for start in range(0, len(options), rows * columns):
        here = options[start : start + rows * columns]
        strip = _in_columns(here, columns, apart, look.tick_row.pt)
        flow.add(strip, ROW_AIR * 2 if start else 2.0)


def _in_columns(options: Sequence[_Option], columns: int, apart: float, least: float) -> Strip:
    """Return *options* in one strip, drawn in the order in which they are read."""
    rows = -(-len(options) // columns)
    heights = [max([least, *(one.height for one in options[row::rows])]) for row in range(rows)]
    tops = [sum(heights[:row]) for row in range(rows)]
    items = [
        moved(item, number // rows * apart, tops[number % rows])
        for number, one in enumerate(options)
        for item in one.items
    ]
    return Strip(sum(heights), tuple(items), sum(one.lines for one in options[:rows]))


def _set_options(
    context: Context,
    column: Column,
    blank: Checklist | MultipleChoice,
    columns: int,
    entries: Sequence[Entry],
    mark: Mark,
) -> list[_Option]:
    """Return the options as wide as one of *columns*, all from the left edge."""
    each = (column.full - GUTTER * (columns - 1)) / columns
    return [
        _option(context, blank, number, column.x, each, entry, mark)
        for number, entry in enumerate(entries)
    ]


def _option(
    context: Context,
    blank: Checklist | MultipleChoice,
    number: int,
    x: float,
    width: float,
    entry: Entry,
    mark: Mark,
) -> _Option:
    look = context.look.blank
    role = context.role("body")
    inset = look.tick_size.pt + look.tick_gap.pt
    lines = context.set_text(blank.options[number], role, x + inset, width - inset, entry.words)
    marked = _marked(context, x, part(blank, number + 1), blank, entry.mark, mark)
    return _Option([*marked, *stacked(lines, 0.0, 0.0)], tall(lines) + ROW_AIR, len(lines))


def _marked(
    context: Context,
    x: float,
    field: str,
    blank: Checklist | MultipleChoice | TrueFalse | PictureChoice,
    label: Element,
    mark: Mark,
    down: float = 0.0,
) -> list[Item]:
    """Return an empty mark beside a line of body text, and where it is ticked."""
    baseline = context.type.baseline(context.role("body")) + down
    drawn = mark(x, baseline, context.look, blank)
    size = context.look.blank.tick_size.pt
    frame = drawn[0]
    assert isinstance(frame, Rect | Circle)  # noqa: S101
    top = frame.y if isinstance(frame, Rect) else frame.y - size / 2
    meaning = UNTICKED if mark is tick_box else UNMARKED
    tag = label.inline("Form")
    return [
        Sign(drawn, tag.sign(meaning), field=True),
        WriteArea(x, top, size, size, field, tag, heard=False),
    ]


# True or false -------------------------------------------------------------------------------

BESIDE = 0.45
"""The share of the measure that the two words may take beside a statement."""
CHOICE_GAP = 14.0


def add_true_false(flow: Flow, context: Context, column: Column, blank: TrueFalse) -> None:
    """Add statements, each with two circles at its right, or below it where words are long."""
    look = context.look.blank
    role = context.role("body")
    inset = look.tick_size.pt + look.tick_gap.pt * 0.7
    words = (text(blank.true_word), text(blank.false_word))
    widths = [
        sum(line.width for line in context.set_text(each, role, 0.0, 1e6)) + inset for each in words
    ]
    both = sum(widths) + CHOICE_GAP
    beside = both <= column.full * BESIDE
    room = column.full - both - CHOICE_GAP if beside else column.full
    whole = context.within.list()
    for number, statement in enumerate(blank.statements, 1):
        tag = whole.child("LI").child("LBody")
        lines = context.set_text(statement, role, column.x, room, tag.child("P"))
        entries = entries_of(tag.list("Circle"), 2)
        items: list[Item] = []
        if number > 1:
            right = column.x + column.full
            hair, colour = context.look.hair.pt, context.look.hairline
            items.append(Stroke(column.x, 0.0, right, 0.0, hair, colour, blank))
        items += stacked(lines, 0.0, ROW_AIR)
        height = max(ROW_AIR + tall(lines) + ROW_AIR, look.tick_row.pt)
        fields = [part(blank, number, name) for name in ("true", "false")]
        if beside:
            x = column.x + column.full - both
            for word, width, field, entry in zip(words, widths, fields, entries, strict=True):
                said = context.set_text(word, role, x + inset, width, entry.words)
                items += _marked(context, x, field, blank, entry.mark, tick_circle, ROW_AIR)
                items += stacked(said, 0.0, ROW_AIR)
                x += width + CHOICE_GAP
            flow.add(Strip(height, tuple(items), len(lines)))
            continue
        flow.add(Strip(height, tuple(items), len(lines)))
        for word, field, entry in zip(words, fields, entries, strict=True):
            said = context.set_text(word, role, column.x + inset, column.full - inset, entry.words)
            marked = _marked(context, column.x, field, blank, entry.mark, tick_circle)
            strip = Strip(
                max(tall(said), look.tick_row.pt), (*marked, *stacked(said, 0.0, 0.0)), len(said)
            )
            flow.add(strip, 0.0, Bond.FIXED)
        flow.space(ROW_AIR)


# Pictures ------------------------------------------------------------------------------------

CELL_PADDING = 6.0
SHAPE = 0.72
"""How tall the place for a picture is, as a share of its width."""
TALLEST = 150.0


def add_picture_choice(flow: Flow, context: Context, column: Column, blank: PictureChoice) -> None:
    """Add pictures in equal cells, each with a tick box and its words below it."""
    look = context.look.blank
    inset = look.tick_size.pt + look.tick_gap.pt
    around = inset + 2 * CELL_PADDING
    labels = [picture.label for picture in blank.pictures]
    columns = columns_that_fit(context, labels, blank.columns, column.full, around)
    entries = entries_of(context.within.list("Square"), len(blank.pictures))
    cells = _cells(context, column, blank, entries, columns)
    while columns > 1 and max(height for _, height in cells) > room_for(context, column) / 2:
        columns -= 1
        cells = _cells(context, column, blank, entries, columns)
    height = max(tallest for _, tallest in cells)
    for row, start in enumerate(range(0, len(cells), columns)):
        here = cells[start : start + columns]
        width = (column.full - GUTTER * (columns - 1)) / columns
        items: list[Item] = []
        for place, (inside, _) in enumerate(here):
            x = column.x + place * (width + GUTTER)
            grey, corner = look.grey, look.box_corner.pt
            weight = look.line_weight.pt
            items.append(
                Rect(x, 0.0, width, height, blank, stroke=grey, weight=weight, radius=corner)
            )
            items += inside
        flow.add(Strip(height, tuple(items), 2), GUTTER * 0.7 if row else 4.0)


def _cells(
    context: Context,
    column: Column,
    blank: PictureChoice,
    entries: Sequence[Entry],
    columns: int,
) -> list[tuple[list[Item], float]]:
    """Return what stands in each cell from its row's top, and how tall that is."""
    width = (column.full - GUTTER * (columns - 1)) / columns
    return [
        _cell(
            context,
            blank,
            picture,
            part(blank, number + 1),
            entry,
            column.x + number % columns * (width + GUTTER),
            width,
        )
        for number, (picture, entry) in enumerate(zip(blank.pictures, entries, strict=True))
    ]


def _cell(
    context: Context,
    blank: PictureChoice,
    picture: Picture,
    field: str,
    entry: Entry,
    x: float,
    width: float,
) -> tuple[list[Item], float]:
    look = context.look.blank
    image = picture.image
    room = width - 2 * CELL_PADDING
    high = min(room * SHAPE, TALLEST)
    scale = min(room / image.width, high / image.height)
    if image.kind != "svg":
        # 96 dots an inch at most: a few pixels do not become a poster.
        scale = min(scale, 0.75)
        _tell_if_coarse(context, plain_text(picture.label, personal=False), 72 / scale)
    wide, tall_ = image.width * scale, image.height * scale
    alt = " ".join(plain_text(picture.label, personal=False).split())
    left = x + (width - wide) / 2
    top = CELL_PADDING + (high - tall_) / 2
    inset = look.tick_size.pt + look.tick_gap.pt
    figure = entry.words.figure(alt)
    said = entry.words.child("P")
    lines = context.set_text(
        picture.label, context.role("body"), x + CELL_PADDING + inset, room - inset, said
    )
    down = CELL_PADDING + high + 5.0
    items: list[Item] = [Drawn(left, top, wide, tall_, image, alt, figure)]
    items += _marked(context, x + CELL_PADDING, field, blank, entry.mark, tick_box, down)
    items += stacked(lines, 0.0, down)
    least = max(tall(lines), look.tick_size.pt + 4.0)
    return items, down + least + CELL_PADDING


def _tell_if_coarse(context: Context, name: str, dots: float) -> None:
    if dots < COARSE:
        context.report.add(
            ImageNotice(
                Place(f"image {name!r}"),
                f"printed at {round(dots)} dots an inch, it looks coarse",
                f"{COARSE} dots an inch or more print well",
            )
        )
