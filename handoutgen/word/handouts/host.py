"""A Word template as the host of a handout's blocks: its own styles, else ours beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition
from handoutgen.model.images import Image
from handoutgen.model.lengths import Length
from handoutgen.report import Report
from handoutgen.word.additions import Additions, PartAdditions
from handoutgen.word.handouts.own_styles import KIND_OF_NUMBERING, ROOTS, own_style, w
from handoutgen.word.handouts.template_styles import ListOf, TemplateStyles
from handoutgen.write.docx import names
from handoutgen.write.docx.form import NO_FORM, Form
from handoutgen.write.docx.host import ListKind, ParagraphStyle, TableStyle, TextStyle
from handoutgen.write.docx.languages import reads_right_to_left
from handoutgen.write.docx.names import Name
from handoutgen.write.docx.needs import Needs
from handoutgen.write.docx.numbering import abstract_list
from handoutgen.write.style import Look, PageBox, resolve_look

_STYLE_OF_LIST: Mapping[ListKind, ParagraphStyle] = {
    "bullet": "bullet",
    "number": "number",
    "wide-number": "number",
}
"""Lists that a template may have a style of its own for."""


@dataclass(slots=True)
class SharedNeeds:
    """What all parts of one filled file share: styles, lists, bookmarks, and what was made."""

    additions: Additions
    styles: TemplateStyles
    look: Look
    bookmarks: Needs
    made: dict[str, None] = field(default_factory=dict)
    form: Form = NO_FORM
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _lists: dict[ListKind, int] = field(default_factory=dict)
    _numberings: dict[ListKind, int] = field(default_factory=dict)
    _task: tuple[int, int] = (0, 0)

    @classmethod
    def of(
        cls, additions: Additions, brand: Brand, edition: Edition, *, discreet: bool
    ) -> SharedNeeds:
        """Return the needs of a new file, set as *brand* has it where the template is silent."""
        styles = TemplateStyles.of(additions.stock)
        look = resolve_look(brand, edition)
        full = Length(styles.width / 20)
        page = PageBox(full, styles.height, Length(0), look.page.top, look.page.foot, full)
        return cls(additions, styles, replace(look, page=page), Needs(discreet=discreet))

    # Styles

    def style(self, kind: str, name: Name) -> str:
        """Return the id of the style *name*; where the template has none it gets ours."""
        key = kind, name.id
        known = self._ids.get(key)
        if known is None:
            found = self.styles.find(kind, name)
            known = self._ids[key] = self._given(kind, name.id) if found is None else found
            if found is None:
                self.made.setdefault(name.name)
        return known

    def _given(self, kind: str, id_: str) -> str:
        """Give the template our style *id_*, and what it is based on; return its id there."""
        style = own_style(self.look, id_)
        style_id = id_
        while self.additions.has_style(style_id):
            style_id += "Handout"
        style.set(w("styleId"), style_id)
        self._ids[kind, id_] = style_id
        base = style.find(w("basedOn"))
        if base is not None:
            based_on = self._base(kind, base.get(w("val")))
            if based_on is None:
                style.remove(base)
            else:
                base.set(w("val"), based_on)
        follows = style.find(w("next"))
        if follows is not None:
            style.remove(follows)
        for number in style.iter(w("numId")):
            list_kind = KIND_OF_NUMBERING[int(number.get(w("val")))]
            number.set(w("val"), str(self.shared_numbering(list_kind)))
        self.additions.add_style(style_id, etree.tostring(style, encoding="unicode"))
        return style_id

    def _base(self, kind: str, id_: str) -> str | None:
        if id_ in ROOTS:
            return self.styles.default(kind)
        known = self._ids.get((kind, id_))
        if known is not None:
            return known
        name = next(one for one in names.PARAGRAPHS.values() if one.id == id_)
        return self.style(kind, name)

    def body_style(self) -> str:
        """Return the style of running text: the template's default where that stands apart."""
        name = names.PARAGRAPHS["body"]
        default = self.styles.default("paragraph")
        if self.styles.find("paragraph", name) is None and self.styles.default_is_spaced:
            return default or self.style("paragraph", name)
        return self.style("paragraph", name)

    # Lists

    def own_list(self, kind: ListKind) -> ListOf | None:
        """Return the list that the template's own style for *kind* brings, if there is one."""
        role = _STYLE_OF_LIST.get(kind)
        found = None if role is None else self.styles.find("paragraph", names.PARAGRAPHS[role])
        return None if found is None else self.styles.list_of(found)

    def shared_numbering(self, kind: ListKind) -> int:
        """Return the numbering that all lists of *kind* share which do not count."""
        known = self._numberings.get(kind)
        if known is None:
            abstract = self._list(kind)
            known = self._numberings[kind] = self._numbering(abstract)
        return known

    def counting(self, kind: ListKind, level: int, start: int) -> int:
        """Return a new numbering that begins with *start*; tasks go on while they are in order."""
        if kind == "task":
            following, number = self._task
            if following == start:
                self._task = start + 1, number
                return number
        own = self.own_list(kind)
        abstract = own.abstract if own and level in own.levels else self._list(kind)
        number = self._numbering(abstract, level, start)
        if kind == "task":
            self._task = start + 1, number
        return number

    def _list(self, kind: ListKind) -> int:
        known = self._lists.get(kind)
        if known is None:
            known = self._lists[kind] = self.additions.next_numbering()[0]
            self.additions.add_abstract_numbering(abstract_list(self.look, kind, known))
        return known

    def _numbering(self, abstract: int, level: int = 0, start: int | None = None) -> int:
        number = self.additions.next_numbering()[1]
        begins = ""
        if start is not None:
            begins = (
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
            )
        self.additions.add_numbering(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{begins}</w:num>'
        )
        return number


