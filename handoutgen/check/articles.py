"""Articles and the outlines beside raw texts: read, and composed on trial."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.check.trial import try_to_compose
from handoutgen.errors import Fault, HandoutError
from handoutgen.pipeline import tell_overdue
from handoutgen.read.decode import decode
from handoutgen.read.outline import read_outline
from handoutgen.report import ContentDropped, Report

if TYPE_CHECKING:
    from handoutgen.library import Library

TEMPLATE = "handout"
"""The program's template that prints a whole article."""


def check_article(path: Path, library: Library) -> Checked:
    """Return what is wrong with the article at *path*, and what a clinic should know of it."""
    report, display = Report(), library.workspace.display(path)
    try:
        article = library.article(os.fspath(path.absolute()), report)
    except HandoutError as error:
        return Checked(display, "article", error.faults, report.notices)
    tell_overdue((article,), date.today(), report)
    faults: tuple[Fault, ...] = ()
    if article.withdrawn is None:  # what was withdrawn is refused everywhere, and knows it
        trial = try_to_compose(library.template(TEMPLATE), (article,), library)
        faults = trial.faults
        for notice in trial.notices:
            report.add(notice)
    notices = tuple(notice for notice in report if not isinstance(notice, ContentDropped))
    return Checked(display, "article", faults, notices)


def check_outline(path: Path, library: Library) -> Checked:
    """Return what is wrong with an outline, and with the text beside it as the outline has it."""
    display = library.workspace.display(path)
    text = path.with_name(path.name.removesuffix(".outline.yaml") + ".txt")
    if text.is_file():
        return replace(check_article(text, library), file=display, what="outline")
    try:
        data = path.read_bytes()
        read_outline(decode(data, display) if data.strip() else "", display)
    except HandoutError as error:
        return Checked(display, "outline", error.faults)
    return Checked(display, "outline")
