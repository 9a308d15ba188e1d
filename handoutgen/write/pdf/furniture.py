"""Page furniture: the clinic's head on page 1, the running line after it, the foot on all.

The head is read, for it is a letter's: nothing else says how to reach the clinic. What comes again
on every page is not.
"""

from __future__ import annotations

from dataclasses import field, replace

from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Text
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.items import Item, Picture, Placed, Stroke, moved
from handoutgen.write.pdf.lines import Line
from handoutgen.write.pdf.pages import Page, Sheet
from handoutgen.write.pdf.structure import Element
from handoutgen.write.style import PageBox, Role

HEAD_TOP = 34.0
"""Points from the sheet's edge to the head of page 1."""
RUNNING_TOP = 30.0
FOOT_GAP = 13.0
"""Points between the column's end and the hairline at the foot."""
BELOW_HEAD = 20.0
LOGO_GAP = 16.0
BESIDE_LOGO = 4.0
"""Lines that are together so many times as tall as a logo may be stand below it, not beside it."""
BELOW_LOGO = 8.0
RUNNING_GAP = 14.0
HEAD_PART = 0
BRANDS_KEPT, FEET_KEPT = 8, 500


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the column, measured before the column is laid out."""

    context: Context
    handout: Handout
    heads: dict[bool, tuple[Item, ...]]
    """What stands at the top of page 1, on an upright sheet and on a landscape one."""
    sheets: dict[tuple[bool, bool], Sheet]
    tree: Element
    """How the head is read: as the handout's first part."""
    running: dict[float, tuple[Item, ...]] = field(default_factory=dict)
    """The running line by the width of its sheet: the same on all pages."""
    feet: dict[tuple[float, int, int], tuple[Item, ...]] = field(default_factory=dict)
    """The foot by the width of its sheet, the page's number and how many there are."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What came of it so far."""
        return self.context.report.notices

    def sheet(self, number: int, landscape: bool) -> Sheet:
        """Return the sheet of page *number*, counted from 0."""
        return self.sheets[(number == 0, landscape)]

    def around(self, page: Page, number: int, total: int) -> Page:
        """Return *page*, the one of *number* from 0, with its furniture."""
        head = (
            Placed(RUNNING_TOP, self._running(page.sheet.width))
            if number
            else Placed(HEAD_TOP, self.heads[page.sheet.landscape], HEAD_PART)
        )
        sheet = page.sheet
        key = (sheet.width, number, total)
        if key not in self.feet:
            if len(self.feet) >= FEET_KEPT:
                self.feet.clear()
            self.feet[key] = self._foot(sheet, number, total)
        foot = Placed(sheet.bottom + FOOT_GAP, self.feet[key])
        return page._replace(above=(head,), below=(foot,))

    def _running(self, width: float) -> tuple[Item, ...]:
        if width not in self.running:
            self.running[width] = self._running_line(width)
        return self.running[width]

    def _running_line(self, width: float) -> tuple[Item, ...]:
        context, side = self.context, self.context.look.page.side.pt
        role = context.role("furniture")
        full = width - 2 * side
        name, title = self.handout.brand.name, self.handout.title
        # The title gives way first, but never below two fifths of the line.
        wanted = _one_line(context, title, role, side, full).width
        left = _one_line(context, name, role, side, full - min(wanted, full * 0.4) - RUNNING_GAP)
        used = left.width + RUNNING_GAP if name else 0.0
        right = _one_line(context, title, role, side, full - used)
        items = [*left.items, *_shifted(right, full - right.width if name else 0.0)]
        return tuple(items)

    def _foot(self, sheet: Sheet, number: int, total: int) -> tuple[Item, ...]:
        context, look = self.context, self.context.look
        side = look.page.side.pt
        role = context.role("furniture")
        full = sheet.width - 2 * side
        words = self.handout.furniture
        items: list[Item] = [Stroke(side, 0.0, side + full, 0.0, look.hair.pt, look.hairline, None)]
        page_of = words.page_of.replace("{page}", str(number + 1)).replace("{pages}", str(total))
        count = _one_line(context, page_of, role, side, full * 0.4)
        items.extend(_lowered(_shifted(count, full - count.width), 5.0))
        left = side
        room = full - count.width - 16
        if self.handout.brand.sample and words.sample:
            mark = _one_line(context, words.sample, context.bold(role), left, room * 0.4)
            items.extend(_lowered(mark.items, 5.0))
            left += mark.width + 10
            room -= mark.width + 10
        for place, line in enumerate(_foot_lines(context, words.footer, role, left, room)):
            items.extend(_lowered(line.items, 5.0 + place * role.line.pt))
        return tuple(items)


def _foot_lines(context: Context, text: str, role: Role, x: float, room: float) -> list[Line]:
    if not text:
        return []
    return context.set_text((Text(text),), role, x, room, None)


def _one_line(context: Context, text: str, role: Role, x: float, room: float) -> Line:
    """Return *text* on one line, its end cut off and marked by an ellipsis where it must be."""
    lines = context.set_text((Text(text),), role, x, room, None)
    words = text.split(" ")
    while len(lines) > 1 and len(words) > 1:
        words.pop()
        lines = context.set_text(
            (Text(" ".join(words).rstrip(",;:–- ") + "…"),), role, x, room, None
        )
    return lines[0]


