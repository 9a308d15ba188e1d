"""Answers on paper: printed where they would be written, as words and marks that are read.

Where a place is too small for its answer, the page is laid out again with more lines, a taller
box, or the whole answer below its question: nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from handoutgen.model.blanks import AnalogueLine, AnswerTable, BodyOutline, Box, RuledLines
from handoutgen.model.blanks.checks import MAX_LINES
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Inline,
    LineBreak,
    Paragraph,
    Personal,
    Strong,
    Task,
    Text,
)
from handoutgen.model.rebuilding import rebuilt
from handoutgen.write.pdf.answer_text import answer_lines, fitted, heights, on_baseline
from handoutgen.write.pdf.assemble import Pages
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.forms.gathering import AnyBlank, places_of
from handoutgen.write.pdf.forms.marks import chosen
from handoutgen.write.pdf.forms.setting import LIFT, PADDING
from handoutgen.write.pdf.items import Item, Sign, Stroke, WriteArea, moved
from handoutgen.write.pdf.pages import Page
from handoutgen.write.pdf.print_fields import asked_for
from handoutgen.write.pdf.scales import ANALOGUE
from handoutgen.write.pdf.surface import text_string

LayOut = Callable[[Handout], Pages]
BEHIND = 12.0
"""Points between a line and the number of the mark on it."""
MARKED = "✓"
"""What a mark is read as."""
TALLEST_BOX = 200.0
"""Millimetres that a box may be high (:class:`handoutgen.model.blanks.Box`)."""


def answered(handout: Handout, context: Context, lay_out: LayOut) -> Pages:
    """Return *handout*, laid out by *lay_out*, with its answers in their places."""
    writing = _Writing(handout, context)
    pages = writing.on(lay_out(handout))
    if writing.missing:
        body = rebuilt(handout.body, partial(_with_room, writing=writing))
        again = _Writing(replace(handout, body=body), context, below=writing.below)
        pages = again.on(lay_out(replace(handout, body=body)))
    return replace(pages, handout=handout)


# More room -----------------------------------------------------------------------------------


def _with_room(block: Block, *, writing: _Writing) -> Blocks:
    """Return *block* with room for its answers, or followed by those that it has no room for."""
    missing = writing.missing
    match block:
        case Task(RuledLines() as lines) if lines.id in missing:
            count = lines.count + int(missing[lines.id])
            if count <= MAX_LINES:
                return (replace(block, blank=replace(lines, count=count)),)
        case Task(Box() as box) if box.id in missing:
            height = box.height_mm + missing[box.id] * 25.4 / 72
            if height <= TALLEST_BOX:
                return (replace(block, blank=replace(box, height_mm=height)),)
        case _:
            pass
    fields = [field for field, _, _ in places_of((block,)).values() if field.id in missing]
    below = {field.id: field for field in fields}
    writing.below.update(below)
    return (block, *(writing.paragraph(field) for field in below.values()))


# Words and marks -----------------------------------------------------------------------------


@dataclass(slots=True)
class _Place:
    """A place to write: on which page, in which of its groups of items, behind which item."""

    page: int
    group: int
    item: int
    area: WriteArea


class _Writing:
    """Writes the answers of one handout; *missing* is by how much their places are too small.

    *below* are the fields whose answers stand below their questions instead.
    """

    def __init__(
        self, handout: Handout, context: Context, *, below: dict[str, FormField] | None = None
    ) -> None:
        self._context = context
        self._answers: Mapping[str, str] = dict(handout.answers)
        self._known = places_of(handout.body)
        self.below: dict[str, FormField] = below or {}
        self.missing: dict[str, float] = {}

    def paragraph(self, field: FormField) -> Paragraph:
        """Return the whole answer to *field* with its question."""
        ended = field.label.endswith((".", ":", "?", "!", "…"))
        said: list[Inline] = [Strong((Text(field.label + ("" if ended else ":")),)), Text(" ")]
        for number, line in enumerate(self._answers[field.id].split("\n")):
            if number:
                said.append(LineBreak())
            if line.strip():
                said.append(Personal(field.id, line.strip()))
        return Paragraph(tuple(said))

    def on(self, pages: Pages) -> Pages:
        """Return *pages* with the answers on them."""
        found: dict[str, list[_Place]] = {}
        for place in _places(pages.pages):
            known = self._known.get(place.area.field)
            if known is None:
                continue
            field, value, _ = known
            answer = self._answers.get(field.id)
            if answer and field.id not in self.below and value in ("", answer):
                found.setdefault(place.area.field, []).append(place)
        added: dict[tuple[int, int, int], list[Item]] = {}
        for name, places in found.items():
            field, _, blank = self._known[name]
            for place, items in self._written(field, blank, places):
                added.setdefault((place.page, place.group, place.item), []).extend(items)
        return replace(pages, pages=_with(pages.pages, added))

    def _written(
        self, field: FormField, blank: AnyBlank, places: list[_Place]
    ) -> Iterator[tuple[_Place, list[Item]]]:
        """Yield what is drawn for the answer to *field*, with its place."""
        answer = self._answers[field.id]
        first = places[0]
        match field.kind:
            case "tick" | "radio":
                if field.kind == "tick" and answer != "true":
                    return
                role = "cb" if field.kind == "tick" else "rb"
                _say(first, f"/Role /{role} /checked /on", field, answer)
                shapes = chosen(
                    field, blank, first.area.width, first.area.height, self._context.look
                )
                yield first, [self._sign(first, shapes, MARKED)]
            case "lines" if isinstance(blank, BodyOutline):
                self.missing[field.id] = 1.0
            case "lines" if isinstance(blank, RuledLines):
                _say(first, "/Role /tv", field)
                yield from self._on_lines(field, answer, places)
            case "lines":
                _say(first, "/Role /tv", field)
                yield first, list(self._in_box(field, blank, answer, first))
            case _ if isinstance(blank, AnalogueLine) and (mark := _percent(answer)) is not None:
                _say(first, "/Role /tv", field)
                x = first.area.width * mark / 100
                stroke = Stroke(
                    x, 1.0, x, first.area.height - 4.0, 2.4, self._context.look.ink, None
                )
                yield first, list(self._beside_line(field, answer, first, stroke))
            case _:
                _say(first, "/Role /tv", field)
                yield first, list(self._on_one_line(field, answer, first))

    def _sign(self, place: _Place, shapes: Iterable[Item], meaning: str) -> Sign:
        area = place.area
        drawn = tuple(moved(shape, area.x, area.y) for shape in shapes)
        return Sign(drawn, area.tag.sign(meaning))  # type: ignore[arg-type]

    def _beside_line(
        self, field: FormField, answer: str, place: _Place, mark: Stroke
    ) -> Iterator[Item]:
        """Yield a mark on a line, with its number behind the line where there is room for it."""
        area = place.area
        if area.width < ANALOGUE.pt - 1.0:
            yield self._sign(place, (mark,), answer)
            return
        yield moved(mark, area.x, area.y)
        role = self._context.role("answer")
        line, role = fitted(self._context, answer, field.id, role, 1e6, least=1.0, tag=area.tag)
        yield from on_baseline(
            line, area.x + area.width + BEHIND, area.y + area.height / 2 + role.size.pt * 0.3
        )

    def _on_lines(
        self, field: FormField, answer: str, places: list[_Place]
    ) -> Iterator[tuple[_Place, list[Item]]]:
        role = self._context.role("answer")
        room = places[0].area.width - 2 * PADDING
        lines = answer_lines(self._context, answer, field.id, role, room, places[0].area.tag)
        if len(lines) > len(places):
            self.missing[field.id] = len(lines) - len(places)
        for place, line in zip(places, lines, strict=False):
            if line is not None:
                area = place.area
                baseline = area.y + area.height - LIFT * role.size.pt
                yield place, list(on_baseline(line, area.x + PADDING, baseline))

    def _in_box(
        self, field: FormField, blank: AnyBlank, answer: str, place: _Place
    ) -> Iterator[Item]:
        context, area = self._context, place.area
        role = context.role("table-cell" if isinstance(blank, AnswerTable) else "answer")
        high = heights(context, role.size.pt)
        room = area.width - 2 * PADDING
        lines = answer_lines(context, answer, field.id, role, room, area.tag)
        over = 2 * PADDING + len(lines) * high.whole - area.height
        if over > 0:
            self.missing[field.id] = over + 1.0
        for number, line in enumerate(lines):
            if line is not None:
                baseline = area.y + PADDING + high.above + number * high.whole
                yield from on_baseline(line, area.x + PADDING, baseline)

    def _on_one_line(self, field: FormField, answer: str, place: _Place) -> Iterator[Item]:
        context, area = self._context, place.area
        role = context.role("answer")
        room = area.width - 2 * PADDING
        least = context.look.smallest.pt
        line, role = fitted(context, answer, field.id, role, room, least=least, tag=area.tag)
        if line.width > room + 0.1:
            self.missing[field.id] = line.width - room
        centred = field.kind == "choice"
        left = (area.width - line.width) / 2 if centred else PADDING
        low = area.height / 2 - role.size.pt * 0.35 if centred else LIFT * role.size.pt
        yield from on_baseline(line, area.x + left, area.y + area.height - low)


def _say(place: _Place, what: str, field: FormField, value: str = "") -> None:
    """Let the element of *place* say that it is a field that was filled in on paper.

    (ISO 32000-1, 14.8.5.6: print field attributes.) The tree is this handout's own.
    """
    said = f" /A <</O /PrintField {what} /Desc {text_string(asked_for(field, value))}>>"
    if said not in place.area.tag.entries:
        place.area.tag.entries += said


def _percent(answer: str) -> float | None:
    try:
        number = float(answer.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def _places(pages: Iterable[Page]) -> Iterator[_Place]:
    for page_number, page in enumerate(pages):
        for group, placed in enumerate(page.content):
            if placed.part is None:
                continue
            for number, item in enumerate(placed.items):
                if isinstance(item, WriteArea):
                    yield _Place(page_number, group, number, item)


def _with(
    pages: tuple[Page, ...], added: Mapping[tuple[int, int, int], list[Item]]
) -> tuple[Page, ...]:
    """Return *pages* with the items *added* behind those that they belong to."""
    touched = {(page, group) for page, group, _ in added}
    written = []
    for page_number, page in enumerate(pages):
        content = list(page.content)
        for group, placed in enumerate(page.content):
            if (page_number, group) in touched:
                items: list[Item] = []
                for number, item in enumerate(placed.items):
                    items += (item, *added.get((page_number, group, number), ()))
                content[group] = placed._replace(items=tuple(items))
        written.append(page._replace(content=tuple(content)))
    return tuple(written)
