"""One publish at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from handoutgen.pack.pack_file import PackError


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the lock in the file at *path*, or say who does; the file stays, so no lock is stale.

    Raises:
        PackError: if another process holds it.
    """
    with path.open("a+b") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip()
            who = f" (process {holder})" if holder.isdigit() else ""
            problem = f"is being published by another call{who}"
            raise PackError.at(what, problem, "wait for it, or stop it first")
        with suppress(OSError):  # on a full disk the lock holds, it only names nobody
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
            file.flush()
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        file.seek(1000)  # beyond what is read to say who holds it
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