def _shifted(line: Line, by: float) -> tuple[Item, ...]:
    return tuple(moved(item, by, 0.0) for item in line.items)


def _lowered(items: tuple[Item, ...], by: float) -> tuple[Item, ...]:
    return tuple(moved(item, 0.0, by) for item in items)


def _contact_lines(context: Context, brand: Brand, room: float) -> list[str]:
    """Return the small lines below the clinic's name; how to reach it breaks between its parts."""
    contacts = brand.contacts
    role = context.role("furniture")
    lines = [line for line in (brand.tagline, contacts.address) if line]
    reach: list[str] = []
    for way in (contacts.phone, contacts.email, contacts.web):
        joined = f"{reach[-1]} · {way}" if reach else way
        if way and reach and len(context.set_text((Text(joined),), role, 0.0, room, None)) == 1:
            reach[-1] = joined
        elif way:
            reach.append(way)
    return lines + reach


def _logo_size(context: Context, brand: Brand) -> tuple[float, float]:
    if brand.logo is None:
        return 0.0, 0.0
    image, look = brand.logo.image, context.look
    scale = min(look.logo_height.pt / image.height, look.logo_width.pt / image.width)
    return image.width * scale, image.height * scale


def _head_lines(
    context: Context, handout: Handout, x: float, room: float, whole: Element
) -> list[Line]:
    """Return the clinic's name, how to reach it and its own line, each in *room*."""
    brand = handout.brand
    small = context.role("furniture")
    texts = [(brand.name, context.role("clinic"))] if brand.name else []
    texts += [(line, small) for line in _contact_lines(context, brand, room)]
    if handout.furniture.header:
        texts.append((handout.furniture.header, small))
    return [
        line
        for words, role in texts
        for line in context.set_text((Text(words),), role, x, room, whole.child("P"))
    ]


def _head(
    context: Context, handout: Handout, paper: PageBox, tree: Element
) -> tuple[tuple[Item, ...], float]:
    """Return what stands at the top of page 1 and how tall it is, the hairline included."""
    brand, look = handout.brand, context.look
    side, full = paper.side.pt, paper.full.pt
    if not (brand.name or brand.logo or handout.furniture.header):
        return (), 0.0
    width, height = _logo_size(context, brand)
    beside = full - (width + LOGO_GAP if width else 0.0)
    whole = tree.child("Div")
    figure = whole.figure(brand.logo.alt) if brand.logo is not None else None
    words = whole.child("Div")
    lines = _head_lines(context, handout, side, beside, words)
    below = bool(width) and sum(line.height for line in lines) > look.logo_height.pt * BESIDE_LOGO
    if below:
        words.drop()
        lines = _head_lines(context, handout, side, full, whole.child("Div"))
    tall = sum(line.height for line in lines)
    block = height + BELOW_LOGO + tall if below else max(tall, height)
    items: list[Item] = []
    if brand.logo is not None:
        top = 0.0 if below else (block - height) / 2
        logo = brand.logo
        items.append(Picture(side, top, width, height, logo.image, logo.alt, figure))
    y = block - tall if below else (block - tall) / 2
    for line in lines:
        shift = full - line.width if width and not below else 0.0
        items += _lowered(_shifted(line, shift), y)
        y += line.height
    low = block + 8.0
    items.append(Stroke(side, low, side + full, low, look.hair.pt, look.hairline, None))
    return tuple(items), low


def furniture(context: Context, handout: Handout) -> Furniture:
    """Measure the furniture of *handout*: what is left on each kind of sheet is the column's.

    It is the same for all handouts of a batch, for it holds fixed words only, and is kept.
    """
    kept = context.kept.furniture
    key = (handout.brand, handout.title, handout.furniture)
    if key not in kept:
        if len(kept) >= BRANDS_KEPT:
            kept.clear()
        kept[key] = _measured(replace(context, report=Report()), handout)
    return kept[key]


def _measured(context: Context, handout: Handout) -> Furniture:
    look = context.look
    role = context.role("furniture")
    lines = len(_foot_lines(context, handout.furniture.footer, role, 0.0, look.page.full.pt * 0.6))
    foot = look.page.foot.pt + FOOT_GAP + role.line.pt * max(lines - 1, 0)
    heads, sheets = {}, {}
    tree = Element("Div")
    for landscape in (False, True):
        paper = look.page.landscape() if landscape else look.page
        width, height = paper.width.pt, paper.height.pt
        heads[landscape], tall = _head(context, handout, paper, tree)
        first = HEAD_TOP + tall + BELOW_HEAD if heads[landscape] else paper.top.pt
        later = RUNNING_TOP + role.line.pt + 16
        sheets[(True, landscape)] = Sheet(width, height, first, height - foot, landscape)
        sheets[(False, landscape)] = Sheet(width, height, later, height - foot, landscape)
    return Furniture(context, handout, heads, sheets, tree)
