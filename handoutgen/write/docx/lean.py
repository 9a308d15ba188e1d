"""Our lean base document: no theme, no default template, only styles that handouts use.

What depends on brand, edition and language alone is written and compressed once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from handoutgen.errors import Place
from handoutgen.fonts.families import Family, resolve_family
from handoutgen.model.brand import Brand, FontChoice
from handoutgen.model.handout import Edition, Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.lengths import Length, Mm
from handoutgen.report import Notice, Report
from handoutgen.write.docx import furniture as pages
from handoutgen.write.docx import names
from handoutgen.write.docx.addresses import as_uri
from handoutgen.write.docx.host import ListKind, ParagraphStyle, TableStyle, TextStyle
from handoutgen.write.docx.languages import reads_right_to_left, word_language
from handoutgen.write.docx.needs import Needs
from handoutgen.write.docx.numbering import FIRST_OWN, SHARED, write_numbering
from handoutgen.write.docx.package import Part, deflated, recurring, stored, write_package
from handoutgen.write.docx.properties import APP, core_properties
from handoutgen.write.docx.styles import write_styles
from handoutgen.write.docx.theme import write_theme
from handoutgen.write.docx.typefaces import Typefaces, write_font_table
from handoutgen.write.docx.xml import DECLARATION, WP, R, W, escape
from handoutgen.write.style import Look, resolve_look

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_FIXED = (
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
_FIRST_HEADER, _HEADER, _FOOTER, _WIDE_FOOTER = "rId5", "rId6", "rId7", "rId8"
_MARGIN_OF_FURNITURE = Mm(11)
_ROOM_FOR_HEADER = Mm(4)
_ROOM_FOR_FOOTER = Mm(2)

_BROUGHT_BY_STYLES = frozenset({"bullet", "tick"})

_STAND_IN = 1.06
"""Where a machine lacks the typeface, what stands in for it may run this much wider."""

_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WML}.{kind}+xml"/>'
        for kind, file in _FIXED
        if kind != "theme"
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.theme+xml"/>'
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
    'package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="'
    'application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
_PACKAGE_RELATIONSHIPS = (
    f'{_RELATIONSHIPS}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/'
    'package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_OPENING = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"><w:body>'
_CLOSING = "</w:body></w:document>"


@dataclass(frozen=True, slots=True)
class Stationery:
    """All of the base document that brand, edition, language and furniture decide."""

    look: Look
    parts: tuple[Part, ...]
    notices: tuple[Notice, ...]
    right_to_left: bool
    family: Family


@lru_cache(maxsize=32)
def stationery(brand: Brand, edition: Edition, language: str, furniture: Furniture) -> Stationery:
    """Return the base document of *brand*, its parts compressed."""
    look = resolve_look(brand, edition)
    report = Report()
    place = Place(f"brand {brand.id}")
    body = _family(brand.fonts.body, report, place)
    heading = _family(brand.fonts.heading, report, place)
    typefaces = Typefaces(body.docx_name, heading.docx_name)
    backwards = reads_right_to_left(language)
    proofing = word_language(language, brand.region) or "en-US"
    letterhead = pages.write_letterhead(brand, furniture, look, backwards)
    parts = [
        deflated("[Content_Types].xml", _CONTENT_TYPES),
        deflated("_rels/.rels", _PACKAGE_RELATIONSHIPS),
        deflated("docProps/app.xml", APP),
        deflated("word/styles.xml", write_styles(look, typefaces, proofing, backwards)),
        deflated("word/settings.xml", _settings(proofing)),
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
                f'{_RELATIONSHIPS}<Relationship Id="{pages.LOGO_RELATIONSHIP}" '
                f'Type="{_OFFICE}/image" Target="{file}"/></Relationships>',
            )
        )
    return Stationery(look, tuple(parts), report.notices, backwards, body)


class LeanHost:
    """The host that is our own base document."""

    __slots__ = (
        "_first_section",
        "_handout",
        "_stationery",
        "look",
        "needs",
        "report",
        "right_to_left",
    )

    def __init__(self, handout: Handout, report: Report) -> None:
        base = stationery(handout.brand, handout.edition, handout.language, handout.furniture)
        for notice in base.notices:
            report.add(notice)
        self._handout = handout
        self._first_section = True
        self._stationery = base
        self.look = base.look
        self.report = report
        self.right_to_left = base.right_to_left
        self.needs = Needs(
            last_numbering=FIRST_OWN, last_relationship=len(_FIXED), last_id=pages.LOGO_DRAWING
        )

    def paragraph_style(self, role: ParagraphStyle) -> str:
        return names.PARAGRAPHS[role].id

    def text_style(self, role: TextStyle) -> str:
        return names.TEXTS[role].id

    def table_style(self, role: TableStyle) -> str:
        return names.TABLES[role].id

    def numbering(self, kind: ListKind, level: int, start: int | None = None) -> int | None:
        if start is None:
            return None if level == 0 and kind in _BROUGHT_BY_STYLES else SHARED[kind]
        return self.needs.numbering(kind, level, start)

    def text_width(self, text: str, size: Length, *, bold: bool = False) -> Length:
        return size * (self._stationery.family.face(bold=bold).width(text) / 1000 * _STAND_IN)

    def picture(self, image: Image) -> str:
        return self.needs.picture(image)

    def link(self, url: str) -> str:
        return self.needs.link(url)

    def bookmark(self, anchor: str) -> str:
        return self.needs.bookmark(anchor)

    def new_bookmark(self, anchor: str) -> int | None:
        return self.needs.new_bookmark(anchor)

    def unique_id(self) -> int:
        return self.needs.unique_id()

    def section(self, *, landscape: bool) -> str:
        page = self.look.page.landscape() if landscape else self.look.page
        turned = ' w:orient="landscape"' if landscape else ""
        footer = _WIDE_FOOTER if landscape else _FOOTER
        side = page.side.twips
        edge = _MARGIN_OF_FURNITURE.twips
        title_page = ""
        references = (
            f'<w:headerReference w:type="default" r:id="{_HEADER}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/>'
        )
        if self._first_section:
            self._first_section = False
            title_page = "<w:titlePg/>"
            references += (
                f'<w:headerReference w:type="first" r:id="{_FIRST_HEADER}"/>'
                f'<w:footerReference w:type="first" r:id="{footer}"/>'
            )
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"'
            f'{turned}/><w:pgMar w:top="{(page.top + _ROOM_FOR_HEADER).twips}" w:right="{side}" '
            f'w:bottom="{(page.foot + _ROOM_FOR_FOOTER).twips}" w:left="{side}" '
            f'w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{title_page}'
            f"{'<w:bidi/>' if self.right_to_left else ''}</w:sectPr>"
        )

    def package(self, body: str) -> bytes:
        """Return the document around the finished *body*."""
        handout, needs, base = self._handout, self.needs, self._stationery
        running = pages.write_running_header(handout.brand, handout.title)
        parts = [
            *base.parts,
            recurring("word/numbering.xml", write_numbering(base.look, needs.numberings)),
            recurring("docProps/core.xml", core_properties(handout)),
            recurring("word/header2.xml", running),
            recurring("word/_rels/document.xml.rels", self._relationships()),
            deflated("word/document.xml", f"{_OPENING}{body}{_CLOSING}"),
        ]
        for number, image in enumerate(needs.pictures, 1):
            parts.append(stored(f"word/media/image{number}.{image.kind}", image.data))
        return write_package(parts)

    def _relationships(self) -> str:
        found = [
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{file}"/>'
            for number, (kind, file) in enumerate(_FIXED, 1)
        ]
        found += [
            f'<Relationship Id="{id_}" Type="{_OFFICE}/image" '
            f'Target="media/image{number}.{image.kind}"/>'
            for number, (image, id_) in enumerate(self.needs.pictures.items(), 1)
        ]
        found += [
            f'<Relationship Id="{id_}" Type="{_OFFICE}/hyperlink" Target="{escape(as_uri(url))}" '
            'TargetMode="External"/>'
            for url, id_ in self.needs.links.items()
        ]
        return f"{_RELATIONSHIPS}{''.join(found)}</Relationships>"


def _family(choice: FontChoice, report: Report, place: Place) -> Family:
    """Return the family of *choice*; only a font that Word is not told to use is replaced here."""
    told = Report()
    family = resolve_family(choice, told, place)
    if family.docx_name.casefold() != choice.name.casefold():
        for notice in told:
            report.add(notice)
    return family


def _settings(language: str) -> str:
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
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
