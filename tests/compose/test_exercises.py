"""Exercises: seeds repeat, nothing comes out solved, and the key gives back what was taken."""

from __future__ import annotations

import itertools
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.compose.answer_key import in_order
from handoutgen.compose.blanks.shuffle import shuffled_order
from handoutgen.errors import TemplateError
from handoutgen.model.article import Article, Section
from handoutgen.model.blanks import Cloze, Matching, Ordering
from handoutgen.model.nodes import (
    Block,
    Citation,
    Definition,
    DefinitionList,
    Emphasis,
    Inline,
    InlineBlank,
    LeadTerm,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Personal,
    Strong,
    Task,
    Text,
    plain_text,
    walk_blocks,
    walk_inlines,
)
from tests.compose.samples import make

Made = TypeVar("Made")


def one(
    kind: type[Made], source: str, *, articles: tuple[Article, ...] = (), **extra: object
) -> Made:
    body = make(source, articles=articles, extra=extra).body
    (found,) = (block.blank for block in walk_blocks(body) if isinstance(block, Task))
    assert isinstance(found, kind)
    return found


words = st.text("abcdefghijklmnop äö", min_size=1, max_size=12).filter(str.strip)
different = st.lists(words, min_size=2, max_size=12, unique_by=lambda word: " ".join(word.split()))
seeds = st.integers(-(10**6), 10**6)


# Orders


def test_orders_are_the_same_for_ever() -> None:
    """A change here would change every exercise that was handed out with its key."""
    assert shuffled_order("abcdef", 0) == (4, 2, 0, 5, 1, 3)
    assert shuffled_order("abcdef", 1) == (5, 1, 2, 0, 4, 3)


@given(st.lists(words, max_size=30), seeds)
def test_an_order_has_each_once_and_leaves_nothing_as_it_was(items: list[str], seed: int) -> None:
    order = shuffled_order(items, seed)
    assert sorted(order) == list(range(len(items)))
    assert len(set(items)) < 2 or [items[at] for at in order] != items
    assert shuffled_order(items, seed) == order


def test_seeds_give_many_orders() -> None:
    orders = {shuffled_order("abcd", seed) for seed in range(400)}
    assert orders == set(itertools.permutations(range(4))) - {(0, 1, 2, 3)}


# Keys


@given(different, seeds)
def test_matching_by_its_key_gives_the_pairs(terms: list[str], seed: int) -> None:
    pairs = [[term, f"meaning of {term}"] for term in terms]
    made = one(Matching, "{{ matching(given, seed=chosen) }}", given=pairs, chosen=seed)
    joined = [
        [plain_text(left), plain_text(made.right[number - 1])]
        for left, number in zip(made.left, made.solution, strict=True)
    ]
    assert joined == pairs
    assert made.solution != tuple(range(1, len(pairs) + 1))


@given(different, seeds)
def test_ordering_by_its_key_gives_the_steps(steps: list[str], seed: int) -> None:
    made = one(Ordering, "{{ ordering(given, seed=chosen) }}", given=steps, chosen=seed)
    assert [plain_text(step) for step in in_order(made)] == steps
    assert [plain_text(step) for step in made.steps] != steps


@given(
    st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=15).filter(
        lambda given: any(marked for _, marked in given)
    ),
    seeds,
)
def test_cloze_filled_by_its_key_gives_the_text(parts: list[tuple[str, bool]], seed: int) -> None:
    marked = " ".join(f"[[{word}]]" if taken else word for word, taken in parts)
    made = one(Cloze, "{{ cloze(given, seed=chosen) }}", given=marked, chosen=seed)
    assert filled(made) == [" ".join(word for word, _ in parts).strip("\n")]
    assert sorted(made.bank) == sorted(made.solution)
    assert len({gap.width_mm for gap in gaps(made)}) == 1


@given(different, seeds)
def test_cloze_without_terms_filled_by_its_key_gives_the_text(terms: list[str], seed: int) -> None:
    whole = [" ".join(term.split()) for term in terms]
    text = "Then; " + "; ".join(whole) + "."
    made = one(
        Cloze, "{{ cloze(given, terms, seed=chosen) }}", given=text, terms=whole[:1], chosen=seed
    )
    assert filled(made) == [text]
    assert len(gaps(made)) == 1


def gaps(cloze: Cloze) -> list[InlineBlank]:
    return [
        node
        for part in cloze.paragraphs
        for node in walk_inlines(part)
        if isinstance(node, InlineBlank)
    ]


def filled(cloze: Cloze) -> list[str]:
    answers = iter(cloze.solution)

    def word(node: Inline) -> str:
        return next(answers) if isinstance(node, InlineBlank) else plain_text((node,))

    leaves = (Text, InlineBlank, Personal)
    return [
        "".join(word(node) for node in walk_inlines(part) if isinstance(node, leaves))
        for part in cloze.paragraphs
    ]


# Cloze texts


def test_gaps_are_equally_wide_numbered_and_silent() -> None:
    made = one(Cloze, '{{ cloze("[[Rest]] and [[movement]] help.", label="Fill in") }}')
    assert [(gap.id, gap.label, gap.width_mm) for gap in gaps(made)] == [
        ("fill-in.1", "Gap", 52.8),  # 3 × 2.2 mm × 8 letters
        ("fill-in.2", "Gap", 52.8),
    ]
    assert made.solution == ("Rest", "movement")
    assert plain_text(made.bank_label) == "Word bank"


