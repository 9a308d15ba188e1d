"""Progress of long work: one line that changes on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

_REDRAWN = 0.1
_SAID_AGAIN = 10.0
"""Seconds between two lines where nobody watches."""


class Progress:
    """Tells how much is done, how fast, and how long the rest will take."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._what = ""
        self._begun = self._said = time.monotonic()
        self._drawn = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wipe()

    def step(self, what: str, done: int, total: int, failed: int) -> None:
        """Tell that *done* of *total* are *what*, a verb, and *failed* of them failed."""
        now = time.monotonic()
        if what != self._what:
            self._wipe()
            self._what, self._begun, self._said = what, now, now
        wait = _REDRAWN if self._terminal else _SAID_AGAIN
        if now - self._said < wait or done >= total:
            return
        self._said = now
        words = progress_line(what, done, total, failed, now - self._begun)
        if self._terminal:
            click.echo(f"\r\x1b[K{words}", nl=False, err=True)
            self._drawn = True
        else:
            click.echo(words, err=True)

    def _wipe(self) -> None:
        if self._drawn:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._drawn = False


def progress_line(what: str, done: int, total: int, failed: int, seconds: float) -> str:
    """Return one line of progress."""
    words = f"{what} {done:,} of {total:,}"
    if failed:
        words += f", {failed:,} failed"
    rate = done / seconds if seconds > 0 else 0.0
    if rate:
        words += f", {rate:,.1f} a second, {_span((total - done) / rate)} left"
    return words


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
