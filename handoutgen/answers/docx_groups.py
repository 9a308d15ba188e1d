"""Circles in a Word form, of which one is to be marked: boxes to tick that belong together.

Word has no such field, so that nothing keeps people from marking two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from handoutgen.answers.answer import Answer
from handoutgen.answers.docx_record import Record
from handoutgen.answers.docx_values import attribute, child, control_answer, controls, local

_ROUND = frozenset("○◯◌⚪●◉⬤⚫🔘⦿☉\u25cb\u25c9")


class _Place(NamedTuple):
    """A circle: its value, and the tick's answer in it."""

    value: str
    tick: Answer


def answers_in(
    root: Any, record: Record | None, names: Mapping[Any, str] | None = None
) -> Iterator[Answer]:
    """Yield the answers of all controls below *root*; circles of one group are one answer.

    With *names*, only controls that are among them are read, under these names.
    """
    groups: dict[str, list[_Place]] = {}
    titles: dict[str, str] = {}
    order: list[Answer | str] = []
    for control in controls(root):
        answer = control_answer(control, own=record is not None)
        if answer is None or (names is not None and control not in names):
            continue
        if names is not None:
            answer = replace(answer, id=names[control])
        if record is not None:
            answer = replace(answer, label=record.labels.get(answer.id, answer.label))
        found = _place(control, answer, record)
        if found is None:
            id_ = record.id_of(answer.id) if record is not None else answer.id
            order.append(replace(answer, id=id_))
            continue
        group, value = found
        if group not in groups:
            order.append(group)
            titles[group] = _group_title(control, record)
        groups.setdefault(group, []).append(_Place(value, answer))
    for one in order:
        yield _one_of(one, titles[one], groups[one]) if isinstance(one, str) else one


def _place(control: Any, answer: Answer, record: Record | None) -> tuple[str, str] | None:
    """Return the group that *control* is a circle of, and its value, or None."""
    settings = child(control, "sdtPr")
    box = child(settings, "checkbox")
    if box is None or "." not in answer.id:
        return record.place_of(answer.id) if record is not None and box is not None else None
    if record is not None:
        return record.place_of(answer.id)
    for above in _groups_above(control):
        tag = _said(above, "tag")
        if tag and answer.id.startswith(f"{tag}."):
            return tag, answer.id[len(tag) + 1 :]
    if _is_round(box):
        group, _, value = answer.id.rpartition(".")
        return group, value
    return None


def _is_round(box: Any) -> bool:
    state = child(box, "uncheckedState")
    try:
        return state is not None and chr(int(attribute(state, "val"), 16)) in _ROUND
    except (ValueError, OverflowError):
        return False


def _groups_above(control: Any) -> Iterable[Any]:
    return (above for above in control.iterancestors() if local(above) == "sdt")


def _group_title(control: Any, record: Record | None) -> str:
    for above in _groups_above(control):
        whole = record.labels.get(_said(above, "tag")) if record is not None else None
        title = whole or _said(above, "alias")
        if title:
            return title
    return ""


def _said(control: Any, name: str) -> str:
    settings = child(control, "sdtPr")
    found = child(settings, name) if settings is not None else None
    return attribute(found, "val") if found is not None else ""


def _one_of(group: str, title: str, places: list[_Place]) -> Answer:
    label = title or _common(place.tick.label for place in places)
    doubtful = [place for place in places if place.tick.unclear]
    marked = [place for place in places if place.tick.value]
    if doubtful:
        problem = f"{doubtful[0].value}: {doubtful[0].tick.unclear}"
        return Answer(group, None, label, unclear=problem)
    if len(marked) > 1:
        several = ", ".join(place.value for place in marked)
        return Answer(group, None, label, unclear=f"several are marked: {several}")
    if not marked:
        return Answer(group, None, label)
    shown = marked[0].tick.label.removeprefix(label).strip(" –:-")
    return Answer(group, marked[0].value, label, "" if shown == marked[0].value else shown)


def _common(labels: Iterable[str]) -> str:
    """Return what all *labels* begin with, up to the dash before what tells them apart."""
    heads = {label.rpartition(" – ")[0] for label in labels}
    return heads.pop() if len(heads) == 1 else ""
