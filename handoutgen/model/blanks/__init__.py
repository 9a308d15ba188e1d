"""Places to write: one definition each, rendered alike on paper, in PDF forms and in Word.

Every blank has an ``id`` (its field id), a ``label`` (the prompt), ``help`` below the prompt,
``required`` and a ``tooltip``. Parts of a blank are named ``id.part``: ``id.row.column`` for
cells, ``id.3`` for the third option. A blank made by hand may leave ``id`` empty: composing
gives it a slug of the label's fixed text, and ``-2``, ``-3`` where that repeats.

Each kind checks its own fields when it is made and raises :class:`BlankError`.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from handoutgen.model.blanks.choosing import (
    AnalogueLine,
    Checklist,
    MultipleChoice,
    Picture,
    PictureChoice,
    RatingScale,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.blanks.drawings import BodyOutline, Diagram, DiagramBox, DiagramShape
from handoutgen.model.blanks.exercises import Cloze, Matching, Ordering
from handoutgen.model.blanks.tables import AnswerTable
from handoutgen.model.blanks.writing import (
    Box,
    DateBlank,
    LineStyle,
    NameBlank,
    RuledLines,
    SentenceStem,
    SignatureBlock,
)
from handoutgen.model.nodes import Inlines, Text

__all__ = [
    "AnalogueLine",
    "AnswerTable",
    "Blank",
    "BodyOutline",
    "Box",
    "Checklist",
    "Cloze",
    "DateBlank",
    "Diagram",
    "DiagramBox",
    "DiagramShape",
    "LineStyle",
    "Matching",
    "MultipleChoice",
    "NameBlank",
    "Ordering",
    "Picture",
    "PictureChoice",
    "RatingScale",
    "RuledLines",
    "SentenceStem",
    "SignatureBlock",
    "Thermometer",
    "TrueFalse",
    "blank_inlines",
]

Blank: TypeAlias = (
    RuledLines
    | Box
    | SentenceStem
    | NameBlank
    | DateBlank
    | SignatureBlock
    | Checklist
    | MultipleChoice
    | TrueFalse
    | RatingScale
    | AnalogueLine
    | Thermometer
    | PictureChoice
    | AnswerTable
    | Matching
    | Ordering
    | Cloze
    | Diagram
    | BodyOutline
)


def blank_inlines(blank: Blank) -> tuple[Inlines, ...]:
    """Return the runs of words that a blank prints, in reading order.

    Numbers, letters and the words that are the same on every such blank (true, false, before,
    after) are drawn by the writers and are not among them.
    """
    match blank:
        case RuledLines() | Box():
            own: tuple[Inlines, ...] = ()
        case SentenceStem(stem=stem, repeat=repeat):
            own = (stem,) * repeat
        case NameBlank(value=value) | DateBlank(value=value):
            own = (value,)
        case SignatureBlock(parties=parties):
            own = parties
        case Checklist(options=options) | MultipleChoice(options=options):
            own = options
        case TrueFalse(statements=statements):
            own = statements
        case RatingScale(low=low, middle=middle, high=high):
            own = (low, middle, high)
        case AnalogueLine(low=low, high=high):
            own = (low, high)
        case Thermometer(low=low, high=high):
            own = (high, low)
        case PictureChoice(pictures=pictures):
            own = tuple(picture.label for picture in pictures)
        case AnswerTable(headers=headers):
            cells = (cell.children for row in blank.filled_rows for cell in row)
            own = (*headers, *cells)
        case Matching(left=left, right=right):
            own = tuple(words for pair in zip(left, right, strict=True) for words in pair)
        case Ordering(steps=steps):
            own = steps
        case Cloze(paragraphs=paragraphs, bank=bank, bank_label=bank_label):
            words = (bank_label, *((Text(word),) for word in bank)) if bank else ()
            own = (*words, *paragraphs)
        case Diagram(boxes=boxes):
            own = tuple(words for box in boxes for words in (box.title, box.help))
        case BodyOutline(front=front, back=back, key=key):
            own = ((Text(front),), (Text(back),), *key)
        case _:
            assert_never(blank)
    return tuple(inlines for inlines in (blank.label, blank.help, *own) if inlines)
