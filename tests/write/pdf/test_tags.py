"""What a screen reader is told of every kind of block, read back by other programs."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings

from handoutgen.model.blanks import (
    AnswerTable,
    BodyOutline,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    TrueFalse,
)
from handoutgen.model.brand import Brand, Contacts
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Foreign,
    Heading,
    Imprint,
    InlineBlank,
    Link,
    List,
    ListItem,
    Note,
    NoteList,
    NoteMark,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceEntry,
    ReferenceList,
    Rule,
    Table,
    Task,
    Text,
    text,
)
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from tests.strategies import PIXEL
from tests.write.pdf.measures import WORDS
from tests.write.pdf.tagged import Tag, faults, read_tree
from tests.write.pdf.test_read_back import told

FURNITURE = Furniture(page_of="Page {page} of {pages}", footer="At the foot")


def tagged(*blocks: Block, **more: object) -> Tag:
    """Return the tags of *blocks*, which have no faults."""
    handout = Handout("A title", blocks, furniture=FURNITURE, **more)  # type: ignore[arg-type]
    data = write_pdf(handout, Report())
    assert faults(data) == []
    return read_tree(data)


def outline(*blocks: Block, **more: object) -> tuple[object, ...]:
    document = tagged(*blocks, **more).outline()
    assert isinstance(document, tuple)
    return document[1:]


def read(tag: Tag) -> str:
    return " ".join(tag.words.split())


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words))


def cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(each)) for each in words)


def label(said: str) -> tuple[str, ...]:
    return ("Lbl", said) if said else ("Lbl",)


def item(mark: str, *body: object) -> tuple[object, ...]:
    return ("LI", label(mark), ("LBody", *body))


# Blocks --------------------------------------------------------------------------------------


def test_what_follows_a_heading_is_in_its_section() -> None:
    found = outline(
        Heading(1, text("Title"), "t"),
        paragraph("Before."),
        Heading(2, text("One"), "one"),
        paragraph("First."),
        Heading(3, text("Deeper"), "deeper"),
        Heading(2, text("Two"), "two"),
    )
    assert found == (
        ("H1", "Title"),
        ("P", "Before."),
        ("Sect", ("H2", "One"), ("P", "First."), ("Sect", ("H3", "Deeper"))),
        ("Sect", ("H2", "Two")),
    )


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ((2, 2), (1, 1)),
        ((1, 3, 3, 2), (1, 2, 2, 2)),
        ((3, 1, 4, 6, 5, 2), (1, 1, 2, 3, 3, 2)),
        ((1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6)),
    ],
)
def test_heading_levels_leave_no_gap(levels: tuple[int, ...], told: tuple[int, ...]) -> None:
    blocks = [Heading(level, text("Words"), f"a{n}") for n, level in enumerate(levels)]
    kinds = [tag.kind for tag in tagged(*blocks).walk() if tag.kind.startswith("H")]
    assert kinds == [f"H{level}" for level in told]


def test_headings_inside_panels_are_counted_with_the_others() -> None:
    inner = Panel("note", text("Mind"), (Heading(5, text("Deep"), "d"),))
    tree = tagged(Heading(1, text("Title"), "t"), inner, Heading(2, text("On"), "o"))
    kinds = [tag.kind for tag in tree.walk() if tag.kind[1:].isdigit()]
    assert kinds == ["H1", "H2", "H2"]


def test_lists_have_labels_and_bodies() -> None:
    nested = List((ListItem((paragraph("Deep"),)),), ordered=True, start=3)
    block = List((ListItem((paragraph("One"), nested)), ListItem((paragraph("Two"),))))
    tree = tagged(block)
    (found,) = tree.children
    assert found.attributes["ListNumbering"] == "/Disc"
    assert [each.attributes["ListNumbering"] for each in tree.all("L")] == ["/Disc", "/Decimal"]
    assert [each.actual for each in tree.all("Lbl")] == ["•", "", "•"]
    assert tree.all("Lbl")[1].words == "3. "
    assert found.outline() == (
        "L",
        item("", ("P", "One"), ("L", item("3.", ("P", "Deep")))),
        item("", ("P", "Two")),
    )


def test_a_ticked_item_says_so() -> None:
    items = (ListItem((paragraph("Done"),), True), ListItem((paragraph("Not yet"),), False))
    tree = tagged(List(items))
    assert [each.actual for each in tree.all("Lbl")] == ["☑", "☐"]


def test_terms_label_what_they_mean() -> None:
    block = DefinitionList((Definition(text("Sleep"), (paragraph("What rests you."),)),))
    assert outline(block) == (("L", item("Sleep", ("P", "What rests you."))),)


def test_quotes_panels_code_and_small_print() -> None:
    found = outline(
        Quote((paragraph("So she said."),)),
        Panel("key-points", text("Key points"), (paragraph("One."),)),
        CodeBlock("a = 1\nb = 2"),
        Rule(),
        Imprint((text("HG-1."), text("Licence."))),
    )
    assert found == (
        ("BlockQuote", ("P", "So she said.")),
        ("Sect", ("P", "Key points"), ("P", "One.")),
        ("P", ("Code", "a = 1 b = 2")),
        ("Div", ("P", "HG-1."), ("P", "Licence.")),
    )


def test_tables_have_heads_of_columns_and_captions() -> None:
    table = Table(cells("Day", "Hours"), (cells("Monday", "7"),), ("left",) * 2, text("Sleep"))
    tree = tagged(table)
    assert tree.children[0].outline() == (
        "Table",
        ("Caption", "Sleep"),
        ("THead", ("TR", ("TH", "Day"), ("TH", "Hours"))),
        ("TBody", ("TR", ("TD", "Monday"), ("TD", "7"))),
    )
    assert [head.attributes["Scope"] for head in tree.all("TH")] == ["/Column", "/Column"]


def test_a_head_that_comes_again_on_every_page_is_read_once() -> None:
    rows = tuple(cells(f"Row {n}", "Words " * 30) for n in range(60))
    tree = tagged(Table(cells("Name", "What"), rows, ("left", "left")))
    assert [head.words.strip() for head in tree.all("TH")] == ["Name", "What"]
    assert len(tree.all("TR")) == 61


def test_a_row_over_two_pages_is_one_row() -> None:
    tree = tagged(Table(cells("A", "B"), (cells(WORDS * 120, "b"),), ("left", "left")))
    (cell, _) = tree.all("TD")
    assert read(cell) == (WORDS * 120).strip()


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    tree = tagged(paragraph(WORDS * 100))
    (found,) = tree.children
    assert len(found.content) >= 2
    assert read(found) == (WORDS * 100).strip()


def test_equal_blocks_are_read_twice() -> None:
    block = List((ListItem((paragraph("Again"),)),))
    assert outline(block, block, paragraph("x"), block) == (
        ("L", item("", ("P", "Again"))),
        ("L", item("", ("P", "Again"))),
        ("P", "x"),
        ("L", item("", ("P", "Again"))),
    )


def test_pictures_have_alt_text_or_are_decoration() -> None:
    tree = tagged(Figure(PIXEL, "A black dot", text("Figure 1")), Figure(PIXEL, "", text("Shown")))
    assert tree.outline() == (
        "Document",
        ("Div", ("Figure",), ("Caption", "Figure 1")),
        ("Div", ("P", "Shown")),
    )
    (figure,) = tree.all("Figure")
    assert figure.alt == "A black dot"


def test_references_and_notes_are_what_links_lead_to() -> None:
    tree = tagged(
        Paragraph((Text("So "), Citation(text("(Sample, 2020)"), ("r",)), NoteMark("n", 1))),
        ReferenceList((ReferenceEntry(text("Sample, S. (2020). A book."), "r"),)),
        NoteList((Note("n", 1, (paragraph("A note."),)),)),
    )
    assert tree.outline() == (
        "Document",
        ("P", "So", ("Reference", ("Link", "(Sample, 2020)")), ("Reference", ("Link", "1"))),
        ("L", ("LI", ("LBody", ("BibEntry", "Sample, S. (2020). A book.")))),
        ("Note", ("Lbl", "1."), ("P", "A note.")),
    )
    assert [link.objects for link in tree.all("Link")] == [["(Sample, 2020)"], ["1"]]


# Inlines -------------------------------------------------------------------------------------


def test_a_link_over_two_lines_is_one_link_with_two_places_to_click() -> None:
    linked = Link(text(WORDS * 2), "https://harbour.example/page")
    (link,) = tagged(Paragraph((Text("See "), linked))).all("Link")
    assert len(link.objects) >= 2
    assert read(link) == (WORDS * 2).strip()
    assert set(link.objects) == {(WORDS * 2).strip()}


def test_links_side_by_side_stay_two() -> None:
    url = "https://harbour.example/"
    tree = tagged(Paragraph((Link(text("one"), url), Text(" "), Link(text("two"), url))))
    assert [link.words.strip() for link in tree.all("Link")] == ["one", "two"]


def test_words_that_lead_nowhere_are_no_link() -> None:
    tree = tagged(
        Paragraph((Text("a "), Citation(text("b"), ("lost",)), Link(text(" c"), "#lost")))
    )
    assert not tree.all("Link")
    assert read(tree) == "a b c"


def test_a_foreign_passage_names_its_language() -> None:
    words = (
        Text("They say "),
        Foreign((Text("il faut "), Link(text("dormir"), "#t")), "fr"),
        Text("."),
    )
    tree = tagged(Heading(1, text("T"), "t"), Paragraph(words), language="en-GB")
    (span,) = tree.all("Span")
    assert (span.language, span.outline()) == ("fr", ("Span", "il faut", ("Link", "dormir")))


def test_code_is_code() -> None:
    assert outline(Paragraph((Text("Press "), Code("F1"), Text(".")))) == (
        ("P", "Press", ("Code", "F1"), "."),
    )


def test_a_gap_is_heard_where_it_stands() -> None:
    words = (Text("I feel "), InlineBlank("a"), Text(" when "), InlineBlank("b"), Text(" comes."))
    assert read(tagged(Paragraph(words))) == "I feel ____ when ____ comes."


# Blanks --------------------------------------------------------------------------------------

ASK = text("What helped?")


def asked(blank: object, **more: object) -> tuple[object, ...]:
    """Return what is read below the prompt of a task, which is read first."""
    (found,) = outline(Task(blank, 2), **more)  # type: ignore[arg-type]
    assert isinstance(found, tuple)
    assert found[:2] == ("Div", ("P", "2. What helped?"))
    return found[2:]


def test_lines_to_write_on_are_a_place_for_words() -> None:
    blank = RuledLines(id="a", label=ASK, help=text("A word will do."), count=40)
    assert asked(blank) == (("P", "A word will do."), ("Form",))
    (place,) = tagged(Task(blank)).all("Form")
    assert place.attributes["Role"] == "/tv"
    assert place.attributes["Desc"] == "What helped? A word will do."
    assert "BBox" in place.attributes


def test_options_are_lists_of_boxes_and_circles() -> None:
    options = (text("Rest"), text("Walk"), text("Talk"))
    for blank, mark in (
        (Checklist(id="a", label=ASK, options=options, columns=2), "☐"),
        (MultipleChoice(id="a", label=ASK, options=options, columns=2), "○"),
    ):
        tree = tagged(Task(blank))
        assert read(tree) == f"What helped? {mark} Rest {mark} Walk {mark} Talk"
        assert [each.outline() for each in tree.all("LI")] == [
            ("LI", ("Lbl", ("Form", ("Span",))), ("LBody", words))
            for words in ("Rest", "Walk", "Talk")
        ]


def test_boxes_and_circles_say_what_they_are_for() -> None:
    blank = Checklist(id="a", label=ASK, options=(text("Rest"),))
    (box,) = tagged(Task(blank)).all("Form")
    assert (box.attributes["Role"], box.attributes["checked"]) == ("/cb", "/off")
    assert box.attributes["Desc"] == "What helped? Rest"
    scale = RatingScale(id="a", label=ASK, minimum=0, maximum=2)
    circles = tagged(Task(scale)).all("Form")
    assert [each.attributes["Role"] for each in circles] == ["/rb"] * 3
    assert circles[2].attributes["Desc"] == "What helped? – 2"


def test_statements_hold_their_two_choices() -> None:
    blank = TrueFalse(id="a", label=ASK, statements=(text("Sleep rests."), text("Pigs fly.")))
    said = read(tagged(Task(blank)))
    assert said == "What helped? Sleep rests. ○ True ○ False Pigs fly. ○ True ○ False"


def test_scales_say_their_numbers_then_their_words() -> None:
    blank = RatingScale(
        id="a", label=ASK, minimum=0, maximum=4, low=text("none"), high=text("most"), pair=True
    )
    before, after = blank.pair_labels
    said = read(tagged(Task(blank)))
    wanted = f"What helped? {before} 0 1 2 3 4 {after} 0 1 2 3 4 none most"
    assert said == wanted


def test_tables_to_write_in_have_heads_of_rows_too() -> None:
    blank = AnswerTable(
        id="a",
        label=ASK,
        headers=(text("Day"), text("Slept")),
        rows=1,
        given=(cells("Monday"),),
    )
    tree = tagged(Task(blank))
    assert [head.attributes["Scope"] for head in tree.all("TH")] == ["/Column", "/Column", "/Row"]
    assert tree.all("Table")[0].outline() == (
        "Table",
        ("THead", ("TR", ("TH", "Day"), ("TH", "Slept"))),
        (
            "TBody",
            ("TR", ("TH", "Monday"), ("TD", ("Form",))),
            ("TR", ("TD", ("Form",)), ("TD", ("Form",))),
        ),
    )


HEADERS = ["Situation", "Thoughts", "Feelings", "Body", "Acts", "Later", "Learnt"]


def test_in_large_print_each_entry_is_a_table_of_its_own() -> None:
    headers = tuple(text(words) for words in HEADERS)
    blank = AnswerTable(id="a", label=ASK, headers=headers, rows=2)
    tree = tagged(Task(blank), edition="large-print")
    tables = tree.all("Table")
    assert len(tables) == 2
    for table in tables:
        assert [head.words.strip() for head in table.all("TH")] == HEADERS
        assert {head.attributes["Scope"] for head in table.all("TH")} == {"/Row"}


def test_matching_reads_one_side_after_the_other() -> None:
    blank = Matching(
        id="a",
        label=ASK,
        left=(text("Cat"), text("Dog")),
        right=(text("barks"), text("purrs")),
        solution=(2, 1),
    )
    tree = tagged(Task(blank))
    assert [each.attributes["ListNumbering"] for each in tree.all("L")] == [
        "/UpperAlpha", "/Decimal",
    ]  # fmt: skip
    assert read(tree) == "What helped? A. Cat B. Dog 1. barks 2. purrs"


def test_cloze_texts_stems_and_signatures() -> None:
    cloze = Cloze(
        id="a",
        label=ASK,
        paragraphs=((Text("I am "), InlineBlank("", "gap"), Text(" now.")),),
        bank=("calm", "tired"),
        bank_label=text("Words"),
        solution=("calm",),
    )
    assert read(tagged(Task(cloze))) == ("What helped? Words calm tired I am ____ now.")
    stem = SentenceStem(id="a", label=ASK, stem=text("I slept"), repeat=2)
    assert asked(stem) == (("P", "I slept", ("Form",)), ("P", "I slept", ("Form",)))
    signing = SignatureBlock(id="a", label=ASK, parties=(text("Client"),), date_label=text("Date"))
    assert asked(signing) == (("P", "Client", ("Form",)), ("P", "Date", ("Form",)))


def test_pictures_to_choose_say_what_they_show() -> None:
    pictures = (Picture(PIXEL, text("Sea")), Picture(PIXEL, text("Wood")))
    tree = tagged(Task(PictureChoice(id="a", label=ASK, pictures=pictures)))
    assert [figure.alt for figure in tree.all("Figure")] == ["Sea", "Wood"]
    assert read(tree) == "What helped? ☐ Sea ☐ Wood"


def test_boxes_of_a_ring_are_read_in_their_order() -> None:
    boxes = tuple(
        DiagramBox(text(word), text("why?")) for word in ("Thought", "Mood", "Act", "Body")
    )
    said = read(tagged(Task(Diagram(id="a", label=ASK, boxes=boxes, shape="cycle"))))
    assert said == "What helped? Thought why? Mood why? Act why? Body why?"


def test_the_outline_of_a_body_is_described() -> None:
    blank = BodyOutline(id="a", label=ASK, front="Front", back="Back", key=(text("Pain"),))
    tree = tagged(Task(blank))
    (figure,) = tree.all("Figure")
    assert figure.alt == blank.alt
    assert read(tree) == "What helped? Front Back Pain"


def test_names_and_dates_of_one_row_are_read_one_after_the_other() -> None:
    name = NameBlank(id="n", label=text("Name"), value=(Personal("client", "Ada Example"),))
    date = DateBlank(id="d", label=text("Date"), help=text("Today"))
    assert outline(BlankRow((name, date))) == (
        ("Div", ("P", "Name", ("Form", "Ada Example"))),
        ("Div", ("P", "Date", ("Form",)), ("P", "Today")),
    )


# The whole file ------------------------------------------------------------------------------


def test_the_letterhead_is_read_and_what_comes_again_is_not() -> None:
    brand = Brand(name="Harbour View", contacts=Contacts(phone="0123"))
    tree = tagged(*(paragraph(WORDS * 20) for _ in range(4)), brand=brand)
    words = tree.words.split()
    assert words[:3] == ["Harbour", "View", "0123"]
    assert words.count("Harbour") == 1
    assert "foot" not in words
    assert "Page" not in words


def test_what_comes_again_holds_nothing_that_is_read() -> None:
    """Letters that need their text beside them stand in the running line too."""
    body = tuple(paragraph(WORDS * 20) for _ in range(4))
    data = write_pdf(Handout("नमस्ते दुनिया", body, furniture=FURNITURE), Report())
    assert faults(data) == []


def test_an_empty_handout_is_sound() -> None:
    assert tagged().outline() == ("Document",)


@given(told())
@settings(max_examples=60)
def test_words_are_read_in_the_order_of_the_handout(block: tuple[Block, str]) -> None:
    tree = tagged(block[0])
    assert tree.words.replace("• ", "").split() == block[1].split()


def test_no_personal_words_stand_in_the_tree_or_in_links() -> None:
    client = Personal("client", "Ada Example")
    blocks = (
        Heading(1, (Text("For "), client), "t"),
        Paragraph((Link((client, Text("'s page")), "https://harbour.example/"),)),
        Task(
            PictureChoice(id="a", pictures=(Picture(PIXEL, (client,)), Picture(PIXEL, text("b"))))
        ),
    )
    data = write_pdf(Handout("A title", blocks), Report())
    with pikepdf.open(io.BytesIO(data)) as opened:
        for each in opened.objects:
            if not isinstance(each, pikepdf.Stream) or each.get("/Subtype") == "/XML":
                assert b"Ada" not in each.unparse(resolved=True)
                assert b"Example" not in each.unparse(resolved=True)


def test_what_helps_with_a_date_follows_its_label_and_a_row_keeps_its_order() -> None:
    when = DateBlank(id="a", label=text("Since when"), help=text("about will do"))
    row = BlankRow((RuledLines(id="b", label=text("First")), NameBlank(id="c", label=text("Last"))))
    assert read(tagged(Task(when, 1), Task(when), row)) == (
        "1. Since when about will do Since when about will do First Last"
    )
