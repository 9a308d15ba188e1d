from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.markdown.parse import Flaw, Parsed, parse
from handoutgen.markdown.placeholders import BlockValue, InlineValue, Value, placeholder
from handoutgen.model.nodes import (
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Personal,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    walk_inlines,
)
from tests.strategies import PIXEL, words

EVIL = "*evil* [x](javascript:1) <b> &amp; | # `c` _u_ ~ \\"
X = placeholder(0)
Y = placeholder(1)


def with_value(text: str, *values: Value) -> Parsed:
    return parse(text, values=dict(enumerate(values)), load_image=lambda *_: PIXEL)


def inline(value: str) -> InlineValue:
    return InlineValue((Text(value),), value)


def block(*blocks: object) -> BlockValue:
    return BlockValue(tuple(blocks), 7, "a set of lines")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{x}", Paragraph((Text(EVIL),))),
        ("a {x} b", Paragraph((Text(f"a {EVIL} b"),))),
        ("a\n{x}", Paragraph((Text(f"a {EVIL}"),))),
        ("**{x}**", Paragraph((Strong((Text(EVIL),)),))),
        ("a**{x}**b", Paragraph((Text("a"), Strong((Text(EVIL),)), Text("b")))),
        ("*{x}*{x}", Paragraph((Emphasis((Text(EVIL),)), Text(EVIL)))),
        ("`{x}`", Paragraph((Code(EVIL),))),
        ("```\n{x}\n```", CodeBlock(EVIL)),
        ("# {x}", Heading(1, (Text(EVIL),), "")),
        ("## {x} {#own}", Heading(2, (Text(EVIL),), "own")),
        ("> {x}", Quote((Paragraph((Text(EVIL),)),))),
        ("- {x}", List((ListItem((Paragraph((Text(EVIL),)),)),))),
        ("    {x}", Paragraph((Text(EVIL),))),
        (
            "| a | b |\n|---|---|\n| {x} | c |",
            Table(
                (Cell((Text("a"),)), Cell((Text("b"),))),
                ((Cell((Text(EVIL),)), Cell((Text("c"),))),),
                ("left", "left"),
            ),
        ),
        (
            "{x}\n: {x}",
            DefinitionList((Definition((Text(EVIL),), (Paragraph((Text(EVIL),)),)),)),
        ),
        ('![{x}](a.png "{x}")', Figure(PIXEL, EVIL, (Text(EVIL),))),
    ],
)
def test_a_value_is_literal_wherever_it_stands(template: str, expected: object):
    parsed = with_value(template.replace("{x}", X), inline(EVIL))
    assert parsed.blocks == (expected,)
    assert parsed.flaws == ()


@settings(max_examples=150, deadline=None)
@given(value=words, around=st.sampled_from(["{x}", "a {x}", "*{x}*", "# a{x}", "- a{x}b", "> {x}"]))
def test_any_words_arrive_as_they_are(value: str, around: str):
    parsed = with_value(around.replace("{x}", f"<{X}>"), inline(value))
    assert f"<{value}>" in str_of(parsed)


def str_of(parsed: Parsed) -> str:
    def texts(blocks: tuple[object, ...]) -> str:
        parts = []
        for one in blocks:
            match one:
                case Paragraph(children) | Heading(children=children):
                    parts += [n.text for n in walk_inlines(children) if isinstance(n, Text)]
                case Quote(inner):
                    parts.append(texts(inner))
                case List(items):
                    parts += [texts(item.blocks) for item in items]
        return "".join(parts)

    return texts(parsed.blocks)


def test_line_ends_and_control_characters_of_a_value_are_spaces_or_nothing():
    parsed = with_value(X, inline("a\nb\tc\r\nd\x00e\x1bf\ud800g"))
    assert parsed.blocks == (Paragraph((Text("a b c defg"),)),)


@pytest.mark.parametrize("start", ["1. ", "# ", "- ", "> ", "```", "---", "| a |", ": ", "    "])
def test_a_value_at_the_start_of_a_line_begins_nothing(start: str):
    (found,) = with_value(f"{X}words", inline(f"{start}")).blocks
    assert found == Paragraph((Text(f"{start}words".lstrip(" ")),))


