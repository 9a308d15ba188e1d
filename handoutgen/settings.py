"""A workspace's defaults: ``handoutgen.yaml``."""

from __future__ import annotations

import os

from handoutgen.errors import CallError
from handoutgen.files import read_text
from handoutgen.model.fields import Fields, load_mapping
from handoutgen.model.languages import HINT, LANGUAGE
from handoutgen.model.regions import region_code, region_hint
from handoutgen.records import dataclass
from handoutgen.workspace import Workspace

FORMATS = ("pdf", "docx")
MAX_BYTES = 1_000_000


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
    path = workspace.settings
    if not os.path.lexists(path):
        return Settings()
    text = read_text(path, path.name, most=MAX_BYTES, error=CallError)
    return take_settings(load_mapping(text, path.name, error=CallError))


def take_settings(fields: Fields) -> Settings:
    """Return the settings that *fields* hold; all faults are raised at once."""
    formats = fields.take_strs("formats", help="pdf, docx or both")
    for name in formats:
        if name not in FORMATS:
            fields.fault("formats", f'no format "{name}"', "pdf or docx")
    if fields.has("formats") and not formats:
        fields.fault("formats", "formats is empty", "pdf, docx or both; left out, it is pdf")
    region = fields.take_str("region", "", help="two letters, such as GB or US")
    if region and region_code(region) is None:
        fields.fault("region", f'region is "{region}"', region_hint(region))
    language = fields.take_str("language", help="a language tag, such as en or es")
    if language and not LANGUAGE.fullmatch(language):
        fields.fault("language", f'language is "{language}"', HINT)
    settings = Settings(
        brand=fields.take_str("brand", help="the brand where a call names none"),
        template=fields.take_str("template", "handout", help="the template likewise"),
        formats=formats or ("pdf",),
        region=region_code(region) or "",
        language=language,
        clinician=fields.take_str("clinician", help="the name that handouts are signed with"),
    )
    fields.finish()
    return settings
