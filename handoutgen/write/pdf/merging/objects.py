"""A PDF file that is written object by object, those that are no streams packed together."""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

from handoutgen.write.pdf.surface import stream

COMPRESSION = 6
TOGETHER = 200
"""Objects that are compressed as one: readers unpack all of them to see one."""


class Objects:
    """The objects of a file, each written as soon as it is known and forgotten then."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._at = 0
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        self._packed: list[tuple[int, bytes]] = []
        self._shared: dict[bytes, int] = {}
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

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
        wide = max(2, (at.bit_length() + 7) // 8)
        rows = b"".join(
            b"%c%b%b" % (kind, one.to_bytes(wide, "big"), two.to_bytes(2, "big"))
            for kind, one, two in self._places
        )
        digest = self._digest.hexdigest()[:32].upper()
        table = stream(
            zlib.compress(rows, COMPRESSION),
            f"/Type /XRef /Size {len(self._places)} /W [1 {wide} 2] /Root {root} 0 R"
            f" /Info {info} 0 R /ID [<{digest}> <{digest}>]",
        )
        self._write(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, at))

    def _write_packed(self) -> None:
        if not self._packed:
            return
        holder = self.reserve()
        index: list[bytes] = []
        at = 0
        for place, (number, data) in enumerate(self._packed):
            self._places[number] = (2, holder, place)
            index.append(b"%d %d" % (number, at))
            at += len(data) + 1
        head = b" ".join(index) + b"\n"
        body = head + b"\n".join(data for _, data in self._packed)
        entries = f"/Type /ObjStm /N {len(self._packed)} /First {len(head)}"
        self._packed.clear()
        self._write_object(holder, stream(zlib.compress(body, COMPRESSION), entries))

    def _write_object(self, number: int, data: bytes) -> None:
        self._places[number] = (1, self._at, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, data))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)
