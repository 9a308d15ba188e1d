"""The two families that a brand is set in, in an edition."""

from __future__ import annotations

from handoutgen.errors import Place
from handoutgen.fonts.families import Family, resolve_family
from handoutgen.model.brand import DEFAULT_FONT, Brand, FontChoice
from handoutgen.model.handout import Edition
from handoutgen.report import FontSubstituted, Report

_SERIF = 1 << 1
"""The bit of a font descriptor's flags that says serif (ISO 32000-2, table 121)."""


def resolve_families(brand: Brand, edition: Edition, report: Report) -> tuple[Family, Family]:
    """Return the families of running text and of headings.

    Large print takes no serifs: the bundled sans serif family stands in, and that is told.
    """
    body = _resolve(brand.fonts.body, brand, edition, report)
    if brand.fonts.heading == brand.fonts.body:
        return body, body
    return body, _resolve(brand.fonts.heading, brand, edition, report)


def _resolve(choice: FontChoice, brand: Brand, edition: Edition, report: Report) -> Family:
    place = Place(f"brand {brand.id}")
    family = resolve_family(choice, report, place)
    if edition != "large-print" or not family.regular.flags & _SERIF:
        return family
    problem = f'large print is set in {DEFAULT_FONT.name}: "{choice.name}" has serifs'
    report.add(FontSubstituted(place, problem, None))
    return resolve_family(DEFAULT_FONT, report, place)
