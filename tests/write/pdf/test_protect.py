"""A locked file says what it is, and lets assistive technology in."""

from __future__ import annotations

import io

import pikepdf

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, text
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from handoutgen.write.pdf.protect import protected

LOCK = "sample words"
ASSISTIVE = 1 << 9
"""The permission to take text out for assistive technology (ISO 32000-1, table 22, bit 10)."""


def test_a_locked_file_is_accessible_and_no_archive() -> None:
    """PDF/A forbids encryption, PDF/UA only that it keeps a screen reader out."""
    data = write_pdf(Handout("Locked", (Heading(1, text("Title"), "t"),)), Report())
    assert b"<pdfaid:part>2<" in data
    with pikepdf.open(io.BytesIO(protected(data, LOCK)), password=LOCK) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert int(pdf.trailer.Encrypt.P) & ASSISTIVE
        assert pdf.encryption.R == 6
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Locked"
    assert b"<pdfaid:" not in packet
