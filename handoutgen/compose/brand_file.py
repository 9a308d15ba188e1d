"""One ``brand.yaml`` as it stands: what it says, and nothing where it leaves a thing to another.

A brand that extends another says only what differs, so everything here may be absent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from handoutgen.compose.brand_fonts import FontFault, own_font
from handoutgen.errors import Place, SourceError
from handoutgen.model.brand import CrisisLine, FontChoice, Logo, PageSize
from handoutgen.model.fields import FieldInfo, Fields, describe
from handoutgen.model.languages import LANGUAGE
from handoutgen.model.regions import region_code, region_hint
from handoutgen.pictures import load_picture
from handoutgen.records import dataclass

Found = TypeVar("Found")

PAGE_SIZES: dict[str, PageSize] = {"a4": "a4", "letter": "letter"}
LOGO_NAMES = ("logo.svg", "logo.png", "logo.jpg", "logo.jpeg")

_HEX = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}")


@dataclass(frozen=True, slots=True)
class BrandFile:
    """What one file says. None is "not said"; ``""`` and an empty logo are said on purpose.

    *logo* is a tuple with one logo, or with none. *places* tells where a key stands.
    """

    name: str | None = None
    tagline: str | None = None
    logo: tuple[Logo, ...] | None = None
    primary: str | None = None
    accent: str | None = None
    body_font: FontChoice | None = None
    heading_font: FontChoice | None = None
    page_size: PageSize | None = None
    region: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    header: str | None = None
    footer: str | None = None
    disclaimer: str | None = None
    return_to: str | None = None
    sample: bool | None = None
    crisis_lines: Mapping[str, tuple[CrisisLine, ...]] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def over(self, parent: BrandFile) -> BrandFile:
        """Return *parent* with everything that this file says in its place."""
        said: dict[str, Any] = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, Mapping):
                said[one.name] = {**getattr(parent, one.name), **value}
            elif value is not None:
                said[one.name] = value
        return replace(parent, **said)

    def place(self, key: str) -> Place:
        """Return where *key* stands, or the file where it is absent."""
        return self.places.get(key, self.places[""])


def take_brand(taken: Fields, folder: Path | None, display: str, root: Path | None) -> BrandFile:
    """Take a brand's keys from *taken*; files that it names lie in *folder*, below *root*.

    Faults are collected in *taken*. Without a folder no file is looked at.
    """
    places: dict[str, Place] = {"": Place(display)}

    def text(source: Fields, key: str, help: str, name: str | None = None) -> str | None:
        _mark(places, source, key, name)
        return source.take_str(key, help=help)

    files = _Files(folder, root)
    name = text(taken, "name", "the clinic's name, as it is printed")
    tagline = text(taken, "tagline", "a short line under the name")
    logo = _logo(taken, files, places)
    colours = taken.take_mapping("colours", help="two colours as #rrggbb, in quotes")
    primary = accent = None
    if colours is None and "colours" in taken.keys:
        taken.fault("colours", "colours is empty", 'its keys stand below it: primary: "#1f4e5f"')
    if colours is not None:
        primary = _colour(colours, "primary", "titles, rules and panels", places)
        accent = _colour(colours, "accent", "links and the numbers of tasks", places)
    fonts = taken.take_mapping("fonts", help="body and heading")
    body = heading = None
    if fonts is not None:
        body = _font(fonts, "body", "running text", files)
        heading = _font(fonts, "heading", "titles and headings", files)
    _mark(places, taken, "page_size")
    page_size = taken.take_choice(
        "page_size", PAGE_SIZES, help="paper; the region's own if left out"
    )
    region = _region(taken, places)
    contacts = taken.take_mapping("contacts", help="how the clinic is reached")
    address = phone = email = web = None
    if contacts is not None:
        address = _one_line(contacts.take_lines("address", help="postal address"))
        phone = text(contacts, "phone", "telephone number")
        email = text(contacts, "email", "e-mail address")
        web = text(contacts, "web", "web address")
        _can_be_reached(contacts, email, web)
    return BrandFile(
        name=name,
        tagline=tagline,
        logo=logo,
        primary=primary,
        accent=accent,
        body_font=body,
        heading_font=heading,
        page_size=PAGE_SIZES.get(page_size or ""),
        region=region,
        address=address,
        phone=phone,
        email=email,
        web=web,
        crisis_lines=_crisis_lines(taken, places),
        header=text(taken, "header", "a line below the contacts, at the head of the first page"),
        footer=text(taken, "footer", "a line at the foot of every page"),
        notices=_notices(taken),
        disclaimer=text(taken, "disclaimer", "what the last page says of the limits of a handout"),
        return_to=text(taken, "return_to", "where a filled-in sheet is sent or brought"),
        sample=taken.take_bool("sample", help='prints "SAMPLE"; never chosen unasked'),
        places=places,
    )


def _mark(places: dict[str, Place], source: Fields, key: str, name: str | None = None) -> None:
    """Note where *key* stands, as *name*; what this file does not say stands in its parent."""
    if source.has(key):
        places[name or key] = source.place_of(key)


def brand_schema() -> tuple[FieldInfo, ...]:
    """Return every key that a brand.yaml may have, in the order of the documentation."""

    def take(taken: Fields) -> None:
        take_extends(taken)
        take_brand(taken, None, "", None)

    return describe(take)


def take_extends(taken: Fields) -> str | None:
    return taken.take_str("extends", help="another brand; this file then says what differs")


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the files that a brand names are read from."""

    folder: Path | None
    root: Path | None