def test_a_personal_value_stays_a_node_of_its_own():
    ann = Personal("client", "A. *Sample*")
    parsed = with_value(f"Dear **{X}**,", InlineValue((ann,), ann.text))
    assert parsed.blocks == (Paragraph((Text("Dear "), Strong((ann,)), Text(","))),)


def test_an_empty_value_leaves_nothing_behind():
    empty = InlineValue((), "")
    assert with_value(f"{X}\n\n# {X}\n\n**{X}**", empty).blocks == ()


def test_a_paragraph_of_placeholders_splits_into_their_blocks():
    rule, quote = Rule(), Quote((Paragraph((Text("q"),)),))
    parsed = with_value(f"{X}\n{Y}\n{placeholder(2)}", block(rule), inline("words"), block(quote))
    assert parsed.blocks == (rule, Paragraph((Text("words"),)), quote)
    assert with_value(f"{X} {X}", block(rule)).blocks == (rule, rule)
    assert with_value(f"- {X}", block(rule)).blocks == (List((ListItem((rule,)),)),)
    assert with_value(f"> {X}", block(rule)).blocks == (Quote((rule,)),)
    assert with_value(f"    {X}", block(rule)).blocks == (rule,)
    (found,) = with_value(f"term\n: {X}", block(rule)).blocks
    assert found == DefinitionList((Definition((Text("term"),), (rule,)),))


@pytest.mark.parametrize(
    "template",
    [
        "words {x}",
        "# {x}",
        "| {x} |\n|---|",
        "[{x}](https://a.example)",
        "[a](https://a.example/{x})",
        "`{x}`",
        "```\n{x}\n```",
        "![{x}](a.png)",
        "![a](a.png '{x}')",
        "**{x}**",
    ],
)
def test_a_block_inside_a_line_is_a_flaw(template: str):
    parsed = with_value("\n" + template.replace("{x}", X), block(Rule()))
    flaw = parsed.flaws[0]
    assert (flaw.problem, flaw.kind, flaw.asked_at) == (
        "a set of lines stands inside a line of text",
        "value",
        7,
    )
    assert flaw.line in (2, 3)
    assert Rule() not in parsed.blocks


@pytest.mark.parametrize(
    "text", [X[1:], X[:-1], X[::-1], f"a {X[1:]}", f"`{X[:-1]}`", placeholder(9), f"a [^{X}]"]
)
def test_a_value_in_pieces_is_a_flaw(text: str):
    parsed = with_value(f"words\n\n{text}", inline("a"))
    assert [(flaw.line, flaw.problem) for flaw in parsed.flaws[:1]] == [
        (3, "a value came out in pieces")
    ]
    assert "\uf8f0" not in str_of(parsed)


@pytest.mark.parametrize(
    ("template", "value", "url"),
    [
        ("[a]({x})", "https://a.example/ä?b=1&c", "https://a.example/%C3%A4?b=1&c"),
        ("[a](https://a.example/{x})", "b", "https://a.example/b"),
        ("[a](mailto:{x})", "b@a.example", "mailto:b@a.example"),
        ("[a](tel:{x})", "555-01", "tel:555-01"),
        ("[a](#{x})", "b", "#b"),
        ("<https://{x}>", "a.example", "https://a.example"),
        ("[a][r]\n\n[r]: https://a.example/{x}", "b", "https://a.example/b"),
    ],
)
def test_addresses_are_made_of_the_words_of_values(template: str, value: str, url: str):
    parsed = with_value(template.replace("{x}", X), inline(value))
    (paragraph,) = parsed.blocks
    assert isinstance(paragraph, Paragraph)
    (link,) = paragraph.children
    assert isinstance(link, Link)
    assert link.url == url


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("[a]({x})", "javascript:alert(1)"),
        ("[a](java{x})", "script:alert(1)"),
        ("[a]({x}:1)", "JaVaScRiPt"),
        ("[a]({x})", "java\tscript:1"),
        ("[a]({x})", " \x01javascript:1"),
        ("[a]({x})", "//evil.example"),
        ("[a]({x})", "file:///etc/passwd"),
        ("[a]({x})", "data:text/html,x"),
        ("[a]({x})", "page.html"),
        ("[a]({x})", ""),
        ("[a](https:{x})", "//"),
        ("[a](https://u:p@{x})", "evil.example"),
    ],
)
def test_other_addresses_leave_their_words_and_never_tell_the_value(template: str, value: str):
    parsed = with_value(template.replace("{x}", X), inline(value))
    assert parsed.blocks == (Paragraph((Text("a"),)),)
    (flaw,) = parsed.flaws
    assert flaw.kind == "address"
    assert not value.strip() or value not in flaw.problem