def test_gaps_are_no_wider_than_a_line_has_room_for() -> None:
    made = one(Cloze, '{{ cloze("[[" ~ "x" * 40 ~ "]] and [[y]]") }}')
    assert {gap.width_mm for gap in gaps(made)} == {80.0}


def test_terms_are_whole_words_in_any_case_found_first_longest_first() -> None:
    source = '{{ cloze("Sleep drive: asleep. A sleep log; sleep.", ["sleep", "sleep log"]) }}'
    made = one(Cloze, source)
    assert filled(made) == ["Sleep drive: asleep. A sleep log; sleep."]
    assert made.solution == ("Sleep", "sleep log")


def test_lines_of_a_text_are_paragraphs_and_a_bank_may_be_left_out() -> None:
    made = one(Cloze, '{{ cloze("One [[a]].\\nTwo.", bank=false) }}')
    assert len(made.paragraphs) == 2
    assert (made.bank, made.bank_label) == ((), ())


def test_a_person_s_name_is_never_taken_out() -> None:
    source = '{{ cloze(client ~ " likes [[tea]].", [client]) }}'
    with pytest.raises(TemplateError) as caught:
        make(source, client="Anna")
    assert "Anna" not in str(caught.value)
    with pytest.raises(TemplateError, match="do not belong together"):
        make('{{ cloze("[[" ~ client ~ "]] likes [[tea]].") }}', client="Anna")


# From an article


def article(*blocks: Block) -> Article:
    section = Section(id="terms", title=(Text("Terms"),), level=1, blocks=blocks)
    return Article(name="a", title="A", sections=(section,))


def item(term: str, *rest: Inline) -> ListItem:
    return ListItem((Paragraph((LeadTerm((Text(term),)), *rest)),))


TERMS = article(
    Paragraph((Text("Two things act on "), Emphasis((Text("sleep"),)), Text("."))),
    List(
        (
            item("Drive:", Text(" it grows "), Citation((Text("(Ash)"),), ("ash",))),
            item("Clock.", Text(" It turns"), NoteMark("n"), Text(" daily.")),
            item("Alone:"),
        )
    ),
    DefinitionList((Definition((Text("Light"),), (Paragraph((Text("It sets the clock."),)),)),)),
)


def test_lead_terms_of_a_section_are_matched_to_what_explains_them() -> None:
    made = one(Matching, "{{ matching(sections[0]) }}", articles=(TERMS,))
    assert [plain_text(left) for left in made.left] == ["Drive", "Clock", "Light"]
    by_key = [plain_text(made.right[number - 1]) for number in made.solution]
    assert by_key == ["it grows (Ash)", "It turns daily.", "It sets the clock."]
    for run in made.right:
        assert not any(isinstance(node, Citation | NoteMark) for node in walk_inlines(run))


@pytest.mark.parametrize("source", ["sections[0]", "sections", "article", "sections[0].text"])
def test_any_part_of_an_article_will_do(source: str) -> None:
    made = one(Matching, f"{{{{ matching({source}) }}}}", articles=(TERMS,))
    assert len(made.left) == 3


def test_emphasised_words_of_a_section_are_taken_out() -> None:
    made = one(Cloze, "{{ cloze(sections[0]) }}", articles=(TERMS,))
    assert made.solution == ("sleep", "Drive", "Clock", "Alone")
    assert filled(made)[0] == "Two things act on sleep."
    assert len(made.paragraphs) == 4  # what nothing was taken out of is left out


def test_terms_that_are_named_are_taken_out_instead() -> None:
    made = one(Cloze, '{{ cloze(sections[0], ["clock", "grows"]) }}', articles=(TERMS,))
    assert made.solution == ("grows", "Clock")


def test_emphasised_sentences_and_persons_are_left_in() -> None:
    long = "Go to bed when you are sleepy, and not before that."
    plain = article(
        Paragraph((Strong((Text(long),)), Text(" And "), Strong((Text("rise,"),)), Text(" too."))),
    )
    made = one(Cloze, "{{ cloze(article) }}", articles=(plain,))
    assert made.solution == ("rise",)
    assert filled(made) == [f"{long} And rise, too."]


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ("matching(sections[0])", 'section "terms" has no lead terms'),
        ("cloze(sections[0])", 'section "terms" has no emphasised words'),
        ("cloze(article)", "the article has no emphasised words"),
        ("true_false(sections[0])", "statements is a section"),
        ("ordering(sections[0])", "steps is a section"),
    ],
)
def test_what_an_article_has_not_is_told(call: str, problem: str) -> None:
    plain = article(Paragraph((Text("Nothing here."),)))
    with pytest.raises(TemplateError) as caught:
        make(f"{{{{ {call} }}}}", articles=(plain,))
    assert problem in caught.value.faults[0].problem
    assert caught.value.faults[0].hint


def test_one_lead_term_is_not_enough_to_match() -> None:
    lonely = article(List((item("Drive:", Text(" it grows")),)))
    with pytest.raises(TemplateError, match="has only one lead term"):
        make("{{ matching(sections[0]) }}", articles=(lonely,))
