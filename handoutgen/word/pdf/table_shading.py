"""Backgrounds that a table's style gives all of its cells: rdocx draws only those of cells."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from handoutgen.word.pdf.parts import WordParts
from handoutgen.word.pdf.run_fonts import w
from handoutgen.word.pdf.spelling import TEXTS

_DEEPEST = 20
_BEFORE_SHADE = tuple(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")))


def shade_cells(parts: WordParts) -> None:
    """Put the shading of table styles on the cells themselves."""
    _, styles = parts.first("styles+xml")
    shades = {} if styles is None else _shades(styles)
    if not shades:
        return
    for name, root in parts.of_kind(*TEXTS):
        for table in root.iter(w("tbl")):
            style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
            shade = None if style is None else shades.get(style.get(w("val"), ""))
            if shade is not None and _shade(table, shade):
                parts.touch(name)


def _shades(styles: Any) -> dict[str, Any]:
    """Return the shading of whole tables by style; parts of their own are left to the engine."""
    tables = {
        style.get(w("styleId"), ""): style
        for style in styles.iterfind(w("style"))
        if style.get(w("type")) == "table"
    }
    found: dict[str, Any] = {}
    for id_ in tables:
        style, steps = tables.get(id_), 0
        while style is not None and steps < _DEEPEST:
            if style.find(f"{w('tblStylePr')}/{w('tcPr')}/{w('shd')}") is not None:
                break
            shade = style.find(f"{w('tcPr')}/{w('shd')}")
            if shade is not None:
                found[id_] = shade
                break
            base = style.find(w("basedOn"))
            style = None if base is None else tables.get(base.get(w("val"), ""))
            steps += 1
    return found


def _shade(table: Any, shade: Any) -> bool:
    changed = False
    for cell in table.iterfind(f"{w('tr')}/{w('tc')}"):
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = etree.Element(w("tcPr"))
            cell.insert(0, properties)
        if properties.find(w("shd")) is None:
            before = [one for one in properties if one.tag in _BEFORE_SHADE]
            properties.insert(len(before), deepcopy(shade))
            changed = True
    return changed
