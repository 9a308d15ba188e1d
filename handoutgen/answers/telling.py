"""Answers as JSON, as a table, as notes: all of them hold what people wrote."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from handoutgen.answers.answer import Answer, Returned

_FACTS = ("file", "title", "code", "version", "ref")
_REMARKS = "remarks"
_RUN_AS_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[\d.,\s]+%?")


def as_json(sheets: Sequence[Returned]) -> str:
    """Return *sheets* as JSON, answers as ``make --prefill`` takes them."""
    data = [
        {
            **dict(zip(_FACTS, _facts(sheet), strict=True)),
            "format": sheet.format,
            "made_by_handoutgen": sheet.mark is not None,
            "answers": {answer.id: answer.value for answer in sheet.answers},
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
    rows.writerow(_safe(cell) for cell in (*_FACTS, *heads, *([_REMARKS] if remarks else [])))
    for sheet in sheets:
        said = {answer.id: _cell(answer) for answer in sheet.answers}
        cells = [*_facts(sheet), *(said.get(id_, "") for id_ in ids)]
        if remarks:
            cells.append("\n".join(remark.text for remark in sheet.remarks))
        rows.writerow(_safe(cell) for cell in cells)
    return text.getvalue()


def as_text(sheets: Iterable[Returned]) -> str:
    """Return *sheets* as notes to read, or to paste into a record."""
    return "\n\n".join("\n".join(_notes(sheet)) for sheet in sheets) + "\n"


def _facts(sheet: Returned) -> tuple[str, ...]:
    mark = sheet.mark
    known = (mark.code, mark.version, mark.ref) if mark is not None else ("", "", "")
    return (sheet.file, sheet.title, *known)


def _cell(answer: Answer) -> str:
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


def _safe(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it: what begins as a formula gets an apostrophe."""
    runs = _RUN_AS_FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def _notes(sheet: Returned) -> Iterator[str]:
    yield sheet.file
    mark = sheet.mark
    facts = [sheet.title]
    if mark is not None:
        facts += [mark.code, mark.version and f"version {mark.version}"]
        facts.append(mark.ref and f"ref. {mark.ref}")
    said = ", ".join(fact for fact in facts if fact)
    if said:
        yield said
    yield ""
    silent = []
    for answer in sheet.answers:
        if answer.unclear or answer.given:
            yield from _note(answer)
        elif answer.value is not False:
            silent.append(answer.label or answer.id)
    for remark in sheet.remarks:
        yield from _under(f"Written on page {remark.page}", remark.text)
    if silent:
        yield from _under("Not answered", "\n".join(silent))


def _note(answer: Answer) -> Iterator[str]:
    label = answer.label or answer.id
    if answer.unclear:
        yield from _under(label, f"(unclear: {answer.unclear})")
    elif answer.value is True:
        yield f"[x] {label}"
    else:
        words = answer.shown if answer.shown and answer.shown != answer.value else ""
        value = _cell(answer)
        both = f"{value}: {words}" if words and value not in words else words or value
        yield from _under(label, both)


def _under(label: str, words: str) -> Iterator[str]:
    """Yield a label with its words: beside it, where they are short, else below it."""
    lines = words.split("\n")
    if len(lines) == 1 and len(label) + len(words) < 88:
        yield f"{label}{'' if label[-1:] in '?:.!…' else ':'} {words}"
    else:
        yield label
        yield from (f"    {line}" for line in lines)
