"""``make`` as clinics and therapists call it: names, places, persons, dates, strictness."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest

from handoutgen.model.asks import ASK_KINDS
from handoutgen.model.sheet_mark import SheetMark, read_mark
from tests.conftest import Run
from tests.reading import docx_words, pdf_words


def test_a_handout_from_the_samples_in_an_empty_folder(run: Run, tmp_path: Path) -> None:
    result = run("make", "sleeping-better")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made output/sleeping-better-handout-plain.pdf\n"
    assert "Sleeping better" in pdf_words(tmp_path / "output/sleeping-better-handout-plain.pdf")


def test_both_formats_for_a_brand(run: Run, tmp_path: Path) -> None:
    result = run(
        "make",
        "sleeping-better",
        "-t",
        "worksheet",
        "-b",
        "lantern-quay",
        "-f",
        "pdf",
        "-f",
        "docx",
    )
    assert result.exit_code == 0, result.stderr
    made = sorted(path.name for path in (tmp_path / "output").iterdir())
    assert made == [f"sleeping-better-worksheet-lantern-quay.{kind}" for kind in ("docx", "pdf")]


def test_a_file_s_suffix_is_its_format(run: Run, tmp_path: Path) -> None:
    assert run("make", "sleeping-better", "-o", "here/leaflet.docx").exit_code == 0
    assert "Sleeping better" in docx_words(tmp_path / "here/leaflet.docx")


def test_a_folder_takes_the_default_name(run: Run, tmp_path: Path) -> None:
    assert run("make", "sleeping-better", "-o", "out").exit_code == 0
    assert (tmp_path / "out/sleeping-better-handout-plain.pdf").is_file()


def test_several_articles_in_one_handout(run: Run, tmp_path: Path) -> None:
    result = run("make", "sleeping-better", "when-worry-will-not-stop", "-s", "sleeping-better:1")
    assert result.exit_code == 0, result.stderr
    (made,) = (tmp_path / "output").iterdir()
    assert made.name == "sleeping-better-when-worry-will-not-stop-handout-plain.pdf"
    words = pdf_words(made)
    assert "Sleeping better" in words
    assert "When worry will not stop" in words


def test_a_query_must_say_which_of_several_articles_it_means(run: Run) -> None:
    result = run("make", "sleeping-better", "when-worry-will-not-stop", "-s", "1")
    assert result.exit_code == 2
    assert "sleeping-better:1" in result.stderr


def test_what_is_missing_from_two_places_is_told_at_once(run: Run) -> None:
    result = run("make", "no-such", "-t", "nor-this", "-b", "nor-that")
    assert result.exit_code == 2
    for name in ("no-such", "nor-this", "nor-that"):
        assert name in result.stderr


def test_a_person_s_file_is_never_written_over(run: Run, tmp_path: Path) -> None:
    call = ("make", "sleeping-better", "-t", "worksheet", "-o", "w.pdf")
    assert run(*call, "--client", "Sample One").exit_code == 0
    first = (tmp_path / "w.pdf").read_bytes()
    second = run(*call, "--client", "Sample Two")
    assert second.stdout == "made w-2.pdf\n"
    assert "w.pdf" in second.stderr
    assert "--replace" in second.stderr
    assert (tmp_path / "w.pdf").read_bytes() == first
    assert "Sample Two" in pdf_words(tmp_path / "w-2.pdf")
    assert run(*call, "--client", "Sample Three", "--replace").stdout == "made w.pdf\n"
    assert "Sample Three" in pdf_words(tmp_path / "w.pdf")


def test_a_file_that_names_nobody_is_made_anew(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("make", "sleeping-better", "-t", "worksheet", "-o", "w.pdf").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["w.pdf"]


def test_names_stay_out_of_names_messages_and_properties(run: Run, tmp_path: Path) -> None:
    result = run(
        *("make", "sleeping-better", "-t", "worksheet", "-f", "pdf", "-f", "docx"),
        *("--client", "Zebulon Quince", "--clinician", "Ottoline Marsh"),
    )
    assert result.exit_code == 0
    for name in ("Zebulon", "Quince", "Ottoline", "Marsh"):
        assert name not in result.stdout + result.stderr
        for path in (tmp_path / "output").iterdir():
            assert name.casefold() not in path.name.casefold()
    import zipfile

    import pikepdf

    (docx,) = (tmp_path / "output").glob("*.docx")
    with zipfile.ZipFile(docx) as package:
        for part in package.namelist():
            if part.startswith("docProps/"):
                assert b"Quince" not in package.read(part)
    (pdf,) = (tmp_path / "output").glob("*.pdf")
    with pikepdf.open(pdf) as opened:
        assert "Quince" not in str(opened.docinfo)
        with opened.open_outline() as outline:
            assert "Quince" not in str(outline.root)
    assert "Zebulon Quince" in pdf_words(pdf)
    assert "Zebulon Quince" in docx_words(docx)


def test_the_name_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    call = ("make", "sleeping-better", "-t", "worksheet", "-o", "w.pdf", "--client", "-")
    result = run(*call, input="Sample Client\n")
    assert result.exit_code == 0, result.stderr
    assert "Sample Client" in pdf_words(tmp_path / "w.pdf")


def test_no_answer_to_the_question_stops(run: Run, tmp_path: Path) -> None:
    result = run("make", "sleeping-better", "--client", "-", input="")
    assert result.exit_code == 1
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("--date", "2025-03-04"), "4 March 2025"),
        (("--date", "2025-03-04", "--language", "es"), "4 de marzo de 2025"),
        (("--date", "2025-03-04", "--language", "fr"), "4 mars 2025"),
        (("--date", "2025-03-04", "--language", "de"), "4. März 2025"),
    ],
)
def test_the_date_in_words(run: Run, tmp_path: Path, words: tuple[str, ...], printed: str) -> None:
    assert run("make", "sleeping-better", "-t", "worksheet", "-o", "w.pdf", *words).exit_code == 0
    assert printed in pdf_words(tmp_path / "w.pdf")


def test_the_date_of_a_scheduled_build(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741046400")
    assert run("make", "sleeping-better", "-t", "worksheet", "-o", "w.pdf").exit_code == 0
    assert "4 March 2025" in pdf_words(tmp_path / "w.pdf")


def test_values_of_one_s_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/note.md.j2").write_text(
        "# {{ subject }}\n\n{% for step in steps %}\n- {{ step }}\n{% endfor %}\n", "utf-8"
    )
    (tmp_path / "v.yaml").write_text("subject: from file\nsteps: [One, '*Two*']\n", "utf-8")
    call = ("make", "-t", "note", "--set-file", "v.yaml", "--set", "subject=From call = here")
    result = run(*call, "-o", "n.pdf")
    assert result.exit_code == 0, result.stderr
    words = pdf_words(tmp_path / "n.pdf")
    assert "From call = here" in words
    assert "*Two*" in words
    assert "from file" not in words


def test_strict_makes_nothing_as_long_as_there_is_a_notice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nA sentence that says something.\n", "utf-8")
    told = run("make", "a.txt", "-o", "a.pdf")
    assert told.exit_code == 0
    assert "notice:" in told.stderr
    assert "audience" in told.stderr
    assert "licence" in told.stderr
    strict = run("make", "a.txt", "-o", "b.pdf", "--strict")
    assert strict.exit_code == 1
    assert "error:" in strict.stderr
    assert not (tmp_path / "b.pdf").exists()


def test_an_overdue_review_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: A\nreview_by: 2020-01-01\n---\n\nText.\n\n## Part\n\nMore.\n", "utf-8"
    )
    result = run("make", "a.md", "-o", "a.pdf")
    assert result.exit_code == 0
    assert "2020-01-01" in result.stderr


def test_a_sample_brand_is_never_chosen_unasked(run: Run, tmp_path: Path) -> None:
    run("make", "sleeping-better", "-o", "a.pdf")
    assert "SAMPLE" not in pdf_words(tmp_path / "a.pdf")
    run("make", "sleeping-better", "-b", "lantern-quay", "-o", "b.pdf")
    assert "SAMPLE" in pdf_words(tmp_path / "b.pdf")


def test_settings_are_what_is_meant(run: Run, tmp_path: Path) -> None:
    (tmp_path / "handoutgen.yaml").write_text(
        "brand: lantern-quay\ntemplate: worksheet\nformats: [docx]\nlanguage: es\n"
        "clinician: Sample Clinician\n",
        "utf-8",
    )
    result = run("make", "sleeping-better")
    assert result.stdout == "made output/sleeping-better-worksheet-lantern-quay.docx\n"


def test_the_workspace_may_be_elsewhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clinic/content/articles").mkdir(parents=True)
    (tmp_path / "clinic/content/articles/own.md").write_text("# Own\n\nText.\n", "utf-8")
    for words in (
        ("--workspace", "clinic", "make", "own"),
        ("make", "own", "--workspace", "clinic"),
    ):
        result = run(*words)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == "made clinic/output/own-handout-plain.pdf\n"


@pytest.mark.parametrize(
    "words", [("-t", "handout"), ("-t", "key-points"), ("-t", "handout-worksheet")]
)
def test_what_needs_an_article_says_so(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("make", *words)
    assert result.exit_code == 1
    assert "needs an article" in result.stderr
    assert "list articles" in result.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(("language", "said"), [("en", "Ref. K-2041"), ("de", "Kennung K-2041")])
def test_a_code_is_printed_and_kept_in_the_file(
    run: Run, tmp_path: Path, language: str, said: str
) -> None:
    call = ("make", "-t", "thought-record", "--ref", "K-2041", "--language", language)
    assert run(*call, "-f", "pdf", "-f", "docx", "-o", "out").exit_code == 0
    pdf, docx = (tmp_path / f"out/thought-record-plain.{kind}" for kind in ("pdf", "docx"))
    assert said in pdf_words(pdf)
    assert said in docx_words(docx)
    with pikepdf.open(pdf) as opened:
        assert read_mark(str(opened.docinfo["/Handoutgen"])) == SheetMark(ref="K-2041")
        kept = opened.pages[0].obj.PieceInfo.Handoutgen.Private
        assert read_mark(str(kept)) == SheetMark(ref="K-2041")
    with zipfile.ZipFile(docx) as opened_docx:
        assert "K-2041" in opened_docx.read("docProps/custom.xml").decode()


def test_files_with_codes_never_replace_each_other(run: Run) -> None:
    assert run("make", "-t", "thought-record", "--ref", "A1").exit_code == 0
    result = run("make", "-t", "thought-record", "--ref", "B2")
    assert "made output/thought-record-plain-2.pdf" in result.stdout


def test_a_code_that_may_be_a_name_is_refused_and_not_repeated(run: Run, tmp_path: Path) -> None:
    result = run("make", "-t", "thought-record", "--ref", "Sample Client")
    assert result.exit_code == 2
    assert "--ref: holds a space, as names do" in result.stderr
    assert "such as K-2041" in result.stderr
    assert "Sample" not in result.stderr
    assert not (tmp_path / "output").exists()


def test_what_the_template_has_no_place_for_is_told(run: Run) -> None:
    result = run("make", "sleeping-better", "--client", "Sample Client", "--date", "2025-03-04")
    assert result.exit_code == 0
    for option in ("--client", "--date"):
        assert f"notice: {option}: templates/handout.md.j2 has no place for it" in result.stderr
    assert "Sample Client" not in result.stdout + result.stderr
    printed = run("make", "sleeping-better", "-t", "worksheet", "--client", "Sample Client")
    assert "no place for it" not in printed.stderr


def test_a_call_that_names_nothing_is_shown_the_way(run: Run) -> None:
    result = run("make")
    assert result.exit_code == 2
    assert "ARTICLE: none is named" in result.stderr
    assert "list articles" in result.stderr


def test_a_language_without_words_is_told_once(run: Run) -> None:
    result = run("make", "sleeping-better", "-t", "handout-worksheet", "--language", "xx")
    assert result.exit_code == 0
    told = [line for line in result.stderr.splitlines() if "fixed words in" in line]
    assert len([line for line in told if "printed in English" in line]) == 1
    assert "no word in" not in result.stderr
    assert "de, en, es, fr come with the program" in result.stderr


def test_help_of_many_options_has_headings_and_one_column(run: Run) -> None:
    said = run("make", "--help").stdout
    headings = ["What is in it:", "In your own words:", "For whom:", "How it looks:", "The file:"]
    places = [said.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    rows = [line for line in said.splitlines() if line.startswith("  -")]
    assert all(line[25:].strip() for line in rows), "every option says what it does"
    assert len({len(line) - len(line[24:].lstrip()) for line in rows}) == 1


def test_a_file_in_the_place_of_a_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", "utf-8")
    for place in ("taken", "taken/deeper"):
        result = run("make", "sleeping-better", "-o", place)
        assert result.exit_code == 1
        assert "cannot be written: taken is a file, not a folder" in result.stderr


def test_lines_left_out_of_a_saved_page_are_told_in_one(run: Run) -> None:
    told = run("make", "saying-no-kindly").stderr.splitlines()
    (line,) = [line for line in told if "left out" in line]
    assert "13 lines that are no part of the article were left out" in line
    assert "  hint: `handoutgen outline` tells each of them" in told
    shown = run("outline", "saying-no-kindly").stderr
    assert shown.count(": left out ") == 13
    assert run("make", "saying-no-kindly", "--strict").stderr.count(": left out ") == 13


def test_a_few_lines_left_out_are_told_one_by_one(run: Run, tmp_path: Path) -> None:
    page = "Skip to content\n\nOwn words\n\nOne sentence that is long enough to be one.\n"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    told = run("make", "page.txt").stderr
    assert 'left out "Skip to content"' in told


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("-t letterhead", "hint: name one before the template"),
        ("own", 'did you mean the file "own.md"?'),
        ("-t thought-record --set rows=many", "hint: give it digits"),
        ("sleeping-better -f pdf,docx", "hint: one a time: -f pdf -f docx"),
    ],
)
def test_the_way_out_is_said(run: Run, tmp_path: Path, call: str, said: str) -> None:
    (tmp_path / "own.md").write_text("# Own\n\nWords.\n", "utf-8")
    result = run("make", *call.split())
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert result.stdout == ""


def test_a_format_in_capitals_is_that_format(run: Run) -> None:
    assert run("make", "sleeping-better", "-f", "PDF").exit_code == 0


def test_help_names_every_kind_of_question(run: Run) -> None:
    said = run("make", "--help").stdout.split("After the bar:")[1].split("What is in it")[0]
    assert [kind for kind in ASK_KINDS if not re.search(rf"\b{kind}\b", said)] == []
