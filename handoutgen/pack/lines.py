"""What is wrong with a request is told at the line of the pack's file that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.pack.pack_file import PackError
from handoutgen.report import Notice

Told = TypeVar("Told", Fault, Notice)


def at_line(told: Told, line: Place) -> Told:
    """Return what is *told* of an option that nobody typed as told of *line*."""
    name = told.place.name
    typed = name.startswith("--") or name in ("ARTICLE", "language")
    return replace(told, place=line) if typed else told


@contextmanager
def told_at(line: Place) -> Iterator[None]:
    """Let faults of options be those of *line*."""
    try:
        yield
    except HandoutError as error:
        raise PackError(*(at_line(fault, line) for fault in error.faults)) from None
