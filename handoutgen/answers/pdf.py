"""Reading what was written into a returned PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.answers.answer import Remark, Returned
from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.pdf_fields import FormPart, PdfField, pdf_fields
from handoutgen.answers.pdf_file import opened_pdf
from handoutgen.answers.pdf_objects import is_dictionary, text_of
from handoutgen.answers.pdf_pages import drawn_on, is_picture_only, remarks_on
from handoutgen.answers.pdf_values import answer_of
from handoutgen.answers.uniting import united
from handoutgen.errors import HandoutError, Place, SourceError
from handoutgen.model.sheet_mark import NAME, SheetMark, read_mark
from handoutgen.report import AnswersNotice, Notice

if TYPE_CHECKING:
    import pikepdf


_PAGES_WITH_MARKS = 100


def read_pdf(path: Path, display: str, passwords: Sequence[str] = ()) -> tuple[Returned, ...]:
    """Return the answers in the PDF at *path*: one sheet, or those of many that have an answer.

    Raises:
        SourceError: if it cannot be read, or holds nothing that could be.
    """
    with opened_pdf(path, display, passwords) as pdf:
        fields = pdf_fields(pdf, display)
        mark = _mark(pdf)
        remarks = tuple(remarks_on(pdf))
        parts: dict[FormPart | None, list[PdfField]] = {}
        for field in fields:
            parts.setdefault(field.part, []).append(field)
        found = [_sheet(pdf, display, own, part, mark) for part, own in parts.items()]
        sheets = [sheet for sheet in found if sheet.answers]
        if not sheets and not remarks:
            raise _nothing_to_read(pdf, display, mark)
        notices = tuple(_notices(pdf, display, bool(sheets), remarks))
        if set(parts) <= {None}:
            alone = sheets[0] if sheets else Returned(display, "pdf", _title(pdf), mark, ())
            return (replace(alone, remarks=remarks, notices=notices),)
        return _of_many(sheets, Returned(display, "pdf", _title(pdf), None, (), remarks, notices))


def _sheet(
    pdf: pikepdf.Pdf,
    display: str,
    fields: Sequence[PdfField],
    part: FormPart | None,
    mark: SheetMark | None,
) -> Returned:
    """Return the answers in *fields*, those of *part*; *mark* is what the file itself is."""
    title, mark = (_title(pdf), mark) if part is None else (part.title, part.mark)
    asked = (answer_of(field, own=mark is not None) for field in fields)
    answers = united(answer for answer in asked if answer is not None)
    return Returned(display, "pdf", title, mark, answers)


def _of_many(sheets: Sequence[Returned], whole: Returned) -> tuple[Returned, ...]:
    """Return those of *sheets* that somebody wrote on; what is on pages of the *whole* comes last.

    A file of many sheets comes back with one or two of them filled in.
    """
    written = [
        sheet for sheet in sheets if any(answer.given or answer.unclear for answer in sheet.answers)
    ]
    notices = whole.notices
    if len(written) < len(sheets) and (written or whole.remarks):
        problem = f"{len(sheets) - len(written)} of its {len(sheets)} sheets have no answer"
        notices = (AnswersNotice(Place(whole.file), problem, None), *notices)
    kept = written or ([] if whole.remarks else list(sheets))
    if whole.remarks:
        return (*kept, replace(whole, notices=notices))
    return (replace(kept[0], notices=notices), *kept[1:])


def _mark(pdf: pikepdf.Pdf) -> SheetMark | None:
    """Return which sheet the file says it is: in its information, else on one of its pages."""
    kept = (text_of(pdf.docinfo.get(f"/{NAME}")), *_kept_on_pages(pdf))
    return next((mark for text in kept if (mark := read_mark(text)) is not None), None)


def _kept_on_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages):
        if number == _PAGES_WITH_MARKS:
            return
        private = page.obj.get("/PieceInfo")
        own = private.get(f"/{NAME}") if is_dictionary(private) else None
        if is_dictionary(own):
            yield text_of(own.get("/Private"))


def _title(pdf: pikepdf.Pdf) -> str:
    return clean_line(text_of(pdf.docinfo.get("/Title")))


def _has_xfa(pdf: pikepdf.Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    return is_dictionary(form) and "/XFA" in form


def _nothing_to_read(pdf: pikepdf.Pdf, display: str, mark: SheetMark | None) -> HandoutError:
    if _has_xfa(pdf):
        problem = "is an XFA form, whose fields only Adobe's programs show"
        return SourceError.at(display, problem, "ask for it printed, or as another form")
    if is_picture_only(pdf):
        problem = "has no fields: it was scanned or photographed, so its answers are pictures"
        return SourceError.at(display, problem, "read it by eye")
    if mark is not None:
        problem = "has lost its fields: it was printed or flattened, its answers are mere text now"
    else:
        problem = "has no fields: it was printed, flattened, or never was a form"
    hint = "read it by eye, or ask for the form itself: saved, not printed to PDF"
    return SourceError.at(display, problem, hint)


def _notices(
    pdf: pikepdf.Pdf, display: str, fields: bool, remarks: Sequence[Remark]
) -> Iterator[Notice]:
    place = Place(display)
    if remarks:
        pages = _numbers(dict.fromkeys(remark.page for remark in remarks))
        problem = f"words were typed over page {pages}"
        if not fields:
            problem = f"has no fields, and {problem}"
        yield AnswersNotice(place, problem, "they are among its answers as remarks")
    if pages_drawn := drawn_on(pdf):
        problem = f"something was drawn or stamped on page {_numbers(pages_drawn)}"
        yield AnswersNotice(place, problem, "look at it: no program reads handwriting for sure")
    if _has_xfa(pdf):
        problem = "holds an XFA form too, which may know of other answers"
        yield AnswersNotice(place, problem, "look at it in Adobe's reader if answers seem missing")


def _numbers(pages: Iterable[int]) -> str:
    return ", ".join(str(number) for number in pages)
