"""Word files made with python-docx, and what can be read in the PDF made of them."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pypdfium2
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from handoutgen.errors import Place
from handoutgen.report import Report
from handoutgen.word.pdf import Engine, WordFile, word_to_pdf

PLACE = Place("letter.docx")
FONT_PLACES = ("ascii", "hAnsi", "cs", "eastAsia")


def document(build: Callable[[Document], None], *, font: str = "Calibri") -> bytes:
    """Return a Word file whose text is in *font*, built by *build*."""
    new = docx.Document()
    fonts = new.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for place in FONT_PLACES:
        fonts.set(qn(f"w:{place}"), font)
    build(new)
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def saying(*texts: str, font: str = "Calibri") -> bytes:
    """Return a Word file with a paragraph for each of *texts*."""

    def build(new: Document) -> None:
        for text in texts:
            new.add_paragraph(text)

    return document(build, font=font)


def add_text(new: Document, text: str, font: str) -> None:
    """Add a paragraph of *text* in a *font* of its own."""
    run = new.add_paragraph().add_run(text)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for place in FONT_PLACES:
        fonts.set(qn(f"w:{place}"), font)


def add_symbol(new: Document, font: str, code: str) -> None:
    """Add a paragraph with Word's own element for a sign."""
    run = new.add_paragraph().add_run()
    run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="{font}" w:char="{code}"/>'))


def laid_out(data: bytes, engine: Engine = "rdocx", personal: str = "") -> tuple[bytes, Report]:
    """Return *data* as PDF, and what was told."""
    report = Report()
    pdf = word_to_pdf(WordFile(data, personal=personal), engine, report, PLACE)
    return pdf, report


def line_tops(pdf: bytes, page: int = 0) -> dict[str, float]:
    """Return how far from the page's top each line of words begins, in points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        sheet = opened[page]
        text = sheet.get_textpage()
        found: dict[str, float] = {}
        at = 0
        for line in text.get_text_range().split("\r\n"):
            if line.strip():
                found[line.strip()] = sheet.get_height() - text.get_charbox(at)[3]
            at += len(line) + 2
        return found


def narrow_top(new: Document) -> None:
    """Leave 20 mm above the text."""
    new.sections[0].top_margin = Mm(20)
    new.sections[0].header_distance = Mm(10)
