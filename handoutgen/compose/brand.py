"""Brands: a ``brand.yaml``, with what it extends, becomes a Brand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from handoutgen.compose.brand_checks import check_brand
from handoutgen.compose.brand_file import BrandFile, brand_schema, take_brand, take_extends
from handoutgen.compose.new_brand import new_brand_files
from handoutgen.errors import BrandError, Fault, HandoutError, Place
from handoutgen.files import read_text
from handoutgen.model.brand import (
    LETTER_REGIONS,
    Brand,
    Colours,
    Contacts,
    Fonts,
    PageSize,
)
from handoutgen.model.fields import load_mapping
from handoutgen.report import Report
from handoutgen.workspace import is_plain_name

__all__ = ["brand_schema", "load_brand", "new_brand_files"]

MAX_BYTES = 1_000_000
MAX_PARENTS = 8


def load_brand(
    path: Path,
    display: str,
    report: Report,
    *,
    find: Callable[[str], Path],
    root: Path | None,
    region: str = "",
) -> Brand:
    """Return the brand that the file at *path* describes.

    *find* gives the file of a brand that is extended. Files that a brand names must lie below
    *root*, or, for a brand that came from elsewhere, in that brand's own folder. *region* is
    the workspace's, for a brand that has none.

    Raises:
        BrandError: with every fault of the file and of those that it extends.
    """
    faults: list[Fault] = []
    said = _read(path, display, find, root, (), faults)
    if said is not None and not faults and not (said.name or "").strip():
        faults.append(Fault(Place(display), '"name" is missing', "name: the clinic's name"))
    if faults or said is None:

        def own_first(fault: Fault) -> tuple[bool, str, int]:
            return fault.place.name != display, fault.place.name, fault.place.line or 0

        raise BrandError(*sorted(dict.fromkeys(faults), key=own_first))
    brand = _brand(said, _brand_id(path), region)
    check_brand(brand, said, report)
    return brand


def _brand_id(path: Path) -> str:
    return path.resolve().parent.name if path.stem == "brand" else path.stem


def _read(
    path: Path,
    display: str,
    find: Callable[[str], Path],
    root: Path | None,
    children: tuple[Path, ...],
    faults: list[Fault],
) -> BrandFile | None:
    """Return what the file says over what it extends; what is wrong goes into *faults*."""
    try:
        taken = load_mapping(_text(path, display), display, error=BrandError)
        extends = take_extends(taken)
        place = taken.place_of("extends")
        own = take_brand(taken, path.parent, display, root)
    except HandoutError as error:
        faults.extend(error.faults)
        return None
    try:
        taken.finish()
    except HandoutError as error:
        faults.extend(error.faults)
    if not extends:
        return own
    family = (*children, path.resolve())
    parent = _find_parent(extends, place, find, family, faults)
    if parent is None:
        return own
    known = root is not None and parent.resolve().is_relative_to(root.resolve())
    parent_display = (
        parent.resolve().relative_to(root.resolve()).as_posix()
        if known and root is not None
        else f"{parent.parent.name}/{parent.name}"
    )
    above = _read(parent, parent_display, find, root if known else parent.parent, family, faults)
    return own if above is None else own.over(above)


def _find_parent(
    name: str,
    place: Place,
    find: Callable[[str], Path],
    family: tuple[Path, ...],
    faults: list[Fault],
) -> Path | None:
    if not is_plain_name(name):
        faults.append(Fault(place, f'extends is "{name}"', "a brand's name, not a path"))
        return None
    try:
        parent = find(name)
    except HandoutError as error:
        faults.extend(Fault(place, fault.problem, fault.hint) for fault in error.faults)
        return None
    if parent.resolve() in family:
        faults.append(
            Fault(
                place,
                f'it extends "{name}", which in turn extends it',
                "one of them must stand on its own",
            )
        )
        return None
    if len(family) > MAX_PARENTS:
        faults.append(Fault(place, f"more than {MAX_PARENTS} brands extend one another"))
        return None
    return parent


def _text(path: Path, display: str) -> str:
    return read_text(path, display, most=MAX_BYTES, error=BrandError)


def _brand(said: BrandFile, identity: str, region: str) -> Brand:
    plain = Brand()
    where = said.region if said.region is not None else region
    local: PageSize = "letter" if where in LETTER_REGIONS else "a4"
    return Brand(
        id=identity,
        name=said.name or "",
        tagline=said.tagline or "",
        logo=replace(said.logo[0], alt=said.logo[0].alt or said.name or "") if said.logo else None,
        colours=Colours(said.primary or plain.colours.primary, said.accent or plain.colours.accent),
        fonts=Fonts(said.body_font or plain.fonts.body, said.heading_font or plain.fonts.heading),
        page_size=said.page_size or local,
        region=where,
        contacts=Contacts(
            address=said.address or "",
            phone=said.phone or "",
            email=said.email or "",
            web=said.web or "",
        ),
        crisis_lines=said.crisis_lines.get(where, ()),
        header=said.header or "",
        footer=said.footer or "",
        notices=tuple(said.notices.items()),
        disclaimer=said.disclaimer or "",
        return_to=said.return_to or "",
        sample=bool(said.sample),
    )