def _one_line(text: str | None) -> str | None:
    """Return an address of several lines as one, its lines parted by commas."""
    if text is None:
        return None
    lines = (line.strip().rstrip(",") for line in text.split("\n"))
    return ", ".join(" ".join(line.split()) for line in lines if line)


def _colour(colours: Fields, key: str, help: str, places: dict[str, Place]) -> str | None:
    _mark(places, colours, key)
    value = colours.take_str(key, help=help)
    if value is None:
        if key in colours.keys:
            # YAML takes an unquoted #1f4e5f for a comment: the most common mistake in such files.
            colours.fault(
                key, f"colours.{key} is empty", f'put the colour in quotes: {key}: "#1f4e5f"'
            )
        return None
    if _HEX.fullmatch(value) is None:
        colours.fault(key, f'colours.{key} is "{value}"', 'a colour is "#rrggbb" or "#rgb"')
        return None
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _region(taken: Fields, places: dict[str, Place]) -> str | None:
    _mark(places, taken, "region")
    value = taken.take_str("region", help="two letters (ISO 3166), such as GB or US")
    if value is None or value == "":
        return value
    code = region_code(value)
    if code is None:
        taken.fault("region", f'region is "{value}"', region_hint(value))
    return code


def _notices(taken: Fields) -> Mapping[str, str]:
    notices = taken.take_open("notices", help="the clinic's own words, by language")
    found: dict[str, str] = {}
    if notices is None:
        return found
    for language in notices.keys:
        value = notices.take_str(language, help="a notice in this language, such as en or es")
        if language != "*" and LANGUAGE.fullmatch(language) is None:
            notices.fault(
                language, f'"{language}" under notices is no language', "a tag such as en or pt-BR"
            )
        elif value is not None:
            found[language] = value
    return found


def _crisis_lines(taken: Fields, places: dict[str, Place]) -> Mapping[str, tuple[CrisisLine, ...]]:
    _mark(places, taken, "crisis_lines")
    regions = taken.take_open("crisis_lines", help="lines to call in a crisis, by region")
    found: dict[str, tuple[CrisisLine, ...]] = {}
    if regions is None:
        return found
    for region in regions.keys:
        entries = regions.take_mappings(region, help="the lines of a region, such as GB")
        code = region_code(region) or region
        if code in found:
            problem = f'"{region}" under crisis_lines stands there twice, as {code} too'
            regions.fault(region, problem, "put the lines of a region under one key")
        if region != "*" and region_code(region) is None:
            problem = f'"{region}" under crisis_lines is no region'
            regions.fault(region, problem, region_hint(region))
        places[f"crisis_lines.{code}"] = regions.place_of(region)
        lines = []
        for number, entry in enumerate(entries):
            places[f"crisis_lines.{code}.{number}"] = entry.place_of("name")
            lines.append(_crisis_line(entry))
        found[code] = tuple(lines)
    return found


