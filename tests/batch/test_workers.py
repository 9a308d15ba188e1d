"""Workers die, hang and swell: only the row to blame is lost, and it is told by its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handoutgen.batch.orders import Order
from handoutgen.batch.work import Chunk, Job, Ordered, Result
from handoutgen.batch.workers import Limits, LocalWorkers, run_here
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from tests.batch.hazards import Broken, Deadly, Endless, Greedy
from tests.reading import pdf_words

REQUEST = Request(template="thought-record")


def _chunk(folder: Path, clients: list[str]) -> Chunk:
    job = Job(Workspace.at(folder), folder / "out", "roster.csv", date(2025, 1, 1))
    orders = [
        Ordered(Order(line, line - 1, "", REQUEST, Person(client), ("pdf",)), f"{line}-sheet")
        for line, client in enumerate(clients, 2)
    ]
    return Chunk(job, "make", tuple(orders))


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalWorkers]:
    with LocalWorkers(2, Limits(seconds=4.0, megabytes=700)) as started:
        yield started


def _by_line(workers: LocalWorkers, *chunks: Chunk) -> dict[int, Result]:
    return {one.line: one for some in workers.run(chunks) for one in some}


@pytest.mark.parametrize(
    ("hazard", "said"),
    [
        (Deadly, "its worker died (11)"),
        (Endless, "takes longer than 4 seconds"),
        (Greedy, "needs more than 700 MB of memory"),
        (Broken, "the program failed (KeyError)"),
    ],
)
def test_one_row_is_lost_and_no_other(
    workers: LocalWorkers, tmp_path: Path, hazard: type[str], said: str
) -> None:
    clients = [f"Sample {number}" for number in range(6)]
    clients[3] = hazard("Zebulon Quince")
    found = _by_line(workers, _chunk(tmp_path, clients))
    assert sorted(found) == [2, 3, 4, 5, 6, 7]
    (fault,) = found[5].faults
    assert fault.problem.startswith(said)
    assert str(fault).startswith("roster.csv:5: ")
    assert "Quince" not in str(fault)
    for line in (2, 3, 4, 6, 7):
        assert not found[line].faults
        assert f"Sample {line - 2}" in pdf_words(tmp_path / "out" / f"{line}-sheet.pdf")
    assert not (tmp_path / "out" / "5-sheet.pdf").exists()


def test_here_and_there_the_same_bytes(workers: LocalWorkers, tmp_path: Path) -> None:
    clients = [f"Sample {number}" for number in range(5)]
    found: list[dict[str, bytes]] = []
    for run, name in ((run_here, "here"), (workers.run, "there")):
        folder = tmp_path / name
        folder.mkdir()
        assert not [one for some in run([_chunk(folder, clients)]) for one in some if one.faults]
        found.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert len(found[0]) == 5
    assert found[0] == found[1]
