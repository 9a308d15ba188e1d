"""A clinic's name, look and contacts: what makes a handout its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from handoutgen.model.images import Image
from handoutgen.records import dataclass

PageSize: TypeAlias = Literal["a4", "letter"]

LETTER_REGIONS = frozenset({"US", "CA", "MX", "PH", "CL", "CO"})
"""Regions (ISO 3166-1) whose office paper is Letter; the rest of the world uses A4."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A clinic's logo and what it shows, for those who cannot see it."""

    image: Image
    alt: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as ``#rrggbb``: *primary* for titles and rules, *accent* for links and numbers."""

    primary: str = "#1f4e5f"
    accent: str = "#0b6b74"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A family by name, and TTF files of the brand's own for it where it brings them.

    *name* is a bundled family, a system family such as Arial, or the family of the files.
    *files* maps ``regular``, ``bold``, ``italic``, ``bold_italic`` to a font's bytes.
    """

    name: str
    files: Mapping[str, bytes] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )
    digest: str = ""

    @classmethod
    def of_files(cls, name: str, files: Mapping[str, bytes]) -> FontChoice:
        """Return the choice of a brand's own *files*, told apart by what they hold."""
        digest = hashlib.sha256()
        for face in sorted(files):
            digest.update(f"{face} {len(files[face])} ".encode())
            digest.update(files[face])
        return cls(name, MappingProxyType(dict(files)), digest.hexdigest())


DEFAULT_FONT = FontChoice("Atkinson Hyperlegible")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of running text and of headings."""

    body: FontChoice = DEFAULT_FONT
    heading: FontChoice = DEFAULT_FONT


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where a clinic is reached; what is empty is not printed."""

    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A line to call in a crisis, as the clinic checked it; none come with the program."""

    name: str
    phone: str = ""
    text: str = ""
    hours: str = ""
    topics: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """What a clinic puts on its handouts. The default is plain: no name, no logo.

    *crisis_lines* are those of *region*. *notices* are the clinic's own words by language.
    *sample* marks a brand that came with the program: it prints "SAMPLE" and is never chosen
    unasked.
    """

    id: str = "plain"
    name: str = ""
    tagline: str = ""
    logo: Logo | None = None
    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    page_size: PageSize = "a4"
    region: str = ""
    contacts: Contacts = Contacts()
    crisis_lines: tuple[CrisisLine, ...] = ()
    header: str = ""
    footer: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""
    return_to: str = ""
    sample: bool = False

    def notice(self, language: str) -> str:
        """Return the clinic's notice in *language*, or "" where it has none."""
        return dict(self.notices).get(language, "")


PLAIN = Brand()
