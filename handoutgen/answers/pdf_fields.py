"""The fields of a PDF form, whoever made it: inherited values settled, circles broken.

PDF 32000-1, 12.7.3: a field's name is its ancestors' partial names and its own, with dots
between; type, flags, value and options are inherited; kids without a partial name are the
field's places on the pages (widgets).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any

from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.pdf_objects import is_dictionary, items_of, text_of, whole
from handoutgen.errors import SourceError
from handoutgen.model.sheet_mark import NAME, SheetMark, read_mark
from handoutgen.records import dataclass

if TYPE_CHECKING:
    import pikepdf

MOST_FIELDS = 100_000
MOST_LEVELS = 60
MOST_PAGES = 5_000
MOST_ON_A_PAGE = 20_000

_INHERITED = ("/FT", "/Ff", "/V", "/Opt", "/I", "/RV")


@dataclass(frozen=True, slots=True)
class FormPart:
    """One of the sheets that a file of many has; *name* stands before the names of its fields."""

    name: str
    title: str
    mark: SheetMark


@dataclass(slots=True)
class PdfField:
    """One field as it stands in the file. *entries* are its own and inherited ones.

    *label* is its alternate name, *alias* its mapping name, and *widgets* its places on pages.
    In a file of many sheets it is one of *part*, whose name it is without.
    """

    name: str
    entries: dict[str, Any]
    label: str = ""
    alias: str = ""
    widgets: list[Any] = field(default_factory=list)
    part: FormPart | None = None

    @property
    def type(self) -> str:
        return text_of(self.entries.get("/FT"))

    @property
    def flags(self) -> int:
        return whole(self.entries.get("/Ff"))

    @property
    def value(self) -> Any:
        return self.entries.get("/V")


def pdf_fields(pdf: pikepdf.Pdf, display: str) -> list[PdfField]:
    """Return all fields that hold something, in the form's order, then those it forgot.

    Raises:
        SourceError: if there are more of them than in any form.
    """
    found = _Found(display)
    form = pdf.Root.get("/AcroForm")
    if is_dictionary(form):
        for root in items_of(form.get("/Fields"), MOST_FIELDS + 1):
            found.add(root)
    for page in _pages(pdf):
        for widget in items_of(page.get("/Annots"), MOST_ON_A_PAGE):
            if is_dictionary(widget) and text_of(widget.get("/Subtype")) == "Widget":
                found.add(_topmost(widget))
    return found.fields


def _pages(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for number, page in enumerate(pdf.pages):
        if number == MOST_PAGES:
            return
        yield page.obj


def _topmost(widget: Any) -> Any:
    """Return the outermost field that *widget* belongs to."""
    top = widget
    for _ in range(MOST_LEVELS):
        parent = top.get("/Parent")
        if not is_dictionary(parent):
            break
        top = parent
    return top


def _part(root: Any) -> FormPart | None:
    """Return which sheet of many the fields below *root* are, or None where it says nothing."""
    mark = read_mark(text_of(root.get(f"/{NAME}")))
    if mark is None:
        return None
    return FormPart(clean_line(text_of(root.get("/T"))), clean_line(text_of(root.get("/TU"))), mark)


class _Found:
    """Collects fields, each once."""

    def __init__(self, display: str) -> None:
        self.fields: list[PdfField] = []
        self._display = display
        self._seen: set[tuple[int, int]] = set()
        self._count = 0
        self._part: FormPart | None = None

    def add(self, root: Any) -> None:
        if not is_dictionary(root) or root.objgen in self._seen:
            return  # a place on a page, of a field that was met in the form
        self._part = _part(root)
        self._walk(root, (), {}, "", 0)

    def _walk(
        self, node: Any, names: tuple[str, ...], above: dict[str, Any], label: str, level: int
    ) -> None:
        if not is_dictionary(node) or level > MOST_LEVELS or not self._is_new(node):
            return
        entries = dict(above)
        for key in _INHERITED:
            value = node.get(key)
            if value is not None:
                entries[key] = value
        if level or self._part is None:
            if "/T" in node:
                names = (*names, clean_line(text_of(node["/T"])))
            label = clean_line(text_of(node.get("/TU"))) or label
        kids = list(items_of(node.get("/Kids"), MOST_FIELDS + 1))
        children = [kid for kid in kids if is_dictionary(kid) and "/T" in kid]
        for child in children:
            self._walk(child, names, entries, label, level + 1)
        widgets = [kid for kid in kids if is_dictionary(kid) and "/T" not in kid]
        if not kids:
            widgets = [node]
        if widgets and not (children and not entries.get("/FT")):
            self._seen.update(kid.objgen for kid in widgets if kid.objgen[0])
            alias = clean_line(text_of(node.get("/TM")))
            if self._part is not None:
                alias = alias.removeprefix(f"{self._part.name}.")
            self.fields.append(
                PdfField(".".join(names), entries, label, alias, widgets, self._part)
            )

    def _is_new(self, node: Any) -> bool:
        self._count += 1
        if self._count > MOST_FIELDS:
            problem = f"has more than {MOST_FIELDS:,} fields"
            raise SourceError.at(
                self._display, problem, "no worksheet, nor any pack of them, has as many"
            )
        number = node.objgen
        if number[0] == 0:
            return True
        if number in self._seen:
            return False
        self._seen.add(number)
        return True
