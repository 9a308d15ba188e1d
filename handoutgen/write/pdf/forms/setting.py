"""How what is typed into a field is set: its font, its size, and where its lines stand."""

from __future__ import annotations

from typing import NamedTuple

from handoutgen.model.blanks import AnswerTable, RuledLines
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.forms.gathering import AnyBlank, Box, FieldPlace, PlacedField

SPARE = 1.1
"""How high a field of one line is, as a multiple of its font's height: where a viewer chooses the
size of what is typed, it comes to ours."""
OVER = 0.2
"""How far a line may rise above its place, where that is low, as a share of its height."""
LIFT = 0.3
"""How far letters stand above a line to write on, as a multiple of their size."""
PADDING = 2.0
"""Points between a field's edge and its text; viewers use 1 or 2."""


class Setting(NamedTuple):
    """How a text is set in *box*: on one line or, with *many*, on as many as it needs.

    With *shrinks* letters become smaller so that all of it is seen; where they keep their size,
    a field scrolls. *gap* is the distance of lines to write on that its lines stand on, or 0.
    """

    box: Box
    size: float
    many: bool = False
    shrinks: bool = True
    gap: float = 0.0


def setting(context: Context, placed: PlacedField) -> Setting:
    """Return how what is typed into *placed*, a field with text, is set."""
    place = placed.places[0]
    size = _size(context, placed.blank)
    if placed.field.kind != "lines" or _holds_one_line(place, placed.blank):
        face = context.type.body.regular
        high = size * (face.ascent - face.descent) / 1000 * SPARE
        return Setting(_bottom(place.box, high), size)
    ruled = isinstance(placed.blank, RuledLines)
    gap = place.box.height / place.rows if ruled else 0.0
    # A cell is too small for scrolling to be of use, and on paper its rest would be lost. In
    # large print nothing shrinks: viewers would begin with 12 points.
    shrinks = isinstance(placed.blank, AnswerTable) and not context.large
    return Setting(place.box, size, True, shrinks, gap)


def _size(context: Context, blank: AnyBlank) -> float:
    role = context.role("table-cell" if isinstance(blank, AnswerTable) else "answer")
    return role.size.pt


def _holds_one_line(place: FieldPlace, blank: AnyBlank) -> bool:
    return isinstance(blank, RuledLines) and place.rows == 1


def _bottom(box: Box, height: float) -> Box:
    """Return the place on the foot of *box* that is *height* high, or a little less."""
    return box._replace(high=min(box.high + height * OVER, box.low + height))
