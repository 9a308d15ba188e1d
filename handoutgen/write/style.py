"""The look: roles in physical lengths, resolved from roles → brand → edition, the last wins.

Both writers take every size, space and colour from a :class:`Look`; neither has numbers of its
own for what both must agree on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeAlias, assert_never

from handoutgen.model.brand import Brand, PageSize
from handoutgen.model.colours import darkened, tinted
from handoutgen.model.handout import Edition
from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.records import dataclass

RoleName: TypeAlias = Literal[
    "title",
    "standfirst",
    "byline",
    "section",
    "subsection",
    "minor",
    "body",
    "help",
    "how-to",
    "prompt",
    "small",
    "caption",
    "quote",
    "code",
    "panel-title",
    "table-head",
    "table-cell",
    "reference",
    "imprint",
    "furniture",
    "clinic",
    "answer",
]


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of text is set. *leading* is a multiple of *size*; colours are ``#rrggbb``."""

    size: Length
    leading: float
    before: Length
    after: Length
    bold: bool = False
    heading_font: bool = False
    colour: str = "#1a1a1a"
    keep_with_next: bool = False
    indent: Length = Pt(0)

    @property
    def line(self) -> Length:
        """The distance from one baseline to the next."""
        return self.size * self.leading

    def sized(self, points: float) -> Role:
        """Return this role in another size."""
        return replace(self, size=Pt(points))


INK = "#1a1a1a"
QUIET = "#4a4a4a"
WHITE = "#ffffff"
AAA = 7.0
"""Contrast of text that WCAG 2.2 asks for at level AAA (1.4.6)."""

BRANDED: tuple[RoleName, ...] = ("title", "clinic", "section", "panel-title")
"""Roles in the brand's primary colour."""

LARGE_PRINT = 16
"""Text of so many points and more is large print (UKAAF, 2012)."""

RUNNING: tuple[RoleName, ...] = ("body", "standfirst", "quote")
"""Running text: in large print a blank line stands between its paragraphs."""

LARGE: Mapping[RoleName, float] = MappingProxyType(
    {
        "title": 28,
        "section": 24,
        "subsection": 21,
        "minor": 20,
        "panel-title": 20,
        "standfirst": 20,
        "byline": 16,
        "small": 16,
        "caption": 16,
        "reference": 16,
        "imprint": 16,
        "furniture": 16,
    }
)
"""Sizes in large print, in points; what is not named here is 18."""


def _roles() -> dict[RoleName, Role]:
    def text(size: float, leading: float, before: float, after: float, colour: str = INK) -> Role:
        return Role(Pt(size), leading, Pt(before), Pt(after), colour=colour)

    def heading(size: float, leading: float, before: float, after: float) -> Role:
        return Role(
            Pt(size),
            leading,
            Pt(before),
            Pt(after),
            bold=True,
            heading_font=True,
            keep_with_next=True,
        )

    return {
        "title": heading(24, 1.15, 0, 6),
        "standfirst": text(13.5, 1.4, 0, 6, QUIET),
        "byline": text(9, 1.4, 0, 10, QUIET),
        "section": heading(16, 1.2, 18, 6),
        "subsection": heading(13, 1.25, 13, 5),
        "minor": heading(12, 1.3, 11, 4),
        "body": text(12, 1.4, 0, 7),
        "help": text(10.5, 1.35, 0, 4, QUIET),
        "how-to": text(10.5, 1.35, 0, 10, QUIET),
        "prompt": replace(text(12, 1.35, 9, 4), bold=True, keep_with_next=True),
        "small": text(9, 1.4, 0, 4, QUIET),
        "caption": text(9.5, 1.35, 3, 9, QUIET),
        "quote": replace(text(12, 1.4, 0, 7), indent=Mm(8)),
        "code": text(10.5, 1.35, 0, 7),
        "panel-title": replace(text(12, 1.35, 0, 4), bold=True, keep_with_next=True),
        "table-head": replace(text(10.5, 1.3, 0, 0), bold=True),
        "table-cell": text(10.5, 1.3, 0, 0),
        "reference": text(9, 1.4, 0, 4),
        "imprint": text(9, 1.4, 0, 3, QUIET),
        "furniture": text(9, 1.3, 0, 0, QUIET),
        "clinic": replace(text(12, 1.25, 0, 1), bold=True, heading_font=True),
        "answer": text(12, 1.3, 0, 0),
    }


@dataclass(frozen=True, slots=True)
class PageBox:
    """A sheet of paper and its margins. *measure* is the widest line of running prose."""

    width: Length
    height: Length
    side: Length
    top: Length
    foot: Length
    measure: Length

    @property
    def full(self) -> Length:
        """The width between the margins: tables, panels and blanks use it whole."""
        return self.width - self.side * 2

    def landscape(self) -> PageBox:
        return replace(self, width=self.height, height=self.width)


PAPER: Mapping[PageSize, tuple[Length, Length]] = MappingProxyType(
    {"a4": (Mm(210), Mm(297)), "letter": (Pt(612), Pt(792))}
)


