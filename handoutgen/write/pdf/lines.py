"""Spans → lines: greedy breaking at spaces, ragged right, never hyphenated.

A word wider than its line, an address above all, is cut where it must be; every other line ends
in a space, so that words of a page never fuse when they are read back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias
from unicodedata import bidirectional

from handoutgen.fonts.runs import Segment, break_points, shape, shape_line
from handoutgen.model.nodes import Inlines, LineBreak
from handoutgen.report import Report
from handoutgen.write.pdf.items import (
    Item,
    LinkArea,
    Run,
    Sign,
    Stroke,
    TextLine,
    WriteArea,
    moved,
)
from handoutgen.write.pdf.spans import Gap, Piece, Span, spans_of
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.typography import Typography
from handoutgen.write.style import Role

ADDRESS_ROOM = 0.35
"""An address is cut rather than moved down where more than this share of the line is free."""
NEAR = 0.6
"""A good place to cut is taken where it is not nearer to the word's beginning than this."""
LONGEST = 400
"""Characters of one word at most: what is longer is no word, and cutting it must stay cheap."""
SLACK = 0.01
"""Points that a line may be too long by, for the sums of its widths are rounded."""
FIRST_UNSPACED = "\u0e00"
"""Thai, Chinese and others that part no words by spaces lie from here on."""


class Bit(NamedTuple):
    """What of a word one span says; a gap's bit has no text."""

    text: str
    span: Span | Gap
    width: float


class Word(NamedTuple):
    """Bits that no line break parts. *gap* is the space before it, said by *gap_span*."""

    width: float
    bits: tuple[Bit, ...]
    gap: float = 0.0
    gap_span: Span | None = None
    breaks: bool = False
    glued: bool = False
    """Whether it goes on from the word before it, of which it is the rest."""


class Line(NamedTuple):
    """One line of text, *height* from the top of it to the top of the next."""

    items: tuple[Item, ...]
    width: float
    height: float


def width_of(text: str, span: Span) -> float:
    """Return the width of *text* in points as *span* would draw it."""
    if span.plain:
        return span.style.face.width(text) * span.style.size / 1000
    runs = shape(text, span.family, bold=span.bold, italic=span.italic)
    return sum(run.width for run in runs) * span.style.size / 1000


def words_of(pieces: list[Piece], measure: float) -> list[Word]:
    """Cut *pieces* into words at spaces and line breaks."""
    words: list[Word] = []
    bits: list[Bit] = []
    gap_span: Span | None = None
    breaks = glued = False

    def close() -> None:
        nonlocal bits, gap_span, breaks, glued
        if bits or breaks:
            gap = width_of(" ", gap_span) if gap_span is not None else 0.0
            width = sum([bit.width for bit in bits])
            words.append(Word(width, tuple(bits), gap, gap_span, breaks, glued))
            bits, gap_span, breaks, glued = [], None, False, False

    for piece in pieces:
        match piece:
            case LineBreak():
                close()
                breaks = True
            case Gap(blank):
                bits.append(Bit("", piece, min(blank.width_mm * 72 / 25.4, measure)))
            case _:
                face, scale, plain = piece.style.face, piece.style.size / 1000, piece.plain
                first = True
                for part in piece.text.split(" "):
                    if not first:
                        close()
                        gap_span = piece
                    first = False
                    while len(part) > LONGEST:
                        bits.append(Bit(part[:LONGEST], piece, width_of(part[:LONGEST], piece)))
                        part = part[LONGEST:]
                        close()
                        glued = True
                    if part:
                        width = face.width(part) * scale if plain else width_of(part, piece)
                        bits.append(Bit(part, piece, width))
    close()
    return words


def _fitting(bit: Bit, room: float, *, anywhere: bool) -> int:
    """Return how many characters of *bit* fit into *room*, cut where a line may end.

    Where no such place is near and *anywhere* allows it, letters are parted.
    """
    assert isinstance(bit.span, Span)  # noqa: S101
    text, span = bit.text, bit.span
    fitting = 0
    for point in break_points(text):
        if width_of(text[:point], span) > room:
            break
        fitting = point
    if not anywhere:
        return fitting
    points = (0, *break_points(text, anywhere=True))
    widest = bisect_right(points, room, key=lambda point: width_of(text[:point], span)) - 1
    most = points[max(widest, 0)]
    return fitting if fitting >= most * NEAR else most


