"""Writing: a Handout becomes the bytes of a file, one package a format."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from handoutgen.model.handout import Handout
from handoutgen.report import Report

Writer: TypeAlias = Callable[[Handout, Report], bytes]


def _pdf(handout: Handout, report: Report) -> bytes:
    from handoutgen.write.pdf import write_pdf

    return write_pdf(handout, report)


def _docx(handout: Handout, report: Report) -> bytes:
    from handoutgen.write.docx import write_docx

    return write_docx(handout, report)


WRITERS: dict[str, Writer] = {"pdf": _pdf, "docx": _docx}
"""Format name → writer; each is imported when it is first called."""
