"""Writing: a Handout becomes the bytes of a file, one package a format."""

from __future__ import annotations

from collections.abc import Callable

from handoutgen.model.handout import Handout
from handoutgen.report import Report
from handoutgen.write.series import Series, Writer


def _pdf(handout: Handout, report: Report) -> bytes:
    from handoutgen.write.pdf import write_pdf

    return write_pdf(handout, report)


def _docx(handout: Handout, report: Report) -> bytes:
    from handoutgen.write.docx import write_docx

    return write_docx(handout, report)


def _pdf_series() -> Series:
    from handoutgen.write.pdf.shared_layout import SharedLayout

    return Series(_pdf, SharedLayout.of)


def _docx_series() -> Series:
    from handoutgen.write.docx.shared_body import SharedBody

    return Series(_docx, SharedBody.of)


SERIES: dict[str, Callable[[], Series]] = {"pdf": _pdf_series, "docx": _docx_series}
"""Format name → what writes a series faster than one by one."""

WRITERS: dict[str, Writer] = {"pdf": _pdf, "docx": _docx}
"""Format name → writer; each is imported when it is first called."""
