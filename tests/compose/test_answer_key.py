"""``--key``: a last page with the solutions, numbered as the tasks are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handoutgen.compose.answer_key import answer_key, solution_of
from handoutgen.compose.words import PACKED, Words
from handoutgen.model.blanks import Blank, Cloze, Matching, MultipleChoice, Ordering, TrueFalse
from handoutgen.model.nodes import (
    Block,
    Heading,
    Imprint,
    List,
    PageBreak,
    Paragraph,
    Task,
    plain_text,
    walk_blocks,
)
from handoutgen.report import Report
from tests.compose.samples import make
from tests.strategies import blanks

SOURCE = """# T

{{ lines(1, "Open") }}

{{ multiple_choice(["red", "green"], "Which?", answer=2) }}

{{ multiple_choice(["red", "green"], "Which do you like?") }}

{{ true_false(["a", "b"], "True?", answers=[true, false]) }}

{{ matching([["a", "1"], ["b", "2"]], "Join") }}

{{ ordering(["first", "second"], "Order") }}

{{ cloze("The [[cat]] sat.", label="Fill") }}
"""


def said(blocks: tuple[Block, ...]) -> list[str]:
    lines = []
    for block in walk_blocks(blocks):
        match block:
            case Paragraph(children):
                lines.append(plain_text(children))
            case Heading(children=children):
                lines.append(f"# {plain_text(children)}")
            case List(ordered=ordered):
                assert ordered
    return lines


def after_tasks(*, language: str = "en") -> tuple[Block, ...]:
    body = make(SOURCE, articles=(), key=True, language=language).body
    last = max(place for place, block in enumerate(body) if isinstance(block, Task))
    return tuple(block for block in body[last + 1 :] if not isinstance(block, Imprint))


def test_the_last_page_has_the_solutions_in_order() -> None:
    page = after_tasks()
    assert isinstance(page[0], PageBreak)
    assert said(page) == [
        "# Answers",
        "2. Which?",
        "green",
        "4. True?",
        "True",
        "False",
        "5. Join",
        "A\u00a02 · B\u00a01",
        "6. Order",
        "first",
        "second",
        "7. Fill",
        "cat",
    ]


def test_it_speaks_the_handout_s_language() -> None:
    words = said(after_tasks(language="de"))
    assert words[0] == "# Lösungen"
    assert "Richtig" in words


def test_without_key_no_solution_is_printed() -> None:
    body = make(SOURCE, articles=()).body
    assert not any(isinstance(block, PageBreak) for block in body)
    assert "Answers" not in said(body)


def test_nothing_to_solve_is_told() -> None:
    report = Report()
    body = make("# T\n\n{{ lines(2, 'Open') }}", articles=(), key=True, report=report).body
    assert [type(block).__name__ for block in body[:-1]] == ["Heading", "Task"]
    assert [str(notice).splitlines()[0] for notice in report] == [
        "--key: nothing here has a solution to print"
    ]


def test_after_a_landscape_page_there_is_no_empty_one() -> None:
    wide = '{{ answer_table(["a"] * 7) }}'
    source = f"# T\n\n{{{{ ordering(['a', 'b']) }}}}\n\n{wide}"
    kinds = [type(block).__name__ for block in make(source, articles=(), key=True).body]
    assert kinds == ["Heading", "Task", "Landscape", "Heading", "List", "Imprint"]


@given(st.lists(blanks, max_size=4))
def test_every_blank_that_can_be_solved_is_on_the_page(some: list[Blank]) -> None:
    page = answer_key(tuple(map(Task, some)), Words("en", (PACKED,), Report()))
    solved = [solution for blank in some if (solution := solution_of(blank)) is not None]
    for blank in some:
        solvable = (
            isinstance(blank, Matching | Ordering | Cloze)
            or (isinstance(blank, MultipleChoice) and blank.answer > 0)
            or (isinstance(blank, TrueFalse) and bool(blank.answers))
        )
        assert solvable == (solution_of(blank) is not None)
    assert [block for block in page if block in solved] == solved
    assert bool(page) == bool(solved)
