"""The answer key: what ``--key`` prints on a last page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handoutgen.compose.words import Words
from handoutgen.model.blanks import (
    Blank,
    Cloze,
    Matching,
    MultipleChoice,
    Ordering,
    TrueFalse,
)
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    Heading,
    Inlines,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Strong,
    Task,
    text,
    walk_blocks,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def answer_key(blocks: Blocks, words: Words) -> Blocks:
    """Return a page with the solutions of what *blocks* ask; nothing where nothing has one."""
    solved = [made for task in _tasks(blocks) for made in _answer(task)]
    if not solved:
        return ()
    new_page = () if isinstance(blocks[-1], Landscape) else (PageBreak(),)
    return (*new_page, Heading(2, text(words("Answers")), ""), *solved)


def _tasks(blocks: Blocks) -> Iterator[Task]:
    for block in walk_blocks(blocks):
        match block:
            case Task():
                yield block
            case BlankRow(blanks):
                yield from map(Task, blanks)
            case _:
                pass


def _answer(task: Task) -> Blocks:
    """Return the task's number and prompt, and its solution below them."""
    solution = solution_of(task.blank)
    if solution is None:
        return ()
    number = text(f"{task.number}. ") if task.number is not None else ()
    prompt = (*number, *task.blank.label)
    return (Paragraph((Strong(prompt),)), solution) if prompt else (solution,)


def solution_of(blank: Blank) -> Block | None:
    """Return how *blank* is solved, or None where it is not for solving."""
    match blank:
        case MultipleChoice(options=options, answer=answer) if answer:
            return Paragraph(options[answer - 1])
        case TrueFalse(answers=answers) if answers:
            said = (blank.true_word if truth else blank.false_word for truth in answers)
            return _numbered(text(word) for word in said)
        case Matching(solution=solution):
            return Paragraph(
                text(
                    " · ".join(
                        f"{letter}\u00a0{number}"
                        for letter, number in zip(LETTERS, solution, strict=False)
                    )
                )
            )
        case Ordering():
            return _numbered(in_order(blank))
        case Cloze(solution=solution):
            return _numbered(map(text, solution))
        case _:
            return None


def in_order(ordering: Ordering) -> tuple[Inlines, ...]:
    """Return the steps as they should stand."""
    placed = sorted(zip(ordering.solution, ordering.steps, strict=True), key=lambda one: one[0])
    return tuple(step for _, step in placed)


def _numbered(items: Iterable[Inlines]) -> List:
    return List(tuple(ListItem((Paragraph(item),)) for item in items), ordered=True)
