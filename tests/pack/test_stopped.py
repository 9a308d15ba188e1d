"""Stopped at any moment, on a full disk, twice at once: readers see a whole pack, old or new."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handoutgen.pack import builds, in_place
from tests.pack.clinic import DAY, PACK, Clinic
from tests.pack.whole import is_whole

KILLS = int(os.environ.get("HANDOUTGEN_KILLS", "3"))
CALL = "from handoutgen.cli import main; main()"


def started(clinic: Clinic, *words: str) -> subprocess.Popen[bytes]:
    """Start publishing in a process of its own."""
    given = ["publish", "lane", "-o", "public", "--as-of", DAY, *words]
    return subprocess.Popen(
        [sys.executable, "-c", CALL, *given],
        cwd=clinic.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_killed_at_random_moments(clinic: Clinic) -> None:
    """Once for each moment; the chance of the day decides which, the outcome must not."""
    clinic.publish()
    old = clinic.files()
    clinic.replace("content/packs/lane.yaml", "[pdf, docx]", "[pdf]")
    clinic.replace("content/brands/oak/brand.yaml", "region: GB", "region: GB\nfooter: New")
    begun = time.monotonic()
    _, said = started(clinic, "-o", "trial").communicate()
    assert not said.startswith(b"error"), said
    lasts = time.monotonic() - begun
    new = clinic.files("trial")
    assert old.keys() != new.keys()
    for number in range(KILLS):
        process = started(clinic, *(("--jobs", "2") if number % 2 else ()))
        time.sleep(random.uniform(0, lasts * 1.1))  # noqa: S311 - no secret
        process.send_signal(signal.SIGKILL)
        process.communicate()
        files = clinic.files()
        assert files in (old, new)
        assert is_whole(clinic.root / "public")
    clinic.publish()
    assert clinic.files() == new
    assert not list((clinic.root / ".public.builds").glob("*.part"))


STOPS = ("finish", "switch", "keep_only")


@pytest.mark.parametrize("stop", STOPS)
def test_stopped_between_its_steps(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """Stopped after any step, the next call comes to what an undisturbed one would."""
    clinic.publish()
    old = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    step = getattr(builds.Builds, stop)

    def die(self: builds.Builds, *words: object) -> None:
        step(self, *words)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(builds.Builds, stop, die)
        result = clinic.call()
    last = json.loads(result.stdout.splitlines()[-1])
    if stop == "finish":
        assert (result.exit_code, last["problems"]) == (3, ["stopped"])
    else:
        assert (result.exit_code, last["step"]) == (0, "published")  # readers see it
    assert is_whole(clinic.root / "public")
    assert (clinic.files() == old) == (stop == "finish")
    clinic.publish()
    clinic.publish(output="clean")
    assert clinic.files() == clinic.files("clean")
    changes = (clinic.root / "public.CHANGES.md").read_text("utf-8")
    assert changes.count("## Build 2") == 1
    assert clinic.publish("--rollback")[-1]["build"] == 1
    assert clinic.files() == old


@pytest.mark.parametrize("after", [0, 1, 3, 7, 9, 11, 14])
def test_a_full_disk(clinic: Clinic, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """The disk is full after some files have reached it, wherever that is."""
    clinic.publish()
    old = clinic.files()
    clinic.replace("content/brands/oak/brand.yaml", "region: GB", "region: GB\nfooter: New")
    real, done = os.fsync, 0

    def full(number: int) -> None:
        nonlocal done
        done += 1
        if done > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(number)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        result = clinic.call()
    assert result.exit_code == 3, result.stderr
    assert "no space left on device" in result.stderr
    assert json.loads(result.stdout.splitlines()[-1])["step"] == "failed"
    assert "Traceback" not in result.stderr
    assert clinic.files() == old
    assert not list((clinic.root / ".public.builds").glob("*.part"))
    clinic.publish()


@pytest.fixture
def small_disk(clinic: Clinic) -> Path:
    """A file system of 100 kB, where the machine lets a test have one."""
    disk = clinic.root / "disk"
    disk.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", os.fspath(disk)]
    there = shutil.which("mount") is not None
    if not there or subprocess.run(call, check=False, capture_output=True).returncode:
        pytest.skip("this machine mounts no small file system for a test")
    return disk


def test_a_disk_that_is_really_full(clinic: Clinic, small_disk: Path) -> None:
    try:
        result = clinic.call(output="disk/public")
        assert result.exit_code == 3
        assert "no space left on device" in result.stderr
        assert not (small_disk / "public").exists()
        small = PACK.replace("[pdf, docx]", "[docx]").replace("[oak, elm]", "oak")
        clinic.write("content/packs/lane.yaml", f"zip: no\n{small}")
        clinic.publish(output="disk/public")
    finally:
        subprocess.run(["umount", os.fspath(small_disk)], check=True)


def test_a_place_that_cannot_be_written(clinic: Clinic) -> None:
    """Not even root writes below /proc."""
    result = clinic.call(output="/proc/handouts")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


def test_two_at_once(clinic: Clinic) -> None:
    clinic.publish()
    old = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    with (clinic.root / ".public.builds" / "lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = clinic.call()
        assert result.exit_code == 3
        assert "is being published by another call (process " in result.stderr
        assert clinic.files() == old
        assert clinic.call("--rollback").exit_code == 3
    clinic.publish()


def test_many_at_once_come_to_one_pack(clinic: Clinic) -> None:
    clinic.publish()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    together = [started(clinic) for _ in range(2)]
    codes = []
    for process in together:
        _, said = process.communicate()
        assert b"Traceback" not in said
        codes.append(process.returncode)
    assert 0 in codes
    assert set(codes) <= {0, 3}
    clinic.publish(output="clean")
    assert clinic.files() == clinic.files("clean")


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has no links."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "symlink", refuse)
    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(in_place, "WAIT", 0.001)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("symlink", errno.ENOSPC),
        ("symlink", errno.EPERM),
        ("replace", errno.EACCES),
    ],
)
def test_a_link_that_cannot_be_switched_leaves_both_builds_as_they_are(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, call: str, reason: int
) -> None:
    """Files put in the place of a link would be put into the old build."""
    clinic.publish()
    old = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    real = getattr(os, call)

    def refuse(new: str, link: str, *more: object, **others: object) -> None:
        if Path(link).name in ("link.part", "public"):
            raise OSError(reason, os.strerror(reason))
        real(new, link, *more, **others)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        result = clinic.call()
    assert result.exit_code == 3
    assert "error: public: cannot be switched to the new build: " in result.stderr
    assert clinic.files() == old
    assert is_whole(clinic.root / "public")
    clinic.publish()
    clinic.publish("--rollback")
    assert clinic.files() == old


def test_a_first_build_without_room_for_its_link(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "symlink", refuse)
        result = clinic.call()
    assert result.exit_code == 3
    assert "no space left on device" in result.stderr
    assert not (clinic.root / "public").exists()


@pytest.mark.usefixtures("no_links")
def test_without_links_files_are_replaced_one_by_one(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.publish()
    assert not (clinic.root / "public").is_symlink()
    assert is_whole(clinic.root / "public")
    (clinic.root / "public/robots.txt").write_text("mine")
    assert clinic.publish()[-1]["step"] == "unchanged"
    clinic.replace("content/packs/lane.yaml", "[pdf, docx]", "[pdf]")
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    order: list[str] = []
    real = os.replace

    def noted(old: str, new: str) -> None:
        if clinic.root / "public" in Path(new).parents:
            order.append(Path(new).name)
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", noted)
        clinic.publish()
    assert order[-2:] == ["manifest.json", "index.html"]
    files = clinic.files()
    assert files.pop("robots.txt") == b"mine"
    clinic.publish(output="clean")
    assert files == clinic.files("clean")
    assert clinic.publish("--rollback")[-1]["build"] == 1
    assert "handouts/rest-own-oak.docx" in clinic.files()


@pytest.mark.usefixtures("no_links")
def test_without_links_what_cannot_be_taken_away_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers see the new pack; a file that nothing leads to any more is left over."""
    clinic.publish()
    clinic.replace("content/packs/lane.yaml", "[pdf, docx]", "[pdf]")
    left = clinic.root / "public/handouts/rest-own-oak.docx"
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == left:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        result = clinic.call()
    assert result.exit_code == 0
    assert "rest-own-oak.docx: is no longer in the pack, and stayed as it was" in result.stderr
    assert is_whole(clinic.root / "public")
    assert left.exists()


@pytest.mark.usefixtures("no_links")
def test_without_links_a_file_that_is_held_open_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.publish()
    index = clinic.files()["index.html"]
    clinic.replace("content/brands/oak/brand.yaml", "region: GB", "region: GB\nfooter: New")
    tries: list[str] = []
    real = os.replace

    def held(old: str, new: str) -> None:
        if Path(new) == clinic.root / "public/handouts/rest-own-oak.pdf":
            tries.append(new)
            raise PermissionError(errno.EACCES, "Permission denied")
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        result = clinic.call()
    assert len(tries) == in_place.TRIES
    assert result.exit_code == 3
    assert "public/handouts/rest-own-oak.pdf: stayed as it was: permission denied" in result.stderr
    assert clinic.files()["index.html"] == index
    clinic.publish()
    assert is_whole(clinic.root / "public")
