"""From words on a command line to typed values, or to a fault that says what was meant."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from handoutgen.errors import CallError, Gathered, did_you_mean, nearest
from handoutgen.files import read_text
from handoutgen.model.languages import HINT as LANGUAGE_HINT
from handoutgen.model.languages import LANGUAGE
from handoutgen.model.sheet_mark import REF_HINT, ref_problem
from handoutgen.model.yaml_nodes import Mapping as YamlMapping
from handoutgen.model.yaml_nodes import Scalar, YamlNode, load_yaml
from handoutgen.model.yaml_nodes import Sequence as YamlSequence
from handoutgen.request import Person
from handoutgen.settings import FORMATS

if TYPE_CHECKING:
    from handoutgen.compose.prefilled import Given

Word = TypeVar("Word", bound=str)

ON_TERMINAL = "-"
"""What stands for a value that is asked for, so that no shell history keeps it."""

MAX_WORDS = 2_000
"""Characters that a title, an introduction or a note may have: a page of words is an article."""

MAX_SET_FILE = 1_000_000

_OTHER_KINDS = ("doc", "dotx", "htm", "html", "jpg", "md", "odt", "png", "rtf", "txt")
"""Suffixes of files that people may hope for: no folder is made that looks like one."""


def person_named(
    client: str | None,
    clinician: str | None,
    day: str | None,
    ref: str | None = None,
    prefill: str | None = None,
) -> Person:
    """Return the personal values of one handout; *prefill* is a file of answers.

    Raises:
        CallError: for all that cannot be meant, at once.
    """
    steps = Gathered()
    for option, name in (("--client", client), ("--clinician", clinician)):
        with steps:
            if name is not None and not name.strip():
                hint = f"leave {option} out for a line to write on"
                raise CallError.at(option, "is empty", hint)
    with steps:
        said = day_named(day)
    with steps:
        problem = ref_problem(ref) if ref is not None else None
        if problem is not None:
            raise CallError.at("--ref", problem, REF_HINT)
    answers: Given = ()
    with steps:
        if prefill is not None:
            from handoutgen.compose.prefilled import read_answers

            answers = read_answers(Path(prefill), prefill)
    steps.raise_if_any()
    person = Person(_line(client), _line(clinician), said, answers, ref or "")
    return person if prefill is None else replace(person, answers_from=prefill)


def asked_client() -> str | None:
    """Ask for the client on the terminal, so that no shell history keeps the name."""
    try:
        name = click.prompt("Client", err=True)
    except click.Abort:
        click.echo(err=True)  # the question's own line ends here
        raise
    return _line(name)


def words_given(option: str, words: str | None) -> str | None:
    """Return what a person says with *option*: a few lines of literal text."""
    if words is None:
        return None
    if not words.strip():
        raise CallError.at(option, "is empty", f"leave {option} out, or say something with it")
    if len(words) > MAX_WORDS:
        raise CallError.at(
            option, f"is longer than {MAX_WORDS:,} characters", "write long texts as an article"
        )
    return words.strip()


def title_given(title: str | None) -> str | None:
    """Return what ``--title`` says, on one line."""
    return _line(words_given("--title", title))


def language_given(tag: str | None) -> str | None:
    """Return the language that ``--language`` says."""
    if tag and not LANGUAGE.fullmatch(tag):
        raise CallError.at("--language", f'"{tag}" is no language tag', LANGUAGE_HINT)
    return tag


def one_of(option: str, word: str | None, words: Sequence[Word]) -> Word:
    """Return the *word* that *option* says, which is one of *words*; the first where it is None."""
    if word is None:
        return words[0]
    for known in words:
        if word == known:
            return known
    close = nearest(word, words)
    hint = f'did you mean "{close}"?' if close else None
    raise CallError.at(option, f'"{word}" is none of {", ".join(words)}', hint)


def _line(name: str | None) -> str | None:
    from handoutgen.read.decode import clean_line

    return None if name is None else clean_line(name)


def day_named(day: str | None) -> date | None:
    """Return the date that a call names, else that of ``SOURCE_DATE_EPOCH``, else None."""
    if day is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if not epoch:
            return None
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise CallError.at(
                "SOURCE_DATE_EPOCH", f'"{epoch}" is no time', "seconds since 1970, a whole number"
            ) from None
    return day_given("--date", day)


def day_given(option: str, day: str) -> date:
    """Return the date that *option* says; ``today`` is said by a person and asks the clock."""
    if day.strip().casefold() == "today":
        return date.today()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day.strip(), re.ASCII):
            return date.fromisoformat(day.strip())
    except ValueError:
        pass
    raise CallError.at(option, f'"{day}" is no date', "such as 2025-03-04, or today")


def day_until(option: str, said: str, today: date) -> date:
    """Return the last day of a period that begins *today*: days or weeks, or the day itself."""
    match = re.fullmatch(r"(\d{1,5})\s*([dw])", said.strip().casefold(), re.ASCII)
    if match is None:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said.strip(), re.ASCII):
            return day_given(option, said)
        problem = f'"{said}" is no period'
        raise CallError.at(option, problem, "180d, 26w, or a date such as 2027-03-04")
    days = int(match[1]) * (7 if match[2] == "w" else 1)
    return today + min(timedelta(days=days), date.max - today)


def named_values(pairs: Sequence[str], file: str | None) -> dict[str, object]:
    """Return a template's own values: those of *file*, then ``KEY=VALUE`` pairs over them."""
    values: dict[str, object] = {}
    steps = Gathered()
    with steps:
        if file is not None:
            values |= _values_of(Path(file))
    for pair in pairs:
        with steps:
            key, equals, value = pair.partition("=")
            if not equals:
                raise CallError.at("--set", f'"{pair}" has no "="', "write --set KEY=VALUE")
            values[_key(key.strip(), "--set")] = value == "true" if value in _TRUTHS else value
    steps.raise_if_any()
    return values


