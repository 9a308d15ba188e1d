"""Any PDF: what a machine can verify of its accessibility, and what a person must look at.

Files may come from anywhere. Each is read in a process of its own that may be lost over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.apart import read_apart
from handoutgen.check.pdf.finding import (
    Conformance,
    Finding,
    PdfReport,
    counted,
    failures,
    shown_places,
)
from handoutgen.check.result import Checked
from handoutgen.errors import Fault, HandoutError, Locked, Place

if TYPE_CHECKING:
    from handoutgen.library import Library


_UNLOCK = "check it before it is locked, or save a copy without a password"


def check_pdfs(paths: Sequence[Path], library: Library) -> Iterator[Checked]:
    """Yield what was found in each of *paths*, in their order."""
    names = [library.workspace.display(path) for path in paths]
    for name, report in zip(names, read_apart(report_on, paths, str), strict=True):
        if isinstance(report, HandoutError):
            told = tuple(replace(fault, place=Place(name)) for fault in report.faults)
            if isinstance(report, Locked):
                told = tuple(replace(fault, hint=_UNLOCK) for fault in told)
            yield Checked(name, "PDF", told)
        else:
            yield Checked(name, "PDF", tuple(_faults(name, report)), (), replace(report, file=name))


def report_on(path: Path) -> PdfReport:
    """Return the report on the PDF at *path*, read in this process.

    Raises:
        SourceError: if it cannot be opened.
    """
    from handoutgen.answers.pdf_file import opened_pdf
    from handoutgen.check.pdf.annotations import annotation_findings
    from handoutgen.check.pdf.conformance import conformance_of
    from handoutgen.check.pdf.content import content_findings
    from handoutgen.check.pdf.document import claims_of, document_findings
    from handoutgen.check.pdf.elements import element_findings
    from handoutgen.check.pdf.fonts import font_findings
    from handoutgen.check.pdf.looking import to_look_at
    from handoutgen.check.pdf.structure import structure_of

    with opened_pdf(path, str(path)) as pdf:
        structure, claims = structure_of(pdf), claims_of(pdf)
        found: list[Finding] = [*document_findings(pdf, structure, claims)]
        if structure is not None:
            found += element_findings(structure)
        found += content_findings(pdf, structure)
        found += annotation_findings(pdf, structure)
        found += font_findings(pdf)
        about = f"PDF {pdf.pdf_version}, {counted(len(pdf.pages), 'page')}"
        looking = tuple(to_look_at(pdf, structure))
    return PdfReport(about, tuple(found), conformance_of(path, claims), looking)


def _faults(name: str, report: PdfReport) -> Iterator[Fault]:
    for finding in failures(report.findings):
        where = f": {shown_places(finding.places)}" if finding.places else ""
        yield Fault(Place(name), f"{finding.check}: {finding.says}{where}", finding.hint)
    yield from _not_conforming(name, report.conformance)


def _not_conforming(name: str, standards: Iterable[Conformance]) -> Iterator[Fault]:
    """Yield a fault for each failure of a standard that is claimed: others are only told."""
    for one in standards:
        for failure in one.failures if one.claimed else ():
            yield Fault(Place(name), f"{one.standard}: {failure}", f"said by {one.by}")
