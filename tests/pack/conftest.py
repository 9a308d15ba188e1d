"""The clinic whose pack is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.pack.clinic import FILES, Clinic


@pytest.fixture
def clinic(tmp_path: Path, run: Run) -> Clinic:
    found = Clinic(tmp_path, run)
    for name, text in FILES.items():
        found.write(name, text)
    return found
