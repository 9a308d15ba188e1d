"""Long work that is told to stop ends in order: it says what it has done, and how to go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LIKE_CTRL_C = ("SIGTERM", "SIGHUP")
"""What a system sends before it switches off, and a terminal whose window is closed."""


@contextmanager
def stopped_in_order() -> Iterator[None]:
    """Take what else asks for an end as Ctrl-C is taken; only a main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    known = [getattr(signal, name) for name in _LIKE_CTRL_C if hasattr(signal, name)]
    before = {each: signal.signal(each, signal.default_int_handler) for each in known}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
