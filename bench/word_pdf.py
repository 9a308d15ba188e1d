"""From filled Word files to PDF: rdocx with our fonts, beside LibreOffice called once or often."""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf

from bench.figures import Figures, Unmeasured
from bench.job import REQUEST, ROOT
from handoutgen.errors import Place
from handoutgen.library import Library
from handoutgen.pipeline import prepare, write
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.word.pdf import WordFile, words_to_pdfs
from handoutgen.workspace import Workspace

TEMPLATE = "letterhead"
SHORT = replace(REQUEST, articles=("sleeping-better",), sections=("a-morning-you-can-count-on",))
COUNT = 16
ALONE = 3
ROUNDS = 5
GOALS = (1.5, 15.0)


def compare(figures: Figures, folder: Path) -> None:
    """Print how many times as many files a second we lay out."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise Unmeasured("LibreOffice is not installed")
    for request in (REQUEST, SHORT):
        _compare(figures, soffice, _filled(request), folder)


def _compare(figures: Figures, soffice: str, files: list[WordFile], folder: Path) -> None:
    words_to_pdfs(files[:1], "rdocx", Report(), Place("bench"))
    together: list[float] = []
    alone: list[float] = []
    paths = [str(folder / f"{number}.docx") for number in range(COUNT)]
    for path, file in zip(paths, files, strict=True):
        Path(path).write_bytes(file.data)
    call = partial(_call, soffice, folder)
    call(paths[:1])  # the first call makes the profile
    for _ in range(ROUNDS):
        mine = _seconds(lambda: words_to_pdfs(files, "rdocx", Report(), Place("bench"))) / COUNT
        once = _seconds(partial(call, paths)) / COUNT
        each = statistics.median(_seconds(partial(call, [path])) for path in paths[:ALONE])
        together.append(once / mine)
        alone.append(each / mine)
    pages = _pages(files[0])
    for what, ratios, asked in (
        (f"one call for {COUNT}", together, GOALS[0]),
        ("one call a file", alone, GOALS[1]),
    ):
        figures.say(f"{pages} page(s), over LibreOffice, {what}", ratios, asked)


def _filled(request: Request) -> list[WordFile]:
    prepared = prepare(replace(request, template=TEMPLATE), Library(Workspace.at(ROOT)))
    files = []
    for number in range(COUNT):
        handout = prepared.compose(Person(client=f"Sample Client {number}"), Report())
        data = write(handout, "docx", Report())
        files.append(WordFile(data, handout.title, handout.language))
    return files


def _call(soffice: str, folder: Path, paths: list[str]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder / "out"), *paths]
    subprocess.run(command, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _pages(file: WordFile) -> int:
    (pdf,) = words_to_pdfs([file], "rdocx", Report(), Place("bench"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
