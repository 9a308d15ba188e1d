"""How publishing is told: sentences on a terminal, one JSON line a step elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from handoutgen.pack.steps import Made, Step, json_line

EVERY = 20
"""Made files between two sentences about them."""


class StepLines:
    """Prints steps as they come.

    Whoever reads them may be gone, or their disk full. Nothing stops for that: the exit code
    still says how it ended.
    """

    def __init__(self, as_json: bool | None) -> None:
        there = sys.stdout is not None  # it may be closed from the start
        self._as_json = not (there and sys.stdout.isatty()) if as_json is None else as_json
        self._lost = not there

    def __call__(self, step: Step) -> None:
        if self._lost or (not self._as_json and _is_small(step)):
            return
        try:
            click.echo(json_line(step) if self._as_json else step)
            sys.stdout.flush()
        except OSError as error:
            self._lost = True
            _let_go()
            why = (error.strerror or "it failed").lower()
            with suppress(OSError):
                click.echo(f"error: standard output: cannot be written to: {why}", err=True)


def _is_small(step: Step) -> bool:
    return isinstance(step, Made) and step.made % EVERY != 0 and step.made != step.due


def _let_go() -> None:
    """Let what still waits to be written to standard output go nowhere when the program ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
