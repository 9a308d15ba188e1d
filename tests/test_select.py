"""Section queries: what each kind names, what rises, and what is said when nothing is meant."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handoutgen.errors import CallError
from handoutgen.model.article import Article, Section, numbered
from handoutgen.model.nodes import Paragraph, Text, text
from handoutgen.select import find_sections, select


def _section(id: str, level: int = 1, *children: Section, title: str = "") -> Section:
    name = title or id.replace("-", " ").capitalize()
    return Section(id, text(name), level, (Paragraph((Text(f"About {id}."),)),), children)


SLEEP = Article(
    name="sleep",
    title="Sleep",
    introduction=(Paragraph((Text("Nights differ."),)),),
    sections=(
        _section("what-is-sleep", title="What is sleep?"),
        _section(
            "what-helps",
            1,
            _section("light-in-the-morning", 2),
            _section("a-steady-rhythm", 2, _section("weekends", 3)),
            _section("less-coffee", 2),
        ),
        _section("when-to-get-help"),
        _section("sleep-log"),
    ),
)


def _ids(article: Article) -> list[str]:
    return [section.id for section in article.walk()]


WHAT_HELPS = ["what-helps", "light-in-the-morning", "a-steady-rhythm", "weekends", "less-coffee"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sleep-log", ["sleep-log"]),
        ("2", WHAT_HELPS),
        ("2.1", ["light-in-the-morning"]),
        ("2.2.1", ["weekends"]),
        ("3-4", ["when-to-get-help", "sleep-log"]),
        ("2.1-2.2", ["light-in-the-morning", "a-steady-rhythm", "weekends"]),
        ("2.1–2.2", ["light-in-the-morning", "a-steady-rhythm", "weekends"]),
        ("w*", ["what-is-sleep", *WHAT_HELPS, "when-to-get-help"]),
        ("What is*", ["what-is-sleep"]),
        ("what is sleep?", ["what-is-sleep"]),
        ("coffee", ["less-coffee"]),
        ("STEADY", ["a-steady-rhythm", "weekends"]),
    ],
)
def test_what_a_query_names(query: str, expected: list[str]) -> None:
    assert _ids(select(SLEEP, [query])) == expected


def test_no_query_means_all() -> None:
    assert select(SLEEP) is SLEEP


def test_a_child_alone_rises_to_the_top_and_brings_its_own() -> None:
    risen = select(SLEEP, ["2.2"])
    assert [(s.id, s.level) for s in risen.walk()] == [("a-steady-rhythm", 1), ("weekends", 2)]


def test_children_keep_the_order_of_the_article_not_of_the_queries() -> None:
    assert _ids(select(SLEEP, ["4", "weekends", "1"])) == ["what-is-sleep", "weekends", "sleep-log"]


def test_taking_away() -> None:
    left = select(SLEEP, ["2"], ["2.2"])
    assert _ids(left) == ["what-helps", "light-in-the-morning", "less-coffee"]
    assert [s.level for s in left.walk()] == [1, 2, 2]


def test_taking_away_alone_keeps_the_introduction_and_a_query_leaves_it_out() -> None:
    assert select(SLEEP, [], ["1"]).introduction == SLEEP.introduction
    assert select(SLEEP, ["1"]).introduction == ()


def test_what_was_chosen_says_so() -> None:
    assert select(SLEEP, ["1"]).selected
    assert not select(SLEEP).selected


@pytest.mark.parametrize(
    ("query", "problem", "hint"),
    [
        ("slep-log", 'no section "slep-log" in "sleep"', 'did you mean "sleep-log"?'),
        ("sleep", '"sleep" could be 2 sections', "one of 1 what-is-sleep, 4 sleep-log"),
        ("9", '"sleep" has no section 9', "its sections are 1 to 4"),
        ("2-9", '"sleep" has no section 9', "its sections are 1 to 4"),
        ("4-2", "4-2 runs backwards", "say 2-4"),
        ("1-2.3", "1-2.3 is no range", "side by side"),
        ("", 'no section "" in "sleep"', "sections there"),
        ("*zzz*", 'no section "*zzz*" in "sleep"', "sections there"),
    ],
)
def test_a_query_that_names_nothing(query: str, problem: str, hint: str) -> None:
    with pytest.raises(CallError) as caught:
        select(SLEEP, [query])
    (fault,) = caught.value.faults
    assert fault.problem == problem
    assert hint in (fault.hint or "")
    assert caught.value.exit_code == 2


def test_all_wrong_queries_are_told_at_once() -> None:
    with pytest.raises(CallError) as caught:
        select(SLEEP, ["nope", "2", "99"], ["also-not"])
    assert [str(fault.place) for fault in caught.value.faults] == [
        "--section",
        "--section",
        "--without",
    ]


def test_taking_everything_away() -> None:
    with pytest.raises(CallError, match="nothing of"):
        select(SLEEP, ["1"], ["1"])


@st.composite
def _outlines(draw: st.DrawFn) -> Article:
    count = iter(range(1000))

    def sections(level: int) -> tuple[Section, ...]:
        size = draw(st.integers(1 if level == 1 else 0, 4 if level == 1 else 2))
        return tuple(
            _section(f"s{next(count)}x", level, *(sections(level + 1) if level < 4 else ()))
            for _ in range(size)
        )

    return Article(name="any", title="Any", sections=sections(1))


@given(_outlines(), st.data())
def test_selecting_keeps_order_and_invents_nothing(article: Article, data: st.DataObject) -> None:
    ids = _ids(article)
    wanted = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    unwanted = data.draw(st.lists(st.sampled_from(ids), unique=True))
    try:
        chosen = select(article, wanted, unwanted)
    except CallError:
        assume(False)
    kept = _ids(chosen)
    assert kept == [id for id in ids if id in kept]
    before = {section.id: section.blocks for section in article.walk()}
    assert all(before[section.id] == section.blocks for section in chosen.walk())
    assert not set(kept) & set(unwanted)
    for _, section in numbered(chosen):
        assert all(child.level == section.level + 1 for child in section.children)
    assert all(section.level == 1 for section in chosen.sections)


@given(_outlines())
def test_every_number_in_the_outline_names_its_section(article: Article) -> None:
    for number, section in numbered(article):
        assert find_sections(article, number) == [section]
