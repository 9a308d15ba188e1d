"""A digest of a handout's ``repr`` is a digest of the handout: nothing is missing from it."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from dataclasses import replace

import pytest

import handoutgen.model
from handoutgen.batch.inputs import inputs_digest
from handoutgen.model.brand import Brand, FontChoice, Fonts, Logo
from handoutgen.model.handout import FilledFile, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import Heading, Paragraph, text
from handoutgen.pack.fingerprints import digest_of, file_fingerprint

STOOD_FOR_BY_A_DIGEST = {("Image", "data"), ("FontChoice", "files"), ("FilledFile", "data")}


def test_every_part_of_a_handout_says_all_of_itself() -> None:
    hidden = set()
    count = 0
    for module in pkgutil.walk_packages(handoutgen.model.__path__, "handoutgen.model."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if not dataclasses.is_dataclass(found) or not isinstance(found, type):
                continue
            count += 1
            assert "__repr__" in vars(found), name
            hidden |= {(name, one.name) for one in dataclasses.fields(found) if not one.repr}
    assert count > 60
    assert hidden == STOOD_FOR_BY_A_DIGEST


PLAIN = Handout("A", (Heading(1, text("A"), "a"), Paragraph(text("Words."))), Brand(name="Oak"))


def image(data: bytes) -> Image:
    return Image("svg", 10, 10, data)


def font(data: bytes) -> Fonts:
    return Fonts(FontChoice.of_files("X", {"regular": data}))


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, title="B"),
        replace(PLAIN, body=(*PLAIN.body, Paragraph(text("More.")))),
        replace(PLAIN, body=(PLAIN.body[0], Paragraph(text("Words."), "standfirst"))),
        replace(PLAIN, edition="ink-saver"),
        replace(PLAIN, fillable=True),
        replace(PLAIN, brand=Brand(name="Oak", logo=Logo(image(b"<svg/>"), "A"))),
        replace(PLAIN, brand=Brand(name="Oak", logo=Logo(image(b"<svg />"), "A"))),
        replace(PLAIN, brand=Brand(name="Oak", fonts=font(b"1"))),
        replace(PLAIN, brand=Brand(name="Oak", fonts=font(b"2"))),
        replace(PLAIN, filled=FilledFile.of("a.docx", b"1")),
        replace(PLAIN, filled=FilledFile.of("a.docx", b"2")),
    ],
)
def test_other_handouts_have_other_digests(other: Handout) -> None:
    assert inputs_digest(other) != inputs_digest(PLAIN)
    assert inputs_digest(replace(other)) == inputs_digest(other)


def test_formats_are_told_apart() -> None:
    assert file_fingerprint("x", "pdf") != file_fingerprint("x", "docx")


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc") != digest_of("abc")
