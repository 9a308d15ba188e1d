"""``batch`` as a clinic calls it: row by row the right name, and every account of it."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import REPOSITORY, Run
from tests.reading import docx_words, pdf_pages, pdf_words

NAMES = tuple(f"Sample{word} Person" for word in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Yew"))


def _roster(folder: Path, text: str, name: str = "r.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return name


def _report(folder: Path) -> list[dict[str, str]]:
    text = (folder / "report.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def clients(tmp_path: Path) -> str:
    lines = ["id,client,article,template,format"]
    lines += [
        f"K-{number},{name},sleeping-better,handout-worksheet,pdf; docx"
        for number, name in enumerate(NAMES)
    ]
    return _roster(tmp_path, "\r\n".join(lines) + "\r\n")


def test_file_i_holds_row_i_s_name_and_nobody_else_s(
    run: Run, tmp_path: Path, clients: str
) -> None:
    result = run("batch", clients, "-o", "out", "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    for number, name in enumerate(NAMES):
        stem = tmp_path / "out" / f"K-{number}-sleeping-better-handout-worksheet-plain"
        pdf, docx = stem.with_suffix(".pdf"), stem.with_suffix(".docx")
        others = {other.split()[0] for other in NAMES} - {name.split()[0]}
        for words in (pdf_words(pdf), docx_words(docx)):
            assert name in words
            assert not [other for other in others if other in words]
        with pikepdf.open(pdf) as opened:
            told = str(opened.docinfo) + str(opened.Root.get("/Metadata", ""))
            with opened.open_outline() as outline:
                told += str(outline.root)
            if "/Metadata" in opened.Root:
                told += opened.Root.Metadata.read_bytes().decode()
        with zipfile.ZipFile(docx) as package:
            for part in package.namelist():
                if part.startswith(("docProps/", "customXml/", "word/header", "word/footer")):
                    told += package.read(part).decode(errors="replace")
        assert not [other for other in NAMES if other.split()[0] in told]
    said = result.stdout + result.stderr + (tmp_path / "out/report.csv").read_text("utf-8-sig")
    said += "".join(path.name for path in (tmp_path / "out").rglob("*"))
    for path in (tmp_path / "out/.handoutgen").iterdir():
        said += path.read_bytes().decode("latin-1")
    assert not [name for name in NAMES if name.split()[0] in said]


def test_the_report_says_what_became_of_each_row(run: Run, tmp_path: Path) -> None:
    roster = _roster(
        tmp_path,
        "id,client,template,date,site\n"
        "1,Sample One,thought-record,,hill\n"
        "2,Sample Two,thought-record,never,harbour\n"
        "3,Sample Three,thought-record,2025-03-04,\n",
    )
    result = run("batch", roster, "-o", "out", "--carry", "site", "--jobs", "0")
    assert result.exit_code == 1
    assert result.stdout == "made 2, failed 1: see out/report.csv\n"
    rows = _report(tmp_path / "out")
    assert [(row["line"], row["id"], row["status"], row["site"]) for row in rows] == [
        ("2", "1", "made", "hill"),
        ("3", "2", "failed", "harbour"),
        ("4", "3", "made", ""),
    ]
    assert rows[0]["files"] == "1-thought-record-plain.pdf"
    assert rows[0]["pages"] == "1"
    assert float(rows[0]["seconds"]) > 0
    assert "no date" in rows[1]["problem"]
    assert "client" not in rows[0]
    assert "4 March 2025" in pdf_words(tmp_path / "out/3-thought-record-plain.pdf")


def test_an_empty_cell_takes_the_option_s_value(run: Run, tmp_path: Path) -> None:
    roster = _roster(
        tmp_path,
        "id,template,clinician,date,formats,edition\n1,,,,,\n2,pros-and-cons,Sample Own,,docx,\n",
    )
    result = run(
        *("batch", roster, "-o", "out", "-t", "thought-record", "--clinician", "Sample Given"),
        *("--date", "2025-03-04", "--edition", "ink-saver", "--jobs", "0"),
    )
    assert result.exit_code == 0, result.stderr
    made = sorted(path.name for path in (tmp_path / "out").glob("*-*"))
    assert made == ["1-thought-record-plain-ink-saver.pdf", "2-pros-and-cons-plain-ink-saver.docx"]


def test_a_column_of_names_may_be_the_clients(run: Run, tmp_path: Path) -> None:
    roster = _roster(tmp_path, "Patient name,article\nSample One,sleeping-better\n")
    said = run("batch", roster, "-t", "worksheet", "--dry-run", "--jobs", "0").stderr
    assert 'nothing uses the column "Patient name"' in said
    assert 'call it "client"' in said
    assert "Sample One" not in said


def test_template_values_come_only_by_their_names(run: Run, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "visit.md.j2").write_text(
        "# Your visit\n\n{% if first_time %}Welcome.{% endif %} "
        "Room {{ room }}, {{ kind|upper }}.\n"
    )
    roster = _roster(
        tmp_path,
        "id,Room,kind,first time,shoe size\n1,007,talk,TRUE,44\n2,*8*,,no,45\n",
    )
    result = run("batch", roster, "-o", "out", "-t", "visit", "--set", "kind=walk", "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    assert 'nothing uses the column "shoe size"' in result.stderr
    assert "Welcome. Room 007, TALK." in pdf_words(tmp_path / "out/1-visit-plain.pdf")
    second = pdf_words(tmp_path / "out/2-visit-plain.pdf")
    assert "Room *8*, WALK." in second
    with pikepdf.open(tmp_path / "out/1-visit-plain.pdf") as opened:
        assert "007" not in str(opened.docinfo.get("/Title"))


def test_a_value_that_nothing_gives_is_told_before_any_work(run: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/visit.md.j2").write_text("# Visit\n\nRoom {{ room }}\n")
    roster = _roster(tmp_path, "id\n1\n2\n")
    result = run("batch", roster, "-o", "out", "-t", "visit", "--jobs", "0")
    assert result.exit_code == 3
    assert "room" in result.stderr
    assert "(and in 1 more: 3)" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_template_without_a_place_for_the_name_is_told(run: Run, tmp_path: Path) -> None:
    roster = _roster(tmp_path, "article,client\nsleeping-better,Sample\nsleeping-better,Two\n")
    result = run("batch", roster, "-o", "out", "--jobs", "0")
    assert 'has no place for "client"' in result.stderr
    assert "1 more row" in result.stderr


def test_a_dry_run_shows_requests_and_makes_nothing(run: Run, tmp_path: Path, clients: str) -> None:
    result = run("batch", clients, "--dry-run", "--jobs", "0")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == len(NAMES)
    assert lines[0] == (
        "line 2 · id K-0 · sleeping-better · handout-worksheet · with client"
        " → K-0-sleeping-better-handout-worksheet-plain.pdf, .docx"
    )
    assert "SampleAsh" not in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == [clients]


def test_all_or_nothing(run: Run, tmp_path: Path) -> None:
    roster = _roster(tmp_path, "id,template,copies\n1,thought-record,1\n2,thought-record,x\n")
    result = run("batch", roster, "-o", "out", "--all-or-nothing", "--jobs", "0")
    assert result.exit_code == 3
    assert "nothing was made: 1 row of 2" in result.stderr
    assert "--rejects FILE keeps rows that failed" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rejects_are_mended_and_run_again(run: Run, tmp_path: Path, encoding: str) -> None:
    text = (
        'sep=;\r\nid;client;template;copies;note\r\n"001";Sample Zoë;thought-record;x;"a; b"\r\n'
        "002;Sample Two;thought-record;1;\r\n003;Sample Three;no-such\r\n"
    )
    (tmp_path / "r.csv").write_bytes(text.encode(encoding))
    call = ("batch", "r.csv", "-o", "out", "--rejects", "bad.csv", "--jobs", "0")
    result = run(*call)
    assert result.exit_code == 1
    assert "made bad.csv: 2 rows to mend" in result.stdout
    bad = (tmp_path / "bad.csv").read_bytes()
    told = bad.decode(encoding)
    assert told.startswith("sep=;\r\nid;client;template;copies;note;problem\r\n")
    assert '\r\n"001";Sample Zoë;thought-record;x;"a; b";' in told
    assert "\r\n003;Sample Three;no-such;;;" in told
    mended = told.replace(";x;", ";2;").replace("no-such", "thought-record")
    (tmp_path / "bad.csv").write_bytes(mended.encode(encoding))
    again = run("batch", "bad.csv", "-o", "out", "--rejects", "worse.csv", "--jobs", "0")
    assert again.exit_code == 0, again.stderr
    assert not (tmp_path / "worse.csv").exists()
    made = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    assert made == [f"00{number}-thought-record-plain.pdf" for number in (1, 2, 3)]


def test_strict_fails_rows_with_notices(run: Run, tmp_path: Path) -> None:
    roster = _roster(tmp_path, "id,template,article\n1,thought-record,\n2,,saying-no-kindly\n")
    result = run("batch", roster, "-o", "out", "--strict", "--jobs", "0")
    assert result.exit_code == 1, result.stderr
    assert [row["status"] for row in _report(tmp_path / "out")] == ["made", "failed"]


def test_one_or_two_processes_the_same_bytes(run: Run, tmp_path: Path, clients: str) -> None:
    found = []
    for jobs in ("1", "2"):
        assert run("batch", clients, "-o", jobs, "--jobs", jobs).exit_code == 0
        folder = tmp_path / jobs
        names = (p for p in folder.iterdir() if p.suffix in (".pdf", ".docx"))
        found.append({path.name: path.read_bytes() for path in names})
    assert len(found[0]) == 2 * len(NAMES)
    assert found[0] == found[1]


def test_what_is_printed_of_forms_is_made_for_paper(run: Run, tmp_path: Path) -> None:
    roster = _roster(tmp_path, "id,client,template\n1,Sample Ash,thought-record\n")
    result = run("batch", roster, "-o", "out", "--fillable", "--print-file", "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    (form,) = (tmp_path / "out").glob("1-*.pdf")
    assert "fill it in and save it" in pdf_words(form)
    (printed,) = (tmp_path / "out").glob("print*.pdf")
    assert "Sample Ash" in pdf_words(printed)
    assert "fill it in and save it" not in pdf_words(printed)


def test_a_print_run_puts_every_handout_on_a_new_sheet(run: Run, tmp_path: Path) -> None:
    roster = _roster(
        tmp_path,
        "id,client,template,article,site,copies,formats\n"
        "1,Sample Ash,handout-worksheet,sleeping-better,hill,2,pdf\n"
        "2,Sample Birch,thought-record,,harbour,1,docx\n"
        "3,Sample Cedar,thought-record,,hill,1,pdf\n",
    )
    call = ("batch", roster, "-o", "out", "--print-file", "--group-by", "site", "--jobs", "0")
    result = run(*call)
    assert result.exit_code == 0, result.stderr
    single = len(pdf_pages(next((tmp_path / "out").glob("1-*.pdf"))))
    hill = pdf_pages(tmp_path / "out/print-hill.pdf")
    sheets = single + single % 2
    assert len(hill) == 2 * sheets + 1
    for start in (0, sheets):
        assert "Sample Ash" in " ".join(hill[start : start + single])
    if single % 2:
        assert not hill[single].strip()
    assert "Sample Cedar" in hill[-1]
    assert "Sample Birch" in pdf_words(tmp_path / "out/print-harbour.pdf")
    assert not list((tmp_path / "out").glob("2-*.pdf"))
    before = (tmp_path / "out/print-hill.pdf").read_bytes()
    assert run(*call, "--resume").exit_code == 0
    assert (tmp_path / "out/print-hill.pdf").read_bytes() == before
    with pikepdf.open(tmp_path / "out/print-hill.pdf") as opened:
        with opened.open_outline() as outline:
            names = [one.title for one in outline.root]
        assert names == [
            path.stem for number in (1, 3) for path in (tmp_path / "out").glob(f"{number}-*.pdf")
        ]
        fonts = {
            font.objgen
            for page in opened.pages
            for font in page.obj.get("/Resources", {}).get("/Font", {}).values()
        }
        with pikepdf.open(next((tmp_path / "out").glob("1-*.pdf"))) as one:
            assert len(fonts) <= 2 * len(one.pages[0].obj.Resources.Font)
        assert not opened.check_pdf_syntax()


def test_the_sample_roster_works(run: Run) -> None:
    sample = REPOSITORY / "content/rosters/two-sites.csv"
    result = run("batch", str(sample), "--dry-run", "--print-file", "--group-by", "site",
                 "--jobs", "0")  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert "notice" not in result.stderr
    assert "print file print-hill.pdf: 3 rows" in result.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--carry", "sute"), 'did you mean "site"?'),
        (("--print-file", "--group-by", "town"), 'no column "town"'),
        (("--group-by", "site"), "--print-file"),
        (("--sheet", "One"), "is no workbook"),
        (("--name", "{client}"), "may name a person"),
        (("-o", "r.csv"), "is a file"),
        (("-f", "pfd"), 'did you mean "pdf"?'),
    ],
)
def test_calls_that_cannot_be_meant(
    run: Run, tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    roster = _roster(tmp_path, "id,client,site\n1,Sample,hill\n")
    result = run("batch", roster, "-t", "thought-record", "--jobs", "0", *more)
    assert result.exit_code == 2
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [roster]


def test_pages_of_word_templates_are_counted_too(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("rdocx")
    roster = _roster(tmp_path, "id,article,template\n1,sleeping-better,letterhead\n")
    result = run("batch", roster, "-o", "out", "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert _report(tmp_path / "out")[0]["pages"] == str(len(pdf_pages(made)))
