"""``handoutgen init``: a new workspace with samples and a brand of one's own."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from handoutgen.errors import CallError, Gathered, HandoutError
from handoutgen.files import file_stem, write_whole
from handoutgen.model.regions import region_code, region_hint
from handoutgen.model.slugs import slug
from handoutgen.workspace import builtin_root

_EMPTY = ("templates", "output")


class NothingChanged(HandoutError):
    """The workspace was not made, and what was there is as it was."""

    exit_code = 3


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="The clinic's name; else DIR's.")
@click.option(
    "--phone", metavar="PHONE", default="", help="Its telephone number, as it is printed."
)
@click.option("--logo", metavar="FILE", help="Its logo, a PNG, JPEG or SVG file; it is copied.")
@click.option(
    "--region",
    metavar="XX",
    default="",
    help="Two letters, such as GB or US: paper and crisis lines go by it.",
)
def command(folder: Path, name: str | None, phone: str, logo: str | None, region: str) -> None:
    """Make a workspace in DIR, a new folder: sample articles, and a brand of your own.

    \b
    handoutgen init clinic --name "Oak Lane Practice" --region GB
    handoutgen init clinic --logo our-logo.svg --phone "01632 960 001"

    It writes over nothing. All that it makes can be edited; `handoutgen check` finds faults.
    """
    from handoutgen.compose.brand import new_brand_files

    name = " ".join((name or _own_name(folder)).split())
    code = region_code(region) or ""
    steps = Gathered()
    with steps:
        if region and not code:
            raise CallError.at("--region", f'"{region}" is no region', region_hint(region))
    with steps:
        brand = _folder_of_brand(name, folder)
    with steps:
        own = new_brand_files(name, phone=phone, logo=Path(logo) if logo else None, region=code)
    steps.raise_if_any()
    files = {Path("content/brands") / brand / file: data for file, data in own.items()}
    for folder_of_samples in ("articles", "rosters"):
        for sample in sorted((builtin_root() / "content" / folder_of_samples).iterdir()):
            if sample.is_file():
                files[Path("content") / folder_of_samples / sample.name] = sample.read_bytes()
    files[Path("handoutgen.yaml")] = _settings(brand, code)
    _refuse_to_write_over(folder, list(files))
    for path, data in files.items():
        write_whole(folder / path, data, hint="name another folder")
        click.echo(f"made {(folder / path).as_posix()}")
    for empty in _EMPTY:
        (folder / empty).mkdir(exist_ok=True)
    go = "" if folder.samefile(Path.cwd()) else f"cd {shlex.quote(folder.as_posix())} && "
    click.echo(f"next: {go}handoutgen make sleeping-better")


def _own_name(folder: Path) -> str:
    """Return the last part of *folder*, also where it is said as ``.``; links may go in circles."""
    return os.path.basename(os.path.realpath(folder))


def _folder_of_brand(name: str, folder: Path) -> str:
    """Return the folder of the brand called *name*; a name without letters gets *folder*'s."""
    found = slug(name) or slug(_own_name(folder))
    if name and not found:
        problem = f'"{name}" has neither letters nor digits'
        raise CallError.at("--name", problem, "give the clinic's name")
    return file_stem(found)


def _refuse_to_write_over(folder: Path, files: list[Path]) -> None:
    shown = folder.as_posix()
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise NothingChanged.at(shown, "is a file", "nothing was changed; name a new folder")
    taken = [path for path in files if os.path.lexists(folder / path)]
    taken += [Path(name) for name in _EMPTY if os.path.isfile(folder / name)]
    if taken:
        more = f" and {len(taken) - 1} more files are" if len(taken) > 2 else " is"
        more = f" and {taken[1].as_posix()} are" if len(taken) == 2 else more
        raise NothingChanged.at(
            shown,
            f"{taken[0].as_posix()}{more} there already",
            "nothing was changed; name a new folder",
        )


def _settings(brand: str, region: str) -> bytes:
    lines = [
        "# What is meant where a call does not say.",
        f"brand: {brand}",
        "template: handout",
        "formats: [pdf]",
        f"region: {region}" if region else "# region: GB",
        "# language: en",
        "# clinician: the name that handouts are signed with",
    ]
    return ("\n".join(lines) + "\n").encode()
