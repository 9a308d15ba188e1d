"""Handouts of one layout: laid out once, then only what is personal is set and drawn again.

:mod:`handoutgen.write.series` for PDF: a block that differs is laid out by itself, and unless it
takes just the room that the block before it took, with the same lines, places to lead to and
elements to read, the whole handout is laid out in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import assert_never

from handoutgen.fonts.faces import Face
from handoutgen.fonts.programs import is_core
from handoutgen.model.handout import Handout
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report
from handoutgen.write.pdf import Layout, lay_out_apart
from handoutgen.write.pdf.assemble import Assembled, content_stream, put_together
from handoutgen.write.pdf.blocks import add_block
from handoutgen.write.pdf.drawing import Personal, is_personal
from handoutgen.write.pdf.flow import Flow, Spread, Strip
from handoutgen.write.pdf.items import (
    Anchor,
    Bookmark,
    Circle,
    Item,
    LinkArea,
    Picture,
    Placed,
    Polyline,
    Rect,
    Run,
    Sign,
    Stroke,
    TextLine,
    WriteArea,
)
from handoutgen.write.pdf.pen import Pen
from handoutgen.write.pdf.structure import Element
from handoutgen.write.series import changed_blocks


@dataclass(frozen=True, slots=True)
class SharedLayout:
    """A handout that is laid out and put together, with all that came of it."""

    layout: Layout
    assembled: Assembled
    notices: tuple[Notice, ...]
    streams: dict[int, tuple[tuple[int, Personal], ...]]
    """What is personal, by the part that it belongs to: numbers of streams and what they draw."""

    @classmethod
    def of(cls, handout: Handout) -> SharedLayout:
        report = Report()
        layout = lay_out_apart(handout, report)
        assembled = put_together(layout.pages, report)
        streams: dict[int, tuple[tuple[int, Personal], ...]] = {}
        for number, personal in assembled.personal.items():
            streams[personal.part] = (*streams.get(personal.part, ()), (number, personal))
        return cls(layout, assembled, report.notices, streams)

    def data(self) -> bytes:
        """Return the bytes of the handout that was laid out."""
        return self.assembled.file.data()

    def again(self, handout: Handout) -> bytes | None:
        """Return the bytes of *handout*, or None where it must be laid out in full."""
        places = changed_blocks(self.layout.pages.handout, handout)
        if places is None:
            return None
        instead: dict[int, bytes] = {}
        for place in places:
            drawn = self._exchanged(place, handout)
            if drawn is None:
                return None
            instead.update(drawn)
        return self.assembled.file.data(instead)

    def _exchanged(self, place: int, handout: Handout) -> dict[int, bytes] | None:
        """Return the streams that a block of *handout* has instead of mine, or None."""
        old, part, told = self.layout.laid[place]
        if old is None or told or part not in self.streams:
            return None
        context, column = self.layout.context, self.layout.column
        new, notices = context.kept.laid_out(handout.body[place], context, column, add_block)
        if notices or not _same_shape(old, new):
            return None
        if old.heads and len(self.streams[part]) > 1:
            return None  # what is drawn again on the next page may be personal
        found: dict[int, bytes] = {}
        strips = iter(zip(old.strips, new.strips, strict=True))
        for number, personal in self.streams[part]:
            placed = _placed_again(personal, strips)
            operators = None if placed is None else self._drawn(personal, placed)
            if operators is None:
                return None
            found[number] = content_stream(operators)
        if any(strip.items for strip, _ in strips):
            return None
        return found

    def _drawn(self, personal: Personal, placed: list[Placed]) -> str | None:
        """Return the operators of *placed* in the place of mine, or None."""
        page = self.layout.pages.pages[personal.page]
        hand = _Hand(self.assembled.fonts, personal)
        pen = Pen(page.sheet.height, hand.font_name, hand.image_name, hand.opening)
        pen.forget()
        for top, items, _ in placed:
            for item in items:
                match item:
                    case TextLine():
                        pen.line(item, top)
                    case Stroke() | Rect() | Circle() | Polyline():
                        pen.decorate(item, top)
                    case Sign():
                        pen.sign(item, top)
                    case Picture():
                        return None
                    case WriteArea():
                        if item.heard and not self.layout.pages.handout.fillable:
                            pen.place(item.tag)
                    case LinkArea() | Anchor() | Bookmark():
                        pass
                    case _:
                        assert_never(item)
        pen.close()
        return "\n".join(pen.ops) if hand.holds(placed) else None


class _Hand:
    """What a pen asks for, answered as it was for what it draws instead of."""

    def __init__(self, fonts: Mapping[Face, str], personal: Personal) -> None:
        self._fonts = fonts
        self._personal = personal
        self._openings = iter(personal.openings)
        self._faces: dict[Face, None] = {}
        self._fits = True

    def font_name(self, run: Run) -> str:
        self._faces.setdefault(run.face)
        name = self._fonts.get(run.face)
        if name is None:
            self._fits = False
        return name or ""

    def image_name(self, picture: Picture) -> None:
        self._fits = False

    def opening(self, tag: Element | None, box: str) -> str:
        before, operator = next(self._openings, (None, ""))
        if not operator or not _same_element(before, tag):
            self._fits = False
        return operator

    def holds(self, placed: list[Placed]) -> bool:
        """Tell whether all was answered as before, and no font needs another subset."""
        if not self._fits or next(self._openings, None) is not None or not is_personal(placed):
            return False
        if tuple(self._faces) != self._personal.faces:
            return False
        return _in_core(self._personal.placed) and _in_core(placed)


def _placed_again(personal: Personal, strips: Iterator[tuple[Strip, Strip]]) -> list[Placed] | None:
    """Return what *personal* has placed with the new strips' items, or None."""
    found: list[Placed] = []
    for each in personal.placed:
        for old, new in strips:
            if old.items is each.items:
                found.append(each._replace(items=new.items))
                break
            if old.items:
                return None
        else:
            return None
    return found


