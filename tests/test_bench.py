"""The bench ends: what cannot be measured is told, and the rest is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import soak
from bench.figures import Figures, Unmeasured
from bench.job import BRANDS, CLIENTS, write_facts
from bench.programs import Program, run
from bench.word_job import write_word_job


def test_a_part_that_fails_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacks(_figures: Figures, _folder: Path) -> None:
        raise Unmeasured("Typst cannot be installed")

    def breaks(_figures: Figures, _folder: Path) -> None:
        raise ZeroDivisionError("nothing was made")

    def works(figures: Figures, _folder: Path) -> None:
        figures.say("speed", [3.0, 2.0, 9.0], 2.5)
        figures.say("size", [1.6], 1.5, at_most=True)

    monkeypatch.setattr(bench, "PARTS", (("a", lacks), ("b", breaks), ("c", works)))
    monkeypatch.setattr("sys.argv", ["bench"])
    assert bench.main() == 1
    said = capsys.readouterr().out
    assert "speed: 3.00 (2.00 to 9.00), >= 2.5 yes" in said
    summary = said[said.index("reached:") :].splitlines()
    assert summary == [
        "reached: 1 of 2 figures that were asked",
        "  not reached: size: 1.60 (1.60 to 1.60), asked at most 1.5",
        "  not measured: a: Typst cannot be installed",
        "  not measured: b: the bench failed: nothing was made",
    ]


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    job = tmp_path / "job.json"
    write_facts(job, {"template": "nowhere.docx", "title": "", "items": []})
    with pytest.raises(Unmeasured, match=r"nowhere\.docx"):
        run(Program("ours", "handoutgen_word.py"), job, tmp_path)


def test_a_round_is_of_all_brands(tmp_path: Path) -> None:
    job = write_word_job(tmp_path, "spliced")
    done = run(Program("ours", "handoutgen_word.py"), job, tmp_path, 2 * BRANDS, processes=2)
    assert [len(each.seconds) for each in done] == [2 * BRANDS - 1] * 2
    assert all(each.rate > 0 and each.path.suffix == ".docx" for each in done)
    last = f"Sample Client {(2 * BRANDS - 1) * CLIENTS // 2}"
    assert all(last in _words(each.path) for each in done)


def _words(path: Path) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_the_soak_makes_every_row_in_both_formats(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"ROWS": 120, "STRETCH": 60, "LEAST_RATE": 0, "MOST_GROWTH": 9}.items():
        monkeypatch.setattr(soak, name, value)
    assert soak.main() == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" rows")[0] for line in said] == ["pdf: 120", "docx: 120"]
