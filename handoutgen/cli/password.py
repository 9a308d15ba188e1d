"""``--password-file``: a password from a file or from the terminal, never from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from handoutgen.errors import CallError
from handoutgen.files import read_text

OPTION = "--password-file"
LARGEST_FILE = 1_000


def refuse_for_others(formats: tuple[str, ...]) -> None:
    """Refuse a password for what cannot take one."""
    others = [format for format in formats if format != "pdf"]
    if others:
        hint = "make the PDF alone, or protect the Word file in Word"
        raise CallError.at(OPTION, f"a password protects PDF, not {others[0]}", hint)


def password_in(file: str) -> str:
    """Return the password in *file*: its first line, with nothing after it."""
    text = read_text(Path(file), file, most=LARGEST_FILE, error=CallError)
    first, _, rest = text.partition("\n")
    if rest.strip():
        raise CallError.at(file, "holds more than one line", "keep the password alone on the first")
    return _no_blank(first.rstrip("\r"), file)


def asked_password() -> str:
    """Return the password that is typed twice on the terminal."""
    said: str = click.prompt(
        "Password", hide_input=True, confirmation_prompt=True, err=True, default=""
    )
    return _no_blank(said, OPTION)


def _no_blank(password: str, place: str) -> str:
    if not password.strip():
        raise CallError.at(place, "holds no password", "choose a password of several words")
    return password
