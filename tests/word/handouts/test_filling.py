"""Handouts in somebody's own Word template: real paragraphs and tables in its own styles."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from openxml_audit import OpenXmlValidator

from handoutgen.errors import CallError, TemplateError
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.pipeline import holds_personal_values, prepare, write
from handoutgen.report import Report, TemplateNotice
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from tests.conftest import REPOSITORY
from tests.reading import docx_words, pdf_words
from tests.word.handouts.workspaces import made, opened, template, workspace

LETTER = (
    "For {{ client }}, {{ today }}",
    "{{ title }}",
    "{{p sections }}",
    "{%p for prompt in prompts %}",
    "{{p prompt }}",
    "{%p endfor %}",
    "{{p references }}",
    "{{p imprint }}",
)


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handout, Report]:
    """The handout of the sample article in a template of all kinds of tags."""
    return made(workspace(tmp_path_factory.mktemp("letter"), template(*LETTER)))


def parts(handout) -> dict[str, str]:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(io.BytesIO(handout.filled.data)) as package:
        return {
            name: package.read(name).decode()
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def valid(data: bytes, folder: Path) -> None:
    file = folder / "made.docx"
    file.write_bytes(data)
    result = OpenXmlValidator().validate(file)
    known = "stylesWithEffects"  # python-docx's own template brings it, and it is invalid there
    errors = [one for one in result.errors if known not in str(one)]
    assert not errors, errors


def styled(document: Document) -> list[tuple[str, str]]:
    """Return style and text of each paragraph of the body."""
    return [(one.style.name, one.text) for one in document.paragraphs if one.text]


def test_blocks_stand_in_the_templates_own_styles(
    letter: tuple[Handout, Report], tmp_path: Path
) -> None:
    handout, _ = letter
    found = styled(opened(handout))
    assert ("Heading 1", "First steps") in found
    assert ("Body Text", "Then again:") in found
    assert ("List Number", "One") in found
    assert ("List Bullet", "Lead. A point with a link.") in found or (
        "List Bullet",
        "Lead. A point with a .",
    ) in found
    assert any(style == "Quote" for style, _ in found)
    assert handout.filled is not None
    valid(handout.filled.data, tmp_path)


def test_each_list_begins_anew_in_the_templates_own_numbers(letter: tuple[Handout, Report]) -> None:
    handout, _ = letter
    document = opened(handout)
    numbers = {
        one.text: one._p.pPr.numPr.numId.val
        for one in document.paragraphs
        if one.style.name == "List Number" and one._p.pPr.numPr is not None
    }
    assert numbers["One"] == numbers["Two"]
    assert numbers["Anew"] == numbers["Further"] != numbers["One"]
    numbering = document.part.numbering_part.element
    own = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = {one.numId: one.abstractNumId.val for one in numbering.num_lst}
    assert abstract[numbers["One"]] == abstract[own]
    restarted = next(one for one in numbering.num_lst if one.numId == numbers["Anew"])
    assert restarted.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_pictures_have_their_words_and_links_lead_out(letter: tuple[Handout, Report]) -> None:
    handout, _ = letter
    document = parts(handout)["word/document.xml"]
    assert 'descr="A calm sea"' in document
    relationships = parts(handout)["word/_rels/document.xml.rels"]
    assert "https://example.org/a?b=1&amp;c=2" in relationships
    assert "media/added1.png" in relationships
    ids = re.findall(r'<wp:docPr id="(\d+)"', document)
    assert len(ids) == len(set(ids))


def test_references_are_those_that_the_file_cites(tmp_path: Path) -> None:
    library = workspace(
        tmp_path, template("{{p references }}", "{{p sections }}", "{{p imprint }}")
    )
    handout, _ = made(library)
    found = styled(opened(handout))
    assert found[0] == ("Heading 1", "References")
    assert "A sample work" in found[1][1]
    handout, _ = made(library, request=Request(("rest",), sections=("questions",), template="own"))
    assert "References" not in [text for _, text in styled(opened(handout))]


def test_what_is_not_known_is_a_line_to_write_on(tmp_path: Path) -> None:
    library = workspace(tmp_path, template(*LETTER))
    handout, _ = made(library)
    assert opened(handout).paragraphs[0].text.startswith("For ")
    assert "\u00a0\u00a0\u00a0" in opened(handout).paragraphs[0].text
    assert not holds_personal_values(handout)
    handout, _ = made(library, Person("Ann & <Bob>", date=date(2025, 3, 4)))
    assert opened(handout).paragraphs[0].text == "For Ann & <Bob>, 4 March 2025"
    assert holds_personal_values(handout)


def test_a_value_looks_like_its_tag(tmp_path: Path) -> None:
    def build(new: Document) -> None:
        run = new.add_paragraph().add_run("For {{ client }}, {{ article.title }}")
        run.bold = True
        run.font.size = Pt(20)

    handout, _ = made(workspace(tmp_path, template(build=build)), Person("Ann"))
    runs = [one for one in opened(handout).paragraphs[0].runs if one.text.strip()]
    assert all(one.bold and one.font.size == Pt(20) for one in runs)
    assert opened(handout).paragraphs[0].text == "For Ann, Resting well & <soundly>"


def test_the_file_says_what_it_is_and_not_who_made_the_template(tmp_path: Path) -> None:
    handout, _ = made(workspace(tmp_path, template(*LETTER)), Person("Ann Example"))
    said = opened(handout).core_properties
    assert said.title == "Resting well & <soundly>"
    assert said.author == "The sample authors"
    assert said.identifier == "XY-7"
    assert not any(
        "Ann Example" in xml for name, xml in parts(handout).items() if "docProps" in name
    )
    assert not any("Somebody At Home" in xml for xml in parts(handout).values())


def test_made_styles_are_told_once_and_based_on_the_templates_own(
    letter: tuple[Handout, Report],
) -> None:
    handout, report = letter
    told = [one for one in report if isinstance(one, TemplateNotice) and "styles" in one.problem]
    assert len(told) == 1
    assert "Handout Lead Term, Hyperlink" in told[0].problem
    styles = opened(handout).styles
    assert styles["Handout Prompt"].base_style.name == "Normal"


def renamed(*names: tuple[str, str]) -> Callable[[Document], None]:
    def build(new: Document) -> None:
        for old, name in names:
            style = new.styles[old].element
            style.name_val = name
            style.set(qn("w:styleId"), re.sub(r"\W", "", name))

    return build


@pytest.mark.parametrize(
    ("heading", "bullet"),
    [
        ("Überschrift 1", "Aufzählungszeichen"),
        ("Titre 1", "Liste à puces"),
        ("Encabezado 1", "Lista con viñetas"),
        ("Título 1", "Lista con viñetas"),
    ],
)
def test_styles_are_found_by_name_in_any_language(
    heading: str, bullet: str, tmp_path: Path
) -> None:
    build = renamed(("Heading 1", heading), ("List Bullet", bullet))
    handout, _ = made(workspace(tmp_path, template(*LETTER, build=build)))
    document = opened(handout)
    names = {one.text: one.style.name for one in document.paragraphs}
    assert names["First steps"] == heading
    assert bullet in names.values()
    assert "Heading 1" not in {one.name for one in document.styles}


def test_without_a_place_for_the_imprint_it_closes_the_body_and_that_is_told(
    tmp_path: Path,
) -> None:
    handout, report = made(workspace(tmp_path, template("{{p sections }}", "Yours")))
    lines = [text for _, text in styled(opened(handout))]
    assert lines.index("Yours") < next(at for at, one in enumerate(lines) if "XY-7" in one)
    assert any("imprint" in one.problem for one in report)
    body = opened(handout).element.body
    assert body[-1].tag == qn("w:sectPr")


def test_ready_worksheets_and_blanks_can_be_called(tmp_path: Path) -> None:
    library = workspace(
        tmp_path,
        template(
            "{{p thought_record() }}", '{{p lines(3, label="Mine & yours") }}', "{{p imprint }}"
        ),
    )
    handout, report = made(library)
    assert any("wants a landscape page" in notice.problem for notice in report)
    document = opened(handout)
    assert len(document.tables) >= 2
    assert "Mine & yours" in docx_words(handout.filled.data)  # type: ignore[union-attr]
    assert handout.filled is not None
    valid(handout.filled.data, tmp_path)


def test_faults_of_a_worksheet_are_told_with_the_tags_place(tmp_path: Path) -> None:
    library = workspace(tmp_path, template("{{p thought_record(exmaple=1) }}"))
    with pytest.raises(TemplateError, match='no "exmaple" to replace') as caught:
        made(library)
    assert caught.value.faults[0].place.name == "templates/own.docx: body, paragraph 1"


def test_blocks_in_headers_cells_and_text_are_where_they_belong(tmp_path: Path) -> None:
    def build(new: Document) -> None:
        new.sections[0].header.paragraphs[0].text = "{{p article.byline }}"
        cell = new.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].text = "{{p sections }}"
        empty = new.add_table(1, 1).cell(0, 0)
        empty.paragraphs[0].text = "{{p references }}"
        new.add_paragraph("{{p imprint }}")

    library = workspace(tmp_path, template(build=build))
    handout, _ = made(library, request=Request(("rest",), sections=("questions",), template="own"))
    document = opened(handout)
    assert "The sample authors" in document.sections[0].header.paragraphs[0].text
    assert "More text." in document.tables[0].cell(0, 0).text
    assert handout.filled is not None
    valid(handout.filled.data, tmp_path)


def test_discreet_nothing_outside_the_page_says_what_it_is(tmp_path: Path) -> None:
    request = Request(("rest",), template="own", discreet=True)
    handout, _ = made(workspace(tmp_path, template(*LETTER)), request=request)
    assert "Resting" not in opened(handout).core_properties.title
    assert 'w:name="first-steps"' not in parts(handout)["word/document.xml"]


@pytest.mark.parametrize("option", [{"edition": "large-print"}, {"fillable": True}])
def test_editions_and_forms_are_refused_with_a_way_out(
    option: dict[str, object], tmp_path: Path
) -> None:
    library = workspace(tmp_path, template(*LETTER))
    with pytest.raises(CallError) as caught:
        prepare(Request(("rest",), template="own", **option), library)  # type: ignore[arg-type]
    assert caught.value.exit_code == 2
    assert caught.value.faults[0].hint


def test_names_that_are_not_there_are_all_told_with_places(tmp_path: Path) -> None:
    library = workspace(tmp_path, template("{{ brand.nmae }}", "{{ clientt }}"))
    with pytest.raises(TemplateError) as caught:
        made(library, Person("Ann Example"))
    said = str(caught.value)
    assert 'did you mean "name"' in said
    assert 'did you mean "client"' in said
    assert "Ann Example" not in said


def test_without_an_article_the_template_says_that_it_needs_one(tmp_path: Path) -> None:
    library = workspace(tmp_path, template("{{ article.title }}"))
    with pytest.raises(TemplateError, match="needs an article"):
        made(library, request=Request((), template="own"))


def test_paper_of_another_size_than_the_brands_is_told() -> None:
    library = Library(Workspace.at(REPOSITORY))
    told = {}
    for brand in ("lantern-quay", "lantern-quay-us"):
        report = Report()
        request = Request(("sleeping-better",), template="letterhead", brand=brand)
        prepare(request, library).compose(Person(), report)
        told[brand] = [one.problem for one in report]
    assert told["lantern-quay"] == []
    assert told["lantern-quay-us"] == ["its pages are A4, the brand's Letter"]


def test_the_same_bytes_every_time_and_in_any_order(tmp_path: Path) -> None:
    data = template(*LETTER)
    library = workspace(tmp_path, data)
    first, _ = made(library, Person("Ann"))
    second, _ = made(library, Person("Bob"))
    again, _ = made(Library(library.workspace), Person("Bob"))
    assert second.filled == again.filled != first.filled
    assert first.filled is not None
    assert "Bob" not in docx_words(first.filled.data)


@pytest.mark.parametrize("name", ["letterhead", "worksheet-form", "two-column-leaflet"])
def test_the_programs_own_templates_make_both_formats_without_a_notice(
    name: str, tmp_path: Path
) -> None:
    library = Library(Workspace.at(REPOSITORY))
    request = Request(("sleeping-better",), template=name, brand="lantern-quay")
    report = Report()
    handout = prepare(request, library).compose(Person("Sample Client"), report)
    word, pdf = write(handout, "docx", report), write(handout, "pdf", report)
    assert not report.notices, [str(one) for one in report]
    assert "Sleeping better" in pdf_words(pdf)
    assert "Lantern Quay Clinic" in pdf_words(pdf)
    assert "Page 1 of" in pdf_words(pdf)
    assert 'descr="A lit lantern' in parts(handout)["word/header1.xml"]
    valid(word, tmp_path)
    docx.Document(io.BytesIO(word))
