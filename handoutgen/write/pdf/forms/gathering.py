"""Places to write on laid-out pages → the fields of a form, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple, TypeAlias

from handoutgen.model.blanks import Blank
from handoutgen.model.blanks.form_fields import FormField, form_fields, inline_field
from handoutgen.model.handout import printed_blanks
from handoutgen.model.nodes import Block, InlineBlank
from handoutgen.write.pdf.items import WriteArea
from handoutgen.write.pdf.pages import Page

AnyBlank: TypeAlias = Blank | InlineBlank


class Box(NamedTuple):
    """A rectangle in PDF's own way, counted from the sheet's lower left corner."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.high - self.low


class FieldPlace(NamedTuple):
    """Where a field, or one value of a radio group, is on the pages.

    *area* is the first place to write that it is made of, *rows* how many there are below each
    other: lines to write on. *order* counts places in the order in which they are read.
    """

    page: int
    box: Box
    area: WriteArea
    order: int
    rows: int = 1
    value: str = ""


class PlacedField(NamedTuple):
    """A field of *blank* with its places: one, or one for each value of a radio group."""

    field: FormField
    blank: AnyBlank
    places: tuple[FieldPlace, ...]


class _Found(NamedTuple):
    page: int
    box: Box
    area: WriteArea
    order: int


def placed_fields(body: Iterable[Block], pages: Sequence[Page]) -> tuple[PlacedField, ...]:
    """Return the fields of *body*, which is laid out on *pages*.

    Lines to write on that follow each other are one field. Where they are parted by a page's
    end, the field is where most of them are, and the others stay lines on paper: two fields of
    one name would always hold the same.
    """
    known = places_of(body)
    found: dict[str, dict[str, list[_Found]]] = {}
    order = count()
    for number, page in enumerate(pages):
        for box, area in _areas(page):
            if area.field in known:
                field, value, _ = known[area.field]
                each = found.setdefault(field.id, {}).setdefault(value, [])
                each.append(_Found(number, box, area, next(order)))
    by_id = {field.id: (field, blank) for field, _, blank in known.values()}
    return tuple(
        PlacedField(*by_id[id_], tuple(_one_place(each, value) for value, each in places.items()))
        for id_, places in found.items()
    )


def _areas(page: Page) -> Iterator[tuple[Box, WriteArea]]:
    for placed in page.content:
        if placed.part is None:
            continue  # a head that is drawn again
        for item in placed.items:
            if isinstance(item, WriteArea) and item.width > 0 and item.height > 0:
                high = page.sheet.height - placed.top - item.y
                yield Box(item.x, high - item.height, item.x + item.width, high), item


def places_of(body: Iterable[Block]) -> dict[str, tuple[FormField, str, AnyBlank]]:
    """Return the fields of *body* by what their places are called, with value and blank.

    Composing names each field once; of two that have one name in a body made by hand, the first
    is in the form.
    """
    first: dict[str, FormField] = {}
    places: dict[str, tuple[FormField, str, AnyBlank]] = {}
    for blank in printed_blanks(body):
        fields = (inline_field(blank),) if isinstance(blank, InlineBlank) else form_fields(blank)
        for field in fields:
            if first.setdefault(field.id, field) is not field:
                continue
            if field.kind == "radio":
                for option in field.options:
                    places.setdefault(field.place(option.value), (field, option.value, blank))
            else:
                places.setdefault(field.id, (field, "", blank))
    return places


def _one_place(found: list[_Found], value: str) -> FieldPlace:
    """Return the one place that *found*, in which the same is written, comes to."""
    by_page: dict[int, list[_Found]] = {}
    for each in found:
        by_page.setdefault(each.page, []).append(each)
    here = max(by_page.values(), key=lambda each: sum(one.box.height for one in each))
    # Rows that something stands between, such as a head that is repeated, are not one place.
    rows = [here[0]]
    for each in here[1:]:
        if abs(rows[-1].box.low - each.box.high) < 1.0:
            rows.append(each)
    box = Box(
        min(one.box.left for one in rows),
        rows[-1].box.low,
        max(one.box.right for one in rows),
        rows[0].box.high,
    )
    return FieldPlace(rows[0].page, box, rows[0].area, rows[0].order, len(rows), value)
