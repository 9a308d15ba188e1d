"""The private parts of ReportLab that the surface stands on."""

from __future__ import annotations

import reportlab

from handoutgen.write.pdf.surface import Body, Surface, stream, text_string


def test_reportlab_is_a_version_that_was_looked_at() -> None:
    assert reportlab.Version.startswith("5.1")


def test_a_surface_begins_without_a_font() -> None:
    surface = Surface(100, 100)
    surface._make_preamble()
    assert surface._preamble == ""
    assert surface.document.fontMapping == {}


def test_objects_are_numbered_in_the_order_in_which_they_came() -> None:
    surface = Surface(100, 100)
    before = surface.document.objectcounter
    first = surface.add(b"<<>>", "first")
    later = Body()
    second = surface.register(later, "second")
    assert (first, second) == (before + 1, before + 2)
    assert surface.document.numberToId[second] == "second"
    assert surface.document.idToObject["second"] is later
    later.data = b"(known later)"
    assert later.format(surface.document) == b"(known later)"


def test_streams_say_their_length() -> None:
    assert stream(b"abc", "/A 1").startswith(
        b"<</A 1 /Filter /FlateDecode /Length 3>>\nstream\nabc"
    )


def test_text_strings_are_plain_or_utf_16() -> None:
    assert text_string("a (b) \\") == "(a \\(b\\) \\\\)"
    assert text_string("é") == "<FEFF00E9>"
