"""A digest of all that a handout's files depend on: itself, and this program."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from handoutgen import __version__
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Block

_BLOCKS_KEPT = 4_000


class Inputs:
    """Digests handouts that share most of their blocks: each block once."""

    def __init__(self) -> None:
        self._head: tuple[Handout, bytes] | None = None
        self._blocks: dict[int, tuple[Block, bytes]] = {}

    def digest(self, handout: Handout) -> str:
        """Return the same text for the same inputs, in any process."""
        head = replace(handout, body=())
        if self._head is None or self._head[0] != head:
            self._head = head, _digest(head)
        whole = hashlib.sha256(__version__.encode())
        whole.update(self._head[1])
        for block in handout.body:
            whole.update(self._block(block))
        return whole.hexdigest()

    def _block(self, block: Block) -> bytes:
        known = self._blocks.get(id(block))
        if known is None:
            if len(self._blocks) >= _BLOCKS_KEPT:
                self._blocks.clear()
            known = self._blocks[id(block)] = block, _digest(block)  # kept, so its id stays its own
        return known[1]


def inputs_digest(handout: Handout) -> str:
    """Return the digest of one handout by itself."""
    return Inputs().digest(handout)


def _digest(value: object) -> bytes:
    """Return a digest of what a value says of itself: models say all that they are equal by."""
    return hashlib.sha256(repr(value).encode(errors="replace")).digest()
