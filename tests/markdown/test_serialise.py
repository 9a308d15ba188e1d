from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings

from handoutgen.markdown.parse import parse
from handoutgen.markdown.serialise import markdown, path_by_digest
from handoutgen.model.nodes import (
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    LeadTerm,
    LineBreak,
    Link,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Strong,
    Text,
)
from tests.strategies import PIXEL, blocks, readable_blocks


def paragraph(*nodes: object) -> Blocks:
    return (Paragraph(nodes),)  # type: ignore[arg-type]


def item(*nodes: object, checked: bool | None = None) -> ListItem:
    return ListItem(paragraph(*nodes), checked)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readable_blocks)
@example(paragraph(Text("a"), Emphasis((Text("(b)"),)), Text("c")))
@example(paragraph(Emphasis((Strong((Text("a"),)), Text("b"))), Text("_c_d__e_")))
@example(paragraph(Text("1. a"), LineBreak(), Text("- b"), LineBreak(), Text("===")))
@example(paragraph(Text("a!"), Link((Text("b]"),), "https://a.example/(b")))
@example(paragraph(Code("`a"), Text(" &amp; \u00a0&"), Code(" ")))
@example((List((item(Text("a")),)), List((item(Text("b")),)), List((item(Text("c")),))))
@example((List((ListItem(()), ListItem((), True), item(Text("[ ] a"), checked=False))),))
@example((CodeBlock("```\n  a\n\n~~~~"), CodeBlock("")))
def test_blocks_read_back_as_they_were(made: Blocks):
    text = markdown(made)
    parsed = parse(text, load_image=lambda *_: PIXEL)
    assert parsed.blocks == made
    assert parsed.flaws == ()
    assert markdown(parsed.blocks) == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks)
def test_every_node_has_a_rendering_that_can_be_read(made: Blocks):
    parse(markdown(made), load_image=lambda *_: PIXEL)


def test_adjoining_marks_keep_every_word():
    made = paragraph(
        Emphasis((Text("a"),)),
        Strong((Text("b"),)),
        Strong((Text("c"),)),
        Code("d"),
        Code("e"),
        Emphasis((Emphasis((Emphasis((Text("f"),)),)),)),
    )
    (found,) = parse(markdown(made)).blocks
    assert markdown((found,)) == "*a*b**c**`de`*_f_*\n"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            paragraph(Text("5 mg (p. 3), 10-20 % & more")),
            "5 mg (p. 3), 10-20 % & more",
        ),
        (paragraph(Text("snake_case and AT&T")), "snake_case and AT&T"),
        (paragraph(Text("2024. A year")), "2024\\. A year"),
        (paragraph(Text("-5 degrees")), "-5 degrees"),
        (paragraph(Text("a"), NoteMark("1"), Text("(b)")), "a[^1]\\(b)"),
        (
            (List((item(LeadTerm((Text("Rest:"),)), Text(" lie down")), item(Text("Go")))),),
            "- **Rest:** lie down\n- Go",
        ),
        (paragraph(Link((Text("https://a.example"),), "https://a.example")), "<https://a.example>"),
    ],
)
def test_only_what_could_be_markup_is_escaped(made: Blocks, expected: str):
    assert markdown(made) == f"{expected}\n"


def test_nothing_is_nothing():
    assert markdown(()) == ""
    assert path_by_digest(PIXEL).endswith(".png")
