"""Pack files: every fault at once, each with its line and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.pack.pack_file import PackError, pack_schema, read_pack
from tests.conftest import REPOSITORY, Run
from tests.pack.clinic import PACK, Clinic, made


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(path, "own.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_all_faults_at_once(tmp_path: Path) -> None:
    text = """titel: Wrong
on_expired: ignore
zip: maybe
handouts:
  - articles: [a]
    formats: [pdf, doc]
    editions:
      - standard
      - huge
    suffix: Not A Slug
    templats: [x]
  - brands: [oak]
"""
    found = faults(tmp_path, text)
    assert [fault.partition(": ")[0] for fault in found] == [
        "own.yaml:1",
        "own.yaml:1",
        "own.yaml:2",
        "own.yaml:3",
        "own.yaml:6",
        "own.yaml:9",
        "own.yaml:10",
        "own.yaml:11",
        "own.yaml:12",
    ]
    said = "\n".join(found)
    assert 'did you mean "title"? allowed: audience, brand, combined' in said
    assert "such as not-a-slug" in said
    assert 'did you mean "templates"?' in said
    assert "names no article and no template" in said


def test_an_empty_file(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "")) == 2
    assert "handouts is empty" in faults(tmp_path, "title: A\nhandouts: []\n")[0]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", ("*",)), ("combined: yes", ("*",)), ("combined: no", ()), ("combined: a-*", ("a-*",))],
)
def test_combined(tmp_path: Path, said: str, meant: tuple[str, ...]) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"title: A\n{said}\nhandouts: [{{templates: [x]}}]\n", "utf-8")
    assert read_pack(path, "own.yaml").combined == meant


def test_its_schema_is_listed(run: Run) -> None:
    said = run("list", "packs", "--schema").stdout
    for field in pack_schema():
        assert f"{field.key} " in said
    assert "handouts[].articles" in said


def test_packs_are_listed(run: Run) -> None:
    assert "starter  Starter pack" in run("list", "packs").stdout


def test_its_page_names_every_key() -> None:
    page = (REPOSITORY / "docs" / "packs.md").read_text("utf-8")
    for field in pack_schema():
        assert f"`{field.key.rpartition('.')[2]}`" in page, field.key


def test_its_page_s_example_is_a_pack(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "packs.md").read_text("utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    pack = read_pack(path, "own.yaml")
    assert (pack.title, len(pack.selections), pack.combined) == (
        "Sleep and rest",
        2,
        ("*-fern.pdf",),
    )


def test_globs_and_exclusions(clinic: Clinic) -> None:
    clinic.write(
        "content/packs/lane.yaml",
        """title: Some
handouts:
  - articles: ["*e*", rest]
    without: [w*]
    templates: [own, thought-*]
    brands: ["*"]
    formats: [pdf, docx]
    exclude: ["*-elm.docx", thought-record-portrait*]
    editions: [standard, large-print]
""",
    )
    names = made(clinic.publish())
    assert {name.partition("-")[0] for name in names} == {"rest"}
    assert "rest-own-elm.pdf" in names
    assert "rest-own-elm-large-print.docx" in names
    assert "rest-own-elm.docx" not in names
    assert "rest-thought-record-oak.docx" in names


def test_a_glob_takes_no_samples(clinic: Clinic) -> None:
    assert {name.partition("-")[0] for name in made(clinic.publish())} == {"rest", "worry"}


def test_what_cannot_be_found_is_told_at_once(clinic: Clinic) -> None:
    clinic.write(
        "content/packs/lane.yaml",
        """title: Wrong
handouts:
  - articles: [rset]
    brands: [aok]
  - articles: [none-*]
  - templates: [nothing]
""",
    )
    result = clinic.call()
    assert result.exit_code == 3
    assert 'did you mean "rest"?' in result.stderr
    assert 'did you mean "oak"?' in result.stderr
    assert 'lane.yaml:5: no article is like "none-*"' in result.stderr
    assert '"nothing"' in result.stderr


def test_two_handouts_of_one_name(clinic: Clinic) -> None:
    entry = "  - {articles: [rest], templates: [own], brands: [oak], sections: [one]%s}\n"
    clinic.write("content/packs/lane.yaml", PACK + entry % "")
    result = clinic.call()
    assert result.exit_code == 3
    assert "lane.yaml:8: rest-own-oak.pdf is the name of another handout too, of line 4" in (
        result.stderr
    )
    clinic.write("content/packs/lane.yaml", PACK + entry % ", suffix: short")
    assert "rest-own-oak-short.pdf" in made(clinic.publish())


def test_the_same_handout_twice_is_one(clinic: Clinic) -> None:
    again = "  - {articles: [rest], templates: [own], brands: [oak]}\n"
    clinic.write("content/packs/lane.yaml", PACK + again)
    assert len(made(clinic.publish())) == 8


def test_no_such_pack(run: Run) -> None:
    result = run("publish", "startr")
    assert result.exit_code == 2
    assert 'did you mean "starter"?' in result.stderr


def test_a_pack_named_by_its_path(clinic: Clinic) -> None:
    result = clinic.run(
        "publish", "content/packs/lane.yaml", "-o", "public", "--as-of", "2026-06-01"
    )
    assert result.exit_code == 0
    assert len(clinic.files()) == 12


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("brand: oak", "brand: none", '2: there is no brand called "none"'),
        ("brand: oak", "language: klingon!!", '2: language is "klingon!!"'),
        ('["*"]', "[no]", '4: there is no article called "no"'),
        ("[own]", "[onw]", '4: there is no template called "onw"'),
        ("[oak, elm]", "[oka]", '4: there is no brand called "oka"'),
        ("[pdf, docx]", "[pdf]\n    language: e", '8: language is "e"'),
        ("[pdf, docx]", "[pdf]\n    sections: [none]", '4: no section "none" in "rest"'),
    ],
)
def test_what_is_wrong_with_a_request_is_told_at_its_line(
    clinic: Clinic, old: str, new: str, told: str
) -> None:
    """Nobody typed --section, so that nobody is told of one."""
    assert old in PACK
    clinic.write("content/packs/lane.yaml", PACK.replace(old, new, 1))
    result = clinic.call()
    assert result.exit_code == 3
    assert f"error: content/packs/lane.yaml:{told}" in result.stderr
