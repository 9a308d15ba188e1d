"""What laying out a handout needs beside its nodes: typography, report, and what was set before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handoutgen.model.nodes import Inlines
from handoutgen.report import Report
from handoutgen.write.pdf.items import Node
from handoutgen.write.pdf.lines import Line, set_text
from handoutgen.write.pdf.typography import Typography
from handoutgen.write.style import Look, Role, RoleName


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one layout."""

    type: Typography
    report: Report

    @property
    def look(self) -> Look:
        return self.type.look

    def role(self, name: RoleName) -> Role:
        return self.type.look.roles[name]

    def bold(self, role: Role) -> Role:
        return role if role.bold else replace(role, bold=True)

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
        node: Node,
        *,
        hanging: float = 0.0,
    ) -> list[Line]:
        """Break *inlines* into lines of at most *measure*.

        The first begins at *x*, the others *hanging* further right.
        """
        return set_text(inlines, role, self.type, x, max(measure, role.size.pt), node, hanging)
