"""What every test stands on: a fixed clock, a fixed terminal, and ``--accept`` for goldens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from handoutgen.cli import main

REPOSITORY = Path(__file__).resolve().parent.parent
# No test is timed: machines are shared, and a first example may load a font.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Run = Callable[..., Result]
SEEDS = REPOSITORY.parent / "shared" / "seeds"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        default=False,
        help="write what was produced into the expected files, to be read in the diff",
    )


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def seed() -> Path:
    """The first real article: it belongs to its authors and is only ever read."""
    found = sorted(SEEDS.glob("*.txt"))
    if not found:
        pytest.skip("the seed article is not beside this checkout (../shared/seeds)")
    return found[0]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``handoutgen`` as a person would, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, list(words), input=input, prog_name="handoutgen")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
