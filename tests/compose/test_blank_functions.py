"""Each blank's function: what it makes, and what it says of fields that cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from handoutgen.compose.blank_functions import BLANKS
from handoutgen.errors import SourceError, TemplateError
from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Diagram,
    DiagramBox,
    MultipleChoice,
    PictureChoice,
    RuledLines,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.images import Image
from handoutgen.model.nodes import CardSheet, Cell, Inlines, Task, Text, walk_blocks
from tests.compose.samples import BRAND, load, make


def w(words: str) -> Inlines:
    return (Text(words),)


def tasks(source: str, **values: Any) -> list[Blank]:
    body = make(source, articles=(), **values).body
    return [block.blank for block in walk_blocks(body) if isinstance(block, Task)]


@pytest.mark.parametrize(
    ("call", "blank"),
    [
        (
            'multiple_choice(["a", "b"], "Q", columns=2, answer=2)',
            MultipleChoice(id="q", label=w("Q"), options=(w("a"), w("b")), columns=2, answer=2),
        ),
        (
            'true_false(["a", "b"], answers=[true, false])',
            TrueFalse(id="true-false", statements=(w("a"), w("b")), answers=(True, False)),
        ),
        (
            'analogue_line("Q", "help", low="none", high="most")',
            AnalogueLine(id="q", label=w("Q"), help=w("help"), low=w("none"), high=w("most")),
        ),
        (
            'thermometer("Q", low="calm", high="hot", minimum=1, maximum=5)',
            Thermometer(id="q", label=w("Q"), low=w("calm"), high=w("hot"), minimum=1, maximum=5),
        ),
        (
            'chain(["a", ["b", "why?"]], "Q")',
            Diagram(
                id="q", label=w("Q"), boxes=(DiagramBox(w("a")), DiagramBox(w("b"), w("why?")))
            ),
        ),
        (
            'cycle(["a", "b", "c"])',
            Diagram(id="boxes", shape="cycle", boxes=tuple(DiagramBox(w(one)) for one in "abc")),
        ),
        ('body_outline("Q", key=["pain"])', BodyOutline(id="q", label=w("Q"), key=(w("pain"),))),
        (
            'signature(["Me"], "Signed", initials=true)',
            SignatureBlock(
                id="signed",
                label=w("Signed"),
                parties=(w("Me"),),
                date_label=w("Date"),
                initials=True,
                initials_label=w("Initials"),
            ),
        ),
        ("lines(3, gap=9)", RuledLines(id="lines", count=3, gap_mm=9.0)),
        (
            'answer_table(["a"], 2, landscape=false)',
            AnswerTable(id="table", headers=(w("a"),), rows=2, landscape=False),
        ),
    ],
)
def test_function_makes_its_blank(call: str, blank: Blank) -> None:
    assert tasks(f"{{{{ {call} }}}}") == [blank]


@pytest.mark.parametrize(
    ("language", "start", "days", "names"),
    [
        ("en", "monday", 7, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        ("en", "sunday", 3, "Sunday Monday Tuesday"),
        ("es", "saturday", 3, "sábado domingo lunes"),
        ("de-CH", "monday", 1, "Montag"),
        ("it", "monday", 2, "lunedì martedì"),
        ("x-none", "monday", 1, "Monday"),
    ],
)
def test_week_has_the_language_s_days(language: str, start: str, days: int, names: str) -> None:
    call = f'{{{{ week_grid(["am", "pm"], "W", start="{start}", days={days}) }}}}'
    (week,) = tasks(call, language=language)
    assert isinstance(week, AnswerTable)
    assert week.headers == ((), *(w(name) for name in names.split()))
    assert week.given == ((Cell(w("am")),), (Cell(w("pm")),))
    assert week.rows == 0


def test_words_that_are_the_same_on_every_blank_are_translated() -> None:
    source = '{{ true_false(["x"]) }}\n\n{{ body_outline("Q") }}\n\n{{ signature(["Yo"]) }}'
    truth, body, signed = tasks(source, language="es")
    assert isinstance(truth, TrueFalse)
    assert (truth.true_word, truth.false_word) == ("Verdadero", "Falso")
    assert isinstance(body, BodyOutline)
    assert (body.front, body.back) == ("De frente", "De espaldas")
    assert body.alt.startswith("Silueta")
    assert isinstance(signed, SignatureBlock)
    assert signed.date_label == w("Fecha")


@pytest.mark.parametrize(
    ("call", "problem", "hint"),
    [
        ("multiple_choice([])", "a multiple choice without options", "give options="),
        ('multiple_choice(["a"])', "a multiple choice of 1 options", "from 2 to 60"),
        ('multiple_choice(["a", ""])', "option 2 of a multiple choice is empty", "give it words"),
        (
            'multiple_choice(["a", "b"], answer=3)',
            "the answer of a multiple choice is 3",
            "a whole number from 0 to 2",
        ),
        ('true_false(["a"], answers=["no"])', "answer 1 is text", "true or false"),
        ('true_false(["a"], answers=[true, true])', "1 statements with 2 answers", "one answer"),
        ("true_false(3)", "statements is a number", "a list: statements="),
        ('analogue_line("Q", low="a")', "an analogue line without words", "give low="),
        ("thermometer(minimum=3, maximum=3)", "a thermometer from 3 to 3", "less than"),
        ("thermometer(maximum=100)", "a thermometer of 101 numbers", "use a larger step"),
        ('week_grid(["a"], start="Sonntag")', 'starts on "Sonntag"', "days, in English"),
        ('week_grid(["a"], start="sundae")', 'starts on "sundae"', 'did you mean "sunday"?'),
        ('week_grid(["a"], days=8)', "the number of days is 8", "from 1 to 7"),
        ("week_grid([])", "a week without slots", 'slots=["Morning", "…"]'),
        ('answer_table(["a"] * 60)', "an answer table of 60 columns", "at most 12"),
        ('answer_table(["a"], landscape="no")', "landscape is text", "true, false, or none"),
        ('chain(["a"])', "a chain of 1 boxes", "from 2 to 6"),
        ('cycle(["a", "b"])', "a cycle of 2 boxes", "from 3 to 6"),
        ('chain(["a", ["b", "c", "d"]])', "box 2 is a list, not a pair", "a title and help"),
        ('chain(["a", ["", "c"]])', "box 2 of a diagram has no title", "name each box"),
        ('body_outline(key=["a", ""])', "meaning 2 of a body outline's key is empty", ""),
        ("signature([])", "a signature block without parties", "give parties="),
        ('signature(["a"], initials=1)', "initials is a number", "true or false"),
        ("lines(2, gap=3)", "the distance of lines is 3 mm", "from 6 to 30"),
        ('lines(2, gap="wide")', "the distance of lines is text", "a number of millimetres"),
        ("box(5)", "the height of a box is 5.0 mm", "from 10 to 200"),
        ('picture_choice([["a.png", "a"]])', "there are no pictures here", "in a workspace"),
        ('picture_choice(["a.png"])', "picture 1 is text, not a pair", "pictures="),
        ('matching([["a", "b"]])', "the left of a matching exercise of 1 options", "from 2"),
        ('matching([["a", "b", "c"]])', "pair 1 is a list, not a pair", "pairs="),
        ('matching([["a", "x"], ["b", "x"]])', "1 and 2 on the right are the same", "two right"),
        ('ordering(["a", "a"])', "1 and 2 among the steps are the same", "two right answers"),
        ('ordering(["a", "b"], seed="x")', "the seed is text", "a whole number"),
        ('cloze("no gaps")', "a cloze text without gaps", "mark words"),
        ('cloze("one [[gap")', '"[[" and "]]" that do not belong together', "write [[word]]"),
        ('cloze("a b", ["c", "d"])', 'not in the text: "c", "d"', "whole words"),
        ('cloze("a b", [" "])', "a term to take out is empty", "leave it out"),
        ('cloze("[[a]] " * 61)', "a cloze text of 61 gaps", "at most 60"),
        ('cloze("a", ["a"] * 61)', "61 terms to take out", "at most 60"),
        ('cloze("[[" * 90000)', "do not belong together", "write [[word]]"),
        ('cloze("[[a]] " ~ client)', "a place to write of its own", "leave blanks out"),
    ],
)
def test_bad_fields_name_file_line_and_remedy(call: str, problem: str, hint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        make(f"\n{{{{ {call} }}}}")
    (fault,) = caught.value.faults
    assert (fault.place.name, fault.place.line) == ("templates/test.md.j2", 2)
    assert problem in fault.problem
    assert hint in (fault.hint or "")


def test_catalogue_says_what_each_blank_is_and_takes() -> None:
    assert len(BLANKS) == 22
    for name, blank in BLANKS.items():
        assert 12 < len(blank.summary) < 100, name
        assert blank.summary.endswith(".")
        assert blank.usage.startswith(f"{name}(")


# Cards


def test_cards_are_the_same_blocks_with_fields_of_their_own() -> None:
    source = "{% call cards(3) %}\n**Keep**\n\n{{ lines(2, label='Now') }}\n{% endcall %}\n"
    (sheet,) = (block for block in make(source, articles=()).body if isinstance(block, CardSheet))
    assert len(sheet.cards) == 3
    fields = [card[1].blank.id for card in sheet.cards if isinstance(card[1], Task)]
    assert fields == ["now", "now-2", "now-3"]
    assert [card[0] for card in sheet.cards] == [sheet.cards[0][0]] * 3


def test_prompts_on_cards_are_not_numbered() -> None:
    source = (
        "{% call cards(2) %}{{ lines(label='A') }}\n\n{{ lines(label='B') }}{% endcall %}\n"
        "{{ lines(label='C') }}\n\n{{ lines(label='D') }}\n"
    )
    numbers = [
        block.number
        for block in walk_blocks(make(source, articles=()).body)
        if isinstance(block, Task)
    ]
    assert numbers == [None, None, None, None, 1, 2]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("{% call cards(0) %}x{% endcall %}", "the number of cards is 0"),
        ("{% call cards('x') %}x{% endcall %}", "the number of cards is 'x'"),
        ("{% call cards() %}{% endcall %}", "a card with nothing on it"),
        ("{% call cards(1, 2) %}x{% endcall %}", "cards() has other parameters"),
        ("{% call cards() %}{{ page_break }}{% endcall %}", "a card holds pages of their own"),
        (
            "{% call cards() %}{% call landscape() %}x{% endcall %}{% endcall %}",
            "a card holds pages of their own",
        ),
    ],
)
def test_cards_that_cannot_be(source: str, problem: str) -> None:
    with pytest.raises(TemplateError, match="1: ") as caught:
        make(source, articles=())
    assert problem in caught.value.faults[0].problem


# Pictures


def test_pictures_come_from_where_the_workspace_says() -> None:
    from handoutgen.compose import Values, compose
    from handoutgen.report import Report

    def picture(name: str) -> Image:
        if name != "content/sun.png":
            raise SourceError.at(name, f'there is no picture "{name}"', "sun.png is there")
        return Image("png", 10, 10, b"sun")

    def made(source: str) -> Blank:
        handout = compose(load(source), (), BRAND, Values(), report=Report(), picture=picture)
        (task,) = (block for block in handout.body if isinstance(block, Task))
        return task.blank

    pictures = made('{{ picture_choice([["content/sun.png", "a"], ["content/sun.png", "b"]]) }}')
    assert isinstance(pictures, PictureChoice)
    assert [one.label for one in pictures.pictures] == [w("a"), w("b")]
    assert pictures.pictures[0].image.data == b"sun"
    with pytest.raises(TemplateError, match=r"sun\.png is there"):
        made('{{ picture_choice([["moon.png", "a"], ["content/sun.png", "b"]]) }}')
