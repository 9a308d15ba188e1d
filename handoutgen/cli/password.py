"""``--password-file``: a password from a file or from the terminal, never from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from handoutgen.errors import CallError
from handoutgen.files import read_text

OPTION = "--password-file"
LARGEST_FILE = 1_000


def password_given(file: str | None, formats: tuple[str, ...]) -> str | None:
    """Return the password in *file*, its first line; ``-`` asks for it twice on the terminal.

    Raises:
        CallError: if there is none in it, or a format cannot take one.
    """
    if file is None:
        return None
    others = [format for format in formats if format != "pdf"]
    if others:
        hint = "make the PDF alone, or protect the Word file in Word"
        raise CallError.at(OPTION, f"a password protects PDF, not {others[0]}", hint)
    if file == "-":
        password: str = click.prompt(
            "Password", hide_input=True, confirmation_prompt=True, err=True, default=""
        )
    else:
        text = read_text(Path(file), file, most=LARGEST_FILE, error=CallError)
        first, _, rest = text.partition("\n")
        if rest.strip():
            hint = "keep the password alone on the first line"
            raise CallError.at(file, "holds more than one line", hint)
        password = first.rstrip("\r")
    if not password.strip():
        hint = "choose a password of several words"
        raise CallError.at(OPTION if file == "-" else file, "holds no password", hint)
    return password
