"""A form is filled in by programs that we did not write, saved, and read back."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pypdf
import pytest
from pikepdf.form import DefaultAppearanceStreamGenerator, Form

from handoutgen.model.handout import printed_fields
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from tests.write.pdf.forms.keyboard import Keyboard
from tests.write.pdf.forms.samples import ANSWERS, BODY, form

FIELDS = {field.id: field for field in printed_fields(BODY)}
TYPED = {**ANSWERS, "lines": "It’s fine.\nThird line"}
"""What is typed: viewers have no Hebrew of ours to type with."""


@cache
def blank() -> bytes:
    return write_pdf(form(), Report())


def full_names(data: bytes) -> dict[str, str]:
    """Return the full name of each field by its id, which is its mapping name if it has one."""
    names = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        waiting = [(field, "") for field in pdf.Root.AcroForm.Fields]
        while waiting:
            field, above = waiting.pop()
            if "/T" not in field:
                continue
            name = f"{above}.{field.T}" if above else str(field.T)
            if "/FT" in field:
                names[str(field.get("/TM", name))] = name
            waiting += [(kid, name) for kid in field.get("/Kids", ())]
    return names


def values(data: bytes) -> dict[str, str]:
    """Return what stands in the fields by pypdf, which knows mapping names."""
    found = {}
    for id_, field in (pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}).items():
        value = str(field.get("/V", "")).removeprefix("/")
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        if value not in ("", "Off") and "/FT" in field:
            found[id_] = value
    return found


def test_full_names_are_the_ids() -> None:
    names = full_names(blank())
    assert set(names) == set(FIELDS)
    other = {id_: name for id_, name in names.items() if id_ != name}
    assert other == {"heat": "heat._", "sign.1": "sign.1._", "sign.2": "sign.2._"}
    assert set(pypdf.PdfReader(io.BytesIO(blank())).get_fields() or {}) >= set(FIELDS)


def test_every_field_is_filled_by_keyboard_alone_in_reading_order() -> None:
    keyboard = Keyboard(blank())
    names = full_names(blank())
    keyboard.fill({names[id_]: answer for id_, answer in TYPED.items()})
    assert values(keyboard.save()) == TYPED


def test_the_tab_key_follows_reading_order() -> None:
    ids = {name: id_ for id_, name in full_names(blank()).items()}
    stops = [ids[stop.name] for stop in Keyboard(blank()).stops()]
    met = [id_ for id_ in dict.fromkeys(stops) if not id_.startswith("heat.note")]
    assert met == [id_ for id_ in FIELDS if not id_.startswith("heat.note")]
    heat = [id_ for id_ in stops if id_.startswith("heat")]
    assert heat == [part for n in (3, 2, 1, 0) for part in ("heat", f"heat.note.{n}")]


def test_prefilled_values_stand_in_the_fields() -> None:
    assert values(write_pdf(form(ANSWERS), Report())) == ANSWERS


def test_filled_by_pypdf() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank()))
    marks = {"tick": "/true", "radio": "/"}
    answers = {
        id_: f"/{answer}" if FIELDS[id_].kind in marks else answer for id_, answer in TYPED.items()
    }
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    assert values(saved.getvalue()) == TYPED


def test_filled_by_pikepdf() -> None:
    names = full_names(blank())
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank())) as pdf:
        filler = Form(pdf, DefaultAppearanceStreamGenerator)
        for id_, answer in TYPED.items():
            field = filler[names[id_]]
            match FIELDS[id_].kind:
                case "tick":
                    field.checked = True
                case "radio":
                    field.value = pikepdf.Name(f"/{answer}")
                case _:
                    field.value = answer
        pdf.save(saved)
    assert values(saved.getvalue()) == TYPED


@pytest.mark.parametrize("edition", ["standard", "large-print", "ink-saver"])
def test_editions_have_the_same_fields(edition: str) -> None:
    made = write_pdf(form(edition=edition), Report())  # type: ignore[arg-type]
    assert full_names(made) == full_names(blank())
