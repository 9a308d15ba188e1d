"""Handouts that between them hold every node; goldens and the validator go through them."""

from __future__ import annotations

import zlib
from datetime import date

from handoutgen.model.blanks import (
    AnswerTable,
    Box,
    Checklist,
    DateBlank,
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.brand import Brand, Contacts, Logo
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    BlankRow,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    InlineBlank,
    Landscape,
    LeadTerm,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteList,
    NoteMark,
    PageBreak,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceEntry,
    ReferenceList,
    Rule,
    Strong,
    Table,
    Task,
    Text,
    text,
)


def picture(width: int, height: int) -> Image:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    rows = (b"\0" + b"\x1f\x4e\x5f" * width) * height
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + bytes((8, 2, 0, 0, 0)))
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )
    return Image("png", width, height, data)


def item(*blocks: str | Paragraph | List, checked: bool | None = None) -> ListItem:
    """Return a list item; words become paragraphs."""
    return ListItem(
        tuple(Paragraph(text(one)) if isinstance(one, str) else one for one in blocks), checked
    )


def cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(word)) for word in words)


OPENING: Blocks = (
    Heading(1, text("Sleeping after a loss"), "sleeping-after-a-loss"),
    Paragraph(text("Why nights are hard, and what may help."), "standfirst"),
    Paragraph(text("By A. Writer · 4 March 2025"), "byline"),
    BlankRow((NameBlank(label=text("Name")), DateBlank(label=text("Date")))),
    Panel("content-note", text("Before you read"), (Paragraph(text("This is about death.")),)),
    Panel("crisis", text("If you need help now"), (Paragraph(text("Invented line: 0000.")),)),
    Panel(
        "key-points",
        text("Key points"),
        (
            List(
                (
                    item("Nights are hard."),
                    item(Paragraph((LeadTerm(text("Light:")), Text(" dim it.")))),
                )
            ),
        ),
    ),
)

PROSE: Blocks = (
    Heading(2, text("What happens"), "what-happens"),
    Paragraph(
        (
            Text("See "),
            Citation(text("Invented (2020)"), ("ref-1",)),
            Text(", "),
            Link(text("a page"), "https://clinic.example/a b?x=1&y=<2>"),
            Text(", "),
            Link(text("below"), "#try-it"),
            NoteMark("n1", 1),
            LineBreak(),
            Strong((Text("bold "), Emphasis(text("both")))),
            Emphasis((Text("slanted "), Strong(text("both")))),
            Code("a  b"),
            Foreign(text("el duelo"), "es"),
            Foreign(text("שלום 12 עולם"), "he"),
            Text(" for "),
            Personal("client", "A <Person>"),
            Text(" wrote "),
            InlineBlank("word"),
        )
    ),
    Heading(3, text("In detail"), "in-detail"),
    Quote((Paragraph(text("A quotation.")), List((item("quoted point"),)))),
    DefinitionList((Definition(text("Mourning"), (Paragraph(text("What people do.")),)),)),
    CodeBlock("one\n\ttwo  three"),
    Table(
        cells("What", "How long", "Cost"),
        (cells("Walking", "20 minutes", "0"), cells("A group of bereaved people", "1 hour", "12")),
        ("left", "center", "right"),
        text("What may help"),
    ),
    Table(cells("Straight after"), (cells("another table"),), ("left",)),
    Figure(picture(300, 100), "A dark block", text("A block")),
    Figure(picture(30, 10), ""),
    Rule(),
)

LISTS: Blocks = (
    List((item("one", List((item("deep", List((item("deeper"),))),))), item("two", "and more"))),
    List((item("first"), item("second", List((item("inner first"),), ordered=True))), ordered=True),
    List((item("first again"), item("second again")), ordered=True),
    List((item("ninth"), item("tenth")), ordered=True, start=9),
    List((item("done", checked=True), item("open", checked=False))),
    List((ListItem((CodeBlock("code first"),)), ListItem(()))),
)

TASKS: Blocks = (
    Heading(2, text("Try it"), "try-it"),
    Task(RuledLines(id="a", label=text("What helped?"), help=text("Anything counts."), count=3), 1),
    Task(RuledLines(id="b", label=text("Dotted"), count=2, style="dotted"), 2),
    Task(RuledLines(id="c", label=text("Boxed"), count=2, style="boxed"), 3),
    Task(Box(id="d", label=text("Draw your week"), height_mm=30), 4),
    Task(SentenceStem(id="e", label=text("Go on"), stem=text("At night I"), repeat=2), 5),
    Task(
        Checklist(id="f", label=text("Which?"), options=(text("Tea"), text("Walk")), other=True), 6
    ),
    Task(
        Checklist(
            id="g",
            label=text("In columns"),
            options=(text("Tea"), text("Walk"), text("Call")),
            columns=2,
        ),
        7,
    ),
    Task(RatingScale(id="h", label=text("How bad?"), low=text("not"), high=text("very")), 8),
    Task(
        RatingScale(
            id="i",
            label=text("Then and now"),
            low=text("not"),
            middle=text("so so"),
            high=text("very"),
            pair=True,
        ),
        9,
    ),
    Task(
        AnswerTable(
            id="j",
            label=text("A diary"),
            headers=(text("Day"), text("What I did")),
            rows=2,
            given=(cells("Monday"),),
            widths=(1, 3),
        ),
        10,
    ),
    Task(NameBlank(id="k", label=text("Whom can you call?")), 11),
    Task(DateBlank(id="l", label=text("By when?"))),
)

CLOSING: Blocks = (
    PageBreak(),
    Heading(2, text("References"), "references"),
    ReferenceList(
        (ReferenceEntry((Text("Invented, A. (2020). A title. "),), "ref-1"),),
    ),
    NoteList((Note("n1", 1, (Paragraph(text("A note.")),)),)),
    Imprint((text("GH-1, version 2."), text("Licence: CC BY 4.0."))),
)

WIDE: Blocks = (
    Landscape(
        (
            Task(
                AnswerTable(
                    id="m", label=text("Thought record"), headers=(text("A"), text("B")), rows=2
                )
            ),
        )
    ),
)

ELM = Brand(
    id="elm",
    name="Elm House",
    tagline="Time to talk",
    logo=Logo(picture(60, 20), "Elm House"),
    contacts=Contacts("1 Invented Street", "000", "hello@elm.example", "elm.example"),
    sample=True,
)


def handout(*blocks: Blocks, brand: Brand = ELM, language: str = "en") -> Handout:
    return Handout(
        title="Sleeping after a loss",
        body=tuple(one for several in blocks for one in several),
        brand=brand,
        language=language,
        subject="What may help",
        authors=("A. Writer",),
        topics=("grief", "sleep"),
        code="GH-1",
        version="2",
        dated=date(2025, 3, 4),
        furniture=Furniture(footer="Elm House · 000"),
    )


HANDOUTS = {
    "everything": handout(OPENING, PROSE, LISTS, TASKS, WIDE, CLOSING),
    "landscape-first": handout(WIDE, PROSE),
    "landscape-last": handout(PROSE, WIDE),
    "nothing": Handout("Nothing", ()),
    "plain": Handout("Plain", OPENING),
    "right-to-left": handout(OPENING, LISTS, TASKS, brand=Brand(name="Elm"), language="ar"),
}
