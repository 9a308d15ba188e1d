from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.errors import SourceError
from handoutgen.model.article import Article
from handoutgen.model.nodes import own_inlines, plain_text, walk_blocks
from handoutgen.read import read_article
from handoutgen.report import Report

RAW = """Sleeping well

Home > Health > Sleep

Sleep is how the body rests, and most people need seven to nine hours of it each night.

What helps

Keeping to one time is the best thing that you can do for your sleep, even on free days.

More to read

There are many books about sleep, and most libraries have a shelf of them to look at.

Share this page

A last word

It takes some weeks until a new habit feels easy, so be patient with yourself meanwhile.
"""


def outlined(folder: Path, outline: str) -> Article:
    (folder / "sleep.txt").write_text(RAW, "utf-8")
    (folder / "sleep.outline.yaml").write_text(outline, "utf-8")
    return read_article(folder / "sleep.txt", Report(), display="sleep.txt")


def words_of(article: Article) -> str:
    blocks = [*article.introduction, *(b for s in article.walk() for b in s.blocks)]
    return "\n".join(plain_text(i) for b in walk_blocks(blocks) for i in own_inlines(b))


def test_an_outline_settles_what_the_text_does_not_say(tmp_path: Path):
    article = outlined(
        tmp_path,
        "audience: client\nsource: {licence: CC BY 4.0}\ntitle: Sleep\ndrop: [3, Share this page]\n"
        "headings:\n- {line: more to read, level: 2, title: Books}\n"
        "- {line: What helps, id: help}\n"
        "not_headings: A last word\n"
        "prompts: {books: Which one will you read? | lines 2}\n",
    )
    assert [(s.level, s.id, s.name, len(s.prompts)) for s in article.walk()] == [
        (1, "help", "What helps", 0),
        (2, "books", "Books", 1),
    ]
    assert (article.title, article.audience, article.source.licence) == (
        "Sleep",
        "client",
        "CC BY 4.0",
    )
    assert "A last word" in words_of(article)
    assert "Share this page" not in words_of(article)


def test_a_line_that_was_taken_for_text_becomes_a_heading(tmp_path: Path):
    line = (
        "Keeping to one time is the best thing that you can do for your sleep, even on free days."
    )
    article = outlined(tmp_path, f'headings: ["{line}"]\n')
    assert [(s.level, s.name) for s in article.walk()][:2] == [(1, "What helps"), (1, line)]


def test_dropped_lines_are_gone_and_lines_keep_their_number(tmp_path: Path):
    article = outlined(tmp_path, "drop: [1-3, 11–13]\ntitle: Sleep\n")
    assert "More to read" not in [s.name for s in article.walk()]
    assert "libraries" not in words_of(article)


def test_every_line_that_is_not_there_is_told_at_once(tmp_path: Path):
    with pytest.raises(SourceError) as caught:
        outlined(
            tmp_path,
            "headings: [More to raed]\nnot_headings: Whut helps\nprompts: {bocks: [What?]}\n",
        )
    assert [str(fault) for fault in caught.value.faults] == [
        'sleep.outline.yaml:1: headings: no line "More to raed" in the article\n'
        '  hint: did you mean "More to read"?',
        'sleep.outline.yaml:2: not_headings: no line "Whut helps" in the article\n'
        '  hint: did you mean "What helps"?',
        'sleep.outline.yaml:3: prompts for a section "bocks" that the article does not have\n'
        "  hint: its sections: a-last-word, more-to-read, what-helps",
    ]


@pytest.mark.parametrize(
    ("outline", "problem"),
    [
        ("drop: 300", "has no line 300"),
        ("drop: [9-3]", "drop: 9-3"),
        ("drop: Share that page", 'no line "Share that page"'),
        ("levels: 2", 'unknown key "levels"'),
        ("headings: [{level: 2}]", '"headings\\[\\].line" is missing'),
        ("headings: [{line: What helps, level: 9}]", "headings\\[\\].level is"),
        ("headings: [{line: What helps, id: A b}]", 'id is "A b"'),
        ("- a", "a list where keys"),
    ],
)
def test_an_outline_that_cannot_be_meant_is_refused(tmp_path: Path, outline: str, problem: str):
    with pytest.raises(SourceError, match=problem) as caught:
        outlined(tmp_path, outline)
    assert caught.value.faults[0].place.name == "sleep.outline.yaml"
    assert caught.value.faults[0].place.line == 1


def test_an_empty_outline_changes_nothing(tmp_path: Path):
    assert [s.name for s in outlined(tmp_path, "").walk()] == [
        "What helps",
        "More to read",
        "A last word",
    ]


@pytest.mark.parametrize("lines", ["1-100", "1-400000", "99", "1-1000000"])
def test_lines_that_are_not_there_are_one_fault(tmp_path: Path, lines: str) -> None:
    with pytest.raises(SourceError) as caught:
        outlined(tmp_path, f"title: x\ndrop: [{lines}]\n")
    (fault,) = caught.value.faults
    assert "sleep.txt has no line" in fault.problem
    assert fault.place.line == 2
    assert fault.hint == "its last line is 20"


def test_an_outline_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("title: Secret\n", "utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "sleep.txt").write_text(RAW, "utf-8")
    (folder / "sleep.outline.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(SourceError, match="is a link out of"):
        read_article(folder / "sleep.txt", Report(), display="sleep.txt")


def test_an_empty_text_takes_a_field_away_but_not_the_title(tmp_path: Path) -> None:
    article = outlined(tmp_path, 'title: ""\nsummary: ""\n')
    assert (article.title, article.summary) == ("Sleeping well", "")
