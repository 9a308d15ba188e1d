"""What a blank asks to have filled in: its fields, the same in every format and edition.

PDF forms, Word content controls, values filled in beforehand and answers read back all go by
these. A field that is marked at one of several places (a radio group) is one field; its places
are called ``id.value``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, assert_never

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
from handoutgen.model.nodes import InlineBlank, Inlines, plain_text, walk_inlines
from handoutgen.records import dataclass

FieldKind: TypeAlias = Literal["text", "lines", "date", "signature", "tick", "radio", "choice"]
"""One line of text, many, a date, a signature; a box to tick; one of several places to mark;
one of several values to choose from a list."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a radio group or a choice can take, and the words that stand for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill in.

    *label* says what, in fixed words only: it becomes a form's tooltip and a content control's
    title, and is never empty. *options* are those of a radio group or a choice.
    """

    id: str
    kind: FieldKind
    label: str
    options: tuple[Option, ...] = ()
    required: bool = False

    def place(self, value: str) -> str:
        """Return what the place to mark for *value* is called."""
        return f"{self.id}.{value}"


def form_fields(blank: Blank) -> tuple[FormField, ...]:
    """Return all fields of *blank*, each once, in reading order.

    Places to write that stand in its words, such as in a prompt, are among them.
    """
    within = (node for words in blank_inlines(blank) for node in walk_inlines(words))
    inline = (inline_field(node) for node in within if isinstance(node, InlineBlank))
    return tuple({field.id: field for field in (*inline, *_own(blank))}.values())


def field_ids(blank: Blank) -> tuple[str, ...]:
    """Return the ids of all fields of *blank*, each once, in reading order."""
    return tuple(field.id for field in form_fields(blank))


def inline_field(node: InlineBlank) -> FormField:
    """Return the field of a place to write inside a line."""
    label = _words(node.tooltip, node.label, _spoken(node.id))
    return FormField(node.id, "text", label, required=node.required)


def _own(blank: Blank) -> Iterable[FormField]:
    match blank:
        case RuledLines() | Box() | BodyOutline():
            return (_field(blank, "lines"),)
        case NameBlank() | AnalogueLine():
            return (_field(blank, "text"),)
        case DateBlank():
            return (_field(blank, "date"),)
        case SentenceStem(stem=stem, repeat=1):
            return (_field(blank, "text", part=stem),)
        case SentenceStem(stem=stem, repeat=repeat):
            return (_field(blank, "text", number, part=stem) for number in range(1, repeat + 1))
        case SignatureBlock():
            return _signatures(blank)
        case Checklist(options=options, other=other):
            return _ticks(blank, options, other)
        case PictureChoice(pictures=pictures):
            return _ticks(blank, (picture.label for picture in pictures))
        case MultipleChoice(options=options):
            return (_field(blank, "radio", options=_numbered(options)),)
        case TrueFalse(statements=statements, true_word=true, false_word=false):
            truths = (Option("true", true), Option("false", false))
            return (
                _field(blank, "radio", number, part=statement, options=truths)
                for number, statement in enumerate(statements, 1)
            )
        case RatingScale():
            return _scales(blank)
        case Thermometer(points=points):
            notes = (_field(blank, "text", "note", point, part=str(point)) for point in points)
            return (_field(blank, "radio", options=_points(points)), *notes)
        case AnswerTable():
            return _cells(blank)
        case Matching(left=steps, right=right):
            numbers = _numbered(right)
            return (
                _field(blank, "choice", number, part=words, options=numbers)
                for number, words in enumerate(steps, 1)
            )
        case Ordering(steps=steps):
            places = _points(range(1, len(steps) + 1))
            return (
                _field(blank, "choice", number, part=words, options=places)
                for number, words in enumerate(steps, 1)
            )
        case Cloze():
            return ()  # its gaps are places to write in its words
        case Diagram(boxes=boxes):
            return (
                _field(blank, "lines", number, part=box.title)
                for number, box in enumerate(boxes, 1)
            )
        case _:
            assert_never(blank)


def _field(
    blank: Blank,
    kind: FieldKind,
    *parts: object,
    part: Inlines | str = (),
    options: tuple[Option, ...] = (),
) -> FormField:
    """Return the field of *blank* whose id ends in *parts*; the words *part* tell it apart."""
    id_ = ".".join((blank.id, *(str(each) for each in parts)))
    whole = blank.tooltip or _joined(_fixed(blank.label), _fixed(blank.help))
    label = _joined(whole or ("" if part else _spoken(blank.id)), _fixed(part))
    return FormField(id_, kind, _words(label, _spoken(id_)), options, blank.required)


def _signatures(blank: SignatureBlock) -> Iterator[FormField]:
    for number, party in enumerate(blank.parties, 1):
        yield _field(blank, "signature", number, part=party)
        if blank.initials:
            words = _joined(_fixed(party), _fixed(blank.initials_label))
            yield _field(blank, "text", number, "initials", part=words)
        words = _joined(_fixed(party), _fixed(blank.date_label))
        yield _field(blank, "date", number, "date", part=words)


def _ticks(blank: Blank, options: Iterable[Inlines], other: bool = False) -> Iterator[FormField]:
    for number, words in enumerate(options, 1):
        yield _field(blank, "tick", number, part=words)
    if other:
        yield _field(blank, "text", "other", part="…")


def _scales(blank: RatingScale) -> tuple[FormField, ...]:
    points = _points(blank.points)
    if not blank.pair:
        return (_field(blank, "radio", options=points),)
    ends = zip(("before", "after"), blank.pair_labels, strict=True)
    return tuple(_field(blank, "radio", end, part=words, options=points) for end, words in ends)


def _cells(blank: AnswerTable) -> Iterator[FormField]:
    for number, row in enumerate(blank.filled_rows, 1):
        named = _fixed(row[0].children) or str(number)
        for column, (header, cell) in enumerate(zip(blank.headers, row, strict=True), 1):
            if not cell.children:
                words = _joined(_fixed(header), named)
                yield _field(blank, "lines", number, column, part=words)


def _numbered(options: Iterable[Inlines]) -> tuple[Option, ...]:
    return tuple(
        Option(str(number), _words(_fixed(words), str(number)))
        for number, words in enumerate(options, 1)
    )


def _points(points: Iterable[int]) -> tuple[Option, ...]:
    return tuple(Option(str(point), str(point)) for point in points)


def _fixed(words: Inlines | str) -> str:
    """Return *words* as one line of text, without personal values."""
    said = words if isinstance(words, str) else plain_text(words, personal=False)
    return " ".join(said.split())


def _joined(*texts: str) -> str:
    """Join *texts* as sentences are: with what stands between them already, or a dash."""
    found = ""
    for text in filter(None, texts):
        found += (" " if found[-1] in ".:?!…" else " – ") + text if found else text
    return found


def _words(*texts: str) -> str:
    """Return the first of *texts* that says something."""
    return next((said for text in texts if (said := _fixed(text))), "?")


def _spoken(id_: str) -> str:
    return id_.replace("-", " ").replace(".", " ")
