"""Local workers: processes that are watched, with a time limit a row and a memory limit each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from types import TracebackType

from handoutgen.batch.work import Chunk, Desk, Result
from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.processes import (
    OUT_OF_MEMORY,
    end_for_want_of_memory,
    fresh_processes,
    watched,
)
from handoutgen.records import dataclass

_AHEAD = 2
"""Chunks a worker that are handed out before they are needed."""
_STOPPED_BY_KERNEL = -9

_PRELOADED = ["handoutgen.batch.work", "handoutgen.compose.composing"]

_desk: Desk | None = None


class WorkersError(HandoutError):
    """No process can be started here."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one row may take: *seconds* of time, and its worker *megabytes* of memory."""

    seconds: float = 60.0
    megabytes: int = 2_000


def run_here(chunks: Iterable[Chunk]) -> Iterator[tuple[Result, ...]]:
    """Do *chunks* in this process, one after the other, with nobody watching."""
    desk = Desk()
    for chunk in chunks:
        yield desk.do(chunk)


class LocalWorkers:
    """*jobs* processes of this machine, started at the first chunk and ended by ``with``."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        from pebble import ProcessPool

        self._jobs = jobs
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=jobs,
            initializer=_begin,
            initargs=(limits.megabytes,),
            context=fresh_processes(_PRELOADED),
        )

    def __enter__(self) -> LocalWorkers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Result, ...]]:
        """Do *chunks* and yield the results of each as it is finished.

        A chunk whose worker dies or takes too long is done again row by row, so that the one
        row to blame is found and the others are made.

        Raises:
            WorkersError: if no process can be started.
        """
        waiting = iter(chunks)
        again: deque[Chunk] = deque()
        running: dict[Future[tuple[Result, ...]], Chunk] = {}
        try:
            while True:
                while len(running) < self._jobs * _AHEAD:
                    chunk = again.popleft() if again else next(waiting, None)
                    if chunk is None:
                        break
                    running[self._begun(chunk)] = chunk
                if not running:
                    return
                done, _ = wait(list(running), return_when=FIRST_COMPLETED)
                for each in done:
                    chunk = running.pop(each)
                    error = each.exception()
                    if error is None:
                        yield each.result()
                    elif isinstance(error, BrokenProcessPool):
                        raise error
                    elif len(chunk.orders) > 1:
                        again.extend(replace(chunk, orders=(one,)) for one in chunk.orders)
                    else:
                        yield (_blamed(chunk, error, self._limits),)
        except (BrokenProcessPool, RuntimeError) as error:
            problem = f"no process can be started ({type(error).__name__})"
            hint = "--jobs 0 works in this process"
            raise WorkersError.at("--jobs", problem, hint) from None
        finally:
            if running:  # nobody wants the rest: what is half done ends before anybody looks
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()

    def _begun(self, chunk: Chunk) -> Future[tuple[Result, ...]]:
        return self._pool.schedule(_do, args=(chunk,), timeout=self._limits.seconds)


def _begin(megabytes: int) -> None:
    """Make this process a worker."""
    global _desk
    _desk = Desk()
    watched(megabytes)


def _do(chunk: Chunk) -> tuple[Result, ...]:
    assert _desk is not None  # noqa: S101 - every worker begins with _begin
    try:
        return _desk.do(chunk)
    except MemoryError:
        end_for_want_of_memory()


def _blamed(chunk: Chunk, error: BaseException, limits: Limits) -> Result:
    """Return the fault of the one row that a worker was lost over."""
    order = chunk.orders[0].order
    code = getattr(error, "exitcode", getattr(error, "code", None))
    hint = "try it alone with handoutgen make"
    if isinstance(error, TimeoutError):
        problem = f"takes longer than {limits.seconds:g} seconds"
        hint = "--row-seconds allows more"
    elif code == OUT_OF_MEMORY:
        problem = f"needs more than {limits.megabytes:,} MB of memory"
        hint = "--worker-memory allows more"
    elif code == _STOPPED_BY_KERNEL:
        problem = "its worker was killed, perhaps for want of memory"
    else:
        problem = f"its worker died ({code})"
    return Result(order.line, faults=(Fault(Place(chunk.job.roster, order.line), problem, hint),))
