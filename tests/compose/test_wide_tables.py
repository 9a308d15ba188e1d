"""Wide tables: landscape pages, and forms in large print, with the same field ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.blanks import AnswerTable, RuledLines
from handoutgen.model.handout import Edition, Handout, printed_field_ids
from handoutgen.model.nodes import (
    Block,
    Blocks,
    CardSheet,
    Heading,
    Imprint,
    Landscape,
    List,
    Panel,
    Paragraph,
    Task,
    plain_text,
    walk_blocks,
)
from tests.compose.samples import make

WIDE = '{{ answer_table(["a", "b", "c", "d", "e", "f"], rows=2, label="W", help="Why", id="w") }}'
FOUR = '{{ answer_table(["a", "b", "c", "d"], rows=1, given=[["Mon", "x"]], label="F", id="f") }}'


def body(source: str, edition: Edition = "standard") -> Blocks:
    """Return what *source* makes, less the title and the imprint, wherever that stands."""
    made = make(f"# T\n\n{source}", articles=(), edition=edition).body[1:]
    match made:
        case (*before, Landscape((*blocks, Imprint()))):
            return (*before, Landscape(tuple(blocks)))
        case (*before, Imprint()):
            return tuple(before)
        case _:
            return made


def shape(blocks: Blocks) -> list[str]:
    """Return what stands in *blocks*, a short word each."""
    found: list[str] = []
    for block in walk_blocks(blocks):
        match block:
            case Heading(level, children):
                found.append(f"{'#' * level} {plain_text(children)}")
            case Task(RuledLines(id=id, label=label, count=count), number):
                said = f"{number}. " if number else ""
                found.append(f"{said}{plain_text(label)}: {count} lines {id}")
            case Task(AnswerTable() as table):
                found.append(f"table of {len(table.headers)}")
            case Paragraph(children):
                found.append(plain_text(children))
            case List():
                pass
            case _:
                found.append(type(block).__name__)
    return found


def test_a_wide_table_has_a_landscape_page() -> None:
    assert shape(body(WIDE)) == ["Landscape", "table of 6"]
    assert shape(body(FOUR)) == ["table of 4"]


def test_headings_go_with_their_table_and_tables_in_a_row_share_pages() -> None:
    source = f"Before.\n\n## Over\n\n{WIDE}\n\n{WIDE}\n\nBetween.\n\n{WIDE}"
    assert shape(body(source)) == [
        *("Before.", "Landscape", "## Over", "table of 6", "table of 6"),
        *("Between.", "Landscape", "table of 6"),
    ]
    titled = make(f"# Title\n\n{WIDE}", articles=()).body
    assert shape(titled)[:3] == ["# Title", "Landscape", "table of 6"]


@pytest.mark.parametrize("edition", ["standard", "ink-saver"])
def test_what_is_on_a_landscape_page_stays_there(edition: Edition) -> None:
    source = f"{{% call landscape() %}}\n{WIDE}\n\n{FOUR}\n{{% endcall %}}"
    assert shape(body(source, edition)) == ["Landscape", "table of 6", "table of 4"]


def test_a_table_says_itself_whether_it_is_wide() -> None:
    assert shape(body('{{ answer_table(["a"], landscape=true) }}')) == ["Landscape", "table of 1"]
    assert shape(body('{{ answer_table(["a"] * 9, landscape=false) }}')) == ["table of 9"]


def test_large_print_leaves_wide_tables_upright() -> None:
    """The writers set them there as one form for each entry."""
    assert shape(body(f"{WIDE}\n\n{FOUR}", "large-print")) == ["table of 6", "table of 4"]
    wrapped = f"{{% call landscape() %}}\n## Over\n\n{WIDE}\n{{% endcall %}}"
    assert shape(body(wrapped, "large-print")) == ["## Over", "table of 6"]


def test_large_print_keeps_landscape_pages_that_something_else_needs() -> None:
    narrow = '{% call landscape() %}\n{{ answer_table(["a", "b"]) }}\n{% endcall %}'
    assert shape(body(narrow, "large-print")) == ["Landscape", "table of 2"]
    read = f"{{% call landscape() %}}\n{WIDE}\n\n| a | b |\n|---|---|\n| c | d |\n{{% endcall %}}"
    assert shape(body(read, "large-print"))[0] == "Landscape"


def test_cards_and_panels_keep_their_tables_on_the_page() -> None:
    cards = f"{{% call cards(2) %}}\n{WIDE}\n{{% endcall %}}"
    for edition in ("standard", "large-print"):
        (sheet,) = body(cards, edition)
        assert isinstance(sheet, CardSheet)
        assert "table of 6" in shape((sheet,))
    panel = f'{{% call panel("note", "N") %}}\n{WIDE}\n{{% endcall %}}'
    (made,) = body(panel, "large-print")
    assert isinstance(made, Panel)
    assert "table of 6" in shape((made,))


def tables(blocks: Blocks) -> list[Block]:
    return [
        block
        for block in walk_blocks(blocks)
        if isinstance(block, Task) and isinstance(block.blank, AnswerTable)
    ]


def handout(columns: int, rows: int, filled: list[int], edition: Edition) -> Handout:
    call = "{{ answer_table(headers, rows=rows, given=given, label='Q') }}"
    extra = {
        "headers": [f"h{at}" for at in range(columns)],
        "rows": rows,
        "given": [["g"] * min(count, columns) for count in filled],
    }
    return make(f"# T\n\n{call}\n\n{call}", articles=(), edition=edition, extra=extra)


@given(st.integers(1, 12), st.integers(1, 4), st.lists(st.integers(0, 12), max_size=4))
def test_fields_are_the_same_in_every_edition(columns: int, rows: int, filled: list[int]) -> None:
    standard = handout(columns, rows, filled, "standard")
    large = handout(columns, rows, filled, "large-print")
    assert printed_field_ids(large.body) == printed_field_ids(standard.body)
    assert len(tables(large.body)) == len(tables(standard.body)) == 2
