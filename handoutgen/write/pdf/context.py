"""What laying out a handout needs beside its nodes: typography, report, and what was set before."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Inlines
from handoutgen.records import dataclass
from handoutgen.report import Report
from handoutgen.write.pdf.kept import Kept
from handoutgen.write.pdf.lines import Line, set_text
from handoutgen.write.pdf.structure import Element, Kind
from handoutgen.write.pdf.typography import Typography, typography
from handoutgen.write.style import Look, Role, RoleName

_BRANDS_KEPT = 4
CLOSER = 0.86
"""Room to write in a form that would not stay on its page, as a share of the usual."""
_kept: OrderedDict[tuple[int, bool], tuple[Typography, Kept]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one layout."""

    type: Typography
    report: Report
    kept: Kept
    within: Element
    """What is laid out now is read as a part of this."""
    wide_rooms: tuple[float, float] = (0.0, 0.0)
    """How tall the column is on a landscape page: on page 1, and on those after it."""
    row_more: float = 0.0
    """Points by which rows to write in are taller, where they would leave a page half empty."""
    taken: float = 0.0
    """Points of the page that the prompt of the blank has taken."""
    carded: bool = False
    """Whether this is the inside of a card: no page ends there."""
    near: bool = False
    """Whether places to write take less room, so that a form stays on its page."""
    fillable: bool = False
    """Whether fields are filled in on a screen, where nothing can be drawn by hand."""

    @property
    def look(self) -> Look:
        return self.type.look

    @property
    def large(self) -> bool:
        """Whether this is large print, in which nothing shrinks to fit."""
        return self.look.large

    def role(self, name: RoleName) -> Role:
        return self.type.look.roles[name]

    def bold(self, role: Role) -> Role:
        return role if role.bold else replace(role, bold=True)

    def inside(self, element: Element) -> Context:
        """Return a context in which what is laid out is read as a part of *element*."""
        return replace(self, within=element)

    def inside_new(self, kind: Kind, entries: str = "") -> Context:
        """Return a context in which what is laid out is read as a part of a new *kind*."""
        return replace(self, within=self.within.child(kind, entries))

    def closer(self) -> Context:
        """Return a context in which places to write are lower: what is typed needs less room."""
        blank = self.look.blank
        lower = replace(
            blank,
            line_gap=max(blank.line_gap * CLOSER, blank.least_gap),
            row_height=max(blank.row_height * CLOSER, blank.least_gap),
            task_gap=blank.task_gap * CLOSER,
        )
        look = replace(self.look, blank=lower)
        return replace(self, type=self.type.with_look(look), kept=Kept(), near=True)

    def small_print(self) -> Context:
        """Return a context in which body text is set small: notes."""
        roles = dict(self.look.roles)
        roles["body"] = roles["small"]
        return replace(self, type=self.type.with_roles(roles))

    def set_text(
        self,
        inlines: Inlines,
        role: Role,
        x: float,
        measure: float,
        tag: Element | None = None,
        *,
        hanging: float = 0.0,
        balanced: bool = False,
        to_edge: bool = False,
    ) -> list[Line]:
        """Break *inlines* into lines of at most *measure*, which are read as words of *tag*.

        The first begins at *x*, the others *hanging* further right; *balanced* lines are about
        equally long. *to_edge* sets right-to-left text against the right edge.
        """
        return set_text(
            inlines,
            role,
            self.type,
            x,
            max(measure, role.size.pt),
            tag,
            self.report,
            hanging=hanging,
            balanced=balanced,
            to_edge=to_edge,
        )


def surroundings(handout: Handout, report: Report) -> Context:
    """Return the context of *handout*, with what was laid out before in the same typography."""
    type_ = typography(handout, report)
    key = (id(type_), handout.fillable)
    if handout.answers and not handout.fillable:
        kept = Kept()  # its structure will say what was answered
    else:
        kept = _kept.setdefault(key, (type_, Kept()))[1]
        _kept.move_to_end(key)
    while len(_kept) > _BRANDS_KEPT:
        _kept.popitem(last=False)
    return Context(type_, report, kept, Element("Div"), fillable=handout.fillable)
