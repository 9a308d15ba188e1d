"""Brands: read with all that they extend and name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.errors import HandoutError
from handoutgen.report import Report

if TYPE_CHECKING:
    from handoutgen.library import Library


def check_brand(path: Path, library: Library) -> Checked:
    """Return what is wrong with the brand file at *path*."""
    report, display = Report(), library.workspace.display(path)
    try:
        library.brand(os.fspath(path.absolute()), report)
    except HandoutError as error:
        return Checked(display, "brand", error.faults, report.notices)
    return Checked(display, "brand", (), report.notices)
