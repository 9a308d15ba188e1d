"""Orders that look random and are the same on every machine and every Python."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import count

from handoutgen.compose.literals import describe
from handoutgen.errors import BlankError


def shuffled_order(items: Sequence[object], seed: object) -> tuple[int, ...]:
    """Return the positions of *items* in an order that *seed* chooses.

    The items never come out as they went in, unless all of them are the same.
    """
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise BlankError(f"the seed is {describe(seed)}", "a whole number: each gives an order")
    if all(item == items[0] for item in items):
        return tuple(range(len(items)))
    for attempt in count():
        order = sorted(range(len(items)), key=lambda at: _digest(seed, attempt, at))
        if any(items[there] != item for there, item in zip(order, items, strict=True)):
            return tuple(order)
    raise AssertionError("unreachable")  # pragma: no cover


def _digest(seed: int, attempt: int, position: int) -> bytes:
    return hashlib.sha256(f"{seed}/{attempt}/{position}".encode()).digest()
