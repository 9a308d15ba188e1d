"""``handoutgen import``: any readable source becomes Markdown that a person can edit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from handoutgen.cli.terminal import tell, workspace_at, workspace_option
from handoutgen.errors import CallError
from handoutgen.files import write_whole
from handoutgen.pipeline import Library
from handoutgen.report import Report

MAX_INPUT = 20_000_000


@click.command("import")
@click.argument("source")
@click.option("-o", "--output", metavar="FILE.md", help="Where to write; else standard output.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@workspace_option
def command(source: str, output: str | None, replace: bool, folder: str | None) -> None:
    """Turn SOURCE into Markdown, and say what was dropped and guessed; - is standard input."""
    from handoutgen.read.save import article_markdown

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
    text = article_markdown(article)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(Path(output), text.encode("utf-8"))
        click.echo(f"made {output}")
    tell(report)
