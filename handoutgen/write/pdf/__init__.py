"""PDF: a handout is set in our own type, cut into pages, and drawn on ReportLab's surface."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from handoutgen.model.handout import Handout
from handoutgen.report import Report
from handoutgen.write.pdf.assemble import Pages, assemble
from handoutgen.write.pdf.blocks import Laid, add_body
from handoutgen.write.pdf.context import Context, surroundings
from handoutgen.write.pdf.flow import Column, Flow
from handoutgen.write.pdf.furniture import furniture
from handoutgen.write.pdf.pages import nearly_empty, paginate

__all__ = ["Layout", "Pages", "assemble", "lay_out", "lay_out_apart", "write_pdf"]


class Layout(NamedTuple):
    """Pages with what they were cut from: *laid* has what became of each block of the body."""

    pages: Pages
    context: Context
    column: Column
    laid: tuple[Laid, ...]


def write_pdf(handout: Handout, report: Report) -> bytes:
    """Return *handout* as the bytes of a PDF file."""
    return assemble(lay_out(handout, report), report)


def lay_out(handout: Handout, report: Report) -> Pages:
    """Return *handout* cut into pages: a display list in which every item knows its node."""
    if handout.answers and not handout.fillable:
        from handoutgen.write.pdf.answered import answered

        return answered(handout, surroundings(handout, report), partial(_set, report=report))
    pages = _set(handout, report)
    may_be_closer = handout.fillable and handout.edition != "large-print"
    if may_be_closer and len(pages.pages) > 1 and nearly_empty(pages.pages[-1]):
        closer = _set(handout, report, closer=True)
        if len(closer.pages) < len(pages.pages):
            return closer
    return pages


def _set(handout: Handout, report: Report, *, closer: bool = False) -> Pages:
    return lay_out_apart(handout, report, closer=closer).pages


def lay_out_apart(handout: Handout, report: Report, *, closer: bool = False) -> Layout:
    """Return *handout* cut into pages, and what they were cut from; answers are not drawn.

    *closer* takes less room to write, where nobody writes by hand.
    """
    context = surroundings(handout, report)
    if closer:
        context = context.closer()
    around = furniture(context, handout)
    first, later = (around.sheet(number, landscape=True) for number in (0, 1))
    context = replace(context, wide_rooms=(first.bottom - first.top, later.bottom - later.top))
    page = context.look.page
    flow = Flow()
    flow.begin(around.tree)
    upright = around.sheet(1, landscape=False)
    column = Column(
        page.side.pt,
        min(page.measure.pt, page.full.pt),
        page.full.pt,
        upright.bottom - upright.top,
    )
    laid = add_body(flow, context, column, handout.body)
    flow.settle()
    pages = paginate(flow, around.sheet)
    shown = Pages(
        handout,
        tuple(around.around(page, number, len(pages)) for number, page in enumerate(pages)),
        tuple(part.tree for part in flow.parts),
    )
    for notice in around.notices:
        report.add(notice)
    return Layout(shown, context, column, laid)