def _cut(word: Word, room: float, *, anywhere: bool) -> tuple[Word, Word] | None:
    """Cut *word* so that its first part fits into *room*, or return None where nothing fits."""
    used = 0.0
    for place, bit in enumerate(word.bits):
        if used + bit.width <= room:
            used += bit.width
            continue
        head, tail = list(word.bits[:place]), list(word.bits[place:])
        if isinstance(bit.span, Span) and (count := _fitting(bit, room - used, anywhere=anywhere)):
            first = bit.text[:count]
            width = width_of(first, bit.span)
            head.append(Bit(first, bit.span, width))
            used += width
            rest = bit.text[count:]
            tail[0] = Bit(rest, bit.span, width_of(rest, bit.span))
        if not head or not tail:
            return None
        return (
            Word(used, tuple(head), word.gap, word.gap_span, word.breaks),
            Word(sum(bit.width for bit in tail), tuple(tail), glued=True),
        )
    return None


def _may_be_cut(word: Word) -> bool:
    """Tell whether *word* is an address, or in a script that does without spaces."""
    return any(
        "://" in bit.text
        or bit.text.startswith(("www.", "doi:", "(www."))
        or (not bit.span.plain and max(bit.text) >= FIRST_UNSPACED)
        for bit in word.bits
        if isinstance(bit.span, Span)
    )


