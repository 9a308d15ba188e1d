"""The DOCX writer as a whole: files that open, and say what the handout says."""

from __future__ import annotations

import io

import docx

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Paragraph, text
from handoutgen.report import Report
from handoutgen.write.docx import write_docx


def test_a_handout_reads_back_in_word_styles() -> None:
    handout = Handout("Rest", (Heading(1, text("Rest"), "rest"), Paragraph(text("Sleep & dream"))))
    document = docx.Document(io.BytesIO(write_docx(handout, Report())))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style is not None] == [
        ("Title", "Rest"),
        ("Body Text", "Sleep & dream"),
    ]
