"""Filled parts deflated in segments, so that what recurs from file to file is deflated once.

A deflate stream may be made of segments that know nothing of each other (RFC 1951; zlib's full
flush). Where a segment ends depends on what it holds alone, not on where it stands: a longer name
on the first page moves nothing on the others. So the bytes are the same whatever was filled
before, and most segments of a batch are found ready.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from handoutgen.write.docx.package import Part

_LEVEL = 6
_DEFLATED = 8
_END = b"\x03\x00"
"""An empty last block."""

_LARGE = 2_048
"""Characters from which a piece is a segment of its own."""

_LEAST, _MOST = 3_072, 32_768
"""Characters of a segment of small pieces: from the least on, every eighth length ends it."""

_LENGTHS = 7


def packed_part(name: str, pieces: Iterable[str]) -> Part:
    """Return the part *name* with the text of *pieces* compressed."""
    data: list[bytes] = []
    crc = size = 0
    for segment in _segments(pieces):
        raw = segment.encode()
        data.append(_packed(raw))
        crc = zlib.crc32(raw, crc)
        size += len(raw)
    data.append(_END)
    return Part(name, _DEFLATED, b"".join(data), crc, size)


def _segments(pieces: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        length = len(piece)
        if length >= _LARGE:
            if waiting:
                yield "".join(waiting)
                waiting, size = [], 0
            yield piece
            continue
        waiting.append(piece)
        size += length
        if size >= _MOST or (size >= _LEAST and not length & _LENGTHS):
            yield "".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting)


@lru_cache(maxsize=512)
def _packed(raw: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
