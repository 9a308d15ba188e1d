"""``check`` of packs, and of what comes up for review."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.pack.clinic import PACK, Clinic, article

TODAY = ("--as-of", "2026-08-01")


def test_a_sound_pack(clinic: Clinic) -> None:
    before = sorted(clinic.root.rglob("*"))
    result = clinic.run("check", "lane")
    assert result.exit_code == 0, result.stdout
    assert "checked 1 (pack: 1); faults: 0" in result.stdout
    assert sorted(clinic.root.rglob("*")) == before


def test_a_pack_s_faults_and_what_it_leaves_out(clinic: Clinic) -> None:
    clinic.replace("content/articles/rest.md", "audience: client", "audience: clinician")
    result = clinic.run("check", "content/packs/lane.yaml")
    assert result.exit_code == 0
    assert "notice: rest: left out: it is written for clinicians" in result.stdout
    clinic.write("content/packs/lane.yaml", PACK.replace("[own]", "[onw]"))
    result = clinic.run("check")
    assert result.exit_code == 1
    assert 'did you mean "own"?' in result.stdout


@pytest.fixture
def library(clinic: Clinic) -> Clinic:
    for name, day, owner in (("late", "2026-07-01", "=Ann"), ("soon", "2026-09-01", "Ben")):
        text = article(name.title(), "OL-9").replace("2027-01-10", day)
        text = text.replace("owner: Oak Lane", f'owner: "{owner}"')
        clinic.write(f"content/articles/{name}.md", text)
    clinic.write("content/articles/never.md", "---\ntitle: Never\n---\nWords.\n")
    gone = article("Gone", "OL-8", more="withdrawn: {on: 2026-05-01, reason: Old.}\n")
    clinic.write("content/articles/gone.md", gone.replace("2027-01-10", "2026-07-01"))
    return clinic


def test_what_comes_up_with_its_owner(library: Clinic) -> None:
    result = library.run("check", "--due", "60d", "--csv", *TODAY)
    assert result.exit_code == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["article"], row["review_by"], row["days_left"]) for row in rows] == [
        ("late", "2026-07-01", "-31"),
        ("soon", "2026-09-01", "31"),
    ]
    assert [row["owner"] for row in rows] == ["'=Ann", "Ben"]
    assert rows[0]["file"] == "content/articles/late.md"
    assert "no date to be reviewed by: never" in result.stderr


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("30d", ["late"]),
        ("31d", ["late", "soon"]),
        ("5w", ["late", "soon"]),
        ("2027-01-09", ["late", "soon"]),
        ("2027-01-10", ["late", "soon", "rest", "worry"]),
    ],
)
def test_periods(library: Clinic, period: str, names: list[str]) -> None:
    said = library.run("check", "--due", period, "--json", *TODAY).stdout
    found = json.loads(said)
    assert [row["article"] for row in found["due"]] == names
    assert found["undated"] == ["never"]


def test_for_people(library: Clinic) -> None:
    said = library.run("check", "--due", "60d", *TODAY).stdout.splitlines()
    assert said == [
        "2026-07-01  late  =Ann  (overdue by 31 days)",
        "2026-09-01  soon  Ben  (in 31 days)",
        "2 to be reviewed",
    ]


def test_a_pack_stands_for_its_articles(library: Clinic) -> None:
    library.write("content/packs/lane.yaml", PACK.replace('["*"]', "[rest, late]"))
    said = library.run("check", "lane", "--due", "1000d", "--json", *TODAY).stdout
    assert [row["article"] for row in json.loads(said)["due"]] == ["late", "rest"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--due", "soon"), '"soon" is no period'),
        (("--csv",), "goes with --due"),
        (("--as-of", "2026-01-01"), "goes with --due"),
        (("--due", "10d", "--as-of", "tomorrow"), '"tomorrow" is no date'),
    ],
)
def test_calls_that_cannot_be_meant(clinic: Clinic, words: tuple[str, ...], problem: str) -> None:
    result = clinic.run("check", *words)
    assert result.exit_code == 2
    assert problem in result.stderr
