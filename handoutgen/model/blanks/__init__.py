"""Places to write: one definition each, rendered alike on paper, in PDF forms and in Word.

Every blank has an ``id`` (its field id), a ``label`` (the prompt), ``help`` below the prompt,
``required`` and a ``tooltip``. Parts of a blank are named ``id.part``: ``id.row.column`` for
cells, ``id.3`` for the third option. A blank made by hand may leave ``id`` empty: composing
gives it a slug of the label's fixed text, and ``-2``, ``-3`` where that repeats.

Each kind checks its own fields when it is made and raises :class:`BlankError`.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from handoutgen.model.blanks.choosing import Checklist, RatingScale
from handoutgen.model.blanks.tables import AnswerTable
from handoutgen.model.blanks.writing import (
    Box,
    DateBlank,
    LineStyle,
    NameBlank,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.nodes import Cell, Inlines

__all__ = [
    "AnswerTable",
    "Blank",
    "Box",
    "Checklist",
    "DateBlank",
    "LineStyle",
    "NameBlank",
    "RatingScale",
    "RuledLines",
    "SentenceStem",
    "blank_inlines",
    "filled_rows",
]

Blank: TypeAlias = (
    RuledLines | Box | SentenceStem | Checklist | RatingScale | AnswerTable | NameBlank | DateBlank
)


def blank_inlines(blank: Blank) -> tuple[Inlines, ...]:
    """Return the runs of words that a blank prints, in reading order."""
    match blank:
        case SentenceStem(stem=stem, repeat=repeat):
            own: tuple[Inlines, ...] = (stem,) * repeat
        case Checklist(options=options):
            own = options
        case RatingScale(low=low, middle=middle, high=high):
            own = (low, middle, high)
        case AnswerTable(headers=headers):
            cells = (cell.children for row in blank.filled_rows for cell in row)
            own = (*headers, *cells)
        case NameBlank(value=value) | DateBlank(value=value):
            own = (value,)
        case RuledLines() | Box():
            own = ()
        case _:
            assert_never(blank)
    return tuple(inlines for inlines in (blank.label, blank.help, *own) if inlines)


def filled_rows(table: AnswerTable) -> tuple[tuple[Cell, ...], ...]:
    """Return the table's rows as they print."""
    return table.filled_rows
