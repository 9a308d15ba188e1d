"""One part rendered for one fill: its values by placeholder, its faults, the work it may do."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
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
_SHOWN_OF_A_TEXT = 40
_MOST_HIDDEN = 100_000


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


def _texts_in(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts in *values*, those in lists and mappings too."""
    waiting: list[Any] = list(values.values())
    looked_at = 0
    while waiting and looked_at < _MOST_HIDDEN:
        looked_at += 1
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as mapping:
                waiting.extend(mapping.values())
            case list() | tuple() as items:
                waiting.extend(items)
            case _:
                pass


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

    def hide(self, words: str) -> str:
        """Return *words* with an ellipsis for every text that this fill was given.

        A key that is looked up may be such a text, and what Python says may quote one.
        """
        words = super().hide(words)
        begins = {one[:_SHOWN_OF_A_TEXT] for one in _texts_in(self.names) if len(one) > 2}
        for begin in sorted((one for one in begins if one in words), key=len, reverse=True):
            rest = ".*" if len(begin) == _SHOWN_OF_A_TEXT else ""
            words = re.sub(rf"(?<!\w){re.escape(begin)}{rest}(?!\w)", "…", words)
        return words

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
