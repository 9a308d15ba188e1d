"""What block writing asks of the document it writes into: a host.

Ours is the lean base document (:mod:`.lean`). Anybody's Word template can be one too, which is
why nothing that writes blocks knows a style's name, a numbering's id or a relationship's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from handoutgen.model.images import Image
from handoutgen.model.lengths import Length
from handoutgen.report import Report
from handoutgen.write.style import Look

if TYPE_CHECKING:
    from handoutgen.write.docx.form import Form

ParagraphStyle: TypeAlias = Literal[
    "title",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "heading-5",
    "body",
    "standfirst",
    "byline",
    "how-to",
    "help",
    "small",
    "bullet",
    "number",
    "tick",
    "continued",
    "continued-2",
    "continued-3",
    "term",
    "quote",
    "code",
    "figure",
    "caption",
    "table-caption",
    "table-head",
    "table-text",
    "dense-table-head",
    "dense-table-text",
    "panel-title",
    "panel-text",
    "panel-bullet",
    "panel-number",
    "panel-tick",
    "prompt",
    "boxed-prompt",
    "option",
    "option-to-mark",
    "line",
    "line-kept",
    "line-label",
    "under-line",
    "exercise",
    "step",
    "circle",
    "box-sign",
    "bank",
    "cloze",
    "arrow",
    "key-mark",
    "degree",
    "scale-label",
    "scale-number",
    "dense-scale-number",
    "scale-anchor",
    "scale-anchor-middle",
    "scale-anchor-end",
    "reference",
    "note",
    "imprint",
    "imprint-next",
    "rule",
    "gap",
]

TextStyle: TypeAlias = Literal[
    "emphasis",
    "strong",
    "lead-term",
    "code",
    "link",
    "citation",
    "note-mark",
    "blank",
    "sign",
    "chosen",
]

TableStyle: TypeAlias = Literal[
    "table",
    "answers",
    "panel",
    "alert",
    "lines",
    "dotted-lines",
    "boxed-lines",
    "box",
    "scale",
    "form",
    "statements",
    "bank",
    "diagram",
    "cards",
    "layout",
    "layout-top",
]

ListKind: TypeAlias = Literal["bullet", "number", "wide-number", "tick", "ticked", "circle", "task"]
"""Lists whose numbers reach 10 are *wide*: their text begins further in."""

DEEPEST = 8
"""Word numbers nine levels, 0 to 8."""


class Host(Protocol):
    """Supplies what blocks need; allots every id that must be unique in the document."""

    @property
    def look(self) -> Look: ...

    @property
    def report(self) -> Report: ...

    @property
    def form(self) -> Form:
        """What is to be filled in, and what was answered already."""
        ...

    @property
    def right_to_left(self) -> bool:
        """Whether the document as a whole reads from right to left."""
        ...

    def paragraph_style(self, role: ParagraphStyle) -> str:
        """Return the id of the paragraph style that plays *role*."""
        ...

    def text_style(self, role: TextStyle) -> str:
        """Return the id of the character style that plays *role*."""
        ...

    def table_style(self, role: TableStyle) -> str:
        """Return the id of the table style that plays *role*."""
        ...

    def numbering(self, kind: ListKind, level: int, start: int | None = None) -> int | None:
        """Return the id of a numbering; with *start*, of one whose next number that is.

        None where the style of such an item brings its numbering with it.
        """
        ...

    def text_width(
        self, text: str, size: Length, *, bold: bool = False, least: bool = False
    ) -> Length:
        """Return about how wide *text* is in the document's typeface, or what stands in for it.

        Rather too wide, unless *least* is asked for.
        """
        ...

    def picture(self, image: Image) -> str:
        """Return the id of a relationship to *image*, a PNG or a JPEG."""
        ...

    def link(self, url: str) -> str:
        """Return the id of a relationship to *url*."""
        ...

    def bookmark(self, anchor: str) -> str:
        """Return the name of the bookmark for *anchor*, the same each time."""
        ...

    def new_bookmark(self, anchor: str) -> int | None:
        """Return an id for the bookmark of *anchor*, or None where it is set already."""
        ...

    def personal(self) -> None:
        """Take note that what is written now holds a person's own text."""
        ...

    def unique_id(self) -> int:
        """Return a number that no bookmark and no drawing of the document has."""
        ...

    def section(self, *, landscape: bool) -> str:
        """Return the properties (``w:sectPr``) of the next section, asked for where it ends."""
        ...
