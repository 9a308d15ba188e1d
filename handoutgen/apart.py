"""Reading strangers' files apart: in a process with limits of time and memory that may be lost.

A file that makes a library hang, or eat all memory, or crash, costs one fault and no more.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from handoutgen.errors import HandoutError
from handoutgen.processes import (
    OUT_OF_MEMORY,
    end_for_want_of_memory,
    fresh_processes,
    watched,
)
from handoutgen.records import dataclass

Item = TypeVar("Item")
Found = TypeVar("Found")

_PRELOADED = ["handoutgen.apart", "pebble", "pikepdf", "lxml.etree"]
"""What is imported once for all processes that are started, not once for each."""
_AHEAD = 4
"""Files that are handed out before they are needed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: *seconds* of time, *megabytes* of memory."""

    seconds: float = 15.0
    megabytes: int = 1_500


def read_apart(
    read: Callable[[Item], Found],
    items: Iterable[Item],
    name: Callable[[Item], str],
    limits: Limits = Limits(),
) -> Iterator[Found | HandoutError]:
    """Yield what *read*, a function of a module, finds in each of *items*, in their order.

    *name* is what an item is called in an error. Whatever goes wrong with an item is yielded in
    its place.
    """
    from pebble import ProcessPool

    waiting = iter(items)
    running: deque[tuple[Item, Any]] = deque()
    pool: Any = ProcessPool(
        max_workers=1,
        initializer=_begin,
        initargs=(limits.megabytes,),
        context=fresh_processes(_PRELOADED),
    )
    try:
        while True:
            while len(running) < _AHEAD:
                try:
                    item = next(waiting)
                except StopIteration:
                    break
                future = pool.schedule(_guarded, args=(read, item), timeout=limits.seconds)
                running.append((item, future))
            if not running:
                break
            item, future = running.popleft()
            error = future.exception()
            if error is None:
                yield future.result()
            elif isinstance(error, HandoutError):
                yield error
            else:
                yield _blamed(name(item), error, limits)
        pool.close()
    except (BrokenProcessPool, RuntimeError) as error:
        problem = f"no process can be started to read files in ({type(error).__name__})"
        raise HandoutError.at("handoutgen", problem, "look whether the machine is full") from None
    finally:
        pool.stop()
        pool.join()


def _begin(megabytes: int) -> None:
    """Make this process a reader. What libraries say aloud of a file may quote it: it is lost."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for channel in (1, 2):
        os.dup2(nowhere, channel)
    watched(megabytes)


def _guarded(read: Callable[[Item], Found], item: Item) -> Found:
    """Read *item*. What a library raises may quote the file, so that its kind alone gets out."""
    try:
        return read(item)
    except HandoutError:
        raise
    except MemoryError:
        end_for_want_of_memory()
    except Exception as error:
        raise _Unreadable(type(error).__name__) from None


class _Unreadable(Exception):
    """What a library could not do with a file, by the kind of its error."""


def _blamed(name: str, error: BaseException, limits: Limits) -> HandoutError:
    code = getattr(error, "exitcode", None)
    hint = "open it yourself with care; save it anew if it opens"
    if isinstance(error, _Unreadable):
        problem = f"cannot be read: what is in it is not as it should be ({error})"
    elif isinstance(error, TimeoutError):
        problem = f"takes longer than {limits.seconds:g} seconds to read"
    elif code == OUT_OF_MEMORY:
        problem = f"takes more than {limits.megabytes:,} MB of memory to read"
    else:
        problem = "stops the process that reads it"
    return HandoutError.at(name, problem, hint)
