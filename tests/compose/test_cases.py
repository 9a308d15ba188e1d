"""Templates and the nodes they make, as files to be read side by side.

``cases/NAME.md.j2`` is a template; ``cases/NAME.txt`` lists the nodes of its handout, the imprint
left out. A first comment may give values: ``{# client=Anna today=2025-03-04 #}``. ``--accept``
writes the lists.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handoutgen.model.nodes import Blocks, Imprint
from handoutgen.report import Report
from tests.compose.samples import ARTICLE, make

CASES = sorted(Path(__file__).with_name("cases").glob("*.md.j2"))
OTHERS = {
    "part.md.j2": "Included: {{ client }} {{ 'and *text*' }}",
    "macros.md.j2": "{% macro ask(words) %}{{ lines(2, label=words) }}{% endmacro %}",
    "frame.md.j2": "# {% block title %}Frame{% endblock %}\n\n{% block body %}{% endblock %}\n",
}


def outline(node: Any, depth: int = 0) -> list[str]:
    """Return *node* and all in it, a line each, what is empty or usual left out."""
    label, inner = type(node).__name__, []
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if value == field.default or value in ((), "", None):
            continue
        parts = value if isinstance(value, tuple) else (value,)
        if parts and all(dataclasses.is_dataclass(part) for part in parts):
            inner.append(f"{'  ' * (depth + 1)}.{field.name}")
            for part in parts:
                inner += outline(part, depth + 2)
        elif parts and all(isinstance(part, tuple) for part in parts):
            for number, part in enumerate(parts, 1):
                inner.append(f"{'  ' * (depth + 1)}.{field.name} {number}")
                for one in part:
                    inner += outline(one, depth + 2)
        else:
            label += f" {field.name}={value!r}"
    return [f"{'  ' * depth}{label}", *inner]


def listing(blocks: Blocks, report: Report) -> str:
    lines = [line for block in blocks for line in outline(block)]
    told = [f"! {notice.kind}: {notice}" for notice in report]
    return "\n".join([*lines, *told]) + "\n"


def values(source: str) -> dict[str, Any]:
    """Return what the first comment gives."""
    match = re.match(r"\{#(.*?)#\}", source)
    given = dict(pair.split("=", 1) for pair in re.findall(r"\w+=\S+", match[1] if match else ""))
    if "today" in given:
        given["today"] = date.fromisoformat(given["today"])  # type: ignore[assignment]
    return given


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".md.j2"))
def test_case(case: Path, accept: bool) -> None:
    source = case.read_text("utf-8")
    given = values(source)
    articles = (ARTICLE,) * int(given.pop("articles", 1))
    report = Report()
    made = make(source, articles=articles, others=OTHERS, report=report, **given)
    body = tuple(block for block in made.body if not isinstance(block, Imprint))
    found = listing(body, report)
    expected = case.with_name(case.name.removesuffix(".md.j2") + ".txt")
    if accept:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
