"""Document properties: fixed words only, never a client's."""

from __future__ import annotations

from datetime import date

from handoutgen.model.handout import Handout
from handoutgen.model.sheet_mark import NAME, SheetMark
from handoutgen.write.docx.xml import DECLARATION, escape

_UNDATED = date(1980, 1, 1)
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)

APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>handoutgen</Application></Properties>'
)


CUSTOM_PATH = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def custom_properties(mark: SheetMark) -> str:
    """Return ``custom.xml``: which sheet it is, for who reads the answers."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
        f'name="{NAME}"><vt:lpwstr>{escape(mark.text)}</vt:lpwstr></property></Properties>'
    )


def core_properties(handout: Handout) -> str:
    """Return ``core.xml``: title, creator, subject, keywords, language, the article's date."""
    creator = ", ".join(handout.authors) or handout.brand.name
    found = [
        ("dc:title", handout.title),
        ("dc:subject", handout.subject),
        ("dc:creator", creator),
        ("cp:keywords", ", ".join(handout.topics)),
        ("dc:identifier", handout.code),
        ("dc:language", handout.language),
        ("cp:version", handout.version),
        ("cp:lastModifiedBy", handout.brand.name or creator),
    ]
    words = "".join([f"<{name}>{escape(value)}</{name}>" for name, value in found if value])
    day = f"{(handout.dated or _UNDATED).isoformat()}T00:00:00Z"
    return (
        f"{DECLARATION}<cp:coreProperties {_CORE}>{words}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        "</cp:coreProperties>"
    )
