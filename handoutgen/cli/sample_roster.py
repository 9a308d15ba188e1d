"""``handoutgen check TEMPLATE.docx --sample-csv FILE``: a roster to begin with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from handoutgen.errors import CallError
from handoutgen.files import write_whole
from handoutgen.library import Library


def write_sample_roster(paths: Sequence[str], file: str, library: Library) -> None:
    """Write a roster for the one Word template that *paths* name; nothing is written over.

    Raises:
        CallError: if they name none or several, or *file* is there.
        TemplateError: if it is no Word file that can be taken in.
    """
    from handoutgen.check.sample_roster import sample_roster
    from handoutgen.check.word_templates import open_template, template_names_of

    path = library.workspace.find_template(paths[0]) if len(paths) == 1 else None
    if path is None or path.suffix.casefold() != ".docx":
        hint = "handoutgen check letter.docx --sample-csv roster.csv"
        raise CallError.at("--sample-csv", "goes with one Word template", hint)
    if os.path.exists(file):
        raise CallError.at(file, "is there already", "name another file")
    template = open_template(path, library)
    named = template.name if library.workspace.holds(path) else os.fspath(path)
    names = template_names_of(template, library)
    write_whole(Path(file), sample_roster(names, named).encode())
    click.echo(f"made {file}")
