"""Exercises that have a right answer: matching, ordering, cloze."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from handoutgen.model.blanks import Cloze, Matching, Ordering
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import Inlines, plain_text, text
from handoutgen.write.docx.blanks.places import (
    KEEP,
    LOOSE,
    UNKEPT_LINES,
    added_place,
    framed,
    is_too_tall,
    label_width,
    line,
    paragraph,
    place,
    rows_kept,
    rows_parted,
    words_height,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.inlines import BOLD, Manner, text_run, write_inlines
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_MARK = 0.055
_MIDDLE = 0.22
"""What of the measure a letter or number takes, and the space to draw lines across."""
_NARROW = 0.36
"""The least share of the words' room that either side has."""
_BESIDE_BOX = Mm(3.5).twips
_BETWEEN_BOXES = Mm(2.2)
_AROUND_WORDS = Pt(8)
_AROUND_BANK = Pt(50)
"""The bank's label, and what is around its words and the first line below."""
_CELL_PADDING = 240
_BETWEEN_WORDS = "\u2003 "
_UNBROKEN = 40
_NO_BREAK_SPACE = "\u00a0"


def write_matching(host: Host, flow: Flow, blank: Matching, around: Surroundings) -> None:
    """Add letters on the left and numbers on the right, with room to draw lines between them."""
    wordy = _share_of_longest(blank.left, blank.right)
    widest = label_width(host, text(str(len(blank.right))), bold=True)
    mark = max(_MARK, widest / around.room)
    words = 1 - _MIDDLE - 2 * mark
    weights = (mark, words * wordy, _MIDDLE, mark, words * (1 - wordy))
    widths = shares(weights, around.room)
    pairs = tuple(zip(blank.left, blank.right, strict=True))
    heights = [_pair_height(host, pair, widths) for pair in pairs]
    parted = rows_parted(host, around, heights)
    kept = rows_kept(host, around, heights)
    rows = []
    for position, (left, right) in enumerate(pairs):
        keep = KEEP if kept[position] else ""

        def cell(words: str, width: int, keep: str = keep) -> str:
            return write_cell(paragraph(host, "exercise", words, keep), width)

        letter, number = ascii_uppercase[position], str(position + 1)
        cells = [
            cell(_sign(host, letter), widths[0]),
            cell(write_inlines(host, left), widths[1]),
            cell(added_place(host, f"{blank.id}.{number}"), widths[2]),
            cell(_sign(host, number), widths[3]),
            cell(write_inlines(host, right), widths[4]),
        ]
        high = host.look.blank.row_height
        rows.append(write_row(cells, height=high, splits=parted[position]))
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def _pair_height(host: Host, pair: tuple[Inlines, Inlines], widths: Sequence[int]) -> Length:
    left, right = pair
    high = max(
        words_height(host, left, widths[1] - _CELL_PADDING).pt,
        words_height(host, right, widths[4] - _CELL_PADDING).pt,
    )
    return max(host.look.blank.row_height, Length(high) + _AROUND_WORDS)


def _share_of_longest(left: Sequence[Inlines], right: Sequence[Inlines]) -> float:
    """Return the share of the words' room for the *left*: single words leave it to sentences."""
    longest = [max(len(plain_text(words)) for words in side) for side in (left, right)]
    return min(max(longest[0] / max(sum(longest), 1), _NARROW), 1 - _NARROW)


def _sign(host: Host, sign: str) -> str:
    return text_run(host, sign, Manner(style="strong", bold=True))


def write_ordering(host: Host, flow: Flow, blank: Ordering, around: Surroundings) -> None:
    """Add a framed cell before each step, for its number, and a little white between steps."""
    side = host.look.blank.scale_cell
    widths = (side.twips, _BESIDE_BOX, around.room - side.twips - _BESIDE_BOX)
    frame = framed(host) + '<w:vAlign w:val="center"/>'
    heights = [
        max(side, words_height(host, step, widths[2] - _CELL_PADDING)) + _BETWEEN_BOXES
        for step in blank.steps
    ]
    whole = rows_kept(host, around, heights)
    parted = rows_parted(host, around, heights)
    rows = []
    for position, step in enumerate(blank.steps):
        last = position == len(blank.steps) - 1
        kept = whole[position]
        number = place(host, f"{blank.id}.{position + 1}", widths[0])
        keep = KEEP if kept else ""
        words = paragraph(host, "step", write_inlines(host, step), keep)
        cells = [
            write_cell(
                paragraph(host, "key-mark", number, keep) if number else line(host, kept=kept),
                widths[0],
                properties=frame,
            ),
            write_cell(line(host, kept=kept), widths[1]),
            write_cell(words, widths[2], properties='<w:vAlign w:val="center"/>'),
        ]
        rows.append(write_row(cells, height=side, splits=parted[position]))
        if not last:
            between = write_cell(line(host, kept=kept), sum(widths), span=3)
            rows.append(write_row([between], height=_BETWEEN_BOXES, exact=True))
    flow.table(write_table(host, Grid("layout-top", widths, around.indent), rows))


def write_cloze(host: Host, flow: Flow, blank: Cloze, around: Surroundings) -> None:
    """Add the bank of words, framed, and the text with lines for the missing ones."""
    if blank.bank:
        high = words_height(host, _bank(blank), around.room - _CELL_PADDING) + _AROUND_BANK
        tall = is_too_tall(host, around, high)
        content = ""
        if blank.bank_label:
            label = write_inlines(host, blank.bank_label, BOLD)
            content = paragraph(host, "table-head", label, LOOSE if tall else "")
        properties = UNKEPT_LINES if tall else KEEP
        content += paragraph(host, "bank", write_inlines(host, _bank(blank)), properties)
        # What its paragraphs keep is enough: a row that is kept whole LibreOffice parts from them.
        row = write_row([write_cell(content, around.room)], splits=True)
        flow.table(write_table(host, Grid("bank", (around.room,), around.indent), [row]))
    for position, words in enumerate(blank.paragraphs):
        keep = position < len(blank.paragraphs) - 1 and position < 2
        flow.paragraph("cloze", write_inlines(host, words), keep=keep, indent=around.set_in())


def _bank(blank: Cloze) -> Inlines:
    """Return the bank's words well apart; none of them breaks but those that are a sentence."""
    words = [
        word.replace(" ", _NO_BREAK_SPACE) if len(word) <= _UNBROKEN else word
        for word in blank.bank
    ]
    return text(_BETWEEN_WORDS.join(words))