class TemplateHost:
    """The host for blocks in one part of a template."""

    __slots__ = ("_part", "_shared", "form", "look", "report", "right_to_left")

    def __init__(
        self, shared: SharedNeeds, part: PartAdditions, language: str, report: Report
    ) -> None:
        self._shared = shared
        self._part = part
        self.look = shared.look
        self.report = report
        self.form = shared.form
        self.right_to_left = reads_right_to_left(language)

    def paragraph_style(self, role: ParagraphStyle) -> str:
        if role == "body":
            return self._shared.body_style()
        return self._shared.style("paragraph", names.PARAGRAPHS[role])

    def text_style(self, role: TextStyle) -> str:
        return self._shared.style("character", names.TEXTS[role])

    def table_style(self, role: TableStyle) -> str:
        return self._shared.style("table", names.TABLES[role])

    def numbering(self, kind: ListKind, level: int, start: int | None = None) -> int | None:
        if start is not None:
            return self._shared.counting(kind, level, start)
        own = self._shared.own_list(kind)
        if own is not None and level in own.levels:
            return None if level == 0 else own.numbering
        return self._shared.shared_numbering(kind)

    def text_width(
        self, text: str, size: Length, *, bold: bool = False, least: bool = False
    ) -> Length:
        width = self._shared.styles.family.face(bold=bold).width(text)
        return size * (width / 1000 * (1 if least else 1.1))

    def picture(self, image: Image) -> str:
        return self._part.picture(image)

    def link(self, url: str) -> str:
        return self._part.link(url)

    def bookmark(self, anchor: str) -> str:
        return self._shared.bookmarks.bookmark(anchor)

    def personal(self) -> None:
        """Nothing follows from it: every document of a Word template is written whole."""

    def new_bookmark(self, anchor: str) -> int | None:
        if self._shared.bookmarks.new_bookmark(anchor) is None:
            return None
        return self.unique_id()

    def unique_id(self) -> int:
        return self._shared.additions.unique_id()

    def section(self, *, landscape: bool) -> str:
        """Return nothing: a template's sections are its own."""
        del landscape
        return ""
