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


def test_a_published_pack_is_known_as_one(clinic: Clinic) -> None:
    clinic.publish(output="output/lane")
    result = clinic.run("check", "output")
    assert result.exit_code == 0, result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "checked 10 (PDF: 5, published pack: 1, Word file: 4); faults: 0, notices: 0"
    assert "output/lane/lane.pdf: PDF 1.7" in result.stdout


def test_what_became_of_a_published_pack(clinic: Clinic) -> None:
    clinic.publish()
    public = clinic.root / "public"
    (public / "handouts/rest-own-oak.pdf").unlink()
    (public / "lane.zip").write_bytes(b"PK")
    page = (public / "index.html").read_text("utf-8")
    (public / "index.html").write_text(page.replace("handouts/rest-own-elm.pdf", "away.pdf"))
    (public / "notes.txt").write_text("Mine.")
    result = clinic.run("check", "public/manifest.json")
    assert result.exit_code == 1
    for said in (
        "error: public/handouts/rest-own-oak.pdf: is gone",
        "error: public/lane.zip: is not the file that was published",
        "error: public/index.html: is not the file that was published",
        "error: index.html: a link leads nowhere: away.pdf",
        "notice: public/notes.txt: is no file of the pack",
    ):
        assert said in result.stdout
    clinic.publish()
    assert clinic.run("check", "public/manifest.json").exit_code == 0


@pytest.mark.parametrize(
    "text", ["", "[1]", '{"made_by": "others 2", "files": []}', '{"made_by": "handoutgen 1"}']
)
def test_other_manifests_are_no_packs(clinic: Clinic, text: str) -> None:
    clinic.write("site/manifest.json", text)
    clinic.write("site/page.md", article("Page", "OL-3"))
    assert "checked 1 (article: 1)" in clinic.run("check", "site").stdout
    result = clinic.run("check", "site/manifest.json")
    assert result.exit_code == 1
    assert "site/manifest.json: is no manifest of a pack" in result.stdout


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
