"""Packages: parts in a zip archive, always the same bytes, what never changes deflated once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from handoutgen.records import dataclass

_LEVEL = 6
_STORED, _DEFLATED = 0, 8
_DOS_DATE = (1 << 5) | 1
"""The first of January 1980, the earliest day a zip archive can name."""
_VERSION = 20
_UTF8_NAMES = 0x800
_LAST_BLOCK = b"\x03\x00"
"""An empty last block of deflated data (RFC 1951, 3.2.6)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part, ready for the archive."""

    name: str
    method: int
    data: bytes
    crc: int
    size: int


def deflated(name: str, content: str | bytes) -> Part:
    """Return a part with *content* compressed."""
    raw = content.encode() if isinstance(content, str) else content
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    data = packer.compress(raw) + packer.flush()
    return Part(name, _DEFLATED, data, zlib.crc32(raw), len(raw))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a part, compressed so that any other may follow it."""

    raw: bytes
    data: bytes


def piece(content: str) -> Piece:
    """Return *content* as a piece."""
    raw = content.encode()
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Piece(raw, packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH))


@lru_cache(maxsize=64)
def recurring_piece(content: str) -> Piece:
    """Return a piece like :func:`piece`, once for all documents of a batch that share it."""
    return piece(content)


def in_pieces(name: str, pieces: Sequence[Piece]) -> Part:
    """Return a part that is *pieces*, one after the other."""
    crc = size = 0
    for each in pieces:
        crc = zlib.crc32(each.raw, crc)
        size += len(each.raw)
    data = b"".join([each.data for each in pieces]) + _LAST_BLOCK
    return Part(name, _DEFLATED, data, crc, size)


@lru_cache(maxsize=256)
def recurring(name: str, content: str) -> Part:
    """Return a part like :func:`deflated`, once for all documents of a batch that share it."""
    return deflated(name, content)


def stored(name: str, content: bytes) -> Part:
    """Return a part with *content* as it is: pictures are compressed already."""
    return Part(name, _STORED, content, zlib.crc32(content), len(content))


def write_package(parts: Iterable[Part]) -> bytes:
    """Return the archive of *parts*, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for part in parts:
        name = part.name.encode()
        common = struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            _UTF8_NAMES,
            part.method,
            0,
            _DOS_DATE,
            part.crc,
            len(part.data),
            part.size,
            len(name),
            0,
        )
        local = b"PK\x03\x04" + common + name
        directory.append(
            b"PK\x01\x02"
            + struct.pack("<H", _VERSION)
            + common
            + struct.pack("<HHHII", 0, 0, 0, 0, offset)
            + name
        )
        pieces += (local, part.data)
        offset += len(local) + len(part.data)
        count += 1
    listing = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(listing), offset, 0)
    return b"".join([*pieces, listing, end])
