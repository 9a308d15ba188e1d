"""Templates that mean harm end in a fault, before they take time or memory."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handoutgen.errors import TemplateError
from tests.compose.samples import DISPLAY, make

ATTEMPTS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("hostile.yaml").read_text("utf-8")
)
MOST_MEMORY = 64_000_000


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda name: name.replace(" ", "-"))
def test_hostile_template_is_a_fault(attempt: str) -> None:
    with pytest.raises(TemplateError) as caught:
        make(ATTEMPTS[attempt])
    for fault in caught.value.faults:
        assert fault.place.name in (DISPLAY, "templates/self.md.j2")
        assert fault.place.line is not None or "nested" in fault.problem
        for leak in ("<class", "object at 0x", "root:", "Traceback", "jinja2"):
            assert leak not in str(fault)
