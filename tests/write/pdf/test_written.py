"""A handout becomes a file that readers open, with its words in order."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, List, ListItem, Paragraph, text
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf


def test_headings_paragraphs_and_lists_read_back_in_order() -> None:
    handout = Handout(
        "Rest",
        (
            Heading(1, text("Rest"), "rest"),
            Paragraph(text("Lie down early.")),
            List((ListItem((Paragraph(text("No screens.")),)),)),
        ),
    )
    data = write_pdf(handout, Report())
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []
    document = pypdfium2.PdfDocument(data)
    words = document[0].get_textpage().get_text_range().split()
    assert words[:6] == ["Rest", "Lie", "down", "early.", "No", "screens."]
    document.close()
