"""Names that kill, hang or swell the worker that they come to."""

from __future__ import annotations

import multiprocessing
import os
import time


def _in_worker() -> bool:
    return multiprocessing.parent_process() is not None


class Hazard(str):
    """A client's name that harms whoever asks whether it is one; only in a worker."""

    __slots__ = ()

    def __bool__(self) -> bool:
        if _in_worker():
            self.harm()
        return True

    def harm(self) -> None:
        raise NotImplementedError


class Deadly(Hazard):
    """The worker dies, as after a fault in a library."""

    __slots__ = ()

    def harm(self) -> None:
        os._exit(11)


class Endless(Hazard):
    """The worker never comes back."""

    __slots__ = ()

    def harm(self) -> None:
        time.sleep(3600)


class Greedy(Hazard):
    """The worker takes all the memory there is."""

    __slots__ = ()

    def harm(self) -> None:
        held = []
        while True:
            held.append(bytearray(50_000_000))


class Broken(Hazard):
    """The program itself fails."""

    __slots__ = ()

    def harm(self) -> None:
        raise KeyError(str(self))
