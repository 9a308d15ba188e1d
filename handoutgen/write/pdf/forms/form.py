"""Fields → the objects of a form: what is filled in, what it is called, how it looks.

Everything is complete in the file: fonts are embedded, every state has its own appearance, no
viewer is asked to make any (ISO 14289-1, 7.18; ISO 32000-1, 12.7). Nothing is cut: no field has
a greatest length, and a field of many lines scrolls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, assert_never

from handoutgen.model.blanks import DateBlank, NameBlank
from handoutgen.model.blanks.form_fields import FormField
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import plain_text
from handoutgen.report import Report
from handoutgen.write.pdf.context import surroundings
from handoutgen.write.pdf.forms.appearances import Appearances
from handoutgen.write.pdf.forms.fonts import FormFonts
from handoutgen.write.pdf.forms.gathering import (
    AnyBlank,
    Box,
    FieldPlace,
    PlacedField,
    placed_fields,
)
from handoutgen.write.pdf.forms.marks import chosen
from handoutgen.write.pdf.forms.names import NameNode, different, name_tree
from handoutgen.write.pdf.forms.setting import Setting, setting
from handoutgen.write.pdf.items import WriteArea
from handoutgen.write.pdf.pages import Page
from handoutgen.write.pdf.pen import ink, num
from handoutgen.write.pdf.resources import Resources
from handoutgen.write.pdf.surface import Body, Surface, text_string

REQUIRED, MULTILINE, RADIO, COMBO = 1 << 1, 1 << 12, 1 << 15, 1 << 17
"""Field flags (ISO 32000-1, tables 221, 226, 228, 230)."""
PRINT = 4
"""An annotation flag: what was filled in is printed (table 165)."""
CENTRED = 1
OFF, TICKED = "Off", "true"
"""The states of a box to tick; a place of a radio group is in the state of its value's name."""


class Form:
    """The form of a handout: its widgets have numbers before pages are drawn, so that each has
    its place among what is read; the rest is written when all are drawn.
    """

    def __init__(self, surface: Surface, handout: Handout, fields: Sequence[PlacedField]) -> None:
        self._surface = surface
        self._handout = handout
        self._fields = fields
        self._bodies: dict[int, Body] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._entries: dict[int, str] = {}
        self._body = Body()
        self.number = surface.register(self._body, "form")
        for field in fields:
            for place in field.places:
                body = Body()
                number = surface.register(body, f"widget {place.order}")
                self._bodies[number] = body
                self._numbers[place.page, id(place.area)] = number

    def widget(self, page: int, area: WriteArea) -> int | None:
        """Return the number of the widget that *area* on *page* is, or None if it is none."""
        return self._numbers.get((page, id(area)))

    def tagged(self, widget: int, key: int) -> None:
        """Note the ``/StructParent`` of *widget*."""
        self._entries[widget] = f" /StructParent {key}"

    def write(
        self, pages: Sequence[int], resources: Resources, shared: int, report: Report
    ) -> None:
        """Write all fields; *pages* are the numbers of the pages, *shared* of their resources."""
        writer = _Writer(self._surface, self._handout, pages, resources, shared, report)
        writer.widgets = {
            place.order: _Widget(number, self._bodies[number], self._entries.get(number, ""))
            for field in self._fields
            for place in field.places
            for number in (self._numbers[place.page, id(place.area)],)
        }
        self._body.data = writer.form(self._fields)


def form_of(surface: Surface, handout: Handout, pages: Sequence[Page]) -> Form | None:
    """Return the form of *pages*, or None where nothing is to be filled in."""
    fields = placed_fields(handout.body, pages)
    return Form(surface, handout, fields) if fields else None


class _Widget(NamedTuple):
    number: int
    body: Body
    entries: str


