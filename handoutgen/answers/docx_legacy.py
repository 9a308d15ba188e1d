"""Form fields as Word made them before 2007, and as many clinics' own forms still have them.

ECMA-376, 17.16.17: a run with ``w:fldChar`` of type ``begin`` holds the field's data
(``w:ffData``: its name and kind); what was typed stands between ``separate`` and ``end``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handoutgen.answers.answer import Answer
from handoutgen.answers.cleaning import clean_line, clean_text
from handoutgen.answers.docx_values import attribute, child, local

_OFF = frozenset({"0", "false", "off"})


class _Open:
    """A field whose end is still to come; *data* is None for fields that are no form's."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.words: list[str] | None = None


def legacy_answers(root: Any) -> Iterator[Answer]:
    """Yield the answers of all old form fields below *root*, in order."""
    fields: list[_Open] = []
    for element in root.iter():
        name = local(element)
        if name == "fldChar":
            match attribute(element, "fldCharType"):
                case "begin":
                    fields.append(_Open(child(element, "ffData")))
                case "separate" if fields:
                    fields[-1].words = []
                case "end" if fields:
                    field = fields.pop()
                    if field.data is not None:
                        yield _answer(field)
                case _:
                    pass
        elif fields and fields[-1].words is not None:
            fields[-1].words.append(_said(element, name))


def _said(element: Any, name: str) -> str:
    if name == "t":
        return element.text or ""
    return {"br": "\n", "cr": "\n", "p": "\n", "tab": "\t"}.get(name, "")


def _answer(field: _Open) -> Answer:
    data = field.data
    id_ = _value(data, "name")
    label = _value(data, "statusText") or _value(data, "helpText")
    if (box := child(data, "checkBox")) is not None:
        return Answer(id_, _is_ticked(box), label)
    if (choices := child(data, "ddList")) is not None:
        return Answer(id_, _chosen(choices), label)
    return Answer(id_, clean_text("".join(field.words or ())).strip(), label)


def _value(data: Any, name: str) -> str:
    found = child(data, name)
    return "" if found is None else clean_line(attribute(found, "val"))


def _is_ticked(box: Any) -> bool:
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    return state is not None and attribute(state, "val") not in _OFF


def _chosen(choices: Any) -> str | None:
    entries = [attribute(one, "val") for one in choices if local(one) == "listEntry"]
    said = _value(choices, "result") or _value(choices, "default") or "0"
    number = int(said) if said.isdecimal() and said.isascii() and len(said) < 6 else -1
    return clean_line(entries[number]) or None if 0 <= number < len(entries) else None
