"""Our lean base document as a host: our own styles and numberings, no default template."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from handoutgen.model.handout import Handout
from handoutgen.model.images import Image
from handoutgen.model.lengths import Length, Mm
from handoutgen.report import Report
from handoutgen.write.docx import furniture as pages
from handoutgen.write.docx import names
from handoutgen.write.docx.addresses import as_uri
from handoutgen.write.docx.controls import MC, W14
from handoutgen.write.docx.form import Form, form_of
from handoutgen.write.docx.form_parts import FORM_NEEDS, form_parts
from handoutgen.write.docx.host import ListKind, ParagraphStyle, TableStyle, TextStyle
from handoutgen.write.docx.needs import Needs
from handoutgen.write.docx.numbering import FIRST_OWN, SHARED, write_numbering
from handoutgen.write.docx.package import (
    Part,
    Piece,
    in_pieces,
    piece,
    recurring,
    recurring_piece,
    stored,
    write_package,
)
from handoutgen.write.docx.properties import core_properties
from handoutgen.write.docx.stationery import FIXED, OFFICE, RELATIONSHIPS, stationery, with_mark
from handoutgen.write.docx.xml import DECLARATION, WP, R, W, escape

_FIRST_HEADER, _HEADER, _FOOTER, _WIDE_FOOTER = "rId5", "rId6", "rId7", "rId8"
_MARGIN_OF_FURNITURE = Mm(11)
_ROOM_FOR_HEADER = Mm(4)
_ROOM_FOR_FOOTER = Mm(2)

_BROUGHT_BY_STYLES = frozenset({"bullet", "tick"})

_STAND_IN, _BOLD_STAND_IN = 1.17, 1.24
"""Where a machine lacks the typeface, what stands in for it may run this much wider (Verdana)."""

_OPENING = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"><w:body>'
_FORM_OPENING = _OPENING.replace(
    "><w:body>", f' xmlns:mc="{MC}" xmlns:w14="{W14}" mc:Ignorable="w14"><w:body>'
)
_CLOSING = "</w:body></w:document>"
MAIN = "word/document.xml"


class LeanHost:
    """The host that is our own base document."""

    __slots__ = (
        "_first_section",
        "_handout",
        "_holds_personal",
        "_own_parts",
        "_stationery",
        "form",
        "look",
        "needs",
        "report",
        "right_to_left",
    )

    def __init__(self, handout: Handout, report: Report) -> None:
        self._own_parts = FIXED + FORM_NEEDS * handout.fillable
        base = stationery(
            handout.brand,
            handout.edition,
            handout.language,
            handout.furniture,
            fillable=handout.fillable,
        )
        for notice in base.notices:
            report.add(notice)
        self._handout = handout
        self._first_section = True
        self._holds_personal = False
        self._stationery = base
        self.look = base.look
        self.report = report
        self.form: Form = form_of(handout, base.proofing)
        self.right_to_left = base.right_to_left
        self.needs = Needs(
            last_numbering=FIRST_OWN,
            last_relationship=len(self._own_parts),
            last_id=pages.LOGO_DRAWING,
            discreet=handout.discreet,
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

    def text_width(
        self, text: str, size: Length, *, bold: bool = False, least: bool = False
    ) -> Length:
        wider = 1 if least else _BOLD_STAND_IN if bold else _STAND_IN
        return size * (self._stationery.family.face(bold=bold).width(text) / 1000 * wider)

    def picture(self, image: Image) -> str:
        return self.needs.picture(image)

    def link(self, url: str) -> str:
        return self.needs.link(url)

    def bookmark(self, anchor: str) -> str:
        return self.needs.bookmark(anchor)

    def new_bookmark(self, anchor: str) -> int | None:
        return self.needs.new_bookmark(anchor)

    def personal(self) -> None:
        self._holds_personal = True

    def was_personal(self) -> bool:
        """Tell whether anything written since this was last asked is a person's own."""
        found, self._holds_personal = self._holds_personal, False
        return found

    def beside(self, needs: Needs) -> LeanHost:
        """Return a host of the same document that has come as far as *needs*."""
        host = copy(self)
        host.needs, host._holds_personal = needs, False
        return host

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

    def package(self, body: Sequence[str]) -> bytes:
        """Return the document around the pieces of its finished *body*."""
        return write_package(self.parts(self.document(body), body))

    def document(self, body: Sequence[str]) -> list[Piece]:
        """Return the main part in pieces: those at odd places of *body* are a person's own."""
        opening = _FORM_OPENING if self._handout.fillable else _OPENING
        pieces = [
            piece(words) if place % 2 else recurring_piece(words)
            for place, words in enumerate(body)
        ]
        return [recurring_piece(opening), *pieces, recurring_piece(_CLOSING)]

    def parts(self, document: Sequence[Piece], body: Sequence[str]) -> list[Part]:
        """Return all parts of the package, the main part in its pieces."""
        handout, needs, base = self._handout, self.needs, self._stationery
        running = pages.write_running_header(handout.brand, handout.title)
        mark, fillable = handout.mark, handout.fillable
        parts = [
            *(with_mark(base.parts, mark, fillable=fillable) if mark else base.parts),
            recurring("word/numbering.xml", write_numbering(base.look, needs.numberings)),
            recurring("docProps/core.xml", core_properties(handout)),
            recurring("word/header2.xml", running),
            recurring("word/_rels/document.xml.rels", self._relationships()),
            in_pieces(MAIN, document),
        ]
        if handout.fillable:
            parts += form_parts(self.form, "".join(body), base.look)
        for number, image in enumerate(needs.pictures, 1):
            parts.append(stored(f"word/media/image{number}.{image.kind}", image.data))
        return parts

    def _relationships(self) -> str:
        found = [
            f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{file}"/>'
            for number, (kind, file) in enumerate(self._own_parts, 1)
        ]
        found += [
            f'<Relationship Id="{id_}" Type="{OFFICE}/image" '
            f'Target="media/image{number}.{image.kind}"/>'
            for number, (image, id_) in enumerate(self.needs.pictures.items(), 1)
        ]
        found += [
            f'<Relationship Id="{id_}" Type="{OFFICE}/hyperlink" Target="{escape(as_uri(url))}" '
            'TargetMode="External"/>'
            for url, id_ in self.needs.links.items()
        ]
        return f"{RELATIONSHIPS}{''.join(found)}</Relationships>"
