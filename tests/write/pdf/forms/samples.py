"""One form with every kind of field, and answers to it."""

from __future__ import annotations

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
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
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.handout import Edition, Furniture, Handout
from handoutgen.model.nodes import BlankRow, InlineBlank, Paragraph, Task, Text, text

TWO = (text("One"), text("Two"))
BODY = (
    BlankRow((NameBlank(label=text("Name")), DateBlank(label=text("Date")))),
    Paragraph((Text("My next visit is on "), InlineBlank("visit", "Next visit"))),
    Task(RuledLines(id="lines", label=text("What helped?"), count=3)),
    Task(Box(id="box", label=text("What else?"), height_mm=20)),
    Task(SentenceStem(id="stem", label=text("Finish"), stem=text("I am"), repeat=2)),
    Task(Checklist(id="tick", label=text("Tick"), options=TWO, other=True)),
    Task(MultipleChoice(id="choice", label=text("Which?"), options=TWO)),
    Task(TrueFalse(id="truth", label=text("True?"), statements=TWO)),
    Task(RatingScale(id="rate", label=text("How strong?"), pair=True)),
    Task(AnalogueLine(id="line", label=text("How much?"), low=TWO[0], high=TWO[1])),
    Task(Thermometer(id="heat", label=text("How hot?"), maximum=3)),
    Task(SignatureBlock(id="sign", label=text("Sign"), parties=TWO, initials=True)),
    Task(AnswerTable(id="table", label=text("Days"), headers=TWO, rows=2)),
    Task(Matching(id="match", label=text("Match"), left=TWO, right=TWO, solution=(2, 1))),
    Task(Ordering(id="order", label=text("Order"), steps=TWO, solution=(2, 1))),
    Task(
        Cloze(
            id="cloze",
            label=text("Fill in"),
            paragraphs=((Text("A "), InlineBlank("cloze.1", "gap"), Text(".")),),
            solution=("b",),
        )
    ),
    Task(Diagram(id="chain", label=text("Chain"), boxes=tuple(map(DiagramBox, TWO)))),
    Task(BodyOutline(id="body", label=text("Where?"))),
)

ANSWERS = {
    "name": "Łukasz Zoë",
    "date": "4 – 5 March",
    "visit": "Monday",
    "lines": "It’s fine.\nשלום\nThird line",
    "box": "one\n\ntwo",
    "stem.1": "glad",
    "stem.2": "here",
    "tick.1": "true",
    "tick.other": "swimming",
    "choice": "2",
    "truth.1": "false",
    "truth.2": "true",
    "rate.before": "7",
    "rate.after": "3",
    "line": "62",
    "heat": "2",
    "heat.note.3": "too hot",
    "sign.1": "Zoë Ł",
    "sign.1.initials": "ZŁ",
    "sign.1.date": "today",
    "sign.2.date": "soon",
    "table.1.2": "walked – it’s good",
    "match.2": "1",
    "order.1": "2",
    "cloze.1": "gap",
    "chain.1": "first",
    "body": "left knee",
}


def form(
    answers: dict[str, str] | None = None,
    *,
    edition: Edition = "standard",
    fillable: bool = True,
) -> Handout:
    """Return the form, *answers* in its fields."""
    hints = Furniture(date_hint="such as 14 March 2025", sign_hint="type your name")
    given = tuple((answers or {}).items())
    return Handout(
        "A form", BODY, edition=edition, furniture=hints, fillable=fillable, answers=given
    )
