"""``handoutgen import``: any readable source becomes Markdown that a person can edit."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from handoutgen.cli.terminal import tell, workspace_at, workspace_option
from handoutgen.errors import CallError, Place
from handoutgen.files import write_whole
from handoutgen.library import Library
from handoutgen.model.images import Image
from handoutgen.model.slugs import slug
from handoutgen.report import ImageNotice, Report

MAX_INPUT = 20_000_000


@click.command("import")
@click.argument("source")
@click.option("-o", "--output", metavar="FILE.md", help="Where to write; else standard output.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@workspace_option
def command(source: str, output: str | None, replace: bool, folder: str | None) -> None:
    """Turn SOURCE into Markdown that can be edited, and say what was left out; - is standard input.

    \b
    handoutgen import saved-page.txt
    handoutgen import saved-page.txt -o content/articles/my-article.md

    Pictures are written beside FILE.md.
    """
    from handoutgen.read.save import article_images, article_markdown

    if output is not None and os.path.lexists(output) and not replace:
        raise CallError.at(output, "is there already", "--replace writes over it")
    report = Report()
    library = Library(workspace_at(folder))
    if source == "-":
        from handoutgen.read import read_bytes

        data = sys.stdin.buffer.read(MAX_INPUT + 1)
        article = read_bytes(data, "standard input", report)
    else:
        article = library.article(source, report)
    pictures = _named(article_images(article), Path(output or "picture").stem)
    text = article_markdown(article, image_path=pictures.__getitem__)
    if output is None:
        click.echo(text, nl=False)
        if pictures:
            problem = f"its pictures are not written: {', '.join(pictures.values())}"
            hint = "-o FILE.md writes them beside it"
            report.add(ImageNotice(Place("standard output"), problem, hint))
    else:
        _write_pictures(pictures, Path(output).parent, replace=replace)
        write_whole(Path(output), text.encode("utf-8"))
        click.echo(f"made {output}")
    tell(report)


def _named(images: tuple[Image, ...], stem: str) -> dict[Image, str]:
    """Return a file name for each image, made of the article's own and a number."""
    first = slug(stem) or "picture"
    suffixes = {"jpeg": "jpg"}
    return {
        image: f"{first}-{number}.{suffixes.get(image.kind, image.kind)}"
        for number, image in enumerate(images, 1)
    }


def _write_pictures(pictures: Mapping[Image, str], folder: Path, *, replace: bool) -> None:
    """Write what is not there yet; another file of the same name stays, unless *replace*."""
    new = {name: image for image, name in pictures.items() if not _is_there(folder / name, image)}
    for name in new:
        if os.path.lexists(folder / name) and not replace:
            shown = (folder / name).as_posix()
            raise CallError.at(
                shown, "another picture is there already", "--replace writes over it"
            )
    for name, image in new.items():
        write_whole(folder / name, image.data)
        click.echo(f"made {(folder / name).as_posix()}")


def _is_there(path: Path, image: Image) -> bool:
    try:
        return os.path.isfile(path) and path.read_bytes() == image.data
    except OSError:
        return False
