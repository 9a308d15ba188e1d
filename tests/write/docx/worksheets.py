"""Worksheets with every kind of blank, as a therapist would set them and at their extremes."""

from __future__ import annotations

from collections.abc import Mapping

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
from handoutgen.model.brand import Brand, Colours, Contacts, FontChoice, Fonts
from handoutgen.model.handout import Edition
from handoutgen.model.nodes import (
    BlankRow,
    Blocks,
    CardSheet,
    Emphasis,
    Heading,
    InlineBlank,
    Inlines,
    Landscape,
    Link,
    Paragraph,
    Strong,
    Task,
    Text,
    text,
)
from tests.write.docx.samples import cells, picture

EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")

HARBOUR = Brand(
    id="harbour",
    name="Harbour Lane Talking Rooms",
    colours=Colours("#1f4e5f", "#0b6b74"),
    contacts=Contacts("1 Invented Street", "000 000", "hello@harbour.example", "harbour.example"),
)
QUINCE = Brand(
    id="quince",
    name="Quince House",
    colours=Colours("#b06a8a", "#d08020"),
    fonts=Fonts(FontChoice("Georgia"), FontChoice("Georgia")),
    page_size="letter",
)
BRANDS = (HARBOUR, QUINCE)


def several(*words: str) -> tuple[Inlines, ...]:
    return tuple(text(word) for word in words)


def gap(number: int) -> InlineBlank:
    return InlineBlank(f"gap.{number}", width_mm=40)


FACES = tuple(
    Picture(picture(120, 120 + 20 * number), text(word))
    for number, word in enumerate(("A path in a wood", "The sea", "A lit window", "A crowd"))
)

KINDS: Mapping[str, Blank] = {
    "ruled lines": RuledLines(id="ruled", label=text("What helped this week?"), count=3),
    "dotted lines": RuledLines(
        id="dotted", label=text("And what did not?"), count=2, style="dotted", gap_mm=11
    ),
    "boxed lines": RuledLines(
        id="boxed", label=text("In one sentence"), count=2, style="boxed", gap_mm=7
    ),
    "box": Box(id="box", label=text("Draw a place where you feel safe"), height_mm=35),
    "stems": SentenceStem(
        id="stem", label=text("Finish the sentence"), stem=text("I felt at ease when"), repeat=2
    ),
    "checklist": Checklist(
        id="tried",
        label=text("What have you tried?"),
        options=several("A walk", "A call to a friend", "A warm bath", "Writing it down"),
        other=True,
    ),
    "checklist in columns": Checklist(
        id="felt",
        label=text("How did it feel?"),
        options=several("calm", "sad", "angry", "numb", "tired", "hopeful"),
        columns=3,
    ),
    "multiple choice": MultipleChoice(
        id="first",
        label=text("What comes first in an argument?"),
        help=text("Mark one."),
        options=several(
            "A thought",
            "A feeling in the body, such as a tight chest, hot cheeks or hands that want to do "
            "something",
            "What you do",
        ),
        answer=1,
    ),
    "true or false": TrueFalse(
        id="know",
        label=text("True or false?"),
        statements=several(
            "Sleep comes when you try hard for it.",
            "A bad night does little harm by itself, though many bad nights in a row wear "
            "people down and deserve help.",
            "Daylight in the morning helps.",
        ),
        answers=(False, True, True),
    ),
    "rating scale": RatingScale(
        id="strong",
        label=text("How strong is the feeling now?"),
        low=text("not at all"),
        middle=text("so so"),
        high=text("as strong as can be"),
    ),
    "rating pair": RatingScale(
        id="pair",
        label=text("And before and after the walk?"),
        low=text("calm"),
        high=text("tense"),
        pair=True,
    ),
    "long scale": RatingScale(
        id="long", label=text("In per cent"), maximum=100, step=5, low=text("no"), high=text("yes")
    ),
    "analogue line": AnalogueLine(
        id="line",
        label=text("How much pain is there today?"),
        help=text("Put a stroke through the line."),
        low=text("no pain"),
        high=text("the worst I can think of"),
    ),
    "thermometer": Thermometer(
        id="heat",
        label=text("What makes you warm with anger, hot, boiling?"),
        low=text("cool"),
        high=text("boiling"),
    ),
    "picture choice": PictureChoice(
        id="place", label=text("Where would you like to be?"), pictures=FACES, columns=3
    ),
    "answer table": AnswerTable(
        id="diary",
        label=text("A week of evenings"),
        headers=several("Day", "What I did", "How it felt"),
        rows=3,
        given=(cells("Monday"),),
        widths=(1, 3, 2),
    ),
    "matching": Matching(
        id="match",
        label=text("Which belongs to which?"),
        help=text("Join letters and numbers by lines."),
        left=several("Worry", "Low mood", "Anger", "Shame"),
        right=several(
            "wants to hide",
            "wants to look ahead and to be ready for whatever might come",
            "wants to withdraw",
            "wants to defend what matters",
        ),
        solution=(2, 3, 4, 1),
    ),
    "ordering": Ordering(
        id="order",
        label=text("Bring these steps into order"),
        steps=several(
            "Choose one small thing to try",
            "Say what the problem is",
            "Look back: what happened, what would you do again, and what would you leave out "
            "the next time that you try something like this?",
            "Think of many ways, good and bad",
        ),
        solution=(3, 1, 4, 2),
    ),
    "cloze": Cloze(
        id="gaps",
        label=text("Fill in what is missing"),
        paragraphs=(
            (
                Text("A thought is not a "),
                gap(1),
                Text(". It comes and goes, and it may be "),
                gap(2),
                Text(" or not."),
            ),
            (Text("What we "), gap(3), Text(" can change how we feel.")),
        ),
        bank=("do", "fact", "good friend", "true"),
        bank_label=text("Words to choose from"),
        solution=("fact", "true", "do"),
    ),
    "chain": Diagram(
        id="chain",
        label=text("How one thing led to another"),
        boxes=(
            DiagramBox(text("What happened"), text("Where were you, and with whom?")),
            DiagramBox(text("What I thought")),
            DiagramBox(text("What I did")),
        ),
    ),
    "cycle of four": Diagram(
        id="cycle",
        label=text("What keeps it going"),
        shape="cycle",
        boxes=tuple(
            DiagramBox(text(title), text("in your own words"))
            for title in ("Thoughts", "Feelings", "Body", "What I do")
        ),
    ),
    "cycle of five": Diagram(
        id="ring",
        label=text("The round of a week"),
        shape="cycle",
        boxes=tuple(
            DiagramBox(text(title)) for title in ("First", "Second", "Third", "Fourth", "Fifth")
        ),
    ),
    "body outline": BodyOutline(
        id="body",
        label=text("Where do you feel it?"),
        help=text("Write the letter there, or colour the place."),
        key=several("pain", "tightness", "warmth", "numbness", "restlessness"),
    ),
    "name": NameBlank(id="whom", label=text("Whom can you call?")),
    "date": DateBlank(id="when", label=text("By when?"), help=text("A day in the next week.")),
    "signatures": SignatureBlock(
        id="signed",
        label=text("We agree on this plan"),
        parties=several("Client", "Therapist"),
        date_label=text("Date"),
        initials=True,
        initials_label=text("Initials"),
    ),
}

