"""The prepared form of a bundled face: everything a writer needs, nothing that must be parsed.

A ``.face`` file is written once by ``prepare.py`` and committed. It holds, one after the other:
a fixed header, the PostScript and family names, character codes and their glyph ids, advance
widths, and the parts that only some runs need: the font program and its ``/W`` and ``ToUnicode``
for PDF, and the tables HarfBuzz shapes with. Numbers are little-endian whatever the machine.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"HGF1"
_HEADER = struct.Struct("<4s4H10h4h6I")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A face's own measures in 1/1000 em, as a PDF font descriptor wants them."""

    ascent: int
    descent: int
    cap_height: int
    x_height: int
    italic_angle: int
    stem_v: int
    flags: int
    bbox: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """A ``.face`` file's contents; *advances* are in units of the em (*units* to one em).

    *program*, *to_unicode* and *shaping* are zlib streams; *length1* is the program's size
    before compression. *shaping* is empty where a face is never shaped.
    """

    name: str
    family: str
    bold: bool
    italic: bool
    units: int
    descriptor: Descriptor
    codes: array[int]
    glyphs: array[int]
    advances: array[int]
    length1: int
    program: bytes
    widths: bytes
    to_unicode: bytes
    shaping: bytes


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def dump(face: PreparedFace) -> bytes:
    """Return *face* as the bytes of a ``.face`` file."""
    name, family = face.name.encode(), face.family.encode()
    own = face.descriptor
    header = _HEADER.pack(
        MAGIC,
        face.units,
        len(name),
        len(family),
        len(face.advances),
        int(face.bold),
        int(face.italic),
        own.ascent,
        own.descent,
        own.cap_height,
        own.x_height,
        own.italic_angle,
        own.stem_v,
        own.flags,
        0,
        *own.bbox,
        len(face.codes),
        face.length1,
        len(face.program),
        len(face.widths),
        len(face.to_unicode),
        len(face.shaping),
    )
    return b"".join(
        (
            header,
            name,
            family,
            _bytes(face.codes),
            _bytes(face.glyphs),
            _bytes(face.advances),
            face.program,
            face.widths,
            face.to_unicode,
            face.shaping,
        )
    )


def load(path: Path) -> PreparedFace:
    """Return the face that *path*, one of our own files, holds."""
    data = path.read_bytes()
    fields = _HEADER.unpack_from(data)
    if fields[0] != MAGIC:
        raise ValueError(f"{path.name} is no prepared face")
    units, name_size, family_size, glyph_count = fields[1:5]
    bold, italic, ascent, descent, cap, x_height, angle, stem_v, flags, _ = fields[5:15]
    left, bottom, right, top = fields[15:19]
    code_count, length1, *sizes = fields[19:]
    position = _HEADER.size

    def take(size: int) -> bytes:
        nonlocal position
        position += size
        return data[position - size : position]

    return PreparedFace(
        name=take(name_size).decode(),
        family=take(family_size).decode(),
        bold=bool(bold),
        italic=bool(italic),
        units=units,
        descriptor=Descriptor(
            ascent, descent, cap, x_height, angle, stem_v, flags, (left, bottom, right, top)
        ),
        codes=_numbers("I", take(4 * code_count)),
        glyphs=_numbers("H", take(2 * code_count)),
        advances=_numbers("H", take(2 * glyph_count)),
        length1=length1,
        program=take(sizes[0]),
        widths=take(sizes[1]),
        to_unicode=take(sizes[2]),
        shaping=take(sizes[3]),
    )
