"""The page on templates is true: its calls can be made, and it names what there is."""

from __future__ import annotations

import re

import pytest

from handoutgen.compose.ready_worksheets import function_name
from handoutgen.library import Library
from handoutgen.model.nodes import Task
from handoutgen.workspace import Workspace, builtin_root
from tests.compose.samples import make
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "templates.md").read_text("utf-8")
EXERCISES = re.findall(r"^    (\{\{ .+ \}\})$", PAGE.partition("## Exercises")[2], re.MULTILINE)
CALLS = [call for call in EXERCISES if "picture_choice" not in call and "pros_and_cons" not in call]


@pytest.mark.parametrize("call", CALLS)
def test_its_exercises_can_be_made(call: str) -> None:
    assert any(isinstance(block, Task) for block in make(call, articles=()).body)


def test_it_shows_exercises_and_worksheets_that_exist() -> None:
    assert len(CALLS) >= 4
    library = Library(Workspace(builtin_root(), builtin_root()))
    functions = {function_name(name) for name in library.worksheets}
    assert {"thought_record", "safety_plan", "pros_and_cons"} <= functions
