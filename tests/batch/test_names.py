"""Names of files: clean on every file system, never personal, never twice."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.batch.columns import read_columns
from handoutgen.batch.names import group_files, name_all, read_pattern, same_file
from handoutgen.batch.orders import Defaults, read_orders
from handoutgen.batch.roster import Roster, Row
from handoutgen.errors import CallError
from tests.conftest import Run

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def _roster(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Roster:
    return Roster("r.csv", columns, tuple(Row(at, cells) for at, cells in enumerate(rows, 2)))


def _paths(roster: Roster, pattern: str | None = None, declared: str = "") -> list[str | None]:
    from datetime import date

    columns = read_columns(roster.columns, roster.display, 1)
    orders, _ = read_orders(roster, columns, Defaults(), date(2025, 1, 1))
    wanted = read_pattern(pattern, roster, columns, frozenset(declared.split()))
    paths, _ = name_all(orders, roster, wanted, {order.line: "stem" for order in orders})
    return [paths.get(row.line) for row in roster.rows]


def test_the_usual_names() -> None:
    assert _paths(_roster(("id",), ("7",), ("B 8",))) == ["7-stem", "B-8-stem"]
    rows = [("x",)] * 10
    assert _paths(_roster(("article",), *rows))[0] == "01-stem"


def test_a_pattern_over_columns_and_folders() -> None:
    roster = _roster(("id", "article", "Site"), ("7", "a", "Hill Top"), ("8", "b", "Hill Top"))
    assert _paths(roster, "{site}/{row}_{id} {article}", "site") == [
        "Hill-Top/1_7-a",
        "Hill-Top/2_8-b",
    ]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{client}", "may name a person"),
        ("{nick name}", "may name a person"),
        ("{nobody}", "nothing is called"),
        ("{iid}", r"did you mean \{id\}"),
        ("{id", "no partner"),
        ("/etc/{id}", "leads out"),
        ("../{id}", "leads out"),
        ("a//{id}", "leads out"),
        ("{id}?", "character"),
        ("a\\{id}", "character"),
    ],
)
def test_patterns_that_cannot_be_meant(pattern: str, said: str) -> None:
    with pytest.raises(CallError, match=said):
        _paths(_roster(("id", "client", "nick name"), ("7", "Sample", "S")), pattern)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), max_size=8))
def test_every_file_system_takes_every_name(ids: list[str]) -> None:
    found = [path for path in _paths(_roster(("id",), *((one,) for one in ids)), "{id}") if path]
    assert len({same_file(path) for path in found}) == len(found)
    for path in found:
        assert path == path.strip(" .")
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f\x7f]', path)
        assert not RESERVED.fullmatch(path)
        assert 0 < len(path.encode()) <= 200
        assert unicodedata.is_normalized("NFC", path)


@given(st.text(min_size=1), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_forms_and_cases_of_one_name_are_one_file(name: str, form: str) -> None:
    other = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    assert same_file(unicodedata.normalize("NFC", name)) == same_file(
        unicodedata.normalize("NFC", other)
    )


def test_groups_that_would_share_a_file_do_not() -> None:
    roster = _roster(("site",), ("Hill",), ("HILL",), ("",), ("Hill",))
    files = group_files(roster, [2, 3, 4, 5], 0)
    assert files == {
        2: "print-Hill.pdf",
        3: "print-HILL-2.pdf",
        4: "print-rest.pdf",
        5: "print-Hill.pdf",
    }


def test_what_is_there_already_is_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,template\n7,thought-record\n")
    (tmp_path / "out").mkdir()
    there = tmp_path / "out" / "7-thought-record-plain.pdf"
    there.write_text("mine")
    call = ("batch", "r.csv", "-o", "out", "--jobs", "0")
    for more in ((), ("--resume",)):
        result = run(*call, *more)
        assert result.exit_code == 3
        assert "there already" in result.stderr
        assert there.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "r.csv"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [there.name]
    assert run(*call, "--replace").exit_code == 0
    assert there.read_bytes().startswith(b"%PDF")
