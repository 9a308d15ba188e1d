"""One at a time in a folder: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from handoutgen.errors import HandoutError


@contextmanager
def locked(path: Path, refused: Callable[[str], HandoutError]) -> Iterator[None]:
    """Hold the lock in the file at *path*; the file stays, so no lock is stale.

    Raises:
        HandoutError: what *refused* makes of who holds it: " (process 7)", or "" if nobody says.
    """
    with path.open("a+b") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip()
            who = f" (process {holder})" if holder.isdigit() else ""
            raise refused(who)
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
        except BlockingIOError:
            return False
        except OSError:  # a network drive that knows no locks: nobody can hold one there
            return True
        return True
