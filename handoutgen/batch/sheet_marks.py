"""What openpyxl does not tell while it reads: which rows are hidden, which cells are merged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree.ElementTree import iterparse

from handoutgen.records import dataclass

_MOST_MERGED = 200_000
"""Cells that may be continued from above: a file of a few bytes may say that all are."""


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Of a sheet, by row number: what is *hidden*, and where cells are *continued* from above."""

    hidden: frozenset[int]
    continued: Mapping[int, frozenset[int]]
    """Places of cells, from 0, that are merged with the one above them."""


def marks_of(data: bytes, part: str) -> SheetMarks:
    """Return the marks of the sheet in *part* of a workbook, whose sizes were checked."""
    hidden: set[int] = set()
    continued: dict[int, set[int]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if part not in package.namelist():
            return SheetMarks(frozenset(), {})
        with package.open(part) as stream:
            number = merged = 0
            for _, element in iterparse(stream):  # noqa: S314
                if element.tag.endswith("}row"):
                    number = int(element.get("r") or number + 1)
                    if element.get("hidden") in ("1", "true"):
                        hidden.add(number)
                    element.clear()
                elif element.tag.endswith("}mergeCell"):
                    merged += _continue(continued, element.get("ref") or "", _MOST_MERGED - merged)
    return SheetMarks(frozenset(hidden), {row: frozenset(at) for row, at in continued.items()})


def _continue(continued: dict[int, set[int]], reference: str, most: int) -> int:
    """Add what *reference*, such as ``C2:C4``, continues, and return how many cells that are.

    Across the page nothing is continued.

    Raises:
        ValueError: if that is no reference, or to more than *most* cells.
    """
    from openpyxl.utils.cell import range_boundaries

    left, top, _, bottom = range_boundaries(reference)
    if left is None or top is None or bottom is None:
        return 0
    if bottom - top > most:
        raise ValueError("too many merged cells")
    for row in range(top + 1, bottom + 1):
        continued.setdefault(row, set()).add(left - 1)
    return bottom - top
