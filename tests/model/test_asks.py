from __future__ import annotations

import pytest
from hypothesis import given, settings

from handoutgen.errors import BlankError
from handoutgen.model.asks import ask_from_blank, blank_from_ask
from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    Box,
    Checklist,
    DateBlank,
    Diagram,
    DiagramBox,
    MultipleChoice,
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.nodes import Strong, Text
from tests.strategies import prompts

Q = (Text("Q?"),)
NONE, SOME, MOST = (Text("none"),), (Text("some"),), (Text("most"),)


@pytest.mark.parametrize(
    ("ask", "blank"),
    [
        ("Q?", RuledLines(label=Q)),
        (" Q?  |  lines 6 ", RuledLines(label=Q, count=6)),
        ("Q? | lines", RuledLines(label=Q)),
        ("Q? | box", Box(label=Q)),
        ("Q? | box 60", Box(label=Q, height_mm=60)),
        ("Q? | scale", RatingScale(label=Q)),
        ("Q? | scale 1-5", RatingScale(label=Q, minimum=1, maximum=5)),
        ("Q? | scale -5 to 5", RatingScale(label=Q, minimum=-5, maximum=5)),
        ("Q? | scale 0–100 by 10", RatingScale(label=Q, maximum=100, step=10)),
        ("Q? | scale 0-10 none; most", RatingScale(label=Q, low=NONE, high=MOST)),
        (
            "Q? | scale 0-10 by 2 none; some; most",
            RatingScale(label=Q, step=2, low=NONE, middle=SOME, high=MOST),
        ),
        ("Q? | checklist none; some", Checklist(label=Q, options=(NONE, SOME))),
        ("Q? | checklist none; …", Checklist(label=Q, options=(NONE,), other=True)),
        ("Q? | stem 3", SentenceStem(stem=Q, repeat=3)),
        ("Q? | table 7 none; most", AnswerTable(label=Q, headers=(NONE, MOST), rows=7)),
        ("Q? | table none", AnswerTable(label=Q, headers=(NONE,))),
        ("Q? | choice none; some", MultipleChoice(label=Q, options=(NONE, SOME))),
        ("Q? | line none; most", AnalogueLine(label=Q, low=NONE, high=MOST)),
        ("Q? | thermometer", Thermometer(label=Q)),
        (
            "Q? | thermometer 0-100 by 10 none; most",
            Thermometer(label=Q, maximum=100, step=10, low=NONE, high=MOST),
        ),
        ("Q? | chain none; most", Diagram(label=Q, boxes=(DiagramBox(NONE), DiagramBox(MOST)))),
        (
            "Q? | cycle none; some; most",
            Diagram(label=Q, shape="cycle", boxes=tuple(map(DiagramBox, (NONE, SOME, MOST)))),
        ),
        ("Q? | name", NameBlank(label=Q)),
        ("Q? | Name", NameBlank(label=Q)),
        ("Q? | date", DateBlank(label=Q)),
        (r"This \| that?", RuledLines(label=(Text("This | that?"),))),
        ("*a* [b](c) {{ d }}", RuledLines(label=(Text("*a* [b](c) {{ d }}"),))),
    ],
)
def test_one_line_asks_for_a_blank(ask: str, blank: Blank):
    assert blank_from_ask(ask) == blank
    assert blank_from_ask(ask_from_blank(blank)) == blank


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        ("", "there is no question"),
        ("| lines 3", "there is no question"),
        ("Q? | linse 3", 'unknown kind of blank "linse"'),
        ("Q? |", "there is nothing after the bar"),
        ("Q? | lines 4 | scale 0-10", "there are two bars"),
        ("Q? | lines many", '"many" is no whole number'),
        ("Q? | lines 0", "the number of lines is 0"),
        ("Q? | box 3", "3.0 mm"),
        ("Q? | scale high", 'a scale "high"'),
        ("Q? | scale 10-0", "a rating scale from 10 to 0"),
        ("Q? | scale 0-10 a", '"a" at the ends of a scale'),
        ("Q? | scale 0-1000", "a rating scale of 1001 numbers"),
        ("Q? | checklist", "a checklist without options"),
        ("Q? | checklist …", "a checklist without options"),
        ("Q? | table 3", "an answer table without headers"),
        ("Q? | table a;;b", "an answer table without headers"),
        ("Q? | choice none", "a choice of 1"),
        ("Q? | line", "a line without words at its ends"),
        ("Q? | line 3", '"3" at the ends of a line'),
        ("Q? | thermometer 0-10 a; b; c", '"a; b; c" at the ends of a thermometer'),
        ("Q? | thermometer hot", 'a thermometer "hot"'),
        ("Q? | chain", "a chain without boxes"),
        ("Q? | cycle a; b", "a cycle of 2 boxes"),
        ("Q? | name of yours", '"of yours" after name'),
    ],
)
def test_what_cannot_be_meant_says_so(ask: str, problem: str):
    with pytest.raises(BlankError) as caught:
        blank_from_ask(ask)
    assert problem in caught.value.problem


@settings(max_examples=100, deadline=None)
@given(prompts)
def test_a_blank_is_asked_for_by_the_line_made_of_it(blank: Blank):
    again = blank_from_ask(ask_from_blank(blank))
    assert type(again) is type(blank)
    assert (again.label, ask_from_blank(again)) == (blank.label, ask_from_blank(blank))


def test_what_no_line_can_say_is_refused():
    with pytest.raises(BlankError, match="cannot be asked for"):
        ask_from_blank(RuledLines(label=(Strong((Text("Q?"),)),)))
    with pytest.raises(BlankError):
        ask_from_blank(Checklist(label=Q, options=((Text("a; b"),),)))
    with pytest.raises(BlankError, match="cannot be asked for"):
        ask_from_blank(MultipleChoice(label=Q, options=(NONE, SOME), answer=1))
    with pytest.raises(BlankError, match="cannot be asked for"):
        ask_from_blank(TrueFalse(label=Q, statements=(NONE,)))
