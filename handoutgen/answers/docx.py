"""Reading what was written into a returned Word file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from handoutgen.answers.answer import Returned
from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.docx_file import WordFile
from handoutgen.answers.docx_groups import answers_in
from handoutgen.answers.docx_legacy import legacy_answers
from handoutgen.answers.docx_names import has_lost_names, tags_by_order
from handoutgen.answers.docx_record import form_record
from handoutgen.answers.docx_values import attribute, local
from handoutgen.answers.uniting import united
from handoutgen.errors import SourceError
from handoutgen.model.sheet_mark import NAME, SheetMark, read_mark


def read_docx(
    path: Path,
    display: str,
    passwords: Sequence[str] = (),  # noqa: ARG001 - Word's own locks cannot be opened
) -> tuple[Returned, ...]:
    """Return the answers in the Word file at *path*.

    Raises:
        SourceError: if it cannot be read, or has no fields.
    """
    with closing(WordFile(path, display)) as file:
        record, text = form_record(file), file.document()
        names = None
        if record is not None and has_lost_names(text, record):
            names = tags_by_order(text, record)
            if names is None:
                problem = "was saved by a program that took the names off its fields"
                hint = "read it by eye; Word, and LibreOffice from 7.6 on, leave them"
                raise SourceError.at(display, problem, hint)
        answers = united([*answers_in(text, record, names), *legacy_answers(text)])
        mark = _mark(file) or (record.mark if record is not None else None)
        if not answers:
            problem = "has no fields" if mark is None else "has lost its fields"
            hint = "read it by eye, or ask for the form itself, saved by Word or LibreOffice"
            raise SourceError.at(
                display, f"{problem}: its answers, if any, are mere text now", hint
            )
        return (Returned(display, "docx", _title(file), mark, answers),)


def _mark(file: WordFile) -> SheetMark | None:
    properties = file.part("docProps/custom.xml")
    for one in properties if properties is not None else ():
        if attribute(one, "name") == NAME:
            return read_mark("".join(one.itertext()))
    return None


def _title(file: WordFile) -> str:
    properties = file.part("docProps/core.xml")
    for one in properties if properties is not None else ():
        if local(one) == "title":
            return clean_line(one.text or "")
    return ""
