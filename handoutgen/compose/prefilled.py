"""Values that stand in fields from the start: read from a file, checked against the fields.

They are personal: a fault names the field and never the value.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from handoutgen.errors import CallError, Fault, Place, did_you_mean
from handoutgen.files import read_text
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import printed_fields
from handoutgen.model.nodes import Blocks

Answers: TypeAlias = tuple[tuple[str, str], ...]
Given: TypeAlias = tuple[tuple[str, str | None], ...]
"""Answers as somebody gives them; None is what is no single value."""

MAX_FILE = 1_000_000
MAX_VALUE = 20_000
"""Characters that one answer may have."""
TICKED, EMPTY = "true", ("false", "")
SHOWN = 12


def read_answers(path: Path, display: str) -> Given:
    """Return the values in a JSON file: an object of field id → text, number or truth.

    What ``handoutgen answers --json`` prints of one sheet is taken as well: there they are
    under ``fields``.

    Raises:
        CallError: if the file can't be read or holds anything else.
    """
    text = read_text(path, display, most=MAX_FILE, error=CallError)
    try:
        found = json.loads(text, object_pairs_hook=_Object, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise CallError.at(
            display, "is no JSON", 'write {"field-id": "value"}', line=line
        ) from None
    return tuple((key, _said(value)) for key, value in _fields(found, display))


class _Object(list[tuple[str, object]]):
    """A JSON object with its keys as they are written: one that is there twice is seen."""


def _no_number(name: str) -> float:
    raise ValueError(name)


def _fields(found: object, display: str) -> _Object:
    """Return the object that holds the values."""
    if isinstance(found, list) and not isinstance(found, _Object):
        if len(found) != 1:
            problem = f"holds {len(found)} sheets, and one is filled in"
            raise CallError.at(display, problem, "keep the one that is meant")
        found = found[0]
    if not isinstance(found, _Object):
        raise CallError.at(display, "holds no object", 'write {"field-id": "value"}')
    inner = next((value for key, value in found if key == "fields"), None)
    return inner if isinstance(inner, _Object) else found


def _said(value: object) -> str | None:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _cleaned(value)
        case int():
            return str(value)
        case float():
            return f"{value:g}" if not value.is_integer() else str(int(value))
        case _:
            return None


def _cleaned(value: str) -> str:
    """Return *value* with its lines ended alike, and nothing in it that cannot be printed."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (
        char for char in lines if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def settle_answers(answers: Given, body: Blocks, source: str) -> Answers:
    """Return *answers* as the fields of *body* take them, in reading order; empty ones are left.

    Raises:
        CallError: if there is no such field, or a field cannot hold its value: all at once.
    """
    if not answers:
        return ()
    fields = {field.id: field for field in printed_fields(body)}
    faults: list[Fault] = []
    settled: dict[str, str] = {}
    for id_, given in answers:
        field = fields.get(id_)
        if id_ in settled:
            refusal = f'"{id_}" is there twice', "keep one of them"
        elif field is None:
            refusal = f'no field "{id_}"', did_you_mean(id_, fields, what="fields here")
        elif given is None:
            refusal = f'"{id_}" is no text, number, true or false', "write one value for a field"
        elif len(given) > MAX_VALUE:
            refusal = f'"{id_}" is longer than {MAX_VALUE:,} characters', "shorten it"
        else:
            value = _taken(field, given) if given else ""
            settled[id_] = value or ""
            if value is not None:
                continue
            refusal = _refusal(field)
        faults.append(Fault(Place(source), *refusal))
    if faults:
        raise CallError(*faults)
    return tuple((id_, settled[id_]) for id_ in fields if settled.get(id_))


def _taken(field: FormField, value: str) -> str | None:
    """Return *value* as *field* holds it, or None if it cannot."""
    match field.kind:
        case "tick":
            said = value.casefold()
            return TICKED if said == TICKED else "" if said in EMPTY else None
        case "radio" | "choice":
            return _option(field, value)
        case "lines":
            return value
        case _:
            return " ".join(value.split())


def _option(field: FormField, value: str) -> str | None:
    """Return the option that *value* is or says."""
    for option in field.options:
        if option.value == value:
            return option.value
    said = " ".join(value.split()).casefold()
    same = [option.value for option in field.options if option.label.casefold() == said]
    return same[0] if len(same) == 1 else None


def _refusal(field: FormField) -> tuple[str, str]:
    if field.kind == "tick":
        return f'"{field.id}" is ticked or not', "write true or false"
    return f'"{field.id}" has no such option', f"its options are {_listed(field)}"


def _listed(field: FormField) -> str:
    shown: Iterable[str] = (
        option.value if option.value == option.label else f"{option.value} ({option.label})"
        for option in field.options[:SHOWN]
    )
    return ", ".join(shown) + (", …" if len(field.options) > SHOWN else "")
