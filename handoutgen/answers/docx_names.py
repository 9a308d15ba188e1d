"""The names of a form's controls, found again by their order where a program took them off.

LibreOffice 7 drops the tags of most controls when it saves, and leaves a control around the first
words of what was a group. What is left is the order of the controls and the kind of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from handoutgen.answers.docx_record import Record
from handoutgen.answers.docx_values import attribute, child, controls, local

_WORDS = "words"


class _Run(NamedTuple):
    """Controls that hold words, and the one of another kind that follows them, if any."""

    words: list[int]
    other: int | None
    kind: str


def tags_by_order(root: Any, record: Record) -> dict[Any, str] | None:
    """Return the tag of each control that still has to do with a field.

    None where their order does not say beyond doubt which is which.
    """
    found = [one for one in controls(root) if _is_innermost(one)]
    runs = _runs([_kind(one) for one in found])
    expected = _runs([_kind_of(tag, record) for tag in record.order])
    if [run.kind for run in runs] != [run.kind for run in expected]:
        return None
    names: dict[Any, str] = {}
    for run, wanted in zip(runs, expected, strict=True):
        extra = len(run.words) - len(wanted.words)
        before_a_group = wanted.other is not None and _begins_group(wanted.other, record)
        if extra < 0 or extra > (1 if before_a_group else 0):
            return None
        kept = run.words[: len(wanted.words)]  # what is left of a group stands right before it
        for at, number in zip(kept, wanted.words, strict=True):
            names[found[at]] = record.order[number]
        if run.other is not None and wanted.other is not None:
            names[found[run.other]] = record.order[wanted.other]
    return names


def has_lost_names(root: Any, record: Record) -> bool:
    """Tell whether none of the controls there are is called like any of the form's."""
    known = {*record.fields, *record.places, *record.order}
    tags = [_tag(one) for one in controls(root)]
    return bool(tags and record.order) and known.isdisjoint(tags)


def _runs(kinds: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    words: list[int] = []
    for number, kind in enumerate(kinds):
        if kind == _WORDS:
            words.append(number)
        else:
            runs.append(_Run(words, number, kind))
            words = []
    return [*runs, _Run(words, None, "")]


def _begins_group(number: int, record: Record) -> bool:
    """Tell whether the control of *number* is the first circle of a group."""
    group = record.place_of(record.order[number])
    if group is None:
        return False
    before = record.place_of(record.order[number - 1]) if number else None
    return before is None or before[0] != group[0]


def _kind_of(tag: str, record: Record) -> str:
    if record.place_of(tag) is not None:
        return "checkbox"
    kind = record.kinds.get(record.id_of(tag), "")
    return {"tick": "checkbox", "date": "date", "choice": "dropDownList"}.get(kind, _WORDS)


def _kind(control: Any) -> str:
    settings = child(control, "sdtPr")
    kinds = {local(one) for one in settings} if settings is not None else set()
    return next((kind for kind in ("checkbox", "date", "dropDownList") if kind in kinds), _WORDS)


def _is_innermost(control: Any) -> bool:
    content = child(control, "sdtContent")
    return content is not None and next(content.iter("{*}sdt"), None) is None


def _tag(control: Any) -> str:
    settings = child(control, "sdtPr")
    found = child(settings, "tag") if settings is not None else None
    return attribute(found, "val") if found is not None else ""
