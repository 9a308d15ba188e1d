"""Processes for work that may hang, eat all memory or crash: they are watched, and may be lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

OUT_OF_MEMORY = 77
"""What a process exits with that may have no more memory."""


def fresh_processes(preloaded: list[str]) -> multiprocessing.context.BaseContext:
    """Return how processes are started: never as copies of one that has threads.

    Ctrl-C is for the process that a person started: the one that imports *preloaded* for all
    others would print where it was just then.
    """
    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(preloaded)
    with _deaf_to_interrupts():
        forkserver.ensure_running()
    return context


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let what is started meanwhile ignore Ctrl-C; only a main thread can say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def watched(megabytes: int) -> None:
    """Set this process its limit of memory, and let it end with the one that started it."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        limit = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would hold what was read
    threading.Thread(target=_end_with_parent, daemon=True).start()


def end_for_want_of_memory() -> NoReturn:
    """End this process: what it holds cannot be relied on any more."""
    os._exit(OUT_OF_MEMORY)


def _end_with_parent() -> None:
    """End when the program does, even where it was killed and could tell nobody."""
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
