"""The same input gives the same bytes: other processes, time zones, hash seeds, umasks, days."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CODE = """
import hashlib, sys
from handoutgen import Library, Person, Request, Workspace, prepare
library = Library(Workspace.at(sys.argv[1]))
from datetime import date
for article in ("sleeping-better", "close-again-after-hurt", "saying-no-kindly"):
    for template in ("handout", "worksheet", "key-points"):
        for brand in ("lantern-quay", "lantern-quay-us"):
            prepared = prepare(Request((article,), template=template, brand=brand), library)
            for format in ("pdf", "docx"):
                person = Person("Zoë Łukaszewicz אבג", None, date(2025, 3, 4))
                data = prepared.make(person, format)
                print(article, template, brand, format, hashlib.sha256(data).hexdigest())
"""

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
)


def _hashes(surroundings: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(REPOSITORY)],
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def test_two_processes_time_zones_and_hash_seeds() -> None:
    first, second = (_hashes(surroundings) for surroundings in SURROUNDINGS)
    assert len(first) == 36
    assert first == second


def test_what_was_made_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document made alone equals the same one made after others, caches warm."""
    monkeypatch.chdir(REPOSITORY)
    from handoutgen import Library, Person, Request, prepare

    def digest(library: Library, article: str, client: str) -> str:
        prepared = prepare(Request((article,), template="worksheet"), library)
        both = (prepared.make(Person(client), format) for format in ("pdf", "docx"))
        return hashlib.sha256(b"".join(both)).hexdigest()

    alone = digest(Library(), "sleeping-better", "Sample One")
    library = Library()
    for client in ("Ωμέγα", "नमस्ते", "A" * 200):
        digest(library, "close-again-after-hurt", client)
    assert digest(library, "sleeping-better", "Sample One") == alone


def test_where_the_workspace_lies_changes_nothing(tmp_path: Path) -> None:
    """The same files in two folders: no path gets into the bytes."""
    from handoutgen import Library, Request, Workspace, make

    made = []
    for name in ("one", "a-much-longer-name"):
        home = tmp_path / name / "content" / "articles"
        home.mkdir(parents=True)
        source = REPOSITORY / "content" / "articles" / "sleeping-better.md"
        (home / "copy.md").write_bytes(source.read_bytes())
        library = Library(Workspace.at(tmp_path / name))
        made.append([make(Request(("copy",)), format=f, library=library) for f in ("pdf", "docx")])
    assert made[0] == made[1]
