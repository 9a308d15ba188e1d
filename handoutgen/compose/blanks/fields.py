"""Fields that all blanks have, and how a template's arguments become them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from handoutgen.compose.literals import RENDER, Node, describe, to_inlines
from handoutgen.errors import BlankError
from handoutgen.model.nodes import Inlines, plain_text
from handoutgen.model.slugs import slug

Words: TypeAlias = str
"""Text as a template has it: plain, personal, or Markdown."""


def common(label: Words, help: Words, id: str, required: bool, tooltip: str) -> dict[str, Any]:
    """Return the fields that every kind of blank has."""
    said = to_inlines(label)
    if said and not plain_text(said).strip() and isinstance(label, str) and label:
        raise BlankError("the label is empty", 'give it words, or leave label="…" out')
    return {
        "label": said,
        "help": to_inlines(help),
        "id": slug(plain_text(to_inlines(id), personal=False)),
        "required": yes_or_no(required, "required"),
        "tooltip": plain_text(to_inlines(tooltip), personal=False),
    }


def each(values: object, what: str, example: str = '["…", "…"]') -> list[Any]:
    """Return *values* as a list; a text is none, though Python could loop over it."""
    if isinstance(values, (str, dict, Node)) or not isinstance(values, Iterable):
        raise BlankError(f"{what} is {describe(values)}", f"a list: {what}={example}")
    return list(values)


def words_of(values: object, what: str) -> tuple[Inlines, ...]:
    """Return a list of texts as runs of words."""
    return tuple(to_inlines(value) for value in each(values, what))


def pair_of(value: object, what: str, example: str) -> tuple[Any, Any]:
    """Return a list of two."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise BlankError(f"{what} is {describe(value)}, not a pair", example)
    return value[0], value[1]


def yes_or_no(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise BlankError(f"{what} is {describe(value)}", "true or false")
    return value


def millimetres(value: object, what: str, low: float, high: float) -> float:
    """Return a length that lies between *low* and *high*."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise BlankError(f"{what} is {describe(value)}", "a number of millimetres")
    if not low <= value <= high:
        raise BlankError(f"{what} is {value!r} mm", f"from {low:g} to {high:g}")
    return float(value)


def fixed(phrase: str) -> str:
    """Return a fixed word in the handout's language."""
    return str(RENDER.get().names["t"](phrase))
