"""Headers and footers that are higher than their margins push the text away, as in Word."""

from __future__ import annotations

import io

import pytest
from docx.document import Document
from docx.shared import Mm
from PIL import Image

from tests.word.pdf.documents import document, laid_out, line_tops, narrow_top


def fill(header, kind: str) -> None:  # type: ignore[no-untyped-def]
    match kind:
        case "paragraphs":
            for number in range(7):
                header.add_paragraph(f"head {number}")
        case "table":
            cell = header.add_table(1, 2, Mm(160)).cell(0, 0)
            for number in range(7):
                cell.add_paragraph(f"head {number}")
        case _:
            picture = io.BytesIO()
            Image.new("RGB", (20, 20), "teal").save(picture, "PNG")
            run = header.paragraphs[0].add_run()
            run.add_picture(picture, height=Mm(40))
            header.add_paragraph("head 6")


@pytest.mark.parametrize("kind", ["paragraphs", "table", "picture"])
def test_a_high_header_pushes_the_text_down_on_every_page(kind: str) -> None:
    def build(new: Document) -> None:
        narrow_top(new)
        fill(new.sections[0].header, kind)
        for number in range(60):
            new.add_paragraph(f"line {number}")

    pdf, _ = laid_out(document(build))
    first, second = line_tops(pdf), line_tops(pdf, 1)
    assert first["head 6"] + 8 < first["line 0"]
    later = min(top for said, top in second.items() if said.startswith("line"))
    assert second["head 6"] + 8 < later


@pytest.mark.parametrize("kind", ["paragraphs", "table", "picture"])
def test_where_only_the_first_page_has_it_later_pages_keep_their_margin(kind: str) -> None:
    def build(new: Document) -> None:
        narrow_top(new)
        section = new.sections[0]
        section.different_first_page_header_footer = True
        fill(section.first_page_header, kind)
        section.header.paragraphs[0].text = "later"
        for number in range(60):
            new.add_paragraph(f"line {number}")

    pdf, _ = laid_out(document(build))
    first, second = line_tops(pdf), line_tops(pdf, 1)
    assert first["head 6"] + 8 < first["line 0"]
    later = min(top for said, top in second.items() if said.startswith("line"))
    assert later < Mm(22).pt + 6


def test_a_high_footer_keeps_the_text_off() -> None:
    def build(new: Document) -> None:
        narrow_top(new)
        footer = new.sections[0].footer
        for number in range(9):
            footer.add_paragraph(f"foot {number}")
        for number in range(60):
            new.add_paragraph(f"line {number}")

    first = line_tops(laid_out(document(build))[0])
    last = max(top for said, top in first.items() if said.startswith("line"))
    assert last + 8 < first["foot 0"]


def test_a_low_header_moves_nothing() -> None:
    def build(new: Document) -> None:
        new.sections[0].header.paragraphs[0].text = "low"
        new.add_paragraph("line")

    def bare(new: Document) -> None:
        new.add_paragraph("line")

    assert line_tops(laid_out(document(build))[0])["line"] == pytest.approx(
        line_tops(laid_out(document(bare))[0])["line"]
    )
