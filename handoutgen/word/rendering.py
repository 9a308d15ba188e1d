"""One part rendered for one fill: its values by placeholder, its faults, the work it may do."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from handoutgen.compose.literals import RENDER, Markdown, text_inlines
from handoutgen.compose.render import Render, TooMuch
from handoutgen.compose.undefined import Nameless
from handoutgen.errors import Fault
from handoutgen.markdown.placeholders import BlockValue, InlineValue, placeholder
from handoutgen.model.nodes import Blocks, Inlines
from handoutgen.word.inserts import Insert

MOST_WORK = 600_000
"""Steps that filling one part may take: a table of thousands of rows takes some ten thousand."""
LONGEST_FILL = 60.0
"""Seconds that a fill may take, on any machine."""

_CHECK_CLOCK = 4_096


def rendering() -> WordRender:
    """Return the rendering that is under way."""
    return cast("WordRender", RENDER.get())


class Absent(Nameless):
    """A name that isn't there: a fault, or a visible blank where that is allowed."""

    __slots__ = ()

    def part(self, name: str) -> Absent:
        return Absent(name=f"{self._undefined_name}.{name}")

    def _note(self) -> None:
        render = rendering()
        render.lacking = render.allow_missing
        super()._note()
        render.lacking = False

    def __html__(self) -> str:
        self._note()
        render = rendering()
        return Markdown(render.place_missing()) if render.allow_missing else ""

    def __str__(self) -> str:
        return self.__html__()


class PlacedInsert(NamedTuple):
    """An insert and the number of the tag that prints it."""

    insert: Insert
    line: int | None


class Missing:
    """What is printed for a name that isn't there, where that is allowed."""

    __slots__ = ()


MISSING = Missing()


class WordRender(Render):
    """One part being rendered for one fill."""

    def __init__(
        self,
        display: str,
        names: Mapping[str, Any],
        *,
        filters: Mapping[str, Callable[..., Any]],
        allow_missing: bool,
        deadline: float,
    ) -> None:
        super().__init__(display, names)
        self.values: list[Any] = []
        self.by_token: dict[str, Any] = {}
        self.filters = filters
        self.allow_missing = allow_missing
        self.lacking = False
        self.missing: dict[Fault, None] = {}
        self._deadline = deadline
        self._steps = 0
        self._until_clock = _CHECK_CLOCK
        self._known: dict[str, str] = {}

    def charge(self, steps: int) -> None:
        self._steps += steps
        if self._steps > self._until_clock:
            self._until_clock = self._steps + _CHECK_CLOCK
            if self._steps > MOST_WORK:
                raise TooMuch(
                    "the template goes on without end: it loops or calls itself too often"
                )
            if time.monotonic() > self._deadline:
                raise TooMuch("filling the template takes too long")

    def fault(self, problem: str, hint: str | None = None) -> None:
        if self.lacking:
            self.missing.setdefault(self.discreet(Fault(self.here(), problem, hint)))
            return
        super().fault(problem, hint)

    def place_text(self, text: str) -> str:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._put(text)
        return known

    def place_inlines(self, inlines: Inlines, text: str) -> str:
        return self._put(InlineValue(inlines, text))

    def place_blocks(self, blocks: Blocks, what: str) -> str:
        return self._put(BlockValue(blocks, self.line(), what))

    def place_insert(self, insert: Insert) -> str:
        return self._put(PlacedInsert(insert, self.line()))

    def place_missing(self) -> str:
        return self._put(MISSING)

    def inlines(self, number: int) -> Inlines:
        value = self.values[number] if number < len(self.values) else None
        if isinstance(value, str):
            return text_inlines(value)
        return super().inlines(number)

    def _put(self, value: object) -> str:
        self.values.append(value)
        token = placeholder(len(self.values) - 1)
        self.by_token[token] = value
        return token
