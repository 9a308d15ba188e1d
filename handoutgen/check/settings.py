"""``handoutgen.yaml``: whether it can be read, and what it names is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.errors import CallError, Fault, HandoutError, Place
from handoutgen.files import read_text
from handoutgen.model.fields import load_mapping
from handoutgen.settings import MAX_BYTES, take_settings

if TYPE_CHECKING:
    from handoutgen.library import Library


def check_settings(path: Path, library: Library) -> Checked:
    """Return what is wrong with a workspace's settings."""
    workspace = library.workspace
    display = workspace.display(path)
    faults: list[Fault] = []
    try:
        fields = load_mapping(
            read_text(path, display, most=MAX_BYTES, error=CallError), display, error=CallError
        )
        settings = take_settings(fields)
    except HandoutError as error:
        return Checked(display, "settings", error.faults)
    for key, find, name in (
        ("brand", lambda said: workspace.find("brand", said), settings.brand),
        ("template", workspace.find_template, settings.template),
    ):
        try:
            if name is not None:
                find(name)
        except HandoutError as error:
            place = Place(display, fields.line_of(key))
            faults += (Fault(place, fault.problem, fault.hint) for fault in error.faults)
    return Checked(display, "settings", tuple(faults))
