"""What is told of a roster's header and columns: with the way out, and never with a name."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Run


def _told(run: Run, folder: Path, text: str, *more: str) -> tuple[int, str]:
    (folder / "r.csv").write_text(text, encoding="utf-8")
    result = run("batch", "r.csv", "--dry-run", "--jobs", "0", *more)
    return result.exit_code, result.stdout + result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Zebulon Quince,sleeping-better\nAnn Quince,sleeping-better\n",  # no header at all
        "Clients of Oak Lane,,\n\nid,client,article\n1,Zebulon Quince,sleeping-better\n",
        "id^client^article\n1^Zebulon Quince^sleeping-better\n",
        "Name\nZebulon Quince\n",
        "1,2,3\na,b,c\n",
    ],
)
@pytest.mark.parametrize("more", [(), ("-t", "worksheet", "--article", "sleeping-better")])
def test_a_header_of_which_nothing_is_known(
    run: Run, tmp_path: Path, text: str, more: tuple[str, ...]
) -> None:
    code, told = _told(run, tmp_path, text, *more)
    assert code == 2
    assert "r.csv:1: none of the columns is one that can be used" in told
    assert "id, client, article" in told
    assert "Quince" not in told


def test_a_template_s_own_columns_are_enough(run: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/visit.md.j2").write_text("# Visit\n\nRoom {{ room }}\n")
    assert _told(run, tmp_path, "Room\n7\n", "-t", "visit")[0] == 0
    code, told = _told(run, tmp_path, "Room\n7\n", "-t", "vist")
    assert code == 1
    assert 'did you mean "visit"?' in told


def test_another_sheet_is_named(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["How to use this book"])
    book.active.append(["Fill in the next sheet"])
    book.create_sheet("Our people").append(["id", "template"])
    book["Our people"].append(["1", "thought-record"])
    book.save(tmp_path / "r.xlsx")
    result = run("batch", "r.xlsx", "--dry-run", "--jobs", "0")
    assert result.exit_code == 2
    assert '--sheet "Our people"' in result.stderr
    assert (
        run("batch", "r.xlsx", "--dry-run", "--jobs", "0", "--sheet", "our people").exit_code == 0
    )


def test_what_nothing_uses_is_one_notice(run: Run, tmp_path: Path) -> None:
    code, told = _told(
        run,
        tmp_path,
        "id,client,templte,phone,postcode,Patient name\n1,Sample,x,1,2,y\n",
        "-t",
        "thought-record",
    )
    assert code == 0
    assert 'nothing uses the column "templte"\n  hint: did you mean "template"?' in told
    assert 'nothing uses the columns "phone", "postcode", "Patient name"' in told


def test_a_template_is_called_by_its_name_and_a_blank_name_is_none(
    run: Run, tmp_path: Path
) -> None:
    rows = "1,Sample,sleeping-better\n2,\u200b,sleeping-better\n3,Sample,sleeping-better\n"
    _, told = _told(run, tmp_path, f"id,client,article\n{rows}")
    assert 'r.csv:2: the template handout has no place for "client"' in told
    assert "(and in 1 more row)" in told


def test_a_dry_run_names_what_will_be_printed(run: Run, tmp_path: Path) -> None:
    rows = "1,Sample,hill,2025-03-04\n2,,hill,\n"
    _, told = _told(run, tmp_path, f"id,client,site,date\n{rows}", "-t", "thought-record")
    assert "line 2 · id 1 · no article · thought-record · with client, date →" in told
    assert "line 3 · id 2 · no article · thought-record → " in told


def test_print_files_are_never_named_after_clients(run: Run, tmp_path: Path) -> None:
    text = "id,client,clinician\n1,Zebulon Quince,Sample Clinician\n"
    call = ("-t", "thought-record", "--print-file", "--group-by")
    code, told = _told(run, tmp_path, text, *call, "Client")
    assert code == 2
    assert 'the column "Client" is personal' in told
    assert "Quince" not in told
    code, told = _told(run, tmp_path, text, *call, "clinician")
    assert code == 0
    assert "print-Sample-Clinician.pdf" in told


def test_all_faults_of_a_row_are_told_at_once(run: Run, tmp_path: Path) -> None:
    text = (
        "article,language,date,formats,copies\n"
        "sleeping-better;sleeping-better,english!,never,pfd,none\n"
    )
    _, told = _told(run, tmp_path, text)
    for said in ('"date" holds', "no such format", '"copies" is', "twice", '"language" is'):
        assert said in told
    assert told.count("r.csv:2: ") == 5


def test_cells_as_spreadsheets_hand_them_on(run: Run, tmp_path: Path) -> None:
    text = (
        "id;article;date;template\n"
        '1;"sleeping-better, saying-no-kindly";2025-03-04 10:15:00;worksheet\n'
    )
    code, told = _told(run, tmp_path, text)
    assert code == 0
    assert "sleeping-better + saying-no-kindly" in told


def test_strict_fails_rows_whose_person_is_not_printed(run: Run, tmp_path: Path) -> None:
    rows = "1,Sample,sleeping-better\n2,,sleeping-better\n3,Sample,sleeping-better\n"
    text = f"id,client,article\n{rows}3,Sample,when-worry-will-not-stop\n"
    code, told = _told(run, tmp_path, text, "--strict", "-t", "handout-worksheet")
    assert "no place for" not in told
    code, told = _told(run, tmp_path, text, "--strict")
    assert code == 1
    assert 'error: r.csv:2: the template handout has no place for "client"' in told
    assert "(and in 2 more: 4, 5)" in told
    assert "line 3 · id 2" in told
    assert "line 4 · id 3" not in told


def test_copies_that_nothing_prints_are_told(run: Run, tmp_path: Path) -> None:
    text = "id,template,Copies\n1,thought-record,1\n2,thought-record,3\n"
    _, told = _told(run, tmp_path, text)
    assert 'r.csv:1: "Copies" counts in a print file alone\n  hint: add --print-file' in told
    assert "add --print-file" not in _told(run, tmp_path, text, "--print-file")[1]
    assert "add --print-file" not in _told(run, tmp_path, text.replace("3", "1"))[1]
