"""Stopped at any moment: no half file is to be seen, and --resume ends with the same bytes."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutgen.errors import HandoutError
from handoutgen.lock import locked
from tests.conftest import Run

ROWS = 40
KILLS = int(os.environ.get("HANDOUTGEN_KILLS", "3"))
"""How often a batch is killed at a random moment; all fifty of them take a few minutes."""

CALL = ("batch", "r.csv", "-o", "out", "--jobs", "2", "--print-file", "--group-by", "site")


def _write_roster(folder: Path) -> None:
    lines = ["id,client,article,template,format,site"]
    for number in range(ROWS):
        format = "docx" if number % 3 == 1 else "pdf"
        template = ("handout-worksheet", "worksheet")[number % 2]
        site = ("hill", "harbour")[number % 2]
        lines.append(f"K-{number},Sample {number},sleeping-better,{template},{format},{site}")
    (folder / "r.csv").write_text("\n".join(lines) + "\n")


def _files(folder: Path) -> dict[str, bytes]:
    """Return what is to be seen in the output folder, its report apart."""
    if not folder.exists():
        return {}
    seen = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in seen if path.name != "report.csv"}


def _start(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", "from handoutgen.cli import main; main()", *CALL, *more]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True)


def _session_ends(leader: int) -> None:
    """Wait until no process of the session is left: workers end with the one they work for."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("workers outlive their batch")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What an undisturbed batch makes, and how long it takes."""
    folder = tmp_path_factory.mktemp("whole")
    _write_roster(folder)
    start = time.monotonic()
    assert _start(folder).wait(timeout=300) == 0
    return _files(folder / "out"), time.monotonic() - start


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(
    tmp_path: Path, whole: tuple[dict[str, bytes], float], seed: int
) -> None:
    made, takes = whole
    assert len(made) == ROWS + 2
    _write_roster(tmp_path)
    # The first moments are start-up; what is made is made towards the end.
    moment = random.Random(seed).uniform(0.2, 1.0) * takes  # noqa: S311 - no secret
    batch = _start(tmp_path)
    time.sleep(moment)
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    _session_ends(batch.pid)
    seen = _files(tmp_path / "out")
    assert {name: made.get(name) for name in seen} == seen
    assert _start(tmp_path, "--resume").wait(timeout=300) == 0
    assert _files(tmp_path / "out") == made
    assert not list((tmp_path / "out").rglob("*.part"))


def test_ctrl_c_stops_in_order(tmp_path: Path, whole: tuple[dict[str, bytes], float]) -> None:
    made, takes = whole
    _write_roster(tmp_path)
    batch = _start(tmp_path)
    out = tmp_path / "out"
    deadline = time.monotonic() + max(60.0, 10 * takes)
    while not _files(out) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(batch.pid, signal.SIGINT)  # as a terminal does, to all of the session
    assert batch.wait(timeout=60) in (0, 1)  # a quick one may have been done
    _session_ends(batch.pid)
    assert (out / "report.csv").is_file()
    assert not list(out.rglob("*.part"))
    seen = _files(out)
    assert seen
    assert {name: made.get(name) for name in seen} == seen
    assert _start(tmp_path, "--resume").wait(timeout=300) == 0
    assert _files(out) == made


def test_resume_makes_what_is_missing_or_asked_for_otherwise(run: Run, tmp_path: Path) -> None:
    rows = ["1,Sample One,1", "2,Sample Two,1", "3,Sample Three,1", "4,Sample Four,1"]
    call = ("batch", "r.csv", "-o", "out", "-t", "thought-record", "--jobs", "0")

    def write(lines: list[str]) -> None:
        (tmp_path / "r.csv").write_text("\n".join(["id,client,copies", *lines]) + "\n")

    write(rows)
    assert run(*call).stdout == "made 4: see out/report.csv\n"
    first = _files(tmp_path / "out")
    assert run(*call, "--resume").stdout == "made 0, kept 4: see out/report.csv\n"
    (tmp_path / "out/1-thought-record-plain.pdf").unlink()
    cut = tmp_path / "out/2-thought-record-plain.pdf"
    cut.write_bytes(cut.read_bytes()[:1000])
    rows[2] = "3,Sample Other,1"
    write(rows)
    assert run(*call, "--resume").stdout == "made 3, kept 1: see out/report.csv\n"
    again = _files(tmp_path / "out")
    changed = {name for name in first if first[name] != again[name]}
    assert changed == {"3-thought-record-plain.pdf"}
    (tmp_path / "templates/worksheets").mkdir(parents=True)
    (tmp_path / "templates/thought-record.md.j2").write_text("# Mine\n\nFor {{ client }}\n")
    assert run(*call, "--resume").stdout == "made 4: see out/report.csv\n"


def test_the_notes_hold_no_name_and_nothing_to_guess_one_from(run: Run, tmp_path: Path) -> None:
    notes = []
    for out in ("a", "b"):
        (tmp_path / "r.csv").write_text("id,client\n1,Zebulon Quince\n")
        run("batch", "r.csv", "-o", out, "-t", "thought-record", "--jobs", "0")
        folder = tmp_path / out / ".handoutgen"
        notes.append((folder / "made.jsonl").read_text())
        assert (folder / "key").stat().st_mode & 0o077 == 0
    assert "Quince" not in notes[0]
    assert notes[0] != notes[1]  # the same input: without the key it says nothing