def _can_be_reached(contacts: Fields, email: str | None, web: str | None) -> None:
    """Tell of what is surely no address: it would be printed on every handout."""
    if email and "@" not in email:
        contacts.fault("email", f'contacts.email is "{email}"', "such as name@your-clinic.example")
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", web or "")
    odd = scheme is not None and scheme[1].casefold() not in ("http", "https")
    if web and (odd or "." not in web):
        contacts.fault("web", f'contacts.web is "{web}"', "such as your-clinic.example")


def _crisis_line(entry: Fields) -> CrisisLine:
    line = CrisisLine(
        name=entry.take_str("name", "", required=True, help="who answers"),
        phone=entry.take_str("phone", "", help="the number to call"),
        text=entry.take_str("text", "", help="how to reach them by text message"),
        hours=entry.take_str("hours", "", help="when they answer"),
        topics=entry.take_strs("topics", help="which articles' topics it is for; all if left out"),
        checked_on=entry.take_date("checked_on", help="when the clinic last tried it"),
    )
    if entry.keys and not line.phone and not line.text:
        entry.fault("name", "a crisis line without phone or text", "add phone: or text: to it")
    return line


# ---------------------------------------------------------------------------------------------
# Files beside it


def _logo(taken: Fields, files: _Files, places: dict[str, Place]) -> tuple[Logo, ...] | None:
    logo = taken.take_str_or_mapping("logo", help="a picture beside this file: PNG, JPEG or SVG")
    alt = taken.take_str("logo_alt", "", help="what the logo shows, for those who can't see it")
    file: str | None
    match logo:
        case None:
            file = _logo_beside(files.folder)
        case str():
            file = logo
        case Fields():
            file = logo.take_str("file", required=True, help="the picture's file name")
            alt = logo.take_str("alt", alt, help="what it shows, for those who cannot see it")
    place = taken.place_of("logo")
    places["logo"] = place
    if file is None or files.folder is None:
        return None
    if file == "":
        return ()
    path = files.folder / file
    image = _try(taken, "logo", file, lambda: load_picture(path, place, root=files.root))
    return None if image is None else (Logo(image, alt),)


def _logo_beside(folder: Path | None) -> str | None:
    if folder is None:
        return None
    return next((name for name in LOGO_NAMES if os.path.isfile(folder / name)), None)


def _try(taken: Fields, key: str, file: str, read: Callable[[], Found]) -> Found | None:
    """Read a file that a brand names; what is wrong with it becomes a fault at *key*."""
    try:
        return read()
    except SourceError as error:
        for fault in error.faults:
            taken.fault(key, fault.problem, fault.hint)
    except FontFault as flaw:
        taken.fault(key, f'"{Path(file).name}": {flaw.problem}', flaw.hint)
    return None


_FACES = ("regular", "bold", "italic", "bold_italic")


def _font(fonts: Fields, key: str, help: str, files: _Files) -> FontChoice | None:
    choice = fonts.take_str_or_mapping(
        key, help=f"{help}: a bundled family, a system name such as Arial, or own files"
    )
    if choice is None:
        return None
    if isinstance(choice, str):
        if not choice.strip():
            fonts.fault(key, f"fonts.{key} is empty", "name a font, or leave the key out")
            return None
        return FontChoice(choice)
    name = choice.take_str("name", required=True, help="the family's name")
    given = {
        face: file
        for face in _FACES
        if (file := choice.take_str(face, help="a TrueType file (.ttf) beside brand.yaml"))
    }
    if name is None or files.folder is None:
        return None
    if given and "regular" not in given:
        choice.fault("name", f"fonts.{key} has no regular face", "give regular: FILE.ttf")
        return None
    faces: dict[str, bytes] = {}
    for face, file in given.items():
        own = _try(choice, face, file, partial(own_font, files.folder / file, files.root))
        if own is not None:
            faces[face] = own
    return FontChoice.of_files(name, faces) if faces else FontChoice(name)