_TRUTHS = ("true", "false")
"""As in a file of values: all other text stays text."""


def _key(key: str, option: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", key):
        raise CallError.at(option, f'"{key}" is no name', "letters, digits and _, a letter first")
    return key


def _values_of(path: Path) -> dict[str, object]:
    shown = os.fspath(path)
    text = read_text(path, shown, most=MAX_SET_FILE, error=CallError)
    node = load_yaml(text, shown, error=CallError)
    if isinstance(node, Scalar) and node.empty:
        return {}
    if not isinstance(node, YamlMapping):
        raise CallError.at(shown, "holds no keys and values", "each line is key: value")
    return {_key(key.text, shown): _data(value) for key, value in node.entries}


def _data(node: YamlNode) -> object:
    """Return plain data: text stays text, only a bare ``true`` or ``false`` is a truth."""
    match node:
        case Scalar(text, _, True) if text in ("true", "false"):
            return text == "true"
        case Scalar(text):
            return text
        case YamlSequence(items):
            return [_data(item) for item in items]
        case YamlMapping(entries):
            return {key.text: _data(value) for key, value in entries}


def output_formats(
    formats: Sequence[str], output: str | None, default: Sequence[str]
) -> tuple[str, ...]:
    """Return the formats to make, each once: a file's suffix decides where *output* has one."""
    formats = [name.casefold() for name in formats]
    for name in formats:
        if name not in FORMATS:
            hint = did_you_mean(name, FORMATS, what="formats")
            if "," in name:
                hint = f"one a time: {' '.join(f'-f {one.strip()}' for one in name.split(','))}"
            raise CallError.at("--format", f'no format "{name}"', hint)
    suffix = Path(output).suffix.casefold().removeprefix(".") if output else ""
    if suffix in FORMATS:
        others = [name for name in formats if name != suffix]
        if others:
            raise CallError.at(
                "--output",
                f"{output} is one file in {suffix}, and {others[0]} is asked for",
                "name a folder for several formats",
            )
        return (suffix,)
    if output == "-" or (suffix in _OTHER_KINDS and not os.path.isdir(output or "")):
        problem = f'"{output}" is no folder, and no file that can be made'
        raise CallError.at("--output", problem, "name a folder, or a .pdf or .docx file")
    return tuple(dict.fromkeys(formats or default))
