"""``handoutgen init``: a new workspace with samples and a brand of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from handoutgen.errors import CallError, Fault, HandoutError, Place
from handoutgen.files import write_whole
from handoutgen.model.slugs import slug
from handoutgen.workspace import builtin_root


class NothingChanged(HandoutError):
    """The workspace was not made, and what was there is as it was."""

    exit_code = 3


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="The clinic's name.")
@click.option("--phone", metavar="PHONE", default="", help="Its telephone number.")
@click.option("--logo", metavar="FILE", help="Its logo, PNG, JPEG or SVG; it is copied.")
@click.option("--region", metavar="XX", default="", help="Two letters, such as GB or US.")
def command(folder: Path, name: str | None, phone: str, logo: str | None, region: str) -> None:
    """Make a workspace in DIR: sample articles, and a brand of your own."""
    from handoutgen.compose.brand import new_brand_files

    name = " ".join((name or folder.resolve().name).split())
    if region and not (len(region) == 2 and region.isalpha() and region.isascii()):
        raise CallError.at("--region", f'"{region}" is no region', "two letters, such as GB or US")
    brand = slug(name)
    files = {
        Path("content/brands") / brand / file: data
        for file, data in new_brand_files(
            name, phone=phone, logo=Path(logo) if logo else None, region=region.upper()
        ).items()
    }
    for sample in sorted((builtin_root() / "content" / "articles").iterdir()):
        if sample.is_file():
            files[Path("content/articles") / sample.name] = sample.read_bytes()
    files[Path("handoutgen.yaml")] = _settings(brand, region.upper())
    _refuse_to_write_over(folder, list(files))
    for path, data in files.items():
        write_whole(folder / path, data)
        click.echo(f"made {(folder / path).as_posix()}")
    for empty in ("templates", "output"):
        (folder / empty).mkdir(exist_ok=True)
    click.echo(f"next: cd {folder.as_posix()} && handoutgen make sleeping-better")


def _refuse_to_write_over(folder: Path, files: list[Path]) -> None:
    taken = [path for path in files if (folder / path).exists()]
    if taken:
        raise NothingChanged(
            *(
                Fault(Place((folder / path).as_posix()), "is there already", None)
                for path in taken[:-1]
            ),
            Fault(
                Place((folder / taken[-1]).as_posix()),
                "is there already",
                "nothing was changed; name a new folder",
            ),
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
