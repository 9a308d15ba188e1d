"""Small PDF forms for the tests, made by hand: as other makers write them, and as ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

RADIO, PUSHBUTTON, COMBO = 1 << 15, 1 << 16, 1 << 17


class Form:
    """A PDF of one page; fields are added to it, then it is saved."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.page = self.pdf.add_blank_page(page_size=(595, 842))
        self.page.obj.Annots = Array()
        self.pdf.Root.AcroForm = Dictionary(Fields=Array())

    def text(self, name: str, value: str | None = None, **more: Any) -> Any:
        entries = {"V": String(value)} if value is not None else {}
        return self._field(
            Dictionary(FT=Name.Tx, T=String(name), **self._place(), **entries, **more)
        )

    def box(self, name: str, *, value: str | None, state: str | None, on: str = "Yes") -> Any:
        """Add a box to tick that is *value* in the field and *state* in its place."""
        field = Dictionary(FT=Name.Btn, T=String(name), **self._place(), AP=self._looks(on))
        if value is not None:
            field.V = Name(f"/{value}")
        if state is not None:
            field.AS = Name(f"/{state}")
        return self._field(field)

    def radio(
        self, name: str, places: Mapping[str, str | None], value: str | None = None, **more: Any
    ) -> Any:
        """Add a group of *places*: the value of each, and its state."""
        group = self.pdf.make_indirect(
            Dictionary(FT=Name.Btn, Ff=RADIO, T=String(name), Kids=Array(), **more)
        )
        if value is not None:
            group.V = Name(f"/{value}")
        for on, state in places.items():
            kid = Dictionary(Parent=group, AP=self._looks(on), **self._place())
            if state is not None:
                kid.AS = Name(f"/{state}")
            group.Kids.append(self._widget(kid))
        self.pdf.Root.AcroForm.Fields.append(group)
        return group

    def choice(self, name: str, options: Array, **more: Any) -> Any:
        return self._field(
            Dictionary(FT=Name.Ch, T=String(name), Opt=options, **self._place(), **more)
        )

    def tree(self, name: str, *kids: Any) -> Any:
        """Put *kids* below a field that is a part of their names."""
        parent = self.pdf.make_indirect(Dictionary(T=String(name), Kids=Array(kids)))
        fields = self.pdf.Root.AcroForm.Fields
        ours = {kid.objgen for kid in kids}
        self.pdf.Root.AcroForm.Fields = Array(one for one in fields if one.objgen not in ours)
        self.pdf.Root.AcroForm.Fields.append(parent)
        for kid in kids:
            kid.Parent = parent
        return parent

    def note(self, words: str, kind: str = "FreeText") -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], Contents=String(words)
        )
        self.page.obj.Annots.append(self.pdf.make_indirect(note))

    def save(self, path: Path, **how: Any) -> Path:
        self.pdf.save(path, **how)
        return path

    def _field(self, field: Dictionary) -> Any:
        made = self._widget(field)
        self.pdf.Root.AcroForm.Fields.append(made)
        return made

    def _widget(self, widget: Dictionary) -> Any:
        made = self.pdf.make_indirect(widget)
        self.page.obj.Annots.append(made)
        return made

    def _looks(self, on: str) -> Dictionary:
        empty = self.pdf.make_stream(b"", BBox=[0, 0, 10, 10], Subtype=Name.Form)
        return Dictionary(N=Dictionary({f"/{on}": empty, "/Off": empty}))

    @staticmethod
    def _place() -> dict[str, Any]:
        return {"Type": Name.Annot, "Subtype": Name.Widget, "Rect": Array([0, 0, 10, 10])}


Make = Callable[[Form], object]


def form_at(path: Path, make: Make) -> Path:
    """Save the form that *make* fills in at *path*."""
    form = Form()
    make(form)
    return form.save(path)
