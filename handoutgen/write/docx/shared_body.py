"""Handouts whose bodies differ in a few blocks: only those are written again.

:mod:`handoutgen.write.series` for Word: a block that differs is written by itself, after what stood
before it, and must leave everything as the block before it left it: lists, links, bookmarks, ids.
"""

from __future__ import annotations

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Landscape
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report
from handoutgen.write.docx.blocks import write_block, write_body_in_pieces
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.lean import MAIN, LeanHost
from handoutgen.write.docx.needs import Needs
from handoutgen.write.docx.package import Part, Piece, in_pieces, piece, write_package
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.docx.wide_pages import stands_across
from handoutgen.write.series import changed_blocks


@dataclass(frozen=True, slots=True)
class Spot:
    """How things stood before a block was written, and after it."""

    piece: int
    flow: tuple[bool, bool, bool]
    needs: Needs
    around: Surroundings
    flow_after: tuple[bool, bool, bool]
    needs_after: Needs
    quiet: bool


@dataclass(frozen=True, slots=True)
class SharedBody:
    """A handout that was written, with all that came of it."""

    handout: Handout
    host: LeanHost
    document: list[Piece]
    parts: list[Part]
    main: int
    notices: tuple[Notice, ...]
    spots: dict[int, Spot]
    """What is personal, by the place of its block in the body."""

    @classmethod
    def of(cls, handout: Handout) -> SharedBody:
        report = Report()
        host = LeanHost(handout, report)
        watch = _Watch(host, report)
        body = write_body_in_pieces(host, handout.body, watch.was_personal, watch.before)
        document = host.document(body)
        parts = host.parts(document, body)
        main = next(place for place, part in enumerate(parts) if part.name == MAIN)
        return cls(handout, host, document, parts, main, report.notices, watch.spots)

    def data(self) -> bytes:
        """Return the bytes of the handout that was written."""
        return write_package(self.parts)

    def again(self, handout: Handout) -> bytes | None:
        """Return the bytes of *handout*, or None where it must be written in full."""
        places = changed_blocks(self.handout, handout)
        if places is None:
            return None
        document = list(self.document)
        for place in places:
            spot = self.spots.get(place)
            words = None if spot is None else self._written(handout, place, spot)
            if spot is None or words is None:
                return None
            document[spot.piece + 1] = piece(words)  # the opening comes first
        parts = list(self.parts)
        parts[self.main] = in_pieces(MAIN, document)
        return write_package(parts)

    def _written(self, handout: Handout, place: int, spot: Spot) -> str | None:
        """Return the XML of a block in its spot, or None where it changes what follows it."""
        block, report = handout.body[place], Report()
        host = self.host.beside(spot.needs.copy())
        host.report = report
        if not spot.quiet or isinstance(block, Landscape):
            return None
        if stands_across(host, block, after=False):
            return None
        flow = Flow(host)
        flow.go_on_from(spot.flow)
        start = flow.count
        write_block(host, flow, block, spot.around)
        same = flow.state == spot.flow_after and host.needs == spot.needs_after
        if len(report) or not same or not host.was_personal():
            return None
        return flow.pieces([start])[-1]


class _Watch:
    """Notes how things stand around every personal block that is upright."""

    def __init__(self, host: LeanHost, report: Report) -> None:
        self._host = host
        self._report = report
        self._before: tuple[int, Flow, tuple[bool, bool, bool], Needs, Surroundings, int]
        self.spots: dict[int, Spot] = {}
        self._pieces = 0

    def before(self, place: int, flow: Flow, around: Surroundings) -> None:
        self._before = place, flow, flow.state, self._host.needs.copy(), around, len(self._report)

    def was_personal(self) -> bool:
        """Tell what the host does of the block that was written, and note its spot."""
        found = self._host.was_personal()
        if found:
            place, flow, state, needs, around, told = self._before
            after = self._host.needs.copy()
            quiet = len(self._report) == told
            number = 2 * self._pieces + 1
            self.spots[place] = Spot(number, state, needs, around, flow.state, after, quiet)
            self._pieces += 1
        return found
