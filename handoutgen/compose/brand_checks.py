"""What a person should know of a brand that can be used: contrast, logo, crisis lines."""

from __future__ import annotations

from handoutgen.compose.brand_file import BrandFile
from handoutgen.model.brand import Brand
from handoutgen.model.colours import contrast, darkened, tinted
from handoutgen.model.lengths import Length, Mm
from handoutgen.pictures import is_blank
from handoutgen.report import BrandNotice, ImageNotice, Report

AA = 4.5
"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""

TINT = 0.09
"""The share of the primary colour in panels."""

LOGO_HEIGHT = Mm(16)
LOGO_WIDTH = Mm(60)
MIN_DPI = 150


def check_brand(brand: Brand, said: BrandFile, report: Report) -> None:
    """Add to *report* what is weak in *brand*, each with where *said* has it."""
    _check_contrast(brand, said, report)
    _check_logo(brand, said, report)
    _check_crisis_lines(brand, said, report)


def _check_contrast(brand: Brand, said: BrandFile, report: Report) -> None:
    tint = tinted(brand.colours.primary, TINT)
    for key, colour in (("primary", brand.colours.primary), ("accent", brand.colours.accent)):
        on_white, on_panel = contrast(colour, "#ffffff"), contrast(colour, tint)
        if on_panel >= AA:
            continue
        ratio, ground = (on_white, "white") if on_white < AA else (on_panel, "a panel")
        report.add(
            BrandNotice(
                said.place(key),
                f"the {key} colour {colour} is too light to read: contrast {ratio:.1f} "
                f"on {ground}, {AA} is needed (WCAG AA)",
                f'"{darkened(colour, tint, AA)}" is dark enough',
            )
        )


def _check_logo(brand: Brand, said: BrandFile, report: Report) -> None:
    if brand.logo is None or not said.logo:
        return
    if not said.logo[0].alt:
        report.add(
            BrandNotice(
                said.place("logo"),
                "the logo has no alt text; the clinic's name stands in for it",
                "say what it shows: logo: {file: …, alt: …}, or logo_alt beside it",
            )
        )
    image = brand.logo.image
    if image.kind == "svg":
        return
    if is_blank(image):
        problem = "the logo is transparent all over: nothing of it is seen"
        report.add(ImageNotice(said.place("logo"), problem, "save it with its colours"))
        return
    printed = min(LOGO_HEIGHT.pt, LOGO_WIDTH.pt * image.height / image.width)
    dpi = round(image.height / (printed / 72))
    if dpi < MIN_DPI:
        needed = _pixels(Length(printed), 300)
        report.add(
            ImageNotice(
                said.place("logo"),
                f"the logo is too coarse: {image.width} by {image.height} pixels print at "
                f"{dpi} dpi, {MIN_DPI} are needed",
                f"use an SVG, or a picture {needed} pixels high",
            )
        )


def _pixels(length: Length, dpi: int) -> int:
    return round(length.pt / 72 * dpi)


def _check_crisis_lines(brand: Brand, said: BrandFile, report: Report) -> None:
    if said.crisis_lines and not brand.region:
        report.add(
            BrandNotice(
                said.place("crisis_lines"),
                "there are crisis lines but no region, so none are printed",
                f"say where the clinic is: region: {next(iter(said.crisis_lines))}",
            )
        )
    elif said.crisis_lines and not brand.crisis_lines:
        empty = brand.region in said.crisis_lines
        others = ", ".join(said.crisis_lines)
        add = f"add {brand.region} beside {others}"
        hint = "give each line a name and a phone" if empty else add
        keys = (f"crisis_lines.{brand.region}", "region", "crisis_lines")
        report.add(
            BrandNotice(
                said.place(next(key for key in keys if key in said.places)),
                f"there are no crisis lines for {brand.region}, so none are printed",
                hint,
            )
        )
    if brand.sample:
        return  # its lines are made up: there is nothing to check
    for number, line in enumerate(brand.crisis_lines):
        if line.checked_on is None:
            report.add(
                BrandNotice(
                    said.place(f"crisis_lines.{brand.region}.{number}"),
                    f'nobody has checked the crisis line "{line.name}"',
                    "try it, then add checked_on: with the date",
                )
            )
