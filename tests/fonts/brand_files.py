"""TrueType files such as a brand brings, made of our own prepared faces."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from handoutgen.fonts.faces import Face
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.fonts.sfnt import assemble, read_tables


def tables_of(face: Face) -> dict[str, bytes]:
    """Return the tables of a bundled face as one font."""
    source = face.source
    assert isinstance(source, PreparedFace)
    outlines = read_tables(zlib.decompress(source.outlines or source.core))
    return read_tables(zlib.decompress(source.shaping)) | outlines


def os2(*, rights: int = 0, weight: int = 400) -> bytes:
    """Return an ``OS/2`` table, version 2, that says *rights* (fsType) and little else."""
    head = struct.pack(">HhHHH", 2, 500, weight, 5, rights)
    return head + bytes(86 - len(head)) + struct.pack(">2h", 490, 660) + bytes(6)


def brand_file(face: Face, more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a whole TrueType file with the glyphs of *face* and *more* tables."""
    return assemble(tables_of(face) | {"OS/2": os2()} | dict(more or {}))
