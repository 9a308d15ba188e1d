"""Reading made files back with programs that we did not write."""

from __future__ import annotations

import io
import re
from pathlib import Path

SPACES = re.compile(r"\s+")


def pdf_pages(source: Path | bytes) -> list[str]:
    """Return each page's text as pdfium reads it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdf_words(source: Path | bytes) -> str:
    """Return the text of all pages, white space folded."""
    return SPACES.sub(" ", " ".join(pdf_pages(source)))


def docx_words(source: Path | bytes) -> str:
    """Return the body's text as python-docx reads it, tables included, white space folded."""
    import docx
    from docx.oxml.ns import qn

    opened = docx.Document(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    body = opened.element.body
    paragraphs = (
        "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )
    return SPACES.sub(" ", " ".join(paragraphs))
