"""What a brand's documents share: their styles, theme, first header, feet, settings, compressed.

It depends on brand, edition, language and fixed words alone, and is made once for all of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from handoutgen.fonts.families import Family
from handoutgen.model.brand import Brand, FontChoice, Fonts
from handoutgen.model.handout import Edition, Furniture
from handoutgen.model.sheet_mark import SheetMark
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report
from handoutgen.write.docx import furniture as pages
from handoutgen.write.docx.form_parts import FORM_TYPES
from handoutgen.write.docx.languages import reads_right_to_left, word_language
from handoutgen.write.docx.package import Part, deflated, recurring, stored
from handoutgen.write.docx.properties import APP, CUSTOM_PATH, CUSTOM_TYPE, custom_properties
from handoutgen.write.docx.styles import write_styles
from handoutgen.write.docx.theme import write_theme
from handoutgen.write.docx.typefaces import Typefaces, write_font_table
from handoutgen.write.docx.xml import DECLARATION, W
from handoutgen.write.families import resolve_families
from handoutgen.write.style import Look, resolve_look

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FIXED = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("numbering", "numbering.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
    ("footer", "footer1.xml"),
    ("footer", "footer2.xml"),
    ("theme", "theme/theme1.xml"),
)
_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WML}.{kind}+xml"/>'
        for kind, file in FIXED
        if kind != "theme"
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.theme+xml"/>'
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
    'package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="'
    'application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
)
_PACKAGE_RELATIONSHIPS = (
    f'{RELATIONSHIPS}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/'
    'package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_FORMS_ONLY = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'


_CUSTOM = (
    f'<Override PartName="/{CUSTOM_PATH}" ContentType="{CUSTOM_TYPE}"/>',
    f'<Relationship Id="rId4" Type="{OFFICE}/custom-properties" Target="{CUSTOM_PATH}"/>',
)


def _content_types(more: str) -> str:
    return f"{_CONTENT_TYPES}{more}</Types>"


def with_mark(parts: tuple[Part, ...], mark: SheetMark, *, fillable: bool) -> tuple[Part, ...]:
    """Return a package's *parts*, the fixed ones first, with its *mark* as a custom property."""
    types, relationships, *others = parts
    return (
        recurring(types.name, _content_types(FORM_TYPES * fillable + _CUSTOM[0])),
        recurring(
            relationships.name,
            _PACKAGE_RELATIONSHIPS.replace("</Relationships>", f"{_CUSTOM[1]}</Relationships>"),
        ),
        *others,
        deflated(CUSTOM_PATH, custom_properties(mark)),
    )


@dataclass(frozen=True, slots=True)
class Stationery:
    """All of the base document that brand, edition, language and furniture decide."""

    look: Look
    parts: tuple[Part, ...]
    notices: tuple[Notice, ...]
    right_to_left: bool
    family: Family
    proofing: str
    """The language that Word proofs in, with its region."""


@lru_cache(maxsize=32)
def stationery(
    brand: Brand,
    edition: Edition,
    language: str,
    furniture: Furniture,
    *,
    fillable: bool = False,
) -> Stationery:
    """Return the base document of *brand*, its parts compressed.

    *fillable*, it lets people fill in controls and nothing else.
    """
    look = resolve_look(brand, edition)
    report = Report()
    body = _family(brand, brand.fonts.body, edition, report)
    heading = _family(brand, brand.fonts.heading, edition, report)
    typefaces = Typefaces(body.docx_name, heading.docx_name)
    backwards = reads_right_to_left(language)
    proofing = word_language(language, brand.region) or "en-US"
    letterhead = pages.write_letterhead(brand, furniture, look, backwards)
    parts = [
        deflated("[Content_Types].xml", _content_types(FORM_TYPES * fillable)),
        deflated("_rels/.rels", _PACKAGE_RELATIONSHIPS),
        deflated("docProps/app.xml", APP),
        deflated("word/styles.xml", write_styles(look, typefaces, proofing, backwards)),
        deflated("word/settings.xml", settings_xml(proofing, fillable)),
        deflated("word/fontTable.xml", write_font_table(typefaces)),
        deflated("word/theme/theme1.xml", write_theme(look, typefaces.body, typefaces.heading)),
        deflated("word/header1.xml", letterhead.xml),
        deflated("word/footer1.xml", pages.write_footer(furniture, brand, wide=False)),
        deflated("word/footer2.xml", pages.write_footer(furniture, brand, wide=True)),
    ]
    if letterhead.logo is not None:
        file = f"media/logo.{letterhead.logo.kind}"
        parts.append(stored(f"word/{file}", letterhead.logo.data))
        parts.append(
            deflated(
                "word/_rels/header1.xml.rels",
                f'{RELATIONSHIPS}<Relationship Id="{pages.LOGO_RELATIONSHIP}" '
                f'Type="{OFFICE}/image" Target="{file}"/></Relationships>',
            )
        )
    return Stationery(look, tuple(parts), report.notices, backwards, body, proofing)


def _family(brand: Brand, choice: FontChoice, edition: Edition, report: Report) -> Family:
    """Return the family of *choice*; only a font that Word is not told to use is replaced here."""
    told = Report()
    family, _ = resolve_families(replace(brand, fonts=Fonts(choice, choice)), edition, told)
    if family.docx_name.casefold() != choice.name.casefold():
        for notice in told:
            report.add(notice)
    return family


def settings_xml(language: str, fillable: bool) -> str:
    """Return ``settings.xml``: as Word 2013 and later lay out, or open to forms alone."""
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        f"{_FORMS_ONLY if fillable else ''}"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat>"
        + "".join(
            f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
            f'w:val="{value}"/>'
            for name, value in (
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            )
        )
        + f'</w:compat><w:themeFontLang w:val="{language}"/></w:settings>'
    )
