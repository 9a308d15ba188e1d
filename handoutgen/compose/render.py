"""One rendering of a template: its values by number, its faults, and the work it may do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from handoutgen.compose.literals import RENDER, Literal, personal_name, text_inlines
from handoutgen.errors import BlankError, Fault, Place, Refusal
from handoutgen.markdown.placeholders import (
    CLOSE,
    OPEN,
    BlockValue,
    InlineValue,
    Value,
    placeholder,
    split,
)
from handoutgen.model.images import Image
from handoutgen.model.nodes import Blocks, Inlines, Note, Personal, walk_inlines

if TYPE_CHECKING:
    import jinja2

MOST_WORK = 250_000
"""Steps a rendering may take: a page takes hundreds, an endless loop is stopped in a second."""

LONGEST_TEXT = 200_000
"""Characters that one text in a template may have."""

MOST_ITEMS = 20_000
"""Things that one list in a template may hold, lists within it included."""

_VALUE = 10
"""Steps that a value or a block is worth: it has to be parsed and laid out as well."""


class TooMuch(Exception):
    """A template asked for more than any handout needs: it would hang or fill the memory."""


class Render:
    """What one rendering knows; made anew for each, so that nothing leaks into the next."""

    def __init__(
        self,
        display: str,
        names: Mapping[str, Any],
        picture: Callable[[str], Image] | None = None,
    ) -> None:
        self.display = display
        self.names = names
        self._picture = picture
        self.values: list[Value] = []
        self.notes: list[Note] = []
        self._faults: dict[Fault, None] = {}
        self._texts: dict[str, str] = {}
        self._work = 0

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(self._faults)

    def charge(self, steps: int) -> None:
        """Count *steps* of work.

        Raises:
            TooMuch: if that is more than a rendering may do.
        """
        self._work += steps
        if self._work > MOST_WORK:
            raise TooMuch("the template goes on without end: it loops or calls itself too often")

    def fault(self, problem: str, hint: str | None = None) -> None:
        """Note what is wrong at the template's current line, and go on."""
        self._faults.setdefault(self.discreet(Fault(self.here(), problem, hint)))

    def refuse(self, problem: str, hint: str | None = None) -> None:
        """Note that the template itself says it cannot be made as it is asked for."""
        self._faults.setdefault(self.discreet(Refusal(self.here(), problem, hint)))

    def discreet(self, fault: Fault) -> Fault:
        """Return *fault* without the personal values that it may quote."""
        hint = fault.hint and self.hide(fault.hint)
        return replace(fault, problem=self.hide(fault.problem), hint=hint)

    def hide(self, words: str) -> str:
        """Return *words* with an ellipsis for every personal value in them."""
        values = self.names.values()
        texts = [str(one) for one in values if isinstance(one, Literal) and personal_name(one)]
        if not texts:
            return words
        return re.sub("|".join(map(re.escape, texts)), "…", words, flags=re.IGNORECASE)

    def here(self) -> Place:
        """Return the line of the innermost template that is being rendered."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            place = template_place(frame, frame.f_lineno)
            if place is not None:
                return place
            frame = frame.f_back
        return Place(self.display)

    def line(self) -> int | None:
        """Return the line of the outermost template: the one that was asked for."""
        frame: FrameType | None = sys._getframe(1)
        outermost: FrameType | None = None
        while frame is not None:
            if "__jinja_template__" in frame.f_globals:
                outermost = frame
            frame = frame.f_back
        if outermost is None:
            return None
        place = template_place(outermost, outermost.f_lineno)
        return None if place is None else place.line

    def picture(self, file: str) -> Image:
        """Return the picture *file* of the workspace.

        Raises:
            BlankError: if pictures cannot be had here.
            SourceError: if there is none, or it cannot be used.
        """
        if self._picture is None:
            raise BlankError("there are no pictures here", "make the handout in a workspace")
        self.charge(_VALUE)
        return self._picture(file)

    # Values

    def place_text(self, text: str) -> str:
        """Return the placeholder of literal *text*; the same text has the same one."""
        known = self._texts.get(text)
        if known is None:
            inlines = self._resolved(text) if OPEN in text or CLOSE in text else text_inlines(text)
            known = self._texts[text] = self.place_inlines(inlines, text)
        else:
            self.charge(1 + (len(text) >> 3))
        return known

    def place_inlines(self, inlines: Inlines, text: str) -> str:
        """Return the placeholder of *inlines*, even of none: ``**{{ x }}**`` stays Markdown."""
        self.charge(_VALUE + (len(text) >> 3))
        return self._place(InlineValue(inlines, text))

    def place_blocks(self, blocks: Blocks, what: str) -> str:
        """Return the placeholder of *blocks*, called *what* where they cannot stand."""
        self.charge(_VALUE * (1 + len(blocks)))
        return self._place(BlockValue(blocks, self.line(), what))

    def _place(self, value: Value) -> str:
        self.values.append(value)
        return placeholder(len(self.values) - 1)

    def _resolved(self, text: str) -> Inlines:
        """Return the nodes of a text that placeholders were formatted into."""
        found: Inlines = ()
        for piece in split(text):
            found += text_inlines(piece) if isinstance(piece, str) else self.inlines(piece)
        return found

    def inlines(self, number: int) -> Inlines:
        """Return the nodes of the placeholder *number*; blocks have none and are a fault."""
        value = self.values[number] if number < len(self.values) else None
        if isinstance(value, InlineValue):
            return value.inlines
        if isinstance(value, BlockValue):
            self.fault(f"{value.what} cannot be turned into text", "print it on a line of its own")
        return ()

    def personal_name(self, markdown: str) -> str | None:
        """Return the name of the first personal value in *markdown*."""
        for piece in split(markdown):
            if isinstance(piece, int) and piece < len(self.values):
                value = self.values[piece]
                if isinstance(value, InlineValue):
                    for node in walk_inlines(value.inlines):
                        if isinstance(node, Personal):
                            return node.name
        return None


def template_place(frame: FrameType, line: int) -> Place | None:
    """Return the line of template code that *frame* runs, or None where it runs other code."""
    template: jinja2.Template | None = frame.f_globals.get("__jinja_template__")
    if template is None:
        return None
    return Place(template.filename or "template", template.get_corresponding_lineno(line))


def traceback_place(traceback: TracebackType | None) -> Place | None:
    """Return the innermost line of template code in *traceback*."""
    place = None
    while traceback is not None:
        place = template_place(traceback.tb_frame, traceback.tb_lineno) or place
        traceback = traceback.tb_next
    return place


def checked_join(parts: Iterable[str]) -> str:
    """Join pieces of output.

    Raises:
        TooMuch: if they are more than any handout holds.
    """
    pieces = parts if isinstance(parts, list) else list(parts)
    size = sum(map(len, pieces))
    if size > LONGEST_TEXT:
        raise TooMuch(f"the template prints more than {LONGEST_TEXT:,} characters")
    RENDER.get().charge(size >> 6)
    return "".join(pieces)
