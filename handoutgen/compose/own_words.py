"""What a person adds to one handout: a title, an introduction, a note, questions of their own.

All of it is literal text. Where it says the client's or the clinician's name, the name stays a
personal value, so that no title, bookmark or field id is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from handoutgen.compose.blank_functions import BlankNode
from handoutgen.compose.literals import Literal, clean, text_inlines
from handoutgen.compose.rewriting import change_blocks, change_inlines
from handoutgen.compose.values import Values
from handoutgen.markdown.placeholders import BlockValue, Value
from handoutgen.model.nodes import BlankRow, Inline, Inlines, Personal, Task, Text


def own_words(values: Values, titles: str) -> dict[str, Any]:
    """Return what templates know it by; the articles' *titles* stand in for a title."""
    apart = _Apart({"client": values.client, "clinician": values.clinician})
    return {
        "title": apart.text(values.title) if values.title else titles,
        "intro": apart.text(values.intro or ""),
        "note": apart.text(values.note or ""),
        "asks": [BlankNode(apart.task(Task(ask)).blank, "--ask") for ask in values.asks],
    }


def all_printed(asks: Iterable[BlankNode], values: Iterable[Value]) -> bool:
    """Tell whether every one of *asks* has its place among what was printed."""
    printed: set[int] = set()
    for value in values:
        for block in value.blocks if isinstance(value, BlockValue) else ():
            match block:
                case Task(blank):
                    printed.add(id(blank))
                case BlankRow(blanks):
                    printed.update(map(id, blanks))
                case _:
                    pass
    return all(id(ask.made) in printed for ask in asks)


class _Apart:
    """Tells names of persons in a text from the rest of it."""

    def __init__(self, persons: Mapping[str, str | None]) -> None:
        self._names = {
            " ".join(clean(said).split()): name for name, said in persons.items() if said
        }
        known = "|".join(re.escape(said) for said in sorted(self._names, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{known})(?!\w)") if known else None

    def text(self, words: str) -> str:
        inlines = change_inlines(text_inlines(clean(words)), self._change)
        return (
            Literal(inlines) if any(isinstance(one, Personal) for one in inlines) else clean(words)
        )

    def task(self, task: Task) -> Task:
        (changed,) = change_blocks((task,), self._change)
        assert isinstance(changed, Task)  # noqa: S101 - changing inlines keeps blocks
        return changed

    def _change(self, node: Inline) -> Inlines:
        if self._pattern is None or not isinstance(node, Text):
            return (node,)
        found: list[Inline] = []
        end = 0
        for match in self._pattern.finditer(node.text):
            found += text_inlines(node.text[end : match.start()])
            found.append(Personal(self._names[match[0]], match[0]))
            end = match.end()
        return (*found, *text_inlines(node.text[end:]))
