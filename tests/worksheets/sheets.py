"""The ready worksheets as tests ask for them: by name, in any language and brand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from handoutgen.compose.template import describe_template
from handoutgen.library import Library
from handoutgen.model.handout import Edition, Handout
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "templates" / "worksheets"
NAMES = sorted(path.name.removesuffix(".md.j2") for path in FOLDER.glob("[!_]*.md.j2"))
LANGUAGES = ("de", "en", "es", "fr")
A4, LETTER = "lantern-quay", "lantern-quay-us"

NEEDED: dict[str, dict[str, object]] = {
    "consent": {
        "text": "We talk once a week.\n\nWhat you say stays here.",
        "points": "You may write to me | You may call me",
    }
}
"""Values without which a worksheet is not made."""

_REPLACED = re.compile(r"\{# may be replaced: (.+?) #\}")


@cache
def library() -> Library:
    return Library(Workspace.at(REPOSITORY))


def source(name: str) -> str:
    return (FOLDER / f"{name}.md.j2").read_text("utf-8")


def description(name: str) -> str:
    return describe_template(source(name))


def body(name: str) -> str:
    """Return what stands in the block that is printed when the worksheet is called by name."""
    return source(name).partition("{% block body %}")[2].rpartition("{% endblock %}")[0]


def replaceable(name: str) -> list[str]:
    """Return the names that the second comment offers to be replaced."""
    match = _REPLACED.search(source(name))
    return match[1].split(", ") if match is not None else []


def made(
    name: str,
    *,
    report: Report,
    language: str = "en",
    brand: str = A4,
    edition: Edition = "standard",
    values: dict[str, object] | None = None,
) -> Handout:
    request = Request(
        template=name,
        brand=brand,
        language=language,
        edition=edition,
        values=NEEDED.get(name, {}) | (values or {}),
    )
    return prepare(request, library()).compose(Person(), report)
