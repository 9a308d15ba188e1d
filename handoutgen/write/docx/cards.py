"""Pocket cards: a table of two columns with lines to cut along, four cards to a page."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.model.lengths import Length, Mm
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.tables import Grid, shares, write_cell, write_row, write_table

_SIDE_BY_SIDE = 2
_BESIDE_WORDS = Mm(32)
"""What else of a page is not for cards: a logo's air, the spaces around words, the foot."""
_HIGHEST = Mm(105)


def card_measure(host: Host, around: Surroundings) -> int:
    """Return the width for the blocks of a card, in twips."""
    return around.room // _SIDE_BY_SIDE - 2 * host.look.panel_padding.twips


def card_table(host: Host, cards: Sequence[str], around: Surroundings) -> str:
    """Return the sheet of finished *cards*, all of one size."""
    widths = shares([1.0] * _SIDE_BY_SIDE, around.room)
    height = _card_height(host)
    empty = f'<w:p><w:pPr><w:pStyle w:val="{host.paragraph_style("gap")}"/></w:pPr></w:p>'
    rows = []
    for start in range(0, len(cards), _SIDE_BY_SIDE):
        side_by_side = [*cards[start : start + _SIDE_BY_SIDE], empty][:_SIDE_BY_SIDE]
        cells = [write_cell(card, width) for card, width in zip(side_by_side, widths, strict=True)]
        rows.append(write_row(cells, height=height))
    return write_table(host, Grid("cards", widths, around.indent), rows)


def _card_height(host: Host) -> Length:
    """Return the height that lets two rows of cards stand below a handout's title."""
    look = host.look
    page = look.page
    letterhead = look.role("clinic").line + look.role("furniture").line * 4
    words = look.role("title").line + look.role("body").line * 2
    room = page.height - page.top - page.foot - letterhead - words - _BESIDE_WORDS
    return min(_HIGHEST, room / 2)
