"""``handoutgen answers``: what was written into returned sheets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from handoutgen.answers import Given, Returned, Sheets, files_to_read, read_sheets
from handoutgen.answers.notes import as_text
from handoutgen.answers.telling import as_csv, as_json
from handoutgen.cli.terminal import tell
from handoutgen.errors import CallError, HandoutError, Locked
from handoutgen.files import read_text, write_whole

_WAYS: Mapping[str, Callable[[Sequence[Returned]], str]] = {
    "json": as_json,
    "csv": as_csv,
    "text": as_text,
}
_SUFFIXES = {".json": "json", ".csv": "csv", ".txt": "text"}
MAX_PASSWORDS = 100_000


@click.command("answers")
@click.argument("paths", metavar="FILE|DIR...", nargs=-1, required=True)
@click.option("--text", is_flag=True, help="Notes to read; what you get unasked.")
@click.option("--csv", is_flag=True, help="A table: a row a sheet, a column a field.")
@click.option("--json", is_flag=True, help="For other programs, or for make --prefill.")
@click.option("-o", "--output", metavar="FILE", help="A .json, .csv or .txt file; else the screen.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@click.option("--password-file", metavar="FILE", help="Passwords of locked PDFs, one a line.")
def command(
    paths: tuple[str, ...],
    text: bool,
    csv: bool,
    json: bool,
    output: str | None,
    replace: bool,
    password_file: str | None,
) -> None:
    """Read what was written into returned PDFs and Word files; folders with all below them.

    \b
    handoutgen answers returned/worksheet.pdf
    handoutgen answers returned --csv -o answers.csv

    Exit code 1: a file could not be read, or has no fields; it is told, and the others are read.
    """
    way = _way({"text": text, "csv": csv, "json": json}, output)
    if output is not None and os.path.lexists(output) and not replace:
        raise CallError.at(output, "is there already", "--replace writes over it")
    files, notices = files_to_read(paths)
    passwords = _passwords(password_file)
    results = _read(files, passwords)
    files_read = [result for result in results if not isinstance(result, HandoutError)]
    sheets = [sheet for found in files_read for sheet in found]
    if sheets:
        _hand_over(_WAYS[way](sheets), way, output)
    tell(notices)
    for sheet in sheets:
        tell(sheet.notices)
    faults = [f for result in results if isinstance(result, HandoutError) for f in result.faults]
    if faults:
        raise HandoutError(*faults)
    if any(not any(sheet.answers for sheet in found) for found in files_read):
        raise SystemExit(1)


def _way(flags: Mapping[str, bool], output: str | None) -> str:
    """Return the one way to tell what was read: asked for, or by the suffix of *output*."""
    asked = [way for way, is_asked in flags.items() if is_asked]
    if len(asked) > 1:
        problem = f"{' and '.join(f'--{way}' for way in asked)} are asked for"
        raise CallError.at("answers", problem, "choose one; -o FILE writes it to a file")
    way = asked[0] if asked else None
    suffix = Path(output).suffix.lower() if output is not None else ""
    named = _SUFFIXES.get(suffix)
    if output is not None and named is None and way is None:
        hint = "write -o answers.csv for a table, -o answers.txt for notes"
        raise CallError.at("-o", f"{output} ends in none of {', '.join(_SUFFIXES)}", hint)
    if named is not None and way not in (None, named):
        hint = f"leave out --{way}, or name a file that ends otherwise"
        raise CallError.at("-o", f"{output} is a file for {named}, and {way} is asked for", hint)
    return way or named or "text"


def _passwords(file: str | None) -> tuple[str, ...]:
    if file is None:
        return ()
    lines = read_text(Path(file), file, most=MAX_PASSWORDS, error=CallError).splitlines()
    return tuple(dict.fromkeys(line for line in lines if line))


def _read(files: Sequence[Given], passwords: Sequence[str]) -> list[Sheets | HandoutError]:
    """Read *files*; for those that are locked a password is asked, where there is anybody."""
    results = list(read_sheets(files, passwords))
    locked = [number for number, result in enumerate(results) if isinstance(result, Locked)]
    if not locked or passwords or not _somebody_is_there():
        return results
    for number in locked:
        said = click.prompt(f"Password of {files[number].display}", hide_input=True, err=True)
        results[number] = next(iter(read_sheets([files[number]], (said,))))
    return results


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _hand_over(words: str, way: str, output: str | None) -> None:
    if output is None:
        click.echo(words, nl=False)
        return
    encoding = "utf-8-sig" if way == "csv" else "utf-8"  # spreadsheets go by the mark
    write_whole(Path(output), words.encode(encoding))
    click.echo(f"made {output}")