def test_a_folder_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,template\n1,thought-record\n")
    (tmp_path / "file").write_text("in the way")
    result = run("batch", "r.csv", "-o", "file/out", "--jobs", "0")
    assert result.exit_code == 3
    assert "cannot be written to" in result.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, or of none where it may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_a_full_disk(run: Run, tmp_path: Path, small_disk: Path, jobs: str) -> None:
    lines = [f"{number},Sample {number},handout-worksheet,sleeping-better" for number in range(20)]
    (tmp_path / "r.csv").write_text("\n".join(["id,client,template,article", *lines]) + "\n")
    call = ("batch", "r.csv", "--jobs", jobs)
    result = run(*call, "-o", str(small_disk / "out"))
    assert result.exit_code == 1
    assert "no space left" in result.stderr
    assert "--resume" in result.stderr
    assert result.stderr.count("no space left") <= 2
    assert run(*call, "-o", "whole").exit_code == 0
    whole, seen = _files(tmp_path / "whole"), _files(small_disk / "out")
    assert 0 < len(seen) < len(whole)
    assert {name: whole[name] for name in seen} == seen
    assert not list(small_disk.rglob("*.part"))


def test_a_read_only_disk(run: Run, tmp_path: Path, small_disk: Path) -> None:
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True, capture_output=True)
    (tmp_path / "r.csv").write_text("id,template\n1,thought-record\n")
    result = run("batch", "r.csv", "-o", str(small_disk / "out"), "--jobs", "0")
    assert result.exit_code == 3
    assert "read-only" in result.stderr


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_told_to_stop_it_ends_in_order(tmp_path: Path, sign: str) -> None:
    _write_roster(tmp_path)
    batch = _start(tmp_path, "--row-seconds", "50")
    out = tmp_path / "out"
    deadline = time.monotonic() + 60
    while not list(out.glob("K-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    batch.send_signal(getattr(signal, sign))
    assert batch.wait(timeout=30) == 1
    assert not list(out.rglob("*.part"))
    told = (out / "report.csv").read_text("utf-8-sig")
    assert told.count("\n") == ROWS + 1
    _session_ends(batch.pid)


def test_two_batches_at_once_do_not_spoil_each_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,template\n1,thought-record\n")
    call = ("batch", "r.csv", "-o", "out", "--jobs", "0")
    (tmp_path / "out/.handoutgen").mkdir(parents=True)
    with locked(tmp_path / "out/.handoutgen/lock", lambda _: HandoutError.at("", "")):
        result = run(*call, "--resume")
    assert result.exit_code == 3
    assert f"another batch is writing there (process {os.getpid()})" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".handoutgen"]
    assert run(*call, "--resume").exit_code == 0


def test_what_was_only_printed_is_not_left_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(
        "id,client,template,formats,fillable,copies\n"
        "1,Sample One,thought-record,docx,no,1\n"
        "2,Sample Two,thought-record,pdf,yes,2\n"
        "3,Sample Three,thought-record,pdf,no,1\n"
    )
    call = ("batch", "r.csv", "-o", "out", "--print-file", "--jobs", "0")
    assert run(*call).stdout.startswith("made 3:")
    out = tmp_path / "out"
    made = _files(out)
    assert sorted(path.name for path in (out / ".handoutgen").iterdir()) == [
        *("key", "lock", "made.jsonl")
    ]
    assert "handoutgen/print" not in (out / "report.csv").read_text("utf-8-sig")
    written = (out / "print.pdf").stat().st_mtime_ns
    again = run(*call, "--resume").stdout
    assert again == "made 0, kept 3: see out/report.csv\nkept out/print.pdf\n"
    assert (out / "print.pdf").stat().st_mtime_ns == written
    (out / "print.pdf").unlink()
    assert run(*call, "--resume").stdout.startswith("made 2, kept 1:")
    assert _files(out) == made
    text = (tmp_path / "r.csv").read_text()
    (tmp_path / "r.csv").write_text(text.replace("yes,2", "yes,1"))  # one copy less
    assert run(*call, "--resume").exit_code == 0
    changed = _files(out)
    assert changed.pop("print.pdf") != made.pop("print.pdf")
    assert changed == made


def test_files_of_others_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,template\n1,thought-record\n")
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.csv").write_text("of last month")
    (out / "print.pdf").write_text("of last month")
    call = ("batch", "r.csv", "-o", "out", "--jobs", "0")
    result = run(*call, "--print-file")
    assert result.exit_code == 3
    assert "print.pdf is there already" in result.stderr
    assert run(*call).stdout == "made 1: see out/report-2.csv\n"
    assert (out / "report.csv").read_text() == "of last month"
    assert run(*call, "--resume").stdout == "made 0, kept 1: see out/report.csv\n"


def test_a_name_that_the_disk_refuses_costs_one_row(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if "K-2" in target.name:
            raise OSError(errno.EILSEQ, "Invalid or incomplete multibyte character")
        return usual(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    rows = "".join(f"K-{number},thought-record\n" for number in (1, 2, 3))
    (tmp_path / "r.csv").write_text(f"id,template\n{rows}")
    result = run("batch", "r.csv", "-o", "out", "--jobs", "0")
    assert result.exit_code == 1
    assert "r.csv:3: K-2-thought-record-plain.pdf: cannot be written: invalid" in result.stderr
    assert "made 2, failed 1" in result.stdout
