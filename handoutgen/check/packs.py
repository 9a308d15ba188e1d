"""Packs: planned as publishing would today, and nothing made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.errors import HandoutError
from handoutgen.report import Report

if TYPE_CHECKING:
    from handoutgen.library import Library


def check_pack(path: Path, library: Library) -> Checked:
    """Return what keeps the pack at *path* from being published; what it leaves out is a notice."""
    from handoutgen.pack.planning import plan_of

    report, display = Report(), library.workspace.display(path)
    try:
        plan_of(path, library, allow=(), today=date.today(), report=report, tell=lambda _step: None)
    except HandoutError as error:
        return Checked(display, "pack", error.faults, report.notices)
    return Checked(display, "pack", (), report.notices)
