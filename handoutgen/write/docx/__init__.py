"""Handouts as Word documents."""

from __future__ import annotations

from handoutgen.model.handout import Handout
from handoutgen.report import Report


def write_docx(handout: Handout, report: Report) -> bytes:
    """Return *handout* as a DOCX file."""
    from handoutgen.write.docx.blocks import write_body_in_pieces
    from handoutgen.write.docx.lean import LeanHost

    host = LeanHost(handout, report)
    return host.package(write_body_in_pieces(host, handout.body, host.was_personal))
