"""The names of a blank's fields: what its parts are called in every format and edition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
    blank_inlines,
)
from handoutgen.model.nodes import InlineBlank, walk_inlines


def field_ids(blank: Blank) -> tuple[str, ...]:
    """Return the ids of all places to write or mark in *blank*, each once, in reading order.

    Places to write that stand in its words, such as in a prompt, are among them.
    """
    within = (node for words in blank_inlines(blank) for node in walk_inlines(words))
    inline = [node.id for node in within if isinstance(node, InlineBlank)]
    return tuple(dict.fromkeys([*inline, *_own(blank)]))


def _own(blank: Blank) -> Iterable[str]:
    match blank:
        case RuledLines() | Box() | NameBlank() | DateBlank() | AnalogueLine() | BodyOutline():
            return (blank.id,)
        case SentenceStem(repeat=repeat):
            return (blank.id,) if repeat == 1 else _parts(blank, repeat)
        case SignatureBlock(parties=parties, initials=initials):
            ends = ("", ".initials", ".date") if initials else ("", ".date")
            return (f"{part}{end}" for part in _parts(blank, len(parties)) for end in ends)
        case Checklist(options=options, other=other):
            return (*_parts(blank, len(options)), *((f"{blank.id}.other",) if other else ()))
        case MultipleChoice(options=options):
            return _parts(blank, len(options))
        case TrueFalse(statements=statements):
            return _parts(blank, len(statements))
        case RatingScale(pair=pair):
            return (f"{blank.id}.before", f"{blank.id}.after") if pair else (blank.id,)
        case Thermometer():
            return _parts(blank, len(blank.points))
        case PictureChoice(pictures=pictures):
            return _parts(blank, len(pictures))
        case AnswerTable():
            return (
                f"{blank.id}.{number}.{column}"
                for number, row in enumerate(blank.filled_rows, 1)
                for column, cell in enumerate(row, 1)
                if not cell.children
            )
        case Matching(left=left):
            return _parts(blank, len(left))
        case Ordering(steps=steps):
            return _parts(blank, len(steps))
        case Cloze():
            return ()  # its gaps are places to write in its words
        case Diagram(boxes=boxes):
            return _parts(blank, len(boxes))
        case _:
            assert_never(blank)


def _parts(blank: Blank, count: int) -> tuple[str, ...]:
    return tuple(f"{blank.id}.{number}" for number in range(1, count + 1))
