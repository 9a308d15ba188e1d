"""The DOCX writer as a whole: files that open, and say what the handout says."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Paragraph, Personal, Text, text
from handoutgen.write.docx.package import deflated, write_package
from tests import strategies
from tests.write.docx import samples
from tests.write.docx.expected import any_body_words
from tests.write.docx.reading import faults, parts, squeezed, words, written

# Hypothesis spells out the strategy for all blocks once, to check it, and warns of its length.


some = settings(
    deadline=None,
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def test_a_handout_reads_back_in_word_styles() -> None:
    handout = Handout("Rest", (Heading(1, text("Rest"), "rest"), Paragraph(text("Sleep & dream"))))
    document = docx.Document(io.BytesIO(written(handout)))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style is not None] == [
        ("Title", "Rest"),
        ("Body Text", "Sleep & dream"),
    ]


@some
@given(handout=strategies.handouts)
def test_every_word_stands_in_the_file_in_order(handout: Handout) -> None:
    assert words(written(handout)) in map(squeezed, any_body_words(handout.body, handout.edition))


@some
@given(handout=strategies.handouts)
def test_any_handout_keeps_to_the_format(
    handout: Handout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert faults(written(handout), tmp_path_factory.mktemp("docx")) == []


@pytest.mark.parametrize("name", sorted(samples.HANDOUTS))
def test_samples_keep_to_the_format(name: str, tmp_path: Path) -> None:
    assert faults(written(samples.HANDOUTS[name]), tmp_path) == []


def test_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from tests.write.docx import samples\n"
        "from tests.write.docx.reading import written\n"
        "data = b''.join(written(samples.HANDOUTS[name]) for name in sorted(samples.HANDOUTS))\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "."},
            cwd=Path(__file__).parents[3],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(seen) == 1


def test_files_are_dated_1980_and_hold_each_name_once() -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(written(samples.HANDOUTS["everything"]))) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({entry.filename for entry in entries}) == len(entries)
    assert entries[0].filename == "[Content_Types].xml"


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("a\x00b\x0bc\x1f", "abc"),
        ("a\ufffeb\uffff", "ab"),
        ("lone \ud800 half", "lone\ufffdhalf"),
        ("<w:t>&amp;]]></w:t>", "<w:t>&amp;]]></w:t>"),
        ("line\nfeed\tand\rmore", "linefeedandmore"),
    ],
)
def test_what_xml_cannot_hold_does_not_break_the_file(
    given_text: str, read: str, tmp_path: Path
) -> None:
    handout = Handout(
        given_text,
        (
            Heading(1, text(given_text), given_text),
            Paragraph((Text(given_text), Personal("client", given_text))),
        ),
        subject=given_text,
        authors=(given_text,),
        topics=(given_text,),
    )
    data = written(handout)
    assert words(data) == read * 3
    assert faults(data, tmp_path) == []


def test_personal_text_stays_out_of_everything_but_the_body() -> None:
    name = "Zorbina Qwertz"
    personal = (Personal("client", name),)
    handout = Handout(
        "Plan",
        (
            Heading(1, (Text("Plan for "), *personal), "plan"),
            Paragraph(personal),
        ),
    )
    for part_name, content in parts(written(handout)).items():
        assert (name.encode() in content) == (part_name == "word/document.xml"), part_name


def test_a_package_without_parts_is_an_empty_archive() -> None:
    assert parts(write_package([])) == {}
    assert parts(write_package([deflated("a.xml", "é")])) == {"a.xml": "é".encode()}


def test_what_comes_back_keeps_which_sheet_it_is(tmp_path: Path) -> None:
    handout = Handout("Sheet", (Paragraph(text("x")),), code="SB-1", version="2", ref="K-2041")
    data = written(handout)
    assert faults(data, tmp_path) == []
    kept = parts(data)["docProps/custom.xml"].replace(b"&quot;", b'"')
    assert b'"code":"SB-1","version":"2","ref":"K-2041"' in kept
    assert "docProps/custom.xml" not in parts(written(replace(handout, ref="")))