@dataclass(frozen=True, slots=True)
class BlankLook:
    """Measures of places to write."""

    line_gap: Length = Mm(8.5)
    least_gap: Length = Mm(6)
    """No lines to write on stand closer, whatever their blank asks for."""
    line_weight: Length = Pt(0.5)
    grey: str = "#8c8c8c"
    box_corner: Length = Mm(1.5)
    tick_size: Length = Mm(4.2)
    tick_gap: Length = Mm(2.5)
    tick_row: Length = Mm(8)
    scale_cell: Length = Mm(9)
    row_height: Length = Mm(11)
    task_gap: Length = Pt(14)


Emphasised: TypeAlias = Literal["italic", "bold"]
"""How stressed words are set."""

Links: TypeAlias = Literal["underlined", "address"]
"""How links are told from other words: by a line below them, or by their address behind them."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything two writers must agree on for one brand and edition.

    *tint* fills panels and table heads, or is None where nothing is filled. *list_indent* is
    where a list item's text begins, from the edge of the text around it. Nothing is set smaller
    than *smallest*, however crowded a table or a scale is.
    """

    roles: Mapping[RoleName, Role]
    page: PageBox
    primary: str
    accent: str
    tint: str | None
    ink: str
    emphasis: Emphasised
    links: Links
    hairline: str
    bar: Length
    panel_padding: Length
    list_indent: Length
    logo_height: Length
    logo_width: Length
    hair: Length
    blank: BlankLook
    smallest: Length = Pt(8.5)

    @property
    def large(self) -> bool:
        """Whether this is large print, in which nothing shrinks to fit."""
        return self.smallest.pt >= LARGE_PRINT

    def role(self, name: RoleName) -> Role:
        return self.roles[name]

    def heading(self, level: int) -> Role:
        """Return the role of a heading: 1 is the handout's title."""
        names: tuple[RoleName, ...] = ("title", "section", "subsection")
        return self.roles[names[level - 1] if level <= len(names) else "minor"]


def resolve_look(brand: Brand, edition: Edition) -> Look:
    """Return the look of *brand* in *edition*."""
    look = _branded(brand)
    match edition:
        case "standard":
            return look
        case "large-print":
            return large_print(look)
        case "ink-saver":
            return ink_saver(look)
        case _:
            assert_never(edition)


def _branded(brand: Brand) -> Look:
    primary, accent = brand.colours.primary, brand.colours.accent
    roles = _roles()
    for name in BRANDED:
        roles[name] = replace(roles[name], colour=primary)
    width, height = PAPER[brand.page_size]
    return Look(
        roles=MappingProxyType(roles),
        page=PageBox(width, height, Mm(21), Mm(18), Mm(18), Mm(143)),
        primary=primary,
        accent=accent,
        tint=tinted(primary, 0.09),
        ink=INK,
        emphasis="italic",
        links="underlined",
        hairline="#b5b5b5",
        bar=Mm(1.2),
        panel_padding=Mm(4),
        list_indent=Mm(6),
        logo_height=Mm(16),
        logo_width=Mm(60),
        hair=Pt(0.5),
        blank=BlankLook(),
    )


def large_print(look: Look) -> Look:
    """Return *look* laid out again for people who see little.

    Sizes and spaces follow the UK Association for Accessible Formats' "Creating clear print and
    large print documents" (2012): 16 to 18 point for all text, headings larger, generous
    leading, no italics and no underlining, contrast as high as can be. Colours darken to 7:1
    (WCAG 2.2, 1.4.6).
    """
    primary = darkened(look.primary, WHITE, AAA)
    accent = darkened(look.accent, WHITE, AAA)
    colours = {look.primary: primary, look.accent: accent, QUIET: INK}

    def enlarged(name: RoleName, role: Role) -> Role:
        size = LARGE.get(name, 18)
        grown = size / role.size.pt
        return replace(
            role,
            size=Pt(size),
            leading=1.5 if size <= 18 else 1.3,
            before=role.before * min(grown, 1.4),
            after=Pt(size) if name in RUNNING else role.after * min(grown, 1.5),
            colour=colours.get(role.colour, role.colour),
        )

    return replace(
        look,
        roles=MappingProxyType({name: enlarged(name, role) for name, role in look.roles.items()}),
        page=replace(look.page, measure=look.page.full),
        primary=primary,
        accent=accent,
        tint=tinted(primary, 0.06),
        emphasis="bold",
        links="address",
        hairline="#595959",
        bar=Mm(1.8),
        panel_padding=Mm(5),
        list_indent=Mm(9),
        hair=Pt(0.75),
        blank=replace(
            look.blank,
            line_gap=Mm(12),
            least_gap=Mm(12),
            line_weight=Pt(0.75),
            grey="#595959",
            tick_size=Mm(6),
            tick_gap=Mm(3.5),
            tick_row=Mm(12),
            scale_cell=Mm(12),
            row_height=Mm(16),
            task_gap=Pt(22),
        ),
        smallest=Pt(LARGE_PRINT),
    )


def ink_saver(look: Look) -> Look:
    """Return *look* without fills, black on white; what colour said is said by weight and line."""
    black = "#000000"
    return replace(
        look,
        roles=MappingProxyType(
            {name: replace(role, colour=black) for name, role in look.roles.items()}
        ),
        primary=black,
        accent=black,
        tint=None,
        ink=black,
        hairline=black,
        hair=Pt(0.4),
        blank=replace(look.blank, grey=black, line_weight=Pt(0.35)),
    )
