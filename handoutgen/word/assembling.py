"""A rendered part put together: fixed XML as it is, values as their spots ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from handoutgen.compose.literals import Literal, personal_name
from handoutgen.errors import Fault, Place
from handoutgen.markdown.placeholders import OPEN, PLACEHOLDER, BlockValue, InlineValue
from handoutgen.model.nodes import Blocks, Inlines
from handoutgen.word.additions import Additions
from handoutgen.word.grids import fit_table
from handoutgen.word.inserts import Insert, Site
from handoutgen.word.marks import FIRST_PIECE, PIECE
from handoutgen.word.namespaces import in_strict
from handoutgen.word.package import PartName
from handoutgen.word.pieces import (
    AloneBegins,
    AloneEnds,
    Control,
    Fixed,
    NewId,
    Once,
    ParagraphWanted,
    TableBegins,
    TableEnds,
)
from handoutgen.word.plan import Plan
from handoutgen.word.rendering import PlacedInsert
from handoutgen.word.spots import Spot
from handoutgen.word.text import as_paragraph, as_runs, in_line, in_text

BLANK = "_" * 12
"""What is seen where a value is missing and may be."""

_TOKEN = re.compile(f"({PIECE.pattern}|{PLACEHOLDER.pattern.replace('(', '(?:')})")
_ENDS_A_PARAGRAPH = ("</w:p>", "<w:p/>")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})|(auto)")
_NOWHERE = Spot("plain")
_OWN_PARAGRAPH = "give it a paragraph of its own: {{p x }}"


class NodeWriter(Protocol):
    """Writes a handout's nodes into a template: what the composer's values stand for."""

    def blocks(self, blocks: Blocks, site: Site) -> str: ...

    def inlines(self, inlines: Inlines, site: Site) -> str: ...

    def finished(self, parts: Mapping[PartName, str]) -> Mapping[PartName, str]:
        """Return all filled *parts* as they are once everything in them is known."""
        ...


class TooLarge(Exception):
    """A part grows beyond what a document may have."""


@dataclass(slots=True)
class _Alone:
    """An open paragraph of one value: where its content begins, and what the spot was before."""

    opened: AloneBegins
    start: int
    before: Spot
    holds_block: bool = False


@dataclass(slots=True)
class Assembly:
    """One part being put together; *faults* are what went wrong, by the numbers of its tags."""

    plan: Plan
    additions: Additions
    nodes: NodeWriter | None
    largest: int
    is_property: bool = False
    faults: dict[Fault, None] = field(default_factory=dict)
    _out: list[str] = field(default_factory=list)
    _spot: Spot = field(default=_NOWHERE)
    _alone: list[_Alone] = field(default_factory=list)
    _tables: list[tuple[TableBegins, int]] = field(default_factory=list)
    _once: set[str] = field(default_factory=set)
    _size: int = 0
    _line: int | None = None

    def assemble(self, rendered: str, values: Mapping[str, Any]) -> list[str]:
        """Return the part's XML in strings.

        Raises:
            TooLarge: if it comes to more than *largest* characters.
        """
        steps = self.plan.steps
        found = _TOKEN.split(rendered)  # words, token, words, token … words
        last = len(found) - 1
        at = 1
        while at < last:
            if found[at - 1]:
                self._text(found[at - 1])
            token = found[at]
            at += 2
            if token[0] == OPEN:
                self._value(values.get(token, ""))
                continue
            step = steps[ord(token) - FIRST_PIECE]
            if type(step) is Fixed:
                self._emit(step.xml)
                if step.spot is not None:
                    self._spot = step.spot
            elif type(step) is AloneBegins and self._is_text(found, at, values):
                text = in_text(values.get(found[at], ""), step.spot)
                self._emit(f"{step.before}{text}{step.after}")
                at += 4
            else:
                self._control(cast("Control", step))
        if found[last]:
            self._text(found[last])
        return self._out

    def _is_text(self, found: list[str], at: int, values: Mapping[str, Any]) -> bool:
        """Say whether the paragraph that begins before the token *at* holds one text only."""
        if at + 2 >= len(found) or found[at - 1] or found[at + 1] or found[at][0] != OPEN:
            return False
        end = found[at + 2]
        return (
            type(values.get(found[at], "")) is str
            and end[0] != OPEN
            and type(self.plan.steps[ord(end) - FIRST_PIECE]) is AloneEnds
        )

    def _emit(self, xml: str) -> None:
        self._out.append(xml)
        self._size += len(xml)
        if self._size > self.largest:
            raise TooLarge

    # Pieces

    def _control(self, piece: Control) -> None:
        match piece:
            case AloneBegins(_, _, spot):
                self._alone.append(_Alone(piece, len(self._out), self._spot))
                self._spot = spot
            case AloneEnds():
                self._end_alone()
            case TableBegins():
                self._tables.append((piece, len(self._out)))
            case TableEnds():
                self._end_table()
            case ParagraphWanted():
                last = next((text for text in reversed(self._out) if text), "")
                if not last.endswith(_ENDS_A_PARAGRAPH):
                    self._emit("<w:p/>")
            case NewId():
                self._emit(str(self.additions.unique_id()))
            case Once(xml):
                if xml not in self._once:
                    self._once.add(xml)
                    self._emit(xml)

    def _end_alone(self) -> None:
        alone = self._alone.pop()
        self._spot = alone.before
        if not alone.holds_block:
            self._out.insert(alone.start, alone.opened.before)
            self._emit(alone.opened.after)

    def _end_table(self) -> None:
        opened, start = self._tables.pop()
        xml = "".join(self._out[start:])
        del self._out[start:]
        flavour = self.additions.stock.flavour
        self._out.append(fit_table(xml, flavour, self.plan.declarations, grid=opened.grid))

    # Values

    def _value(self, value: Any) -> None:
        match value:
            case str():
                self._text(value)
            case PlacedInsert(insert, line):
                self._line = line
                self._insert(insert)
            case InlineValue(inlines, text):
                self._inlines(inlines, text)
            case BlockValue(blocks, line, what):
                self._line = line
                if self.nodes is None:
                    self._fault(f"{what} can only stand in a handout's template")
                elif self._can_hold_blocks(what):
                    self._blocks(self.nodes.blocks(blocks, self._site()), what)
            case _:
                self._text(BLANK)

    def _text(self, text: str) -> None:
        spot = self._spot
        match spot.kind:
            case "text":
                self._emit(in_text(text, spot))
            case "run":
                if text:
                    self._emit(as_runs(text, spot))
            case "paragraph":
                if text:
                    self._emit(as_paragraph(text, spot))
            case "plain" | "attribute":
                self._emit(in_line(text))
            case "number":
                self._number(text)
            case "colour":
                self._colour(text)
            case "row" | "cell":
                if text.strip():
                    what = "table rows" if spot.kind == "row" else "table cells"
                    self._fault(f"text stands in the place of {what}", "print it in a cell")

    def _number(self, text: str) -> None:
        said = text.strip()
        if said.isdecimal() and 0 < int(said[:6]) < 1_000:
            self._emit(str(int(said)))
        else:
            self._emit("1")
            self._fault("colspan wants a number of columns from 1")

    def _colour(self, text: str) -> None:
        match = _COLOUR.fullmatch(text.strip())
        if match is not None:
            self._emit(match[1] or match[2])
            return
        self._emit("auto")
        if text.strip():
            self._fault("cellbg wants a colour such as FFDD00")

    def _inlines(self, inlines: Inlines, text: str) -> None:
        if self.is_property and personal_name(Literal(inlines)) is not None:
            return  # a file's properties never say whom it is for
        if self.nodes is not None and self._spot.kind in ("text", "run", "paragraph"):
            self._runs(self._flavoured(self.nodes.inlines(inlines, self._site())))
        else:
            self._text(text)

    def _insert(self, insert: Insert) -> None:
        match insert.level:
            case "block":
                if self._can_hold_blocks(insert.what):
                    self._blocks(insert.write(self._site()), insert.what)
            case "run" if self._spot.kind in ("text", "run", "paragraph"):
                self._runs(self._flavoured(insert.write(self._site())))
            case "run" | "text":
                self._text(insert.plain())

    def _can_hold_blocks(self, what: str) -> bool:
        spot = self._spot
        if spot.kind in ("paragraph", "row", "cell"):
            return True
        if spot.kind == "text" and (self._is_alone() or spot.leave is not None):
            return True
        self._fault(f"{what} stands in a line", _OWN_PARAGRAPH)
        return False

    def _is_alone(self) -> bool:
        """Say whether the value is the first in a paragraph that holds nothing else."""
        alone = self._alone[-1] if self._alone else None
        return (
            alone is not None
            and self._spot is alone.opened.spot
            and (alone.holds_block or not any(self._out[alone.start :]))
        )

    def _blocks(self, xml: str, what: str) -> None:
        xml = self._flavoured(xml)
        spot = self._spot
        if spot.kind != "text":
            self._emit(xml)
        elif self._is_alone():
            self._alone[-1].holds_block = True
            self._emit(xml)
        else:
            self._emit(f"{spot.leave}</w:p>{xml}<w:p>{spot.look.paragraph}{spot.enter}")

    def _runs(self, xml: str) -> None:
        spot = self._spot
        if spot.kind == "text":
            run = f'<w:r>{spot.look.run}<w:t xml:space="preserve">'
            self._emit(f"</w:t></w:r>{xml}{run}")
        elif spot.kind == "paragraph":
            self._emit(f"<w:p>{spot.look.paragraph}{xml}</w:p>")
        else:
            self._emit(xml)

    def _flavoured(self, xml: str) -> str:
        return in_strict(xml) if self.additions.stock.flavour.strict else xml

    def _site(self) -> Site:
        return Site(self._spot, self.additions.to_part(self.plan.part), self.additions)

    def _fault(self, problem: str, hint: str | None = None) -> None:
        line = self._spot.tag or self._line
        self.faults.setdefault(Fault(Place(self.plan.part, line), problem, hint))