LONG = "wordy " * 50
"""Three hundred characters."""


def _diagram(count: int, shape: str) -> Diagram:
    boxes = tuple(DiagramBox(text(f"Box {n}"), text(LONG)) for n in range(count))
    return Diagram(id="d", label=text("x"), boxes=boxes, shape=shape)  # type: ignore[arg-type]


def _options(count: int, words: str = "option") -> tuple[Inlines, ...]:
    return several(*(f"{words} {number}" for number in range(1, count + 1)))


def _order(count: int) -> tuple[int, ...]:
    return tuple(range(count, 0, -1))


EXTREMES: Mapping[str, Blank] = {
    "one line": RuledLines(id="a", label=text(LONG), help=text(LONG), count=1),
    "many lines": RuledLines(id="a", label=text("x"), count=200, style="dotted", gap_mm=6),
    "smallest box": Box(id="a", label=text("x"), height_mm=10),
    "largest box": Box(id="a", label=text("x"), height_mm=200),
    "long stem": SentenceStem(id="a", label=text("x"), stem=text(LONG), repeat=20),
    "one option": Checklist(id="a", label=text("x"), options=several("only")),
    "sixty options": Checklist(
        id="a", label=text("x"), options=_options(60), columns=3, other=True
    ),
    "two long choices": MultipleChoice(id="a", label=text("x"), options=several(LONG, LONG)),
    "sixty choices": MultipleChoice(id="a", label=text("x"), options=_options(60)),
    "one statement": TrueFalse(id="a", label=text("x"), statements=several("y")),
    "long statements": TrueFalse(
        id="a",
        label=text("x"),
        statements=_options(60, LONG),
        true_word="Certainly so",
        false_word=LONG,
    ),
    "two points": RatingScale(
        id="a", label=text("x"), maximum=1, low=text("a"), middle=text("b"), high=text("c")
    ),
    "twenty-one points": RatingScale(
        id="a",
        label=text(LONG),
        minimum=-1000,
        maximum=1000,
        step=100,
        low=text(LONG),
        middle=text(LONG),
        high=text(LONG),
        pair=True,
        pair_labels=(LONG, "After"),
    ),
    "wordy line": AnalogueLine(id="a", label=text("x"), low=text(LONG), high=text(LONG)),
    "tall thermometer": Thermometer(
        id="a",
        label=text("x"),
        minimum=-100,
        maximum=100,
        step=10,
        low=text(LONG),
        high=text(LONG),
    ),
    "bare thermometer": Thermometer(id="a", label=text("x"), maximum=1),
    "sixty pictures": PictureChoice(
        id="a", label=text("x"), pictures=(Picture(picture(9, 400), text(LONG)),) * 60, columns=5
    ),
    "two pictures": PictureChoice(
        id="a", label=text("x"), pictures=(Picture(picture(900, 9), text("y")),) * 2, columns=2
    ),
    "one cell": AnswerTable(id="a", label=text("x"), headers=several("y"), rows=1),
    "twelve columns": AnswerTable(
        id="a", label=text("x"), headers=_options(12), rows=5, given=(cells("given", "too"),)
    ),
    "two pairs": Matching(
        id="a", label=text("x"), left=several(LONG, "b"), right=several("c", LONG), solution=(2, 1)
    ),
    "twenty pairs": Matching(
        id="a",
        label=text("x"),
        left=_options(20, "left"),
        right=_options(20, LONG),
        solution=_order(20),
    ),
    "two steps": Ordering(id="a", label=text("x"), steps=several(LONG, "b"), solution=(2, 1)),
    "sixty steps": Ordering(id="a", label=text("x"), steps=_options(60), solution=_order(60)),
    "one gap": Cloze(id="a", label=text("x"), paragraphs=((gap(1),),), solution=("y",)),
    "many gaps": Cloze(
        id="a",
        label=text("x"),
        paragraphs=((Text(LONG), gap(1), Text(LONG), gap(2)),) * 9,
        bank=("a few words more", LONG) * 9,
        solution=("y", LONG) * 9,
    ),
    "chain of two": _diagram(2, "chain"),
    "chain of six": _diagram(6, "chain"),
    "cycle of three": _diagram(3, "cycle"),
    "cycle of six": _diagram(6, "cycle"),
    "body alone": BodyOutline(id="a", label=text("x")),
    "body and eight": BodyOutline(
        id="a", label=text("x"), front=LONG, back="", key=_options(8, LONG), alt=LONG
    ),
    "one to sign": SignatureBlock(id="a", label=text("x"), parties=several("y")),
    "six to sign": SignatureBlock(
        id="a",
        label=text("x"),
        parties=_options(6, LONG),
        date_label=text(LONG),
        initials=True,
        initials_label=text(LONG),
    ),
    "wordy name": NameBlank(id="a", label=text(LONG), help=text(LONG), value=text(LONG)),
    "wordy date": DateBlank(id="a", label=text(LONG), help=text(LONG), value=text(LONG)),
}