class _Writer:
    def __init__(
        self,
        surface: Surface,
        handout: Handout,
        pages: Sequence[int],
        resources: Resources,
        shared: int,
        report: Report,
    ) -> None:
        self.surface = surface
        self.pages = pages
        context = surroundings(handout, report)
        self.context = context
        self.hints = {"date": handout.furniture.date_hint, "signature": handout.furniture.sign_hint}
        self.fonts = FormFonts(surface, context.type.body)
        self.appearances = Appearances(surface, resources, context, shared)
        self.answers: Mapping[str, str] = dict(handout.answers)
        self.colour = ink(context.look.ink)
        self.widgets: Mapping[int, _Widget] = {}
        self.fields: Mapping[str, PlacedField] = {}

    def form(self, fields: Sequence[PlacedField]) -> bytes:
        """Write *fields* and return the form's dictionary."""
        names = different(each.field.id for each in fields)
        self.fields = dict(zip(names, fields, strict=True))
        roots = [self._named(node, "", 0) for node in name_tree(self.fields)]
        fonts = self.fonts.dictionary()
        return f"<</Fields [{_references(roots)}] /DR <</Font <<{fonts}>>>>>>".encode("latin-1")

    # Names -------------------------------------------------------------------------------------

    def _named(self, node: NameNode, above: str, parent: int) -> int:
        """Add the fields that *node* and those below it name, and return its number."""
        path = f"{above}.{node.name}" if above else node.name
        entries = f"/T {text_string(node.name)}" + (f" /Parent {parent} 0 R" if parent else "")
        if node.id is not None:
            if node.id != path:
                entries += f" /TM {text_string(node.id)}"
            return self._field(self.fields[node.id], entries)
        body = Body()
        number = self.surface.register(body, f"fields {path}")
        kids = [self._named(child, path, number) for child in node.children.values()]
        body.data = f"<<{entries} /Kids [{_references(kids)}]>>".encode("latin-1")
        return number

    def _field(self, placed: PlacedField, entries: str) -> int:
        field = placed.field
        entries += f" /TU {text_string(self._said(field))}"
        answer = self.answers.get(field.id) or _known(placed.blank)
        match field.kind:
            case "text" | "lines" | "date" | "signature":
                return self._text(placed, entries, answer)
            case "choice":
                return self._choice(placed, entries, answer)
            case "tick":
                return self._tick(placed, entries, answer)
            case "radio":
                return self._radio(placed, entries, answer)
            case _:
                assert_never(field.kind)

    def _said(self, field: FormField) -> str:
        """Return what a reader is told of *field*: what it asks, and how to answer."""
        hint = self.hints.get(field.kind)
        return f"{field.label} ({hint})" if hint else field.label

    # Kinds -------------------------------------------------------------------------------------

    def _text(self, placed: PlacedField, entries: str, answer: str) -> int:
        how = setting(self.context, placed)
        flags = _flags(placed.field, MULTILINE if how.many else 0)
        value = f" /V {text_string(answer)}" if answer else ""
        return self._widget(
            placed.places[0],
            f"{entries} /FT /Tx{flags} /DA ({self._typed(how)}){value}",
            f"/N {self._shown(how, answer, placed)} 0 R",
            box=how.box,
        )

    def _choice(self, placed: PlacedField, entries: str, answer: str) -> int:
        """Add a list to choose from; its first line takes a choice back."""
        field = placed.field
        how = Setting(placed.places[0].box, setting(self.context, placed).size, shrinks=False)
        shown = " ".join(text_string(option.value) for option in field.options)
        value = f" /V {text_string(answer)}" if answer else ""
        return self._widget(
            placed.places[0],
            f"{entries} /FT /Ch{_flags(field, COMBO)} /Opt [( ) {shown}]{value}"
            f" /Q {CENTRED} /DA ({self._typed(how)})",
            f"/N {self._shown(how, answer, placed, centred=True)} 0 R",
            box=how.box,
        )

    def _tick(self, placed: PlacedField, entries: str, answer: str) -> int:
        state = TICKED if answer == TICKED else OFF
        return self._widget(
            placed.places[0],
            f"{entries} /FT /Btn{_flags(placed.field)} /V /{state} /AS /{state}",
            self._states(placed, placed.places[0], TICKED),
        )

    def _radio(self, placed: PlacedField, entries: str, answer: str) -> int:
        """Add a group of places of which one is marked; a mark may be taken away again."""
        field = placed.field
        body = Body()
        number = self.surface.register(body, f"group {field.id}")
        words = {option.value: option.label for option in field.options}
        kids = []
        for place in placed.places:
            state = place.value if place.value == answer else OFF
            said = text_string(f"{self._said(field)} – {words[place.value]}")
            kids.append(
                self._widget(
                    place,
                    f"/Parent {number} 0 R /TU {said} /AS /{state}",
                    self._states(placed, place, place.value),
                )
            )
        value = answer if answer in words else OFF
        body.data = (
            f"<<{entries} /FT /Btn{_flags(field, RADIO)} /V /{value} /Kids [{_references(kids)}]>>"
        ).encode("latin-1")
        return number

    # What they have in common --------------------------------------------------------------------

    def _widget(
        self, place: FieldPlace, entries: str, appearances: str, *, box: Box | None = None
    ) -> int:
        widget = self.widgets[place.order]
        edges = " ".join(num(edge) for edge in box or place.box)
        widget.body.data = (
            f"<</Type /Annot /Subtype /Widget /Rect [{edges}] /F {PRINT}"
            f" /P {self.pages[place.page]} 0 R /BS <</W 0>> /MK <<>> /AP <<{appearances}>>"
            f" {entries}{widget.entries}>>"
        ).encode("latin-1")
        return widget.number

    def _typed(self, how: Setting) -> str:
        """Return a default appearance: font, size and colour; size 0 leaves it to the viewer."""
        size = "0" if how.shrinks else num(how.size)
        return f"/{self.fonts.name(how)} {size} Tf {self.colour} rg"

    def _shown(
        self, how: Setting, answer: str, placed: PlacedField, *, centred: bool = False
    ) -> int:
        fonts = self.fonts.dictionary()
        return self.appearances.text(how, answer, fonts, placed.field.id, centred=centred)

    def _states(self, placed: PlacedField, place: FieldPlace, on: str) -> str:
        """Return the appearances of a mark: as it is when set, and when it is not."""
        box = place.box
        look = self.context.look
        marks = chosen(placed.field, placed.blank, box.width, box.height, look)
        set_, empty = self.appearances.marks(box, marks), self.appearances.marks(box, ())
        return f"/N <</{on} {set_} 0 R /{OFF} {empty} 0 R>>"


def _known(blank: AnyBlank) -> str:
    """Return the name or date that is known from the start: it stands in its field."""
    return plain_text(blank.value) if isinstance(blank, NameBlank | DateBlank) else ""


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _flags(field: FormField, kind: int = 0) -> str:
    flags = kind | (REQUIRED if field.required else 0)
    return f" /Ff {flags}" if flags else ""
