"""What the structure says: types, headings, pictures, tables, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handoutgen.check.pdf.finding import Finding, judged
from handoutgen.check.pdf.structure import STANDARD, Element, Structure

_HEADING = re.compile(r"H([1-6])")
_PICTURES = frozenset({"Figure", "Formula"})
_IN_ITEM = frozenset({"Lbl", "LBody", "NonStruct"})
_ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})


def element_findings(structure: Structure) -> Iterator[Finding]:
    """Yield what is right and wrong with the elements of a structure tree."""
    elements = list(structure.walk())
    yield judged(
        "types",
        (f"{one.place}: {one.tag or 'no type'}" for one in elements if one.type not in STANDARD),
        good="every tag is a standard one, or stands for one",
        bad="there are tags that nobody knows",
        hint="lead them to standard types in the role map",
    )
    yield _headings(elements)
    yield _pictures(elements)
    yield _tables(elements)
    yield _lists(elements)


def headings(structure: Structure) -> list[Element]:
    return [one for one in structure.walk() if one.type == "H" or _HEADING.fullmatch(one.type)]


def pictures(structure: Structure) -> list[Element]:
    return [one for one in structure.walk() if one.type in _PICTURES]


def _headings(elements: list[Element]) -> Finding:
    found = [(one, _HEADING.fullmatch(one.type)) for one in elements]
    levels = [(one, int(match[1])) for one, match in found if match]
    if not levels:
        if any(one.type in ("H", "Title") for one in elements):
            return Finding("headings", "cannot tell", "their levels are those of nested parts")
        return Finding("headings", "none", "it has none")
    places = []
    before = 0
    for one, level in levels:
        if level > before + 1:
            jump = f"H{level} follows H{before}" if before else f"the first heading is H{level}"
            places.append(f"{one.place}: {jump}")
        before = level
    return judged(
        "headings",
        places,
        good=f"{len(levels)} in an order without gaps",
        bad="levels are left out",
        hint="begin with H1, and go down one level at a time",
    )


def _pictures(elements: list[Element]) -> Finding:
    found = [one for one in elements if one.type in _PICTURES]
    if not found:
        return Finding("pictures", "none", "it has none that are tagged")
    return judged(
        "pictures",
        (one.place for one in found if not (one.alt or one.actual)),
        good=f"{len(found)}, all with words for those who cannot see them",
        bad="pictures without alternative text",
        hint="write alt texts; mark pure decoration as artifacts",
    )


def _tables(elements: list[Element]) -> Finding:
    tables = [one for one in elements if one.type == "Table"]
    if not tables:
        return Finding("tables", "none", "it has none that are tagged")
    return judged(
        "tables",
        (f"{table.place}: {flaw}" for table in tables for flaw in _flaws(table)),
        good=f"{len(tables)}, with header cells and rows of one width",
        bad="tables that cannot be read cell by cell",
        hint="mark header cells as TH with a scope; give each row its cells",
    )


def _flaws(table: Element) -> Iterator[str]:
    rows = list(_rows(table))
    if not rows:
        yield "no rows"
        return
    heads = [cell for row in rows for cell in row.kids if cell.type == "TH"]
    cells = [cell for row in rows for cell in row.kids if cell.type == "TD"]
    if not heads:
        yield "no header cells"
    headed = any(cell.attributes.get("Headers") for cell in cells)
    if heads and not headed and any(not head.attributes.get("Scope") for head in heads):
        yield "header cells without a scope"
    if any(cell.type not in ("TH", "TD") for row in rows for cell in row.kids):
        yield "something else than cells in a row"
    if len(set(_widths(rows))) > 1:
        yield "rows of unequal width"


def _rows(table: Element) -> Iterator[Element]:
    for kid in table.kids:
        if kid.type == "TR":
            yield kid
        elif kid.type in _ROW_GROUPS:
            yield from (row for row in kid.kids if row.type == "TR")


def _widths(rows: list[Element]) -> list[int]:
    """Return how many columns each row fills, cells of rows above that reach down included."""
    widths = []
    reaching: list[int] = []
    for row in rows:
        width = sum(1 for left in reaching if left > 0)
        still = [left - 1 for left in reaching if left > 1]
        for cell in row.kids:
            columns = min(max(cell.attributes.get("ColSpan", 1), 1), 1_000)
            width += columns
            below = cell.attributes.get("RowSpan", 1) - 1
            still += [below] * columns if below > 0 else []
        widths.append(width)
        reaching = still[:10_000]
    return widths


def _lists(elements: list[Element]) -> Finding:
    lists = [one for one in elements if one.type == "L"]
    if not lists:
        return Finding("lists", "none", "it has none that are tagged")
    places = []
    for one in lists:
        odd = [kid for kid in one.kids if kid.type not in ("LI", "L", "Caption")]
        items = [kid for kid in one.kids if kid.type == "LI"]
        if odd or not items:
            places.append(f"{one.place}: {odd[0].type if odd else 'no items'}")
        places += [
            f"{item.place}: something in an item beside its label and its body"
            for item in items
            if any(kid.type not in _IN_ITEM for kid in item.kids)
        ]
    return judged(
        "lists",
        places,
        good=f"{len(lists)}, each built of items",
        bad="lists that are not built of items",
        hint="a list (L) has items (LI), and they a label (Lbl) and a body (LBody)",
    )