def _same_shape(old: Flow, new: Flow) -> bool:
    """Tell whether *new* takes just the room of *old*, and leads and reads alike."""
    if len(old) != len(new) or len(old.parts) != 1 or len(new.parts) != 1:
        return False
    if old.breaks or new.breaks or len(old.heads) != len(new.heads):
        return False
    if len(old.spreads) != len(new.spreads) or not all(map(_same_spread, old.spreads, new.spreads)):
        return False
    if old.gaps != new.gaps or old.bonds != new.bonds or not old.ends_like(new):
        return False
    for one, other in zip(old.strips, new.strips, strict=True):
        if one.height != other.height or one.lines != other.lines:
            return False
        if _leads(one.items) != _leads(other.items):
            return False
    return _same_tree(old.parts[0].tree, new.parts[0].tree)


def _same_spread(old: Spread, new: Spread) -> bool:
    """Tell whether two backdrops lie behind the same strips, and look alike wherever they lie."""
    if old.first != new.first or old.end != new.end or old.padding != new.padding:
        return False
    return all(
        _looks(old.backdrop(top, bottom, *ends)) == _looks(new.backdrop(top, bottom, *ends))
        for top, bottom in ((0.0, 100.0), (31.5, 64.25))
        for ends in product((False, True), repeat=2)
    )


def _looks(items: tuple[Item, ...]) -> list[object]:
    """Return *items* without the nodes that they stand for."""
    shapes = (Stroke, Rect, Circle, Polyline)
    return [item._replace(node=None) if isinstance(item, shapes) else item for item in items]


def _leads(items: tuple[Item, ...]) -> list[object]:
    """Return all of *items* that leaves a trace outside its page's content."""
    found: list[object] = []
    for item in items:
        match item:
            case LinkArea():
                found.append((item._replace(tag=None), _element(item.tag)))
            case Anchor() | Bookmark() | Picture():
                found.append(item)
            case WriteArea():
                found.append(item if item.heard else item.field)
            case _:
                pass
    return found


def _same_tree(old: Element, new: Element) -> bool:
    """Tell whether two trees read alike; what stands among words is compared as it is drawn."""
    if old is new:
        return True
    if old.size != new.size or not _same_element(old, new):
        return False
    if len(old.children) != len(new.children):
        return False
    return all(
        _same_tree(one, other) for one, other in zip(old.children, new.children, strict=True)
    )


def _same_element(old: Element | None, new: Element | None) -> bool:
    return old is new or _element(old) == _element(new)


def _element(element: Element | None) -> tuple[object, ...]:
    """Return all that an element says of itself and of where it stands."""
    found: list[object] = []
    while element is not None:
        found += (
            element.index,
            element.kind,
            element.entries,
            element.level,
            element.target,
            element.words,
            element.within_words,
        )
        element = element.parent
    return tuple(found)


def _in_core(placed: tuple[Placed, ...] | list[Placed]) -> bool:
    """Tell whether what is personal in *placed* is drawn with glyphs that every file embeds."""
    for _, items, _ in placed:
        for item in items:
            if not isinstance(item, TextLine):
                continue
            for run in item.runs:
                if not is_core(run.face, _glyphs(run)):
                    return False
    return True


def _glyphs(run: Run) -> frozenset[int]:
    if run.glyphs is None:
        return frozenset(map(run.style.face.glyph, run.text))
    codes = run.glyphs.glyphs
    return frozenset(int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
