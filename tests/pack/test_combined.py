"""One PDF of a pack: contents that lead to each handout, bookmarks, numbers, tags."""

from __future__ import annotations

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
        assert f"{row} {start}" in contents
    named = reader.named_destinations
    numbers = {page.indirect_reference: at for at, page in enumerate(reader.pages)}
    leads = [
        numbers[named[note.get_object()["/Dest"]].page]  # type: ignore[index]
        for note in reader.pages[0]["/Annots"]  # type: ignore[attr-defined]
    ]
    assert leads == starts
    assert reader.page_labels[:3] == ["i", "1", "2"]
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[:2] == ["Contents", "Rest (Own, Oak Lane)"]
    for start, title in zip(starts, ("Rest", "Rest", "Worry", "Worry"), strict=True):
        assert f"{title} in words." in words(reader, start)


def test_it_conforms(clinic: Clinic) -> None:
    clinic.publish()
    path = clinic.root / "public" / "lane.pdf"
    for profile in ("ua1", "2a"):
        assert "no failures" in str(validation.validate_pdf(str(path), profile=profile))


def test_forms_print_as_they_are(clinic: Clinic) -> None:
    form = "  - {templates: [thought-record], brands: [oak], fillable: yes}\n"
    clinic.write("content/packs/lane.yaml", PACK + form)
    clinic.publish()
    reader = combined(clinic)
    assert reader.get_fields() is None
    assert "Thought record" in words(reader, len(reader.pages) - 1)
    single = next(path for path in (clinic.root / "public/handouts").glob("thought-record*.pdf"))
    assert pypdf.PdfReader(single).get_fields()
    test_it_conforms(clinic)


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
