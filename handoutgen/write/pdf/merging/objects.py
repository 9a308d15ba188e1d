"""A PDF file that is written object by object, those that are no streams packed together."""

from __future__ import annotations

import hashlib
from itertools import starmap
from typing import BinaryIO

from handoutgen.errors import WriteError
from handoutgen.write.pdf.file import (
    HEADER,
    PLACE,
    TOGETHER,
    cross_references,
    numbered,
    object_stream,
)

FARTHEST = 2**32
"""Bytes that a file may have: where an object lies is said in four bytes."""


class Objects:
    """The objects of a file, each written as soon as it is known and forgotten then."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._at = 0
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        self._packed: list[tuple[int, bytes]] = []
        self._shared: dict[bytes, int] = {}
        self._write(HEADER)

    def reserve(self) -> int:
        """Return the number of an object that is yet to be written."""
        self._places.append((0, 0, 0))
        return len(self._places) - 1

    def new(self, data: bytes) -> int:
        """Write a new object and return its number."""
        number = self.reserve()
        self.write(number, data)
        return number

    def once(self, data: bytes) -> int:
        """Write an object unless one with the same bytes is there, and return its number."""
        key = hashlib.sha256(data).digest()
        if key not in self._shared:
            self._shared[key] = self.new(data)
        return self._shared[key]

    def write(self, number: int, data: bytes) -> None:
        """Write the object that *number* was reserved for."""
        if data.endswith(b"endstream"):
            self._write_object(number, data)
            return
        self._packed.append((number, data))
        if len(self._packed) == TOGETHER:
            self._write_packed()

    def finish(self, root: int, info: int) -> None:
        """Write the table of where everything lies; the file's identifier is its digest."""
        self._write_packed()
        number, at = self.reserve(), self._at
        self._places[number] = (1, at, 0)
        table = b"".join(starmap(PLACE.pack, self._places))
        digest = self._digest.hexdigest()[:32].upper()
        self._write(cross_references(table, at, root, info, digest))

    def _write_packed(self) -> None:
        if not self._packed:
            return
        holder = self.reserve()
        for place, (number, _) in enumerate(self._packed):
            self._places[number] = (2, holder, place)
        data = object_stream(self._packed)
        self._packed.clear()
        self._write_object(holder, data)

    def _write_object(self, number: int, data: bytes) -> None:
        self._places[number] = (1, self._at, 0)
        self._write(numbered(number, data))

    def _write(self, data: bytes) -> None:
        self._at += len(data)
        if self._at >= FARTHEST:
            raise WriteError.at("PDF", "would be larger than 4 GB", "make several of it")
        self._file.write(data)
        self._digest.update(data)
