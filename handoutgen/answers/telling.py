"""Answers as JSON and as a table: both hold what people wrote."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from handoutgen.answers.answer import Answer, Returned
from handoutgen.table_cells import safe_cell

_FACTS = ("file", "title", "code", "version", "ref")
_REMARKS = "remarks"


def as_json(sheets: Sequence[Returned]) -> str:
    """Return *sheets* as JSON, answers as ``make --prefill`` takes them."""
    data = [
        {
            **dict(zip(_FACTS, facts_of(sheet), strict=True)),
            "format": sheet.format,
            "made_by_handoutgen": sheet.mark is not None,
            "fields": {answer.id: answer.value for answer in sheet.answers},
            "labels": {answer.id: answer.label for answer in sheet.answers if answer.label},
            "shown": {answer.id: answer.shown for answer in sheet.answers if answer.shown},
            "unclear": {answer.id: answer.unclear for answer in sheet.answers if answer.unclear},
            "remarks": [{"page": remark.page, "text": remark.text} for remark in sheet.remarks],
        }
        for sheet in sheets
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(sheets: Sequence[Returned]) -> str:
    """Return *sheets* as a table: a row a file, a column for each id of any of them."""
    ids = list(dict.fromkeys(answer.id for sheet in sheets for answer in sheet.answers))
    remarks = any(sheet.remarks for sheet in sheets)
    taken = (*_FACTS, _REMARKS)
    heads = [f"{id_} (field)" if id_ in taken else id_ for id_ in ids]
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(safe_cell(cell) for cell in (*_FACTS, *heads, *([_REMARKS] if remarks else [])))
    for sheet in sheets:
        said = {answer.id: cell_of(answer) for answer in sheet.answers}
        cells = [*facts_of(sheet), *(said.get(id_, "") for id_ in ids)]
        if remarks:
            cells.append("\n".join(remark.text for remark in sheet.remarks))
        rows.writerow(safe_cell(cell) for cell in cells)
    return text.getvalue()


def facts_of(sheet: Returned) -> tuple[str, ...]:
    mark = sheet.mark
    known = (mark.code, mark.version, mark.ref) if mark is not None else ("", "", "")
    return (sheet.file, sheet.title, *known)


def cell_of(answer: Answer) -> str:
    if answer.unclear:
        return f"unclear: {answer.unclear}"
    match answer.value:
        case None:
            return ""
        case bool(ticked):
            return "true" if ticked else "false"
        case tuple(several):
            return "; ".join(several)
        case words:
            return words
