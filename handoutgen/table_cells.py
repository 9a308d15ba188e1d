"""Cells of tables that we write: no spreadsheet that opens one runs what a stranger put into it."""

from __future__ import annotations

import re

_RUN_AS_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[\d.,\s]+%?")


def safe_cell(cell: str) -> str:
    """Return *cell* as text: what begins as a formula gets an apostrophe, a number stays one."""
    runs = _RUN_AS_FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell
