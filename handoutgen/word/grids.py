"""Tables whose rows or cells came from tags: whole again, their grid as wide as their rows."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.spots import fragment

_ROW = re.compile(r"<w:tr[ >/]")


def fit_table(xml: str, flavour: Flavour, declarations: str, *, grid: bool) -> str:
    """Return the table *xml* fit to be read: none without rows, no row without cells.

    With *grid*, it has as many columns as its widest row, and is as wide as it was.
    """
    if _ROW.search(xml) is None:
        return ""
    if not grid:
        return xml
    try:
        root = etree.fromstring(f"<x{declarations}>{xml}</x>")
    except etree.XMLSyntaxError:
        return xml
    table = root[0] if len(root) else None
    if table is None or table.tag != flavour.name("tbl"):
        return xml
    return fragment(table) if fit(table, flavour) else ""


def fit(table: Any, flavour: Flavour) -> bool:
    """Fit *table* to its rows, or take it out of its tree where it has none; say which."""
    _drop_empty_rows(table, flavour)
    if table.find(flavour.name("tr")) is None:
        table.getparent().remove(table)
        return False
    _fit_grid(table, flavour)
    return True


def _drop_empty_rows(table: Any, flavour: Flavour) -> None:
    for row in table.findall(flavour.name("tr")):
        if not any(local_name(one.tag) in ("tc", "sdt", "customXml") for one in row):
            table.remove(row)


def _fit_grid(table: Any, flavour: Flavour) -> None:
    grid = table.find(flavour.name("tblGrid"))
    if grid is None:
        return
    width = flavour.name("w")
    columns = grid.findall(flavour.name("gridCol"))
    wanted = max(
        _columns(row, flavour)
        for row in table.iter(flavour.name("tr"))
        if _owner(row, flavour) is table
    )
    if wanted == len(columns) or wanted < 1:
        return
    widths = [_width(column.get(width)) for column in columns]
    total = sum(widths)
    if wanted > len(columns):
        average, before = total / wanted, total / max(1, len(columns))
        fitted = [int(one * average / before) if before else 0 for one in widths]
        fitted += [int(average)] * (wanted - len(columns))
    else:
        kept = widths[:wanted]
        extra = int(sum(widths[wanted:]) / wanted)
        fitted = [int(one + extra) for one in kept]
    for column in columns:
        grid.remove(column)
    for at, one in enumerate(fitted):
        column = etree.Element(flavour.name("gridCol"))
        column.set(width, str(one))
        grid.insert(at, column)


def _owner(row: Any, flavour: Flavour) -> Any:
    return next(row.iterancestors(flavour.name("tbl")), None)


def _columns(row: Any, flavour: Flavour) -> int:
    """Return how many columns of the grid *row* takes, those it leaves out at its ends too."""
    val = flavour.name("val")
    count = 0
    for cell in row.iter(flavour.name("tc")):
        if next(cell.iterancestors(flavour.name("tr"))) is row:
            span = cell.find(f"{flavour.name('tcPr')}/{flavour.name('gridSpan')}")
            count += 1 if span is None else _number(span.get(val))
    for local in ("gridBefore", "gridAfter"):
        beside = row.find(f"{flavour.name('trPr')}/{flavour.name(local)}")
        count += 0 if beside is None else _number(beside.get(val))
    return count


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() else 1


def _width(value: str | None) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0
