"""Every kind of blank with the least and the most that it may hold, and ordinary ones between."""

from __future__ import annotations

from collections.abc import Iterator

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
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.nodes import Cell, InlineBlank, Inlines, Text, text
from tests.strategies import PIXEL

SHORT = "Rest"
LONG = (
    "Notice what went through your mind at the moment when the feeling was strongest, and write "
    "it down in the words that came to you then, without making them kinder or wiser than they "
    "were, because it is these very words that we want to look at together when you come next "
    "time and have had a quiet week."
)
WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"


def _repeated(words: str, count: int) -> tuple[Inlines, ...]:
    return tuple(text(f"{words} {number}") for number in range(1, count + 1))


def _cloze(words: str, gaps: int, bank: int) -> Cloze:
    sentence: list[Text | InlineBlank] = [Text(words)]
    for _ in range(gaps):
        sentence += [Text(" then "), InlineBlank("", "gap", 50), Text(f", {words}.")]
    terms = tuple(f"{words[:54]} {number}" for number in range(bank))
    return Cloze(
        id="cloze",
        label=text("Fill the gaps"),
        paragraphs=(tuple(sentence),),
        bank=terms,
        bank_label=text("Words"),
        solution=("word",) * gaps,
    )


def extremes(words: str) -> Iterator[tuple[str, Blank]]:
    """Yield blanks by name, few and many parts each, all made of *words*."""
    label = text(f"What about it? {words}")
    for style in ("ruled", "dotted", "boxed"):
        yield f"lines-{style}", RuledLines(id="a", label=label, count=3, style=style)
    yield "lines-close", RuledLines(id="a", label=label, count=4, gap_mm=6)
    yield "lines-wide", RuledLines(id="a", label=label, count=2, gap_mm=30)
    yield "lines-many", RuledLines(id="a", label=label, count=60)
    yield "box", Box(id="a", label=label, height_mm=200)
    for repeat in (1, 20):
        yield (
            f"stem-{repeat}",
            SentenceStem(id="a", label=label, stem=text(words), repeat=repeat),
        )
    yield "name", NameBlank(id="a", label=text(words), value=text(words))
    yield "date", DateBlank(id="a", label=text(words))
    for count in (1, 6):
        yield (
            f"signatures-{count}",
            SignatureBlock(
                id="a",
                label=label,
                parties=_repeated(words, count),
                date_label=text("Date"),
                initials=count > 1,
                initials_label=text("Initials"),
            ),
        )
    for count, columns in ((2, 1), (60, 3), (7, 2)):
        options = _repeated(words, count)
        name = f"{count}-{columns}"
        yield (
            f"checklist-{name}",
            Checklist(id="a", label=label, options=options, columns=columns, other=True),
        )
        yield (
            f"choice-{name}",
            MultipleChoice(id="a", label=label, options=options, columns=columns),
        )
        yield f"true-false-{count}", TrueFalse(id="a", label=label, statements=options)
    yield (
        "true-false-words",
        TrueFalse(
            id="a", label=label, statements=_repeated(words, 3), true_word=words, false_word=words
        ),
    )
    for low, high, step in ((0, 1, 1), (0, 10, 1), (0, 20, 1), (-1000, 1000, 100)):
        ends = {"low": text(words), "high": text(words)}
        scale = {"minimum": low, "maximum": high, "step": step}
        for pair in (False, True):
            yield (
                f"scale-{high}-{pair}",
                RatingScale(id="a", label=label, middle=text(words), pair=pair, **ends, **scale),
            )
        yield f"thermometer-{high}", Thermometer(id="a", label=label, **ends, **scale)
    yield "analogue", AnalogueLine(id="a", label=label, low=text(words), high=text(words))
    for count, columns in ((2, 2), (11, 5)):
        pictures = tuple(Picture(PIXEL, each) for each in _repeated(words, count))
        yield (
            f"pictures-{count}",
            PictureChoice(id="a", label=label, pictures=pictures, columns=columns),
        )
    for columns, rows in ((1, 1), (4, 12), (12, 3)):
        yield (
            f"table-{columns}",
            AnswerTable(
                id="a",
                label=label,
                headers=_repeated(words, columns),
                rows=rows,
                given=((Cell(text(words)),),),
                landscape=False,
            ),
        )
    for count in (2, 20):
        solution = tuple(range(count, 0, -1))
        both = _repeated(words, count)
        yield (
            f"matching-{count}",
            Matching(id="a", label=label, left=both, right=both, solution=solution),
        )
        yield f"ordering-{count}", Ordering(id="a", label=label, steps=both, solution=solution)
    yield "cloze-small", _cloze(words, 1, 0)
    yield "cloze-large", _cloze(words, 20, 30)
    for count in range(2, 7):
        boxes = tuple(DiagramBox(each, text(words)) for each in _repeated(words, count))
        yield f"chain-{count}", Diagram(id="a", label=label, boxes=boxes)
        if count > 2:
            yield f"cycle-{count}", Diagram(id="a", label=label, boxes=boxes, shape="cycle")
    for count in (0, 8):
        yield f"body-{count}", BodyOutline(id="a", label=label, key=_repeated(words, count))
