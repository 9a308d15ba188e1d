"""What may be published, and what stands in the place of what may not."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.pack.clinic import Clinic, article, made
from tests.programs import program

LATE = "2028-01-01"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("source: {licence: CC BY 4.0, permits: [print, share]}\n", "", "licence is unknown"),
        ("permits: [print, share]", "permits: [print]", "permits print, not share"),
        ("audience: client", "audience: clinician", "written for clinicians"),
        ("authors: [The Oak Lane authors]\n", "", "has no source"),
    ],
)
def test_refused_unless_allowed(clinic: Clinic, old: str, new: str, why: str) -> None:
    clinic.replace("content/articles/rest.md", old, new)
    result = clinic.call()
    assert result.exit_code == 1
    assert why in result.stderr
    left_out = [json.loads(line) for line in result.stdout.splitlines() if "left-out" in line]
    assert {step["address"] for step in left_out} == {
        f"handouts/rest-own-{brand}.{format}"
        for brand in ("oak", "elm")
        for format in ("pdf", "docx")
    }
    assert "rest" not in str(sorted(clinic.files()))
    assert clinic.publish(exit=1)[-1]["step"] == "unchanged"
    assert len(made(clinic.publish("--allow", "rest"))) == 4


def test_a_pack_for_clinicians_takes_their_texts(clinic: Clinic) -> None:
    clinic.replace("content/articles/rest.md", "audience: client", "audience: clinician")
    clinic.replace("content/packs/lane.yaml", "title:", "audience: clinician\ntitle:")
    clinic.publish()


def test_a_pack_to_print_needs_no_right_to_share(clinic: Clinic) -> None:
    clinic.replace("content/articles/rest.md", "[print, share]", "[print]")
    clinic.replace("content/packs/lane.yaml", "title:", "use: print\ntitle:")
    clinic.publish()


def test_allow_names_an_article_of_the_pack(clinic: Clinic) -> None:
    result = clinic.call("--allow", "rset")
    assert result.exit_code == 2
    assert 'did you mean "rest"?' in result.stderr


def test_overdue_is_left_out(clinic: Clinic) -> None:
    clinic.replace("content/articles/worry.md", "review_by: 2027-01-10", "review_by: 2030-01-01")
    steps = clinic.publish("--as-of", LATE, exit=1)
    assert {name.partition("-")[0] for name in made(steps)} == {"worry"}
    assert len(made(clinic.publish("--as-of", "2027-01-10"))) == 4


def test_overdue_is_marked(clinic: Clinic) -> None:
    clinic.replace("content/packs/lane.yaml", "title:", "on_expired: mark\ntitle:")
    clinic.publish()
    before = clinic.files()
    assert b"Its review was due" not in before["index.html"]
    clinic.publish("--as-of", LATE)
    after = clinic.files()
    assert "Its review was due on 10 January 2027." in after["index.html"].decode()
    assert clinic.manifest()["handouts/rest-own-oak.pdf"]["review_overdue"] is True
    assert all(before[name] == after[name] for name in before if name.startswith("handouts/"))


def test_overdue_fails(clinic: Clinic) -> None:
    clinic.replace("content/packs/lane.yaml", "title:", "on_expired: fail\ntitle:")
    clinic.publish()
    before = clinic.files()
    result = clinic.call("--as-of", LATE)
    assert result.exit_code == 3
    assert "rest: its review was due on 2027-01-10" in result.stderr
    assert "worry: its review" in result.stderr
    assert clinic.files() == before


def test_withdrawn_leaves_a_page_at_every_address(clinic: Clinic) -> None:
    clinic.publish()
    more = "withdrawn: {on: 2026-05-01, reason: Its advice is out of date., replaced_by: worry}\n"
    clinic.write("content/articles/rest.md", article("Rest", "OL-1", more=more))
    steps = clinic.publish("--allow", "rest")
    assert len([step for step in steps if step["step"] == "withdrawn"]) == 4
    assert len(made(steps)) == 4
    entry = clinic.manifest()["handouts/rest-own-oak.pdf"]
    assert (entry["kind"], entry["pages"], entry["title"]) == ("withdrawn", 1, "Rest")
    assert entry["withdrawn"] == {
        "on": "2026-05-01",
        "reason": "Its advice is out of date.",
        "replaced_by": "worry",
    }
    path = clinic.root / "public" / "handouts" / "rest-own-oak.pdf"
    said = subprocess.run([program("pdftotext"), path, "-"], capture_output=True, check=True)
    words = " ".join(said.stdout.decode().split())
    assert "No longer available Rest This handout was withdrawn on 1 May 2026." in words
    assert "Its advice is out of date." in words
    assert "Use instead Worry" in words
    assert "More words" not in words
    page = clinic.files()["index.html"].decode()
    assert "No longer available" in page
    assert "Use instead: <bdi>Worry</bdi>" in page


def test_nothing_left_is_no_pack(clinic: Clinic) -> None:
    clinic.publish()
    before = clinic.files()
    for name in ("rest", "worry"):
        clinic.replace(f"content/articles/{name}.md", "audience: client", "audience: clinician")
    result = clinic.call()
    assert result.exit_code == 3
    assert "written for clinicians" in result.stderr
    assert clinic.files() == before


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("wory", 'rest: is replaced by "wory", which is no article\n  hint: did you mean "worry"?'),
        ("rest", 'rest: is replaced by "rest", which was withdrawn too'),
        ("worry", ""),
    ],
)
def test_a_replacement_that_nobody_can_read_is_told(
    clinic: Clinic, instead: str, told: str
) -> None:
    more = f"withdrawn: {{on: 2026-05-01, reason: Old., replaced_by: {instead}}}\n"
    clinic.write("content/articles/rest.md", article("Rest", "OL-1", more=more))
    result = clinic.call()
    assert result.exit_code == 0
    assert told in result.stderr
    assert bool(told) == ("is replaced by" in result.stderr)
