"""A form filled in as a person without a mouse does it: pdfium's own form filling, key by key."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

TAB, SPACE, DOWN = 0x09, 0x20, 0x28


class Stop(NamedTuple):
    """A place that the tab key leads to: the field's name, its kind, and the value of a mark."""

    page: Any
    name: str
    kind: int
    value: str


class Keyboard:
    """*data* opened for filling in; :meth:`save` gives the file as pdfium writes it."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pdfium.PdfDocument(data)
        self.pdf.init_forms()
        self.form = self.pdf.formenv

    def stops(self) -> Iterator[Stop]:
        """Press the tab key through all pages, and yield every place that it leads to."""
        for page in self.pdf:
            raw.FORM_OnAfterLoadPage(page, self.form)
            widgets = _widgets(page)
            for _ in range(widgets):
                self.press(page, TAB)
                yield self._stop(page)
            raw.FORM_ForceToKillFocus(self.form)

    def fill(self, answers: Mapping[str, str]) -> None:
        """Type *answers*, by the names of their fields."""
        for stop in self.stops():
            page, answer = stop.page, answers.get(stop.name)
            if answer is None:
                continue
            match stop.kind:
                case raw.FPDF_FORMFIELD_TEXTFIELD:
                    self.type(page, answer)
                case raw.FPDF_FORMFIELD_CHECKBOX:
                    self.type(page, " ")
                case raw.FPDF_FORMFIELD_RADIOBUTTON if stop.value == answer:
                    self.type(page, " ")
                case raw.FPDF_FORMFIELD_COMBOBOX:
                    for _ in range(int(answer) + 1):  # the first line is empty
                        self.press(page, DOWN)
                case _:
                    pass

    def type(self, page: Any, words: str) -> None:
        for char in words:
            raw.FORM_OnChar(self.form, page, ord("\r" if char == "\n" else char), 0)

    def press(self, page: Any, key: int) -> None:
        raw.FORM_OnKeyDown(self.form, page, key, 0)
        raw.FORM_OnKeyUp(self.form, page, key, 0)

    def save(self) -> bytes:
        import io

        saved = io.BytesIO()
        self.pdf.save(saved)
        return saved.getvalue()

    def _stop(self, page: Any) -> Stop:
        number = ctypes.c_int(-1)
        annotation = raw.FPDF_ANNOTATION()
        raw.FORM_GetFocusedAnnot(self.form, ctypes.byref(number), ctypes.byref(annotation))
        assert annotation, "the tab key leads nowhere"
        try:
            kind = raw.FPDFAnnot_GetFormFieldType(self.form, annotation)
            name = self._text(raw.FPDFAnnot_GetFormFieldName, annotation)
            value = self._text(raw.FPDFAnnot_GetFormFieldExportValue, annotation)
            return Stop(page, name, kind, value)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)

    def _text(self, ask: Callable[..., int], annotation: Any) -> str:
        size = ask(self.form, annotation, None, 0)
        buffer = ctypes.create_string_buffer(size)
        ask(self.form, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
        return buffer.raw[: size - 2].decode("utf-16-le")


def _widgets(page: Any) -> int:
    count = 0
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        count += raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
        raw.FPDFPage_CloseAnnot(annotation)
    return count
