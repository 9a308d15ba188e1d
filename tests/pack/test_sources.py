"""The short way to know that nothing is due is never wrong: it is not taken where it might be."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.pack import planning
from tests.pack.clinic import PACK, Clinic, made


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows whenever a pack is planned the long way."""
    seen: list[str] = []
    real = planning.plan_of

    def noted(path: Path, *words: object, **more: object) -> object:
        seen.append(path.name)
        return real(path, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(planning, "plan_of", noted)
    return seen


def test_the_short_way_is_taken(clinic: Clinic, composed: list[str]) -> None:
    clinic.publish()
    assert composed == ["lane.yaml"]
    assert clinic.publish()[-1]["files"] == 8
    assert clinic.publish("--as-of", "2026-12-24")[-1]["step"] == "unchanged"
    assert composed == ["lane.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "content/articles/new.md",
        "content/articles/rest.outline.yaml",
        "content/brands/oak/logo.svg",
        "content/pictures/sun.svg",
        "templates/_new.md.j2",
        "handoutgen/words/en.yaml",
    ],
)
def test_not_where_a_file_is_new(clinic: Clinic, composed: list[str], name: str) -> None:
    clinic.publish()
    clinic.write(name, '<svg xmlns="http://www.w3.org/2000/svg"/>' if ".svg" in name else "")
    clinic.call()
    assert len(composed) == 2


@pytest.mark.parametrize("name", ["content/packs/lane.yaml", "handoutgen.yaml"])
def test_not_where_a_file_is_changed(clinic: Clinic, composed: list[str], name: str) -> None:
    clinic.publish()
    clinic.write(name, (clinic.root / name).read_text() + "# said\n")
    clinic.publish()
    assert len(composed) == 2


def test_not_on_a_day_that_makes_something_overdue(clinic: Clinic, composed: list[str]) -> None:
    clinic.replace("content/articles/worry.md", "review_by: 2027-01-10", "review_by: 2030-01-01")
    clinic.publish()
    clinic.publish("--as-of", "2027-01-11", exit=1)
    assert len(composed) == 2
    assert clinic.publish("--as-of", "2027-01-11", exit=1)[-1]["left_out"] == 4
    assert len(composed) == 3


def test_not_where_something_is_to_be_told(clinic: Clinic, composed: list[str]) -> None:
    clinic.replace("content/articles/rest.md", "audience: client", "audience: clinician")
    for count in (1, 2):
        result = clinic.call()
        assert "written for clinicians" in result.stderr
        assert len(composed) == count


def test_not_for_what_lies_elsewhere(clinic: Clinic, composed: list[str]) -> None:
    text = (clinic.root / "content/articles/rest.md").read_text()
    clinic.write("drafts/calm.md", text)
    clinic.write("content/packs/lane.yaml", PACK.replace('["*"]', "[drafts/calm.md, rest]"))
    clinic.publish()
    clinic.write("drafts/calm.md", text.replace("More words.", "Other words."))
    assert len(made(clinic.publish())) == 4
    assert len(composed) == 2


def test_not_through_a_linked_folder(clinic: Clinic, composed: list[str]) -> None:
    articles = clinic.root / "content" / "articles"
    articles.rename(clinic.root / "texts")
    articles.symlink_to(clinic.root / "texts", target_is_directory=True)
    clinic.publish()
    clinic.replace("texts/rest.md", "More words.", "Other words.")
    assert len(made(clinic.publish())) == 4
    assert len(composed) == 2


def test_not_where_what_readers_see_was_touched(clinic: Clinic, composed: list[str]) -> None:
    clinic.publish()
    (clinic.root / "public" / "handouts" / "rest-own-oak.docx").unlink()
    assert made(clinic.publish()) == ["rest-own-oak.docx"]
    assert len(composed) == 2
