"""Cells that no spreadsheet runs."""

from __future__ import annotations

import pytest

from handoutgen.table_cells import safe_cell


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", "+cmd|' /C x'!A0", "-2+3", "\t=1", "\r=1"])
def test_what_would_be_run_is_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "A-1", "-5", "+44 1632 960", "3,5 %", "'=1", "a=1"])
def test_all_else_is_as_it_was(cell: str) -> None:
    assert safe_cell(cell) == cell
