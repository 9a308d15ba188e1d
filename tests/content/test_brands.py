"""The brands that come with the program: complete, readable, and clearly samples."""

from __future__ import annotations

import re

import pytest

from handoutgen.compose.brand import load_brand
from handoutgen.model.brand import Brand
from handoutgen.report import Report
from handoutgen.workspace import Workspace
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "content" / "brands"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def load(name: str) -> tuple[Brand, Report]:
    workspace = Workspace.at(REPOSITORY)
    report = Report()
    brand = load_brand(
        FOLDER / name / "brand.yaml",
        f"content/brands/{name}/brand.yaml",
        report,
        find=lambda other: workspace.find("brand", other),
        root=workspace.root,
    )
    return brand, report


def test_there_are_two_of_them() -> None:
    assert NAMES == ["lantern-quay", "lantern-quay-us"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_nothing_to_tell(name: str) -> None:
    _, report = load(name)
    assert [str(notice) for notice in report] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_whole_and_says_that_it_is_one(name: str) -> None:
    brand, _ = load(name)
    assert brand.sample
    assert brand.logo is not None
    assert brand.logo.image.kind == "svg"
    assert brand.logo.alt != brand.name
    assert brand.tagline
    assert brand.crisis_lines
    assert brand.disclaimer
    assert brand.return_to
    assert [language for language, _ in brand.notices] == ["en", "es", "fr", "de"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_holds_no_number_that_can_be_dialled(name: str) -> None:
    brand, _ = load(name)
    lines = [text for line in brand.crisis_lines for text in (line.phone, line.text, line.hours)]
    for text in (brand.contacts.phone, *lines):
        assert not re.search(r"\d", text)
    for text in (brand.contacts.email, brand.contacts.web):
        assert text.endswith(".example")


def test_they_differ_in_what_a_reader_sees() -> None:
    one, other = (load(name)[0] for name in NAMES)
    assert one.colours.primary != other.colours.primary
    assert (one.page_size, other.page_size) == ("a4", "letter")
    assert one.logo is not None
    assert other.logo is not None
    assert one.logo.image.width > 3 * one.logo.image.height
    assert other.logo.image.width == other.logo.image.height
