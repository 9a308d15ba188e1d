"""The prepared form of a bundled face: everything a writer needs, nothing that must be parsed.

A ``.face`` file is written once by ``prepare.py`` and committed. It holds, one after the other:
a fixed header, names, character codes with their glyph ids, advance widths, and the parts that
only some runs need. Numbers are little-endian whatever the machine.

A face has two programs. The *core* is the fixed subset that documents embed: the same bytes in
all of them. *outlines* are all glyphs, from which a document that needs one outside the core
gets a subset of its own; empty where the core has them all.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from handoutgen.records import dataclass

_MAGIC = b"HGF2"
_HEADER = struct.Struct("<4s18h8I")  # 18 small numbers, flags, core length, sizes


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
class FaceMetrics:
    """What laying text out needs of a face; *advances* in units of which the em has *units*.

    *codes* and *glyphs* go together: a character's code point and its glyph id.
    """

    name: str
    family: str
    bold: bool
    italic: bool
    units: int
    descriptor: Descriptor
    codes: Sequence[int]
    glyphs: Sequence[int]
    advances: Sequence[int]


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """A ``.face`` file's contents.

    All parts but *core_widths* (a PDF ``/W`` array) and *core_glyphs* are zlib streams. *texts*
    is what each glyph stands for, in the order of their ids, with U+0000 between. *shaping* are
    the tables that HarfBuzz needs.
    """

    metrics: FaceMetrics
    core_glyphs: Sequence[int]
    core_length: int
    core: bytes
    core_widths: bytes
    core_to_unicode: bytes
    outlines: bytes
    texts: bytes
    shaping: bytes


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(kind: str, values: Sequence[int]) -> bytes:
    numbers = array(kind, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def dump(face: PreparedFace) -> bytes:
    """Return *face* as the bytes of a ``.face`` file."""
    metrics = face.metrics
    own = metrics.descriptor
    name, family = metrics.name.encode(), metrics.family.encode()
    header = _HEADER.pack(
        _MAGIC,
        metrics.units,
        len(name),
        len(family),
        len(metrics.advances),
        len(metrics.codes),
        len(face.core_glyphs),
        metrics.bold,
        metrics.italic,
        own.ascent,
        own.descent,
        own.cap_height,
        own.x_height,
        own.italic_angle,
        own.stem_v,
        *own.bbox,
        own.flags,
        face.core_length,
        len(face.core),
        len(face.core_widths),
        len(face.core_to_unicode),
        len(face.outlines),
        len(face.texts),
        len(face.shaping),
    )
    return b"".join(
        (
            header,
            name,
            family,
            _bytes("I", metrics.codes),
            _bytes("H", metrics.glyphs),
            _bytes("H", metrics.advances),
            _bytes("H", face.core_glyphs),
            face.core,
            face.core_widths,
            face.core_to_unicode,
            face.outlines,
            face.texts,
            face.shaping,
        )
    )


def load(path: Path) -> PreparedFace:
    """Return the face that *path*, one of our own files, holds."""
    data = path.read_bytes()
    fields = _HEADER.unpack_from(data)
    if fields[0] != _MAGIC:
        raise ValueError(f"{path.name} is no prepared face")
    units, name_size, family_size, glyph_count, code_count, core_count, bold, italic = fields[1:9]
    ascent, descent, cap_height, x_height, italic_angle, stem_v = fields[9:15]
    left, bottom, right, top, flags, core_length, *sizes = fields[15:]
    position = _HEADER.size

    def take(size: int) -> bytes:
        nonlocal position
        position += size
        return data[position - size : position]

    metrics = FaceMetrics(
        name=take(name_size).decode(),
        family=take(family_size).decode(),
        bold=bool(bold),
        italic=bool(italic),
        units=units,
        descriptor=Descriptor(
            ascent,
            descent,
            cap_height,
            x_height,
            italic_angle,
            stem_v,
            flags,
            (left, bottom, right, top),
        ),
        codes=_numbers("I", take(4 * code_count)),
        glyphs=_numbers("H", take(2 * code_count)),
        advances=_numbers("H", take(2 * glyph_count)),
    )
    return PreparedFace(
        metrics=metrics,
        core_glyphs=_numbers("H", take(2 * core_count)),
        core_length=core_length,
        core=take(sizes[0]),
        core_widths=take(sizes[1]),
        core_to_unicode=take(sizes[2]),
        outlines=take(sizes[3]),
        texts=take(sizes[4]),
        shaping=take(sizes[5]),
    )