def test_a_lead_term_keeps_its_colon_from_either_side_of_the_marks():
    (found,) = parse(
        "- **Rest:** lie *down*\n- **Rest**: lie down\n- **Go.** Out\n- **Bold** no"
    ).blocks
    assert isinstance(found, List)
    firsts = [str(type(item.blocks[0].children[0]).__name__) for item in found.items]  # type: ignore[union-attr]
    assert firsts == ["LeadTerm", "LeadTerm", "LeadTerm", "Strong"]


def test_images_in_a_line_and_without_alt_text_are_told():
    parsed = with_value("a ![b *c*](x.png) d\n\n![](y.png)")
    assert parsed.blocks == (Paragraph((Text("a b c d"),)), Figure(PIXEL, ""))
    assert [(flaw.line, flaw.kind) for flaw in parsed.flaws] == [(1, "image"), (3, "image")]


def test_an_image_that_cannot_be_had_leaves_its_alt_text():
    asked: list[tuple[str, int]] = []

    def load(path: str, line: int) -> None:
        asked.append((path, line))

    parsed = parse(f"![a](one.png)\n![b](<{X} two.png>)", values={0: inline("é")}, load_image=load)
    assert parsed.blocks == (Paragraph((Text("a"),)), Paragraph((Text("b"),)))
    assert asked == [("one.png", 1), ("é two.png", 2)]


def test_notes_that_lead_nowhere_are_told():
    parsed = parse("a[^1] b[^2]\n\n[^1]: one\n\n[^1]: again\n\n[^3]: three\n")
    assert [note.id for note in parsed.notes] == ["1"]
    assert [(flaw.line, flaw.problem) for flaw in parsed.flaws] == [
        (1, "no footnote [^2]"),
        (5, "the footnote [^1] is written twice"),
        (7, "nothing leads to the footnote [^3]"),
    ]


def test_deep_nesting_is_cut_and_told():
    parsed = parse("> " * 100 + "words")
    assert [flaw.problem for flaw in parsed.flaws] == ["blocks nested more than 60 deep"]
    deep = parse("*a **b " * 400 + "c** d*" * 400)
    assert depth(deep.blocks[0].children) <= 20  # type: ignore[union-attr]


def depth(inlines: Inlines) -> int:
    return max((1 + depth(getattr(node, "children", ())) for node in inlines), default=0)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "*" * 20_000,
        "_a *b " * 4_000,
        "`" * 10_000 + "a" + "`" * 9_999,
        "![" * 8_000,
        "<" * 20_000,
        "[^" * 8_000,
        "[a](" * 5_000,
        "\\" * 20_001,
        "&#" * 10_000,
        "> " * 5_000 + "a",
        "- " * 5_000 + "a",
        "|" * 5_000 + "\n" + "|-" * 5_000,
        "a\n: " * 3_000,
    ],
)
def test_hostile_texts_are_read_to_the_end(text: str):
    assert isinstance(parse(text), Parsed)


def test_an_overlong_paragraph_keeps_its_words_and_is_told():
    text = "words *and* " * 2_000
    parsed = with_value(f"{text}{X}", inline(EVIL))
    assert str_of(parsed) == f"{text}{EVIL}"
    assert [flaw.problem for flaw in parsed.flaws] == [
        "a paragraph of 24,003 characters is read without its markup"
    ]


def test_lines_count_from_one():
    parsed = parse("a\n\n# b\n\n- c\n- d\n\n> e")
    assert [placed.line for placed in parsed.placed] == [1, 3, 5, 8]
    assert parse("").placed == ()


def test_nothing_is_kept_from_one_text_to_the_next():
    assert parse("[a]: https://a.example\n\n[^1]: x\n").flaws
    assert parse("[a] b").blocks == (Paragraph((Text("[a] b"),)),)


def test_a_flaw_says_where_and_how_to_mend():
    assert parse("words\n\n[x](y.html)").flaws == (
        Flaw(
            3,
            'a link to "y.html"',
            "use a whole address that begins with https://, mailto:, tel: or #; its words stay",
            "address",
        ),
    )
