"""From filled Word files to PDF: rdocx with our fonts, beside LibreOffice called once or each time.

python -m bench.word_pdf
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pikepdf

from bench.job import REQUEST, ROOT
from handoutgen.errors import Place
from handoutgen.pipeline import Library, Person, Request, prepare, write
from handoutgen.report import Report
from handoutgen.word.pdf import WordFile, words_to_pdfs
from handoutgen.workspace import Workspace

TEMPLATE = "letterhead"
SHORT = replace(REQUEST, articles=("sleeping-better",), sections=("a-morning-you-can-count-on",))
COUNT = 16
ALONE = 3
ROUNDS = 5
GOALS = (1.5, 15.0)


def compare() -> None:
    """Print how many times as many files a second we lay out, with the spread over rounds."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("  LibreOffice is not installed: nothing to compare with")
        return
    for request in (REQUEST, SHORT):
        _compare(soffice, _filled(request))


def _compare(soffice: str, files: list[WordFile]) -> None:
    words_to_pdfs(files[:1], "rdocx", Report(), Place("bench"))
    together: list[float] = []
    alone: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for number, file in enumerate(files):
            (room / f"{number}.docx").write_bytes(file.data)
        paths = [str(room / f"{number}.docx") for number in range(COUNT)]
        profile = (room / "profile").as_uri()
        _call(soffice, profile, paths[:1], folder)  # the first call makes the profile
        for _ in range(ROUNDS):
            mine = _seconds(lambda: words_to_pdfs(files, "rdocx", Report(), Place("bench"))) / COUNT
            once = _seconds(lambda: _call(soffice, profile, paths, folder)) / COUNT
            each = statistics.median(
                _seconds(lambda path=path: _call(soffice, profile, [path], folder))
                for path in paths[:ALONE]
            )
            together.append(once / mine)
            alone.append(each / mine)
    pages = _pages(files[0])
    for what, ratios, goal in (
        (f"one call for {COUNT}", together, GOALS[0]),
        ("one call a file", alone, GOALS[1]),
    ):
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        print(f"  {pages} page(s), against LibreOffice, {what}: {spread}, to reach {goal:g}")


def _filled(request: Request) -> list[WordFile]:
    prepared = prepare(replace(request, template=TEMPLATE), Library(Workspace.at(ROOT)))
    files = []
    for number in range(COUNT):
        handout = prepared.compose(Person(client=f"Sample Client {number}"), Report())
        data = write(handout, "docx", Report())
        files.append(WordFile(data, handout.title, handout.language))
    return files


def _call(soffice: str, profile: str, paths: list[str], folder: str) -> None:
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", f"{folder}/out", *paths], check=True, capture_output=True)


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _pages(file: WordFile) -> int:
    (pdf,) = words_to_pdfs([file], "rdocx", Report(), Place("bench"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def main() -> int:
    print("Word files to PDF (higher is better): our files a second over LibreOffice's")
    compare()
    return 0


if __name__ == "__main__":
    sys.exit(main())
