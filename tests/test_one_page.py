"""What is promised to fit one page does, on A4 and on Letter, for every sample article."""

from __future__ import annotations

import pytest

from handoutgen.library import Library
from handoutgen.pipeline import prepare
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.reading import pdf_pages

LIBRARY = Library(Workspace.at(REPOSITORY))
ARTICLES = [entry.name for entry in LIBRARY.workspace.entries("article")]


@pytest.mark.parametrize("brand", ["lantern-quay", "lantern-quay-us"])
@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("template", ["key-points", "take-home-plan"])
def test_it_is_one_page(template: str, article: str, brand: str) -> None:
    prepared = prepare(Request((article,), template=template, brand=brand), LIBRARY)
    assert len(pdf_pages(prepared.make(Person("Sample Client")))) == 1
