"""Calls from Python: what cannot be meant is refused as on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handoutgen.errors import CallError
from handoutgen.library import Library
from handoutgen.pipeline import prepare
from handoutgen.report import BrandNotice, Report, SelectionNotice
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"articles": "sleeping-better"}, r'articles=\("…",\)'),
        ({"articles": (1,)}, "a tuple of texts is wanted"),
        ({"sections": "1"}, "sections: a tuple of texts is wanted"),
        ({"without": "1"}, "without: a tuple"),
        ({"asks": "How?"}, "asks: a tuple"),
        ({"articles": ("a", "b", "a")}, '"a" is named twice'),
        ({"language": "en_GB"}, 'language: "en_GB" is no language tag'),
        ({"language": "plain English"}, "a BCP 47 tag"),
    ],
)
def test_requests_that_cannot_be_meant(given: dict[str, Any], said: str) -> None:
    with pytest.raises(CallError, match=said):
        Request(**given)


@pytest.mark.parametrize("name", ["client", "clinician"])
@pytest.mark.parametrize(("value", "said"), [(5, "is no text"), ("", "is empty"), (" ", "empty")])
def test_persons_that_cannot_be_meant(name: str, value: Any, said: str) -> None:
    with pytest.raises(CallError, match=said):
        Person(**{name: value})


def workspace_with(folder: Path, *brands: str) -> Library:
    for name in brands:
        path = folder / "content" / "brands" / name / "brand.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(f"name: {name}\n", "utf-8")
    return Library(Workspace.at(folder))


def test_several_brands_and_none_chosen_is_told(tmp_path: Path) -> None:
    library = workspace_with(tmp_path, "fern", "oak")
    report = Report()
    assert library.brand(None, report).name == ""
    (notice,) = report
    assert isinstance(notice, BrandNotice)
    assert "none is chosen" in notice.problem
    assert notice.hint == "-b fern, or brand: fern in handoutgen.yaml"
    assert library.brand("oak", Report()).name == "oak"


def test_one_brand_or_none_is_no_choice(tmp_path: Path) -> None:
    report = Report()
    assert workspace_with(tmp_path).brand(None, report).name == ""
    assert workspace_with(tmp_path, "fern").brand(None, report).name == "fern"
    assert not [notice for notice in report if "chosen" in notice.problem]


@pytest.mark.parametrize("without", [("1-8",), ("*",)])
def test_no_section_left_is_told(without: tuple[str, ...]) -> None:
    prepared = prepare(Request(("sleeping-better",), without=without))
    (notice,) = prepared.notices
    assert isinstance(notice, SelectionNotice)
    assert notice.problem.startswith('no section of "sleeping-better" is left')
    assert prepare(Request(("sleeping-better",), without=("1-7",))).notices == ()