CARDS = CardSheet(
    tuple(
        (
            Heading(3, text("When it gets hard"), f"card-{number}"),
            Paragraph(text("What I notice first")),
            Task(RuledLines(id=f"card-{number}-a", count=2)),
            Task(Checklist(id=f"card-{number}-b", options=several("Breathe out", "Call"))),
        )
        for number in range(4)
    )
)

OPENING: Blocks = (
    Heading(1, text("All places to write"), "all"),
    BlankRow((NameBlank(label=text("Name")), DateBlank(label=text("Date")))),
    Paragraph(
        (
            Text("Take your time. "),
            Emphasis(text("Nothing here is a test")),
            Strong((Text(", and "), Emphasis(text("nobody")), Text(" marks it. "))),
            Link(text("More about this"), "https://harbour.example/about"),
            Text(" or "),
            Link(text("harbour.example"), "https://www.harbour.example/"),
        )
    ),
)
SHEET: Blocks = (
    *OPENING,
    *(Task(blank, number) for number, blank in enumerate(KINDS.values(), 1)),
)
WIDE: Blocks = (
    Landscape(
        (
            Task(
                AnswerTable(
                    id="record",
                    label=text("Thought record"),
                    headers=several(
                        "When and where",
                        "What I felt",
                        "What I thought",
                        "What speaks for it",
                        "What speaks against it",
                        "Another view",
                        "What I feel now",
                    ),
                    rows=4,
                )
            ),
        )
    ),
)
CARD_PAGE: Blocks = (
    Heading(1, text("Coping cards"), "cards"),
    Paragraph(text("Cut along the lines and keep a card where you will find it.")),
    CARDS,
)
