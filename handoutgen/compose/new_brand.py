"""The first ``brand.yaml`` of a clinic: what is known filled in, everything else explained."""

from __future__ import annotations

import json
from pathlib import Path

from handoutgen.errors import CallError, Fault, SourceError
from handoutgen.pictures import load_picture

_SUFFIX = {"png": "png", "jpeg": "jpg", "svg": "svg"}


def new_brand_files(
    name: str, *, phone: str = "", logo: Path | None = None, region: str = ""
) -> dict[str, bytes]:
    """Return the files of a new brand by name: a brand.yaml, and the logo where there is one.

    Raises:
        CallError: if the name or number cannot be printed, or the logo is no usable picture.
    """
    for option, value in (("--name", name), ("--phone", phone)):
        if not _printable(value):
            raise CallError.at(option, "holds a character that cannot be printed")
    if not name.strip():
        raise CallError.at("--name", "is empty", "give the clinic's name")
    files: dict[str, bytes] = {}
    logo_line = "# logo: {file: logo.svg, alt: what it shows}"
    if logo is not None:
        try:
            image = load_picture(logo, "--logo", root=None)
        except SourceError as error:
            raise CallError(
                *(Fault(fault.place, fault.problem, fault.hint) for fault in error.faults)
            ) from None
        file = f"logo.{_SUFFIX[image.kind]}"
        files[file] = image.data
        logo_line = f"logo:\n  file: {file}\n  alt: {_quoted(f'Logo of {name}')}"
    filled = _BRAND.format(
        name=_quoted(name),
        logo=logo_line,
        region=f"region: {region}" if region else "# region: GB",
        contacts=(
            f"contacts:\n  phone: {_quoted(phone)}" if phone else "# contacts:\n#   phone: …"
        ),
    )
    return {"brand.yaml": filled.encode("utf-8"), **files}


def _printable(text: str) -> bool:
    return all(char.isprintable() for char in text)


def _quoted(text: str) -> str:
    """Return *text* as a YAML string: JSON's are, once every character can be printed."""
    return json.dumps(text, ensure_ascii=False)


_BRAND = """\
# What this clinic puts on its handouts. Lines that begin with # are explanations, or keys that
# are not in use: take the # and the space after it away to use one.
# `handoutgen list brands --schema` names every key.

name: {name}
# tagline: "A short line under the name"

# A picture beside this file: SVG is best, PNG or JPEG at least 200 pixels high.
# alt says what it shows, for those who cannot see it.
{logo}

# Two letters. It decides the paper (A4 or Letter) and which crisis lines are printed.
{region}
# page_size: a4

# The quotes are needed: without them # begins a comment.
# colours:
#   primary: "#1f4e5f"    # titles, rules, panels
#   accent: "#0b6b74"     # links, the numbers of tasks

# A font that comes with handoutgen (Atkinson Hyperlegible, Noto Sans), one that your computers
# have (Arial), or your own TrueType files beside this one.
# fonts:
#   body: Atkinson Hyperlegible
#   heading:
#     name: Your Font
#     regular: YourFont-Regular.ttf
#     bold: YourFont-Bold.ttf

{contacts}
#   address: Street, town
#   email: name@your-clinic.example
#   web: your-clinic.example

# Lines that people can call in a crisis, by region. None come with handoutgen: call each one
# before you print it, and write down when you did.
# crisis_lines:
#   GB:
#     - name: Who answers
#       phone: the number
#       text: how to reach them by text message
#       hours: when they answer
#       checked_on: 2026-01-31

# header: "A line below the contacts, at the head of the first page"
# footer: "A line at the foot of every page"
# notices:
#   en: "This handout does not take the place of advice from your own clinician."
# disclaimer: "For general information."
# return_to: "Bring this sheet to your next appointment."
"""
