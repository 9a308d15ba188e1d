"""``make`` as a therapist calls it: ready worksheets, questions of her own, discretion, keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Run
from tests.reading import pdf_words


def test_her_own_questions_without_an_article(run: Run, tmp_path: Path) -> None:
    result = run(
        *("make", "--title", "This week", "--ask", "What helped?"),
        *("--ask", "How strong was it? | scale 0-10 none; strongest"),
        *("--intro", "A few words are *enough*.", "--note", "Bring it with you."),
    )
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "made output/worksheet-plain.pdf\n"
    words = pdf_words(tmp_path / "output/worksheet-plain.pdf")
    for said in ("This week", "What helped?", "strongest", "are *enough*.", "Bring it with you."):
        assert said in words


def test_a_ready_worksheet_with_her_own_words(run: Run, tmp_path: Path) -> None:
    result = run(
        *("make", "-t", "pros-and-cons", "--set", "decision=Shall I move?"),
        *("--ask", "Who could I ask?", "--title", "A choice"),
    )
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    words = pdf_words(tmp_path / "output/pros-and-cons-plain.pdf")
    for said in ("A choice", "Shall I move?", "Who could I ask?"):
        assert said in words


def test_a_name_that_nothing_uses_is_told(run: Run) -> None:
    result = run("make", "-t", "pros-and-cons", "--set", "desicion=x")
    assert "--set desicion" in result.stderr
    assert 'did you mean "decision"?' in result.stderr
    assert run("make", "-t", "pros-and-cons", "--set", "desicion=x", "--strict").exit_code == 1


def test_questions_after_an_article_s_own(run: Run, tmp_path: Path) -> None:
    result = run("make", "sleeping-better", "--ask", "What will I try first?")
    assert result.exit_code == 0, result.stderr
    words = pdf_words(tmp_path / "output/sleeping-better-worksheet-plain.pdf")
    assert "What will I try first?" in words


@pytest.mark.parametrize("name", ["safety-plan", "consent"])
def test_a_sheet_that_must_not_be_made_as_it_is(run: Run, tmp_path: Path, name: str) -> None:
    result = run("make", "-t", name)
    assert result.exit_code == 1
    assert f"templates/worksheets/{name}.md.j2:" in result.stderr
    assert "hint: " in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_discreet_file_is_named_after_the_clinic_alone(run: Run, tmp_path: Path) -> None:
    result = run("make", "sleeping-better", "-b", "lantern-quay", "--discreet", "-f", "pdf")
    assert result.stdout == "made output/sheet-lantern-quay.pdf\n"
    data = (tmp_path / "output/sheet-lantern-quay.pdf").read_bytes()
    info = PdfReader(str(tmp_path / "output/sheet-lantern-quay.pdf")).metadata
    assert info.title == "Handout"
    assert not {"/Subject", "/Keywords"} & set(info)
    assert b"sleeping-better" not in data


def test_answers_on_a_last_page(run: Run, tmp_path: Path) -> None:
    template = tmp_path / "templates/quiz.md.j2"
    template.parent.mkdir()
    template.write_text('# Quiz\n\n{{ ordering(["Wake", "Rise"], "Order") }}\n', "utf-8")
    assert run("make", "-t", "quiz").exit_code == 0
    assert "Answers" not in pdf_words(tmp_path / "output/quiz-plain.pdf")
    assert run("make", "-t", "quiz", "--key").exit_code == 0
    assert "Answers" in pdf_words(tmp_path / "output/quiz-plain.pdf")


def test_a_key_with_nothing_to_solve_is_told(run: Run) -> None:
    result = run("make", "-t", "pros-and-cons", "--key")
    assert result.exit_code == 0
    assert "--key: nothing here has a solution to print" in result.stderr


def test_pictures_come_from_content_or_templates_only(run: Run, tmp_path: Path) -> None:
    sun = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    for name in ("content/pictures/sun.svg", "secret.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(sun, "utf-8")
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates/weather.md.j2"

    def made(name: str) -> tuple[int, str]:
        call = f'{{{{ picture_choice([["{name}", "a"], ["content/pictures/sun.svg", "b"]]) }}}}'
        template.write_text(f"# W\n\n{call}\n", "utf-8")
        result = run("make", "-t", "weather")
        return result.exit_code, result.stderr

    assert made("content/pictures/sun.svg")[0] == 0
    for name in ("secret.svg", "content/../secret.svg", "/etc/hostname", "content/pictures/no.svg"):
        code, said = made(name)
        assert code == 1, name
        assert "templates/weather.md.j2:3: picture_choice(): " in said
    (tmp_path / "content/link.svg").symlink_to(tmp_path / "secret.svg")
    code, said = made("content/link.svg")
    assert code == 1
    assert "lies outside" in said
