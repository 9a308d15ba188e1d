"""CSV as spreadsheets write it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.batch.csv_file import read_csv
from handoutgen.batch.roster import says_something
from handoutgen.errors import CallError

NAMES = ("Zoë Sample", "Łukasz Sample", "דנה Sample")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_any_delimiter_encoding_and_line_end(delimiter: str, encoding: str, line_end: str) -> None:
    rows = [("id", "client", "article"), *(("007", name, "x") for name in NAMES)]
    text = line_end.join(delimiter.join(row) for row in rows) + line_end
    roster = read_csv(text.encode(encoding), "roster.csv")
    assert roster.columns == ("id", "client", "article")
    assert [row.cells for row in roster.rows] == rows[1:]
    assert [row.line for row in roster.rows] == [2, 3, 4]
    assert not roster.notices


def test_windows_letters_are_read_and_told() -> None:
    roster = read_csv("id;client\r\n1;Zoë Sample – “x”\r\n".encode("cp1252"), "roster.csv")
    assert roster.rows[0].cells == ("1", "Zoë Sample – “x”")
    assert "Windows-1252" in str(roster.notices[0])


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Łukasz Próba", "cp1250"),
        ("Mikołaj Sample", "cp1250"),
        ("Иван Пример", "cp1251"),
        ("Δείγμα Ένα", "cp1253"),
        ("דנה לדוגמה", "cp1255"),
        ("Zoë Müller", "mac-roman"),
        ("René Sample", "mac-roman"),
    ],
)
def test_letters_that_would_be_wrong_are_asked_for(name: str, encoding: str) -> None:
    data = f"id;client\r\n1;Sample\r\n2;{name}\r\n".encode(encoding)
    with pytest.raises(CallError, match=r"r\.csv:3: .*Windows-1252(.|\n)*--encoding") as told:
        read_csv(data, "r.csv")
    assert name.split()[0] not in str(told.value)
    assert read_csv(data, "r.csv", encoding).rows[1].cells == ("2", name)


@pytest.mark.parametrize(
    "name",
    [
        "Zoë",
        "Muñoz-Peña",
        "Renée",
        "Šimon",
        "¿Quién?",
        "O’Neill",
        "Åsa",
        "1ª",
        "geht‘s",
        "Hans‘",
        "20°C",
        "5m²",
    ],
)
def test_western_names_are_not_taken_for_others(name: str) -> None:
    roster = read_csv(f"id;client\r\n1;Sample {name}\r\n".encode("cp1252"), "r.csv")
    assert roster.rows[0].cells == ("1", f"Sample {name}")


def test_an_encoding_that_is_said() -> None:
    with pytest.raises(CallError, match='no encoding "cp12500"'):
        read_csv(b"id\r\n1\r\n", "r.csv", "cp12500")
    with pytest.raises(CallError, match='no encoding "base64"'):
        read_csv(b"id\r\n1\r\n", "r.csv", "base64")
    with pytest.raises(CallError, match=r"r.csv:2: a character that is not ascii"):
        read_csv("id\r\né\r\n".encode(), "r.csv", "ascii")
    assert read_csv("id\r\né\r\n".encode("utf-8-sig"), "r.csv", "cp1250").rows[0].cells == ("é",)


def test_what_cannot_be_seen_is_no_name_and_no_row() -> None:
    text = "\ufeff\ufeffid,\u200bclient\u00a0,\x1b[31marticle\n1,Sample,x\n\u200b,,\n\x1a"
    roster = read_csv(text.encode(), "roster.csv")
    assert roster.columns == ("id", "client", "[31marticle")
    assert [row.cells for row in roster.rows] == [("1", "Sample", "x")]


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n'])
def test_excel_s_line_names_the_delimiter(first: str) -> None:
    roster = read_csv(f"{first}a,b;client\r\n1;Sample, One\r\n".encode(), "roster.csv")
    assert roster.columns == ("a,b", "client")
    assert roster.rows[0].cells == ("1", "Sample, One")
    assert roster.rows[0].line == 3


def test_quoting() -> None:
    text = 'id,client,note\n1,"Sample, ""One""","two\nlines"\n2,Sample 5" Two,="007"\n'
    roster = read_csv(text.encode(), "roster.csv")
    assert [row.cells for row in roster.rows] == [
        ("1", 'Sample, "One"', "two\nlines"),
        ("2", 'Sample 5" Two', "007"),
    ]
    assert [row.line for row in roster.rows] == [2, 4]


def test_rows_that_excel_cut_short_and_blank_ones() -> None:
    roster = read_csv(b"id,client,note,,\n\n1,Sample\n,,,,\n2,Sample,x,,\n", "roster.csv")
    assert roster.columns == ("id", "client", "note")
    assert [row.cells for row in roster.rows] == [("1", "Sample", ""), ("2", "Sample", "x")]
    assert [row.line for row in roster.rows] == [3, 5]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")),
                 min_size=3, max_size=3),
        min_size=1, max_size=6,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)  # fmt: skip
def test_what_a_csv_writer_writes_is_read(
    rows: list[list[str]], delimiter: str, quoting: int
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting)
    writer.writerow(["id", "client", "article"])
    writer.writerows(rows)
    roster = read_csv(text.getvalue().encode(), "roster.csv")
    kept = [
        tuple(row)
        for row in rows
        if any(map(says_something, row)) and not any(cell.startswith("=") for cell in row)
    ]
    found = [row.cells for row in roster.rows if not any(c.startswith("=") for c in row.cells)]
    assert [row for row in found if row in kept] == kept
