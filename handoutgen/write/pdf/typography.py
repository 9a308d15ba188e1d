"""Typography: which face, size and colour the words of a role are drawn in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from handoutgen.fonts.families import Family
from handoutgen.model.brand import Brand, Colours, Fonts, PageSize
from handoutgen.model.handout import Edition, Handout
from handoutgen.records import dataclass
from handoutgen.report import Report
from handoutgen.write.families import resolve_families
from handoutgen.write.pdf.items import TextStyle
from handoutgen.write.style import Look, Role, RoleName, resolve_look

RAISED_SIZE = 0.68
RAISED_BY = 0.36


class Voice(NamedTuple):
    """How a stretch of text speaks: its role, and what the inlines around it add to that."""

    role: Role
    bold: bool = False
    italic: bool = False
    raised: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Typography:
    """A brand's look with its two families; text styles are made once for each voice."""

    look: Look
    body: Family
    heading: Family
    styles: dict[Voice, TextStyle]

    def role(self, name: RoleName) -> Role:
        return self.look.roles[name]

    def with_roles(self, roles: Mapping[RoleName, Role]) -> Typography:
        return self.with_look(replace(self.look, roles=roles))

    def with_look(self, look: Look) -> Typography:
        """Return this typography in a look of the same colours and fonts."""
        return replace(self, look=look)

    def family(self, role: Role) -> Family:
        return self.heading if role.heading_font else self.body

    def style(self, voice: Voice) -> TextStyle:
        """Return the text style of *voice*."""
        style = self.styles.get(voice)
        if style is None:
            role = voice.role
            size = role.size.pt
            style = self.styles[voice] = TextStyle(
                face=self.family(role).face(bold=voice.bold, italic=voice.italic),
                size=self._raised(size) if voice.raised else size,
                colour=self.look.accent if voice.linked else role.colour,
                rise=round(size * RAISED_BY, 2) if voice.raised else 0.0,
                underline=voice.linked and not voice.raised and self.look.links == "underlined",
            )
        return style

    def _raised(self, size: float) -> float:
        return max(round(size * RAISED_SIZE, 2), self.look.smallest.pt if self.look.large else 0.0)

    def baseline(self, role: Role) -> float:
        """Return how far below the top of its line the baseline of *role* lies."""
        face = self.style(Voice(role, role.bold)).face
        size = role.size.pt
        ascent, descent = face.ascent * size / 1000, face.descent * size / 1000
        return (role.line.pt - (ascent - descent)) / 2 + ascent


def typography(handout: Handout, report: Report) -> Typography:
    """Return the typography of *handout*'s brand and edition: one for all brands of one look."""
    brand = handout.brand
    resolve_families(brand, handout.edition, report)
    return _made(brand.fonts, brand.colours, brand.page_size, handout.edition)


@lru_cache(maxsize=16)
def _made(fonts: Fonts, colours: Colours, page_size: PageSize, edition: Edition) -> Typography:
    plain = Brand("", fonts=fonts, colours=colours, page_size=page_size)
    body, heading = resolve_families(plain, edition, Report())
    return Typography(resolve_look(plain, edition), body, heading, {})
