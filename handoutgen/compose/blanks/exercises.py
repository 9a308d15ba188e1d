"""Exercises with a right answer, from what a template gives or from an article's own words."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.compose.blanks.article_words import explained_terms
from handoutgen.compose.blanks.fields import (
    Words,
    common,
    each,
    fixed,
    pair_of,
    words_of,
    yes_or_no,
)
from handoutgen.compose.blanks.gaps import gapped_section, gapped_text
from handoutgen.compose.blanks.shuffle import shuffled_order
from handoutgen.compose.literals import Node, to_inlines
from handoutgen.errors import BlankError
from handoutgen.model.blanks import Cloze, Matching, Ordering
from handoutgen.model.nodes import Inlines, Text, plain_text

_PAIRS = 'pairs=[["term", "what it means"], …], or a section with lead terms'


def matching(
    pairs: Sequence[Sequence[Words]] | Node,
    label: Words = "",
    help: Words = "",
    *,
    seed: int = 0,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Matching:
    """Pairs to join by lines, the right side shuffled; of a section: its terms and meanings."""
    if isinstance(pairs, Node):
        joined = explained_terms(pairs)
        if len(joined) < 2:
            said = "has no lead terms" if not joined else "has only one lead term"
            hint = 'begin list items with "**term:** what it means", or give pairs'
            raise BlankError(f"{pairs.called} {said}", hint)
    else:
        listed = enumerate(each(pairs, "pairs", '[["…", "…"], …]'), 1)
        two = (pair_of(one, f"pair {number}", _PAIRS) for number, one in listed)
        joined = tuple((to_inlines(left), to_inlines(right)) for left, right in two)
    left, right = tuple(one for one, _ in joined), tuple(other for _, other in joined)
    _all_different(left, "on the left")
    _all_different(right, "on the right")
    order = shuffled_order(right, seed)
    return Matching(
        **common(label, help, id, required, tooltip),
        left=left,
        right=tuple(right[at] for at in order),
        solution=tuple(order.index(at) + 1 for at in range(len(order))),
    )


def ordering(
    steps: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    seed: int = 0,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Ordering:
    """Steps to put in order; write them in the right one, they are printed shuffled."""
    right = words_of(steps, "steps")
    _all_different(right, "among the steps")
    order = shuffled_order(right, seed)
    return Ordering(
        **common(label, help, id, required, tooltip),
        steps=tuple(right[at] for at in order),
        solution=tuple(at + 1 for at in order),
    )


def cloze(
    text: Words | Sequence[Words] | Node,
    terms: Sequence[Words] = (),
    label: Words = "",
    help: Words = "",
    *,
    bank: bool = True,
    seed: int = 0,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Cloze:
    """A text with gaps: of [[marked]] words or of terms=; of a section: its emphasised words."""
    wanted = tuple(plain_text(one, personal=False).strip() for one in words_of(terms, "terms"))
    if isinstance(text, Node):
        paragraphs, solution = gapped_section(text, wanted)
    else:
        given = [text] if isinstance(text, str) else each(text, "text")
        paragraphs, solution = gapped_text(tuple(map(to_inlines, given)), wanted)
    order = shuffled_order(solution, seed)
    shown = yes_or_no(bank, "bank")
    return Cloze(
        **common(label, help, id, required, tooltip),
        paragraphs=paragraphs,
        bank=tuple(solution[at] for at in order) if shown else (),
        bank_label=(Text(fixed("Word bank")),) if shown else (),
        solution=solution,
    )


def _all_different(runs: Sequence[Inlines], where: str) -> None:
    """Raise where two of *runs* say the same: then there would be two right answers."""
    first: dict[str, int] = {}
    for number, run in enumerate(runs, 1):
        words = " ".join(plain_text(run).split())
        if words in first:
            problem = f"{first[words]} and {number} {where} are the same"
            raise BlankError(problem, "give each its own words, or there are two right answers")
        first[words] = number
