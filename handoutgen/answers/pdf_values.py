"""What a PDF field says: its value, and for boxes and circles what their places show.

Viewers keep a mark in two places, the field's value (``/V``) and each place's own state
(``/AS``), and some lose one of them. Where both are there and differ, nobody can tell what
was meant, and that is what is said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handoutgen.answers.answer import Answer
from handoutgen.answers.cleaning import clean_line, clean_text
from handoutgen.answers.pdf_fields import PdfField
from handoutgen.answers.pdf_objects import (
    MOST_OPTIONS,
    is_dictionary,
    items_of,
    keys_of,
    text_of,
    whole,
)

_RADIO, _PUSHBUTTON = 1 << 15, 1 << 16
_OFF = "Off"


def answer_of(field: PdfField, *, own: bool = False) -> Answer | None:
    """Return the answer in *field*, or None where it is no field to answer, such as a button.

    In our *own* forms a field whose name cannot be its id has the id beside it (``/TM``).
    """
    answer = _answer(field)
    if answer is not None and own and field.alias:
        return replace(answer, id=field.alias)
    return answer


def _answer(field: PdfField) -> Answer | None:
    match field.type:
        case "Tx":
            return Answer(field.name, _words(field), field.label)
        case "Btn":
            return None if field.flags & _PUSHBUTTON else _marked(field)
        case "Ch":
            return _chosen(field)
        case "Sig":
            signed = is_dictionary(field.value)
            return Answer(field.name, "signed" if signed else "", field.label)
        case _:
            return None


def _words(field: PdfField) -> str:
    said = clean_text(text_of(field.value))
    return said or clean_text(_plain(text_of(field.entries.get("/RV"))))


def _plain(rich: str) -> str:
    """Return rich text (XHTML) as plain words."""
    if not rich.strip():
        return ""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(rich.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return ""
    if root is None:
        return ""
    paragraphs = [
        "".join(part.itertext())
        for part in root.iter("{*}p")
        if not any(inner is not part for inner in part.iter("{*}p"))
    ]
    return "\n".join(paragraphs) if paragraphs else "".join(root.itertext())


# -- boxes and circles ------------------------------------------------------------------------


def _marked(field: PdfField) -> Answer:
    """Return the answer of boxes to tick and of circles, of which one is marked."""
    places = [(_on_state(widget), _state(widget)) for widget in field.widgets]
    states = dict.fromkeys(on for on, _ in places if on)
    if field.flags & _RADIO or len(states) > 1:
        return _one_of(field, places)
    value = _name(field.value)
    shown = {state != _OFF for _, state in places if state is not None}
    said = None if value is None else value != _OFF
    if len(shown) > 1:
        return Answer(field.name, None, field.label, unclear="ticked in one place, not in another")
    seen = next(iter(shown), None)
    if said is None or seen is None or said == seen:
        return Answer(field.name, bool(said if said is not None else seen), field.label)
    kept, drawn = ("ticked", "not ticked") if said else ("not ticked", "ticked")
    return Answer(field.name, None, field.label, unclear=f"kept as {kept}, drawn as {drawn}")


def _one_of(field: PdfField, places: list[tuple[str, str | None]]) -> Answer:
    value = _name(field.value)
    value = None if value == _OFF else value
    marked = list(dict.fromkeys(state for _, state in places if state not in (None, _OFF)))
    known = any(state is not None for _, state in places)
    if len(marked) > 1:
        several = ", ".join(_export(field, state) for state in marked if state)
        return Answer(field.name, None, field.label, unclear=f"several are marked: {several}")
    drawn = marked[0] if marked else None
    if value is None or drawn == value or (drawn is None and not known):
        found = value or drawn
        if found is None:
            return Answer(field.name, None, field.label)
        export = _export(field, found)
        shown = _place_label(field, found)
        return Answer(field.name, export, field.label, "" if shown == export else shown)
    kept = _export(field, value)
    if drawn is None:
        return Answer(field.name, None, field.label, unclear=f"kept as {kept}, none is drawn")
    problem = f"kept as {kept}, drawn as {_export(field, drawn)}"
    return Answer(field.name, None, field.label, unclear=problem)


def _name(value: Any) -> str | None:
    """Return a state; most are names, some programs write strings, with a slash even.

    Empty ones are none.
    """
    import pikepdf

    said = clean_line(text_of(value))
    return (said.removeprefix("/") if isinstance(value, pikepdf.String) else said) or None


def _state(widget: Any) -> str | None:
    return _name(widget.get("/AS"))


def _on_state(widget: Any) -> str:
    """Return what *widget* is called when it is marked, or ""."""
    looks = widget.get("/AP")
    normal = looks.get("/N") if is_dictionary(looks) else None
    return next((key[1:] for key in keys_of(normal) if key != f"/{_OFF}"), "")


def _export(field: PdfField, state: str) -> str:
    """Return the value that *state* stands for: some makers number states and list values."""
    options = list(items_of(field.entries.get("/Opt"), MOST_OPTIONS))
    if options and state.isdecimal() and state.isascii() and int(state) < len(options):
        return clean_line(text_of(options[int(state)])) or state
    return state


def _place_label(field: PdfField, state: str) -> str:
    """Return what stands beside the place that is marked, where it says more than the field."""
    for widget in field.widgets:
        if _on_state(widget) == state:
            said = clean_line(text_of(widget.get("/TU"))) or clean_line(
                text_of(widget.get("/Contents"))
            )
            return "" if said == field.label else said.removeprefix(field.label).strip(" –:-")
    return ""


# -- lists ------------------------------------------------------------------------------------


def _chosen(field: PdfField) -> Answer:
    """Return what was chosen from a list: its value, and the words that stand for it."""
    import pikepdf

    options = list(_options(field))
    value = field.value
    if isinstance(value, pikepdf.Array):
        said = [clean_text(text_of(one)) for one in items_of(value, MOST_OPTIONS)]
    else:
        said = [clean_text(text_of(value))]
    said = [one for one in said if one]
    if value is None:
        numbers = [whole(one) for one in items_of(field.entries.get("/I"), MOST_OPTIONS)]
        said = [options[one][0] for one in numbers if 0 <= one < len(options)]
    by_words = {words: export for export, words in options}
    exports = dict(options)
    values = tuple(one if one in exports else by_words.get(one, one) for one in said)
    shown = ", ".join(exports.get(one, one) for one in values)
    found = values[0] if len(values) == 1 else values or None
    return Answer(field.name, found, field.label, "" if found == shown else shown)


def _options(field: PdfField) -> list[tuple[str, str]]:
    """Return the list's values, each with the words that stand for it."""
    import pikepdf

    found = []
    for option in items_of(field.entries.get("/Opt"), MOST_OPTIONS):
        pair = list(items_of(option, 2)) if isinstance(option, pikepdf.Array) else [option]
        texts = [clean_text(text_of(one)) for one in pair]
        if texts:
            found.append((texts[0], texts[-1]))
    return found
