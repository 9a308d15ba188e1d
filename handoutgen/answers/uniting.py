"""Answers by name, each once: files that were put together hold fields twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handoutgen.answers.answer import Answer

UNNAMED = "unnamed"


def united(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return *answers* by id, in their order; where two of one id differ, nobody can tell."""
    found: dict[str, Answer] = {}
    for answer in answers:
        if not answer.id:
            answer = replace(answer, id=_free(found))
        first = found.setdefault(answer.id, answer)
        if first is not answer:
            found[answer.id] = _one_of(first, answer)
    return tuple(found.values())


def _free(taken: dict[str, Answer]) -> str:
    number = sum(id_.startswith(UNNAMED) for id_ in taken) + 1
    return UNNAMED if number == 1 else f"{UNNAMED}-{number}"


def _one_of(first: Answer, second: Answer) -> Answer:
    if first.unclear or second.value == first.value or not (second.given or second.unclear):
        return first
    if second.unclear or not first.given:
        return second
    both = f"{_said(first)}; elsewhere {_said(second)}"
    return replace(first, value=None, shown="", unclear=both)


def _said(answer: Answer) -> str:
    value = answer.value
    if isinstance(value, bool):
        return "ticked" if value else "not ticked"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
