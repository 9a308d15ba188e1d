"""Key points are the article's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handoutgen.compose.contents import contents
from handoutgen.compose.key_points import cut, first_sentence, key_points
from handoutgen.model.article import Section
from handoutgen.model.nodes import (
    Emphasis,
    Link,
    List,
    ListItem,
    NoteMark,
    Panel,
    Paragraph,
    Text,
    own_inlines,
    plain_text,
    walk_blocks,
)
from tests.compose.samples import ARTICLE, make


def said(*sections: Section) -> list[str]:
    (content,) = contents((replace(ARTICLE, sections=sections),))
    return [
        plain_text(inlines)
        for block in walk_blocks(key_points(content))
        for inlines in own_inlines(block)
    ]


def section(title: str, *paragraphs: str) -> Section:
    blocks = tuple(Paragraph((Text(words),)) for words in paragraphs)
    return Section(id=title.lower().replace(" ", "-"), title=(Text(title),), level=1, blocks=blocks)


@pytest.mark.parametrize(
    "title",
    ["Key points", "Main takeaways", "Puntos clave", "À retenir", "Das Wichtigste in Kürze"],
)
def test_own_key_points_are_taken_whole(title: str) -> None:
    own = section(title, "One. Two.", "Three.")
    assert said(section("A", "Not this."), own) == ["One. Two.", "Three."]
    body = make("{{ sections }}", articles=(replace(ARTICLE, sections=(own,)),)).body
    assert isinstance(body[0], Panel)
    assert plain_text(body[0].title) == title


def test_else_each_section_gives_its_first_sentence() -> None:
    assert said(section("A", "One here. Two."), section("B", "Three? Four.")) == [
        "One here.",
        "Three?",
    ]


def test_sentence_that_only_introduces_a_list_is_left_out() -> None:
    listed = Section(
        id="a",
        title=(Text("A"),),
        level=1,
        blocks=(
            Paragraph((Text("These help:"),)),
            List((ListItem((Paragraph((Text("Rest"),)),)),)),
            Paragraph((Text("Begin with one. Then rest."),)),
        ),
    )
    assert said(listed) == ["Begin with one."]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Dr. Example says so. Then more.", "Dr. Example says so."),
        ("It costs 2.5 times. More.", "It costs 2.5 times."),
        ("“Is it?” She asked. More.", "“Is it?”"),
        ("Some, e.g. Ada. More.", "Some, e.g. Ada."),
        ("No end here", "No end here"),
        ("", ""),
    ],
)
def test_first_sentence_ends_where_it_ends(words: str, first: str) -> None:
    assert plain_text(first_sentence((Text(words),) if words else ())) == first


def test_cutting_keeps_nodes_and_leaves_out_marks_of_notes() -> None:
    nodes = (Text("ab"), NoteMark("n"), Emphasis((Text("cd"), Link((Text("ef"),), "#x"))))
    assert cut(nodes, 5) == (Text("ab"), Emphasis((Text("cd"), Link((Text("e"),), "#x"))))
    assert cut(nodes, 99) == (Text("ab"), Emphasis((Text("cd"), Link((Text("ef"),), "#x"))))
