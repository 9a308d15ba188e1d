"""A workspace's defaults: ``handoutgen.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from handoutgen.errors import CallError
from handoutgen.model.fields import Fields, load_mapping
from handoutgen.workspace import Workspace

FORMATS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is meant where a request does not say."""

    brand: str | None = None
    template: str = "handout"
    formats: tuple[str, ...] = ("pdf",)
    region: str = ""
    language: str | None = None
    clinician: str | None = None


def load_settings(workspace: Workspace) -> Settings:
    """Return the workspace's settings; without a file, the program's own.

    Raises:
        CallError: with all faults of the file at once.
    """
    try:
        text = workspace.settings.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        raise CallError.at(
            workspace.settings.name, "cannot be read as UTF-8 text", "save it as UTF-8"
        ) from None
    return take_settings(load_mapping(text, workspace.settings.name, error=CallError))


def take_settings(fields: Fields) -> Settings:
    """Return the settings that *fields* hold; all faults are raised at once."""
    formats = fields.take_strs("formats", help="pdf, docx or both")
    for name in formats:
        if name not in FORMATS:
            fields.fault("formats", f'no format "{name}"', "pdf or docx")
    settings = Settings(
        brand=fields.take_str("brand", help="the brand where a call names none"),
        template=fields.take_str("template", "handout", help="the template likewise"),
        formats=formats or ("pdf",),
        region=fields.take_str("region", "", help="two letters, such as GB or US").upper(),
        language=fields.take_str("language", help="a language tag, such as en or es"),
        clinician=fields.take_str("clinician", help="the name that handouts are signed with"),
    )
    fields.finish()
    return settings