def break_words(words: list[Word], first: float, measure: float) -> list[list[Word]]:
    """Return *words* in lines no wider than *measure*, the first no wider than *first*."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    room, used = first, 0.0
    queue = list(words)
    index = 0
    while index < len(queue):
        word = queue[index]
        if word.breaks:
            word = queue[index] = word._replace(breaks=False)
            if index:
                lines.append(line)
                line, used, room = [], 0.0, measure
            if not word.bits:
                index += 1
                continue
        width = word.gap + word.width if line else word.width
        if used + width <= room + SLACK:
            line.append(word)
            used += width
            index += 1
            continue
        free = room - used - (word.gap if line else 0.0)
        cut = None
        if not line:
            cut = _cut(word, free, anywhere=True) or _force(word)
        elif free > ADDRESS_ROOM * room and _may_be_cut(word):
            cut = _cut(word, free, anywhere=False)
        if cut is not None:
            line.append(cut[0])
            queue[index] = cut[1]
        elif not line:
            line.append(word)
            index += 1
        lines.append(line)
        line, used, room = [], 0.0, measure
    if line or not lines:
        lines.append(line)
    return lines


def _force(word: Word) -> tuple[Word, Word] | None:
    """Cut one character or bit off *word*, which is wider than even an empty line."""
    bit = word.bits[0]
    head: tuple[Bit, ...]
    tail: tuple[Bit, ...]
    if isinstance(bit.span, Span) and len(bit.text) > 1:
        one, rest = bit.text[:1], bit.text[1:]
        head = (Bit(one, bit.span, width_of(one, bit.span)),)
        tail = (Bit(rest, bit.span, width_of(rest, bit.span)), *word.bits[1:])
    elif len(word.bits) > 1:
        head, tail = word.bits[:1], word.bits[1:]
    else:
        return None
    return (
        Word(sum(b.width for b in head), head, word.gap, word.gap_span),
        Word(sum(b.width for b in tail), tail, glued=True),
    )


Stretch: TypeAlias = list[Run]
"""Runs that follow each other with no gap between them."""


def _runs(
    line: list[Word], ends_word: bool, *, rtl: bool
) -> tuple[list[Stretch], list[tuple[float, Gap, float]]]:
    """Join the bits of *line* into runs, a stretch of them before, between and after its gaps.

    Each gap comes with its x and width.
    """
    runs: list[Run] = []
    stretches = [runs]
    gaps: list[tuple[float, Gap, float]] = []
    text = ""
    span: Span | None = None
    x = start = 0.0
    shaped = False

    def flush() -> None:
        nonlocal text
        if text and span is not None:
            run = Run(start, x - start, text, span.style, span.node, span.personal, tag=span.tag)
            runs.append(run)
            said[id(run)] = span
        text = ""

    spans: list[Span] = []
    said: dict[int, Span] = {}  # a name may stand twice on a line, once in bold
    for number, word in enumerate(line):
        if number and word.gap_span is not None:
            if word.gap_span is not span:
                flush()
                span, start = word.gap_span, x
                spans.append(span)
                shaped = shaped or not span.plain
            text += " "
            x += word.gap
        for bit in word.bits:
            if bit.span is not span:
                flush()
                start = x
                if isinstance(bit.span, Gap):
                    span = None
                    gaps.append((x, bit.span, bit.width))
                    runs = []
                    stretches.append(runs)
                else:
                    span = bit.span
                    spans.append(span)
                    shaped = shaped or not span.plain
            text += bit.text
            x += bit.width
    if ends_word:
        text += " "
        if span is None and spans:
            span, start = spans[-1], x
    flush()
    if shaped and not gaps:
        stretches = [_shaped(runs, said, rtl=rtl)]
    elif shaped:
        stretches = [
            [each for run in runs for each in _shaped([run], said, rtl=False)] for runs in stretches
        ]
    return stretches, gaps


def _shaped(runs: list[Run], said: Mapping[int, Span], *, rtl: bool) -> list[Run]:
    """Replace *runs* by what shaping the whole line gives; *said* are the spans that say them.

    They are drawn where they are seen, in the order in which they are read.
    """
    if not runs:
        return []
    segments = []
    for run in runs:
        span = said[id(run)]
        segments.append(Segment(run.text, span.bold, span.italic, (run, span)))
    found: list[tuple[int, Run]] = []
    x = runs[0].x
    family = said[id(runs[0])].family
    for glyphs in shape_line(segments, family, rtl=rtl):
        run, span = glyphs.key
        width = glyphs.width * span.style.size / 1000
        own = replace(glyphs, key=None)
        made = run._replace(x=x, width=width, text=glyphs.text, style=span.style, glyphs=own)
        found.append((glyphs.start, made))
        x += width
    found.sort(key=lambda each: each[0])
    return [run for _, run in found]


def _is_rtl(pieces: list[Piece]) -> bool:
    """Tell whether the first letter of *pieces* is written from right to left (UAX 9, P2)."""
    if all(not isinstance(piece, Span) or piece.plain for piece in pieces):
        return False
    for piece in pieces:
        if isinstance(piece, Span):
            for char in piece.text:
                direction = bidirectional(char)
                if direction in ("L", "R", "AL"):
                    return direction != "L"
    return False


class Setter(NamedTuple):
    """What all lines of one paragraph have in common; *y* is where their baseline lies."""

    tag: Element | None
    type: Typography
    size: float
    height: float
    y: float
    rtl: bool


def set_line(setter: Setter, words: list[Word], x: float, *, ends_word: bool) -> Line:
    """Return one line whose text begins at *x*."""
    stretches, gaps = _runs(words, ends_word, rtl=setter.rtl)
    size, y = setter.size, setter.y
    items: list[Item] = []
    for number, runs in enumerate(stretches):
        if number:
            at, gap, width = gaps[number - 1]
            items += _to_write(setter, gap, x + at + 1, width - 2)
        if runs:
            items.append(TextLine(x, y, tuple(runs), setter.tag))
    _add_links(items, words, x, y, size)
    width = sum([word.width for word in words]) + sum([word.gap for word in words[1:]])
    return Line(tuple(items), width, setter.height)


GAP_SIGN = "____"
"""What a gap among words is read as where it is no form's field."""


def _to_write(setter: Setter, gap: Gap, x: float, width: float) -> list[Item]:
    """Return a line to write on among words."""
    look = setter.type.look.blank
    low, high = setter.y + setter.size * 0.22, setter.size * 1.5
    line = Stroke(x, low, x + width, low, look.line_weight.pt, look.grey, gap.blank)
    if gap.tag is None:
        return [line]
    tag = gap.tag.inline("Form")
    area = WriteArea(x, low - high, width, high, gap.blank.id, tag, heard=False)
    return [Sign((line,), tag.sign(GAP_SIGN), field=True), area]


