"""Publishing where no link can be made: files are replaced one by one, the index last."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path

from handoutgen.errors import Fault, Place
from handoutgen.pack.pack_file import PackError
from handoutgen.pack.published_folder import INDEX, MANIFEST

TRIES = 5
WAIT = 0.2
"""Seconds before a file that somebody holds open is tried again."""

LAST = (MANIFEST, INDEX)


def put_in_place(build: Path, output: Path, shown: str, *, was: Collection[str]) -> list[Fault]:
    """Make the files of *output* those of *build*, and return which that are no more stayed.

    *was* are the addresses of earlier builds: what is no more goes last of all. Files that no
    build had are let be.

    Raises:
        PackError: naming what stayed as it was; the index is then still the old one.
    """
    files = [path for path in sorted(build.rglob("*")) if path.is_file()]
    addresses = [path.relative_to(build).as_posix() for path in files]
    ordered = [*(one for one in addresses if one not in LAST), *LAST]
    output.mkdir(parents=True, exist_ok=True)
    stayed: list[Fault] = []
    for address in ordered:
        if stayed and address in LAST:
            break
        problem = _try(partial(_replace, build / address, output / address))
        if problem is not None:
            stayed.append(_fault(shown, address, problem))
    if stayed:
        raise PackError(*stayed)
    for address in sorted(set(was) - set(addresses)):
        if not os.path.lexists(output / address):
            continue
        problem = _try((output / address).unlink)
        if problem is not None:
            stayed.append(_fault(shown, address, f"is no longer in the pack, and {problem}"))
    return stayed


def _fault(shown: str, address: str, problem: str) -> Fault:
    hint = "close it where it is open, and publish again"
    return Fault(Place(f"{shown}/{address}"), problem, hint)


def _replace(new: Path, old: Path) -> None:
    old.parent.mkdir(parents=True, exist_ok=True)
    half = old.with_name(f".{old.name}.part")
    try:
        shutil.copyfile(new, half)
        os.replace(half, old)
    finally:
        with suppress(OSError):
            half.unlink()


def _try(work: Callable[[], object]) -> str | None:
    """Do *work*, again where somebody holds its file; return what is in the way in the end."""
    for left in range(TRIES - 1, -1, -1):
        try:
            work()
        except PermissionError as error:
            if not left:
                return f"stayed as it was: {(error.strerror or 'no permission').lower()}"
            time.sleep(WAIT)
        except OSError as error:
            return f"stayed as it was: {(error.strerror or 'cannot be written').lower()}"
        else:
            return None
    return None
