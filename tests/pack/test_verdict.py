"""The last line of every call says how it ended, and says what the exit code says."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pack.clinic import DAY, PACK, Clinic, article

CALL = [sys.executable, "-c", "from handoutgen.cli import main; main()", "publish"]
NO_LICENCE = article("Rest", "OL-1").replace("source: {licence: CC BY 4.0", "source: {title: Rest")


def verdict(stdout: str, code: int) -> str:
    """Return the last step, which is the only one that says how it ended."""
    lines = [json.loads(line) for line in stdout.splitlines()]
    assert all("exit" not in line for line in lines[:-1])
    assert lines[-1]["exit"] == code
    return str(lines[-1]["step"])


@pytest.mark.parametrize(
    ("files", "words", "code", "step"),
    [
        ({}, (), 0, "published"),
        ({}, ("--rollback",), 3, "failed"),
        ({"content/articles/rest.md": NO_LICENCE}, (), 1, "published"),
        ({"content/articles/rest.md": "---\ntitle: [\n---\n"}, (), 3, "failed"),
        ({"content/packs/lane.yaml": "titel: Lane\n"}, (), 3, "failed"),
        ({"content/packs/lane.yaml": PACK.replace('["*"]', "[none]")}, (), 3, "failed"),
        ({"content/packs/lane.yaml": "title: Lane\nhandouts: []\n"}, (), 3, "failed"),
        ({"public": "a file"}, (), 3, "failed"),
        ({}, ("--allow", "nobody"), 2, "failed"),
        ({}, ("--as-of", "1.5.2026"), 2, "failed"),
        ({}, ("--jobs", "99"), 2, "failed"),
        ({}, ("--keep", "-1"), 2, "failed"),
        ({}, ("--keep", "many"), 2, "failed"),
        ({}, ("--kep", "1"), 2, "failed"),
        ({}, ("another",), 2, "failed"),
        ({}, ("--workspace", "nowhere"), 2, "failed"),
    ],
)
def test_it_says_what_the_exit_code_says(
    clinic: Clinic, files: dict[str, str], words: tuple[str, ...], code: int, step: str
) -> None:
    for name, text in files.items():
        clinic.write(name, text)
    result = clinic.call(*words)
    assert result.exit_code == code, result.stderr
    assert verdict(result.stdout, code) == step
    assert (step == "failed") == (result.stderr.startswith("error: "))


def test_every_way_of_having_published(clinic: Clinic) -> None:
    assert verdict(clinic.call().stdout, 0) == "published"
    assert verdict(clinic.call().stdout, 0) == "unchanged"
    clinic.write("content/articles/rest.md", NO_LICENCE)
    assert verdict(clinic.call().stdout, 1) == "published"
    assert verdict(clinic.call().stdout, 1) == "unchanged"
    assert verdict(clinic.call("--rollback").stdout, 0) == "rolled-back"


def test_every_way_of_being_in_the_way(clinic: Clinic) -> None:
    clinic.publish()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    with (clinic.root / ".public.builds" / "lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert verdict(clinic.call().stdout, 3) == "failed"


def test_a_call_without_a_pack(clinic: Clinic) -> None:
    assert verdict(clinic.run("publish").stdout, 2) == "failed"
    assert clinic.run("publish", "--no-json").stdout == ""


def test_whatever_the_encoding_it_can_be_read(clinic: Clinic) -> None:
    clinic.write("content/packs/lane.yaml", "título: Lane\n")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*CALL, "lane"], cwd=clinic.root, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 3
    last = json.loads(done.stdout.decode("ascii").splitlines()[-1])
    assert any("título" in problem for problem in last["problems"])


def where_output_goes(kind: str) -> int:
    if kind == "full":
        return os.open("/dev/full", os.O_WRONLY)
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("kind", ["full", "closed"])
def test_nothing_stops_because_nobody_reads(clinic: Clinic, kind: str) -> None:
    """Exit code 1 would say that something was left out."""
    output = where_output_goes(kind)
    words = ["lane", "-o", "public", "--as-of", DAY, "--jobs", "0"]
    done = subprocess.run(
        [*CALL, *words], cwd=clinic.root, stdout=output, stderr=subprocess.PIPE, check=False
    )
    os.close(output)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"error: standard output: cannot be written to: ")
    clinic.publish(output="clean")
    assert clinic.files() == clinic.files("clean")


def test_whoever_runs_services_may_stop_it(clinic: Clinic) -> None:
    slow = "import time\nfrom handoutgen.pack import building\nreal = building.manifest\n"
    slow += "def wait(*words):\n    print('here', file=__import__('sys').stderr, flush=True)\n"
    slow += "    time.sleep(60)\nbuilding.manifest = wait\n"
    call = [sys.executable, "-c", f"{slow}from handoutgen.cli import main; main()", "publish"]
    process = subprocess.Popen(
        [*call, "lane", "-o", "public", "--jobs", "0"],
        cwd=clinic.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "here\n"
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate()
    assert time.monotonic() - begun < 30
    assert (process.returncode, stderr) == (3, "")
    assert verdict(stdout, 3) == "failed"
    assert not list(Path(clinic.root / ".public.builds").glob("*.part"))
