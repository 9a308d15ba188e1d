"""Reading apart: a file that hangs, eats memory or kills its reader costs one fault."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import pytest

from handoutgen.apart import Limits, read_apart
from handoutgen.errors import HandoutError, SourceError

LIMITS = Limits(seconds=1.5, megabytes=600)


def read(what: str) -> str:
    match what:
        case "hang":
            time.sleep(60)
        case "eat":
            bytearray(2_000_000_000)
        case "die":
            os._exit(3)
        case "fail":
            raise KeyError("what is in the file")
        case "fault":
            raise SourceError.at("file", "is damaged")
    return what.upper()


def shout(what: str) -> str:
    print("what is in the file", flush=True)  # noqa: T201
    print("what is in the file", file=sys.stderr, flush=True)  # noqa: T201
    return what


def test_what_goes_wrong_with_one_leaves_the_others() -> None:
    whats = ["a", "hang", "b", "eat", "c", "die", "d", "fail", "e", "fault", "f"]
    found = list(read_apart(read, whats, str, LIMITS))
    assert [one for one in found if isinstance(one, str)] == ["A", "B", "C", "D", "E", "F"]
    problems = [str(one) for one in found if isinstance(one, HandoutError)]
    for problem, said in zip(
        problems,
        (
            "hang: takes longer than 1.5 seconds to read",
            "eat: takes more than 600 MB of memory to read",
            "die: stops the process that reads it",
            "fail: cannot be read: what is in it is not as it should be (KeyError)",
            "file: is damaged",
        ),
        strict=True,
    ):
        assert problem.startswith(said)
    assert "what is in the file" not in "".join(problems)


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def items() -> Iterator[str]:
        for letter in "abcdefghij":
            taken.append(letter)
            yield letter

    assert next(read_apart(read, items(), str, LIMITS)) == "A"
    assert len(taken) < 10


def test_nothing_to_read() -> None:
    assert list(read_apart(read, [], str, LIMITS)) == []


def test_what_a_library_says_aloud_is_not_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(read_apart(shout, ["a"], str, LIMITS)) == ["a"]
    assert capfd.readouterr() == ("", "")
