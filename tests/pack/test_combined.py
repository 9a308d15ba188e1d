"""One PDF of a pack: contents that lead to each handout, bookmarks, numbers, tags."""

from __future__ import annotations

import csv
import io
import json

import page as validation
import pypdf
import pytest

from tests.pack.clinic import PACK, Clinic, article, made


def combined(clinic: Clinic) -> pypdf.PdfReader:
    return pypdf.PdfReader(clinic.root / "public" / "lane.pdf")


def words(reader: pypdf.PdfReader, number: int) -> str:
    return " ".join(reader.pages[number].extract_text().split())


def test_contents_bookmarks_and_numbers(clinic: Clinic) -> None:
    long = article("Worry", "OL-2") + "\n\n".join(["Many words here."] * 60)
    clinic.write("content/articles/rest.md", long.replace("Worry", "Rest"))
    clinic.publish()
    reader = combined(clinic)
    pages = clinic.manifest()["handouts/rest-own-elm.pdf"]["pages"]
    assert isinstance(pages, int)
    assert pages > 1
    starts = [1, 1 + pages, 1 + 2 * pages, 2 + 2 * pages]
    contents = words(reader, 0)
    rows = ["Rest, Own, Oak Lane", "Rest, Own, Elm Street", "Worry, Own, Oak Lane"]
    for row, start in zip(rows, starts, strict=False):
        assert f"{row} {start + 1}" in contents
    named = reader.named_destinations
    numbers = {page.indirect_reference: at for at, page in enumerate(reader.pages)}
    leads = [
        numbers[named[note.get_object()["/Dest"]].page]  # type: ignore[index]
        for note in reader.pages[0]["/Annots"]  # type: ignore[attr-defined]
    ]
    assert leads == starts
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[:2] == ["Contents", "Rest (Own, Oak Lane)"]
    for start, title in zip(starts, ("Rest", "Rest", "Worry", "Worry"), strict=True):
        assert f"{title} in words." in words(reader, start)


def test_it_conforms(clinic: Clinic) -> None:
    clinic.publish()
    path = clinic.root / "public" / "lane.pdf"
    for profile in ("ua1", "2a"):
        assert "no failures" in str(validation.validate_pdf(str(path), profile=profile))


FORM = "  - {templates: [thought-record], brands: [oak, elm], fillable: yes}\n"


def test_forms_are_forms_in_it(clinic: Clinic) -> None:
    clinic.write("content/packs/lane.yaml", PACK + FORM)
    clinic.publish()
    path = clinic.root / "public" / "lane.pdf"
    (single,) = (clinic.root / "public/handouts").glob("thought-record-oak*.pdf")
    alone = [name for name, one in (pypdf.PdfReader(single).get_fields() or {}).items()]
    fields = combined(clinic).get_fields() or {}
    assert alone
    for brand in ("oak", "elm"):
        assert {f"thought-record-{brand}-form.{name}" for name in alone} <= fields.keys()
    assert "no failures" in str(validation.validate_pdf(str(path), profile="ua1"))
    result = clinic.run("check", "public/lane.pdf")
    assert result.exit_code == 0, result.stdout
    assert "PDF/UA-1: claimed" in result.stdout
    assert "PDF/A" not in result.stdout


def test_answers_of_its_sheets_are_apart(clinic: Clinic) -> None:
    clinic.write("content/packs/lane.yaml", PACK + FORM)
    clinic.publish()
    writer = pypdf.PdfWriter(clone_from=clinic.root / "public" / "lane.pdf")
    names = [name for name in writer.get_fields() or {} if name.endswith(".name")]
    for page in writer.pages:
        answers = {name: name[15:18] for name in names}
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    writer.write(clinic.root / "back.pdf")
    said = json.loads(clinic.run("answers", "back.pdf", "--json").stdout)
    assert [(sheet["file"], sheet["fields"]["name"]) for sheet in said] == [
        ("back.pdf", "oak"),
        ("back.pdf", "elm"),
    ]
    assert "Elm Street" in said[1]["title"]
    rows = list(csv.DictReader(io.StringIO(clinic.run("answers", "back.pdf", "--csv").stdout)))
    assert [row["name"] for row in rows] == ["oak", "elm"]
    assert "Not answered" in clinic.run("answers", "back.pdf").stdout


def test_the_foot_of_each_page_says_which_it_is(clinic: Clinic) -> None:
    """The contents say on which page a handout begins; its own foot begins with page 1."""
    clinic.publish()
    reader = combined(clinic)
    assert words(reader, 0).endswith(" 1")
    for place in range(1, len(reader.pages)):
        assert words(reader, place).endswith(f"Page 1 of 1 {place + 1}")


def test_contents_of_several_pages_count_themselves(clinic: Clinic) -> None:
    for number in range(60):
        clinic.write(f"content/articles/a{number:02}.md", article(f"A {number:02}", "OL-9"))
    clinic.write("content/packs/lane.yaml", PACK.replace("[oak, elm]", "[oak]"))
    clinic.replace("content/packs/lane.yaml", "[pdf, docx]", "[pdf]")
    clinic.publish()
    reader = combined(clinic)
    before = len(reader.pages) - 62
    assert before > 1
    contents = " ".join(words(reader, place) for place in range(before))
    for number in (0, 59):
        page = before + number + 1
        assert f"A {number:02}, Own {page}" in contents
        assert f"A {number:02} in words." in words(reader, page - 1)


@pytest.mark.parametrize(
    ("said", "pages"), [("no", 0), ('["rest-*"]', 3), ('["*-elm.pdf", worry-own-oak.pdf]', 4)]
)
def test_which_go_in(clinic: Clinic, said: str, pages: int) -> None:
    clinic.write("content/packs/lane.yaml", f"combined: {said}\n{PACK}")
    clinic.publish()
    assert ("lane.pdf" in clinic.files()) == bool(pages)
    assert ("lane.pdf" in clinic.files()["index.html"].decode()) == bool(pages)
    if pages:
        assert len(combined(clinic).pages) == pages


def test_a_pattern_that_nothing_is_like(clinic: Clinic) -> None:
    clinic.write("content/packs/lane.yaml", f'title: A\ncombined: ["rset-*"]\n{PACK[21:]}')
    result = clinic.call()
    assert result.exit_code == 3
    assert 'lane.yaml:2: no PDF of the pack is like "rset-*"' in result.stderr


def test_withdrawn_is_not_in_it(clinic: Clinic) -> None:
    more = "withdrawn: {on: 2026-05-01, reason: Old.}\n"
    clinic.write("content/articles/rest.md", article("Rest", "OL-1", more=more))
    clinic.publish()
    assert len(combined(clinic).pages) == 3


def test_it_is_kept_while_its_parts_are(clinic: Clinic) -> None:
    clinic.publish()
    path = clinic.root / "public" / "lane.pdf"
    before = path.stat().st_ino
    clinic.replace("content/packs/lane.yaml", "[pdf, docx]", "[pdf]")
    clinic.publish()
    assert path.stat().st_ino == before
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    assert len(made(clinic.publish())) == 2
    assert path.stat().st_ino != before
