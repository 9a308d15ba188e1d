"""A file's objects in their order: streams one by one, all others packed into object streams.

The file's identifier is a digest of all that stands before it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence

from handoutgen.records import dataclass
from handoutgen.write.pdf.surface import Surface, stream

COMPRESSION = 6
TOGETHER = 200
"""Objects that are compressed as one: readers unpack all of them to see one."""
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PLACE = struct.Struct(">BIH")
"""One row of the cross-reference table (ISO 32000-1, 7.5.8)."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A file that is written but for where its objects lie.

    *parts* are the objects that lie in it as they are, by their numbers; *table* has a row for
    every object, right for those that are packed.
    """

    parts: tuple[tuple[int, bytes], ...]
    table: bytes
    catalogue: int
    info: int

    @classmethod
    def of(cls, surface: Surface, catalogue: int, info: int) -> PdfFile:
        """Return the file of all objects of *surface*."""
        rows: list[tuple[int, int, int]] = [(0, 0, 65535)]
        parts: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        for number, data in enumerate(surface.bodies(), 1):
            rows.append((1, 0, 0))
            if data.endswith(b"endstream"):
                parts.append((number, numbered(number, data)))
            else:
                packed.append((number, data))
        for start in range(0, len(packed), TOGETHER):
            here = packed[start : start + TOGETHER]
            holder = len(rows)
            rows.append((1, 0, 0))
            for index, (number, _) in enumerate(here):
                rows[number] = (2, holder, index)
            parts.append((holder, numbered(holder, object_stream(here))))
        rows.append((1, 0, 0))
        table = b"".join([PLACE.pack(*row) for row in rows])
        return cls(tuple(parts), table, catalogue, info)

    def data(self, instead: Mapping[int, bytes] | None = None) -> bytes:
        """Return the file's bytes, with the streams of *instead* in the place of its own."""
        table = bytearray(self.table)
        pieces = [HEADER]
        at = len(HEADER)
        for number, part in self.parts:
            if instead is not None and number in instead:
                part = numbered(number, instead[number])
            PLACE.pack_into(table, number * PLACE.size, 1, at, 0)
            pieces.append(part)
            at += len(part)
        size = len(table) // PLACE.size
        PLACE.pack_into(table, (size - 1) * PLACE.size, 1, at, 0)
        digest = hashlib.sha256(b"".join(pieces)).hexdigest()[:32].upper()
        pieces.append(cross_references(table, at, self.catalogue, self.info, digest))
        return b"".join(pieces)


def cross_references(
    table: bytes | bytearray, at: int, catalogue: int, info: int, digest: str
) -> bytes:
    """Return the end of a file: *table*, which lies *at*, as its last object."""
    size = len(table) // PLACE.size
    data = stream(
        zlib.compress(table, 1),  # a better fit would take longer than all the rest
        f"/Type /XRef /Size {size} /W [1 4 2] /Root {catalogue} 0 R"
        f" /Info {info} 0 R /ID [<{digest}> <{digest}>]",
    )
    return b"%sstartxref\n%d\n%%%%EOF\n" % (numbered(size - 1, data), at)


def numbered(number: int, data: bytes) -> bytes:
    """Return an object as it stands in a file."""
    return b"%d 0 obj\n%s\nendobj\n" % (number, data)


def object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Return numbered objects packed into one stream (ISO 32000-1, 7.5.7)."""
    index: list[str] = []
    at = 0
    for number, data in objects:
        index.append(f"{number} {at}")
        at += len(data) + 1
    head = (" ".join(index) + "\n").encode("ascii")
    body = head + b"\n".join([data for _, data in objects])
    return stream(
        zlib.compress(body, COMPRESSION),
        f"/Type /ObjStm /N {len(objects)} /First {len(head)}",
    )