def _add_links(items: list[Item], words: list[Word], x: float, y: float, size: float) -> None:
    """Append a link area, and a thin line where one is drawn, for every linked stretch."""
    at = x
    open_: list[tuple[float, float, Span]] = []
    for number, word in enumerate(words):
        gap_linked = number > 0 and word.gap_span is not None and bool(word.gap_span.target)
        if number:
            at += word.gap
        for place, bit in enumerate(word.bits):
            if isinstance(bit.span, Span) and bit.span.target:
                last = open_[-1] if open_ else None
                joined = last is not None and _is_same_link(last[2], bit.span)
                touching = place > 0 or gap_linked
                if last is not None and joined and touching and at - last[1] <= word.gap + 0.01:
                    open_[-1] = (last[0], at + bit.width, last[2])
                else:
                    open_.append((at, at + bit.width, bit.span))
            at += bit.width
    for left, right, span in open_:
        if span.style.underline:
            low = y + size * 0.14
            items.append(Stroke(left, low, right, low, 0.5, span.style.colour, span.node))
        area = (left, y - size * 0.95, right - left, size * 1.25)
        items.append(LinkArea(*area, span.target, _link_of(span)))


def _link_of(span: Span) -> Element | None:
    """Return the link that *span* is part of."""
    tag = span.tag
    while tag is not None and tag.kind != "Link":
        tag = tag.parent
    return tag


def _is_same_link(one: Span, other: Span) -> bool:
    return one.target == other.target and _link_of(one) is _link_of(other)


def set_text(
    inlines: Inlines,
    role: Role,
    type_: Typography,
    x: float,
    measure: float,
    tag: Element | None,
    report: Report,
    *,
    hanging: float = 0.0,
    balanced: bool = False,
    to_edge: bool = False,
) -> list[Line]:
    """Break *inlines* into lines that begin at *x*, all but the first *hanging* further right.

    None reaches further than *measure* from *x*; *balanced* lines are about equally long. Where
    there is a blank in one of them, all are tall enough to write in. *to_edge* sets text that is
    written from right to left against the right edge of the measure.
    """
    pieces = spans_of(inlines, role, type_, report, tag)
    words = words_of(pieces, measure)
    broken = break_words(words, measure, measure - hanging)
    if balanced and len(broken) > 1:
        broken = _balanced(words, measure, broken)
    height, y = role.line.pt, type_.baseline(role)
    if any(isinstance(piece, Gap) for piece in pieces):
        more = max(0.0, type_.look.blank.line_gap.pt - height)
        height, y = height + more, y + more
    setter = Setter(tag, type_, role.size.pt, height, y, _is_rtl(pieces))
    lines = []
    for number, here in enumerate(broken):
        following = broken[number + 1] if number + 1 < len(broken) else []
        ends = not (following and following[0].glued)
        line = set_line(setter, here, x + hanging if number else x, ends_word=ends)
        lines.append(_at_right(line, x + measure) if to_edge and setter.rtl else line)
    return lines


def _at_right(line: Line, edge: float) -> Line:
    """Return *line* moved so that it ends at *edge*; its last space hangs out at its left."""
    right = edge - max(
        (
            item.x + run.x + run.width
            for item in line.items
            if isinstance(item, TextLine)
            for run in item.runs
        ),
        default=edge,
    )
    return line._replace(items=tuple(moved(item, right, 0.0) for item in line.items))


def _balanced(words: list[Word], measure: float, broken: list[list[Word]]) -> list[list[Word]]:
    """Return *words* in as many lines as *broken* has, the longest as short as that allows."""
    low, high = measure * 0.4, measure
    for _ in range(7):
        middle = (low + high) / 2
        tried = break_words(words, middle, middle)
        if len(tried) > len(broken):
            low = middle
        else:
            high, broken = middle, tried
    return broken
