"""The private parts of ReportLab that the surface stands on."""

from __future__ import annotations

import reportlab
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from handoutgen.write.pdf.surface import Body, Surface, stream, text_string


def test_reportlab_is_a_version_that_was_looked_at() -> None:
    assert reportlab.Version.startswith("5.1")


def test_a_surface_begins_empty() -> None:
    assert list(Surface().bodies()) == []


def test_objects_are_numbered_in_the_order_in_which_they_came() -> None:
    surface = Surface()
    first = surface.add(b"<<>>", "first")
    later = Body()
    second = surface.register(later, "second")
    assert (first, second) == (1, 2)
    assert surface.number("second") == 2
    later.data = b"(known later)"
    assert list(surface.bodies()) == [b"<<>>", b"(known later)"]


def test_objects_of_reportlab_stand_beside_ours() -> None:
    surface = Surface()
    surface.Reference(PDFDictionary({"Kind": PDFString("theirs")}), "theirs")
    surface.add(b"<<>>", "ours")
    theirs, ours = surface.bodies()
    assert b"/Kind (theirs)" in theirs
    assert ours == b"<<>>"


def test_streams_say_their_length() -> None:
    assert stream(b"abc", "/A 1").startswith(
        b"<</A 1 /Filter /FlateDecode /Length 3>>\nstream\nabc"
    )


def test_text_strings_are_plain_or_utf_16() -> None:
    assert text_string("a (b) \\") == "(a \\(b\\) \\\\)"
    assert text_string("é") == "<FEFF00E9>"
