"""The bundled faces as font files: what the text of an SVG is drawn with, and nothing else.

Follows the OpenType specification 1.9, chapters "cmap" (format 12), "name" and "OS/2".
"""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handoutgen.fonts.prepared import PreparedFace, load
from handoutgen.fonts.sfnt import assemble, read_tables

_FOLDERS = ("atkinson", "noto")
_WINDOWS, _UNICODE_BMP, _UNICODE_FULL, _ENGLISH = 3, 1, 10, 0x0409


@contextmanager
def font_files() -> Iterator[list[str]]:
    """Write the bundled faces as files that last as long as the context, and yield their paths."""
    with tempfile.TemporaryDirectory(prefix="handoutgen-") as folder:
        paths = []
        for face in _faces():
            target = Path(folder) / f"{face.stem}.ttf"
            target.write_bytes(_truetype(load(face)))
            paths.append(str(target))
        yield paths


def _faces() -> list[Path]:
    """Return the faces, upright ones of normal weight first: fallback takes the first that fits."""
    bundled = Path(__file__).parent.parent / "fonts"
    found = [path for name in _FOLDERS for path in sorted((bundled / name).glob("*.face"))]
    return sorted(found, key=lambda path: not path.stem.endswith("-Regular"))


def _truetype(face: PreparedFace) -> bytes:
    tables = read_tables(zlib.decompress(face.outlines or face.core))
    if face.shaping:
        shaping = read_tables(zlib.decompress(face.shaping))
        tables |= {tag: shaping[tag] for tag in ("GDEF", "GPOS", "GSUB") if tag in shaping}
    tables["cmap"] = _character_map(face)
    tables["name"] = _names(face)
    tables["OS/2"] = _weights(face)
    return assemble(tables)


def _character_map(face: PreparedFace) -> bytes:
    groups = b"".join(
        struct.pack(">III", code, code, glyph)
        for code, glyph in sorted(zip(face.metrics.codes, face.metrics.glyphs, strict=True))
    )
    count = len(face.metrics.codes)
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, count) + groups
    return struct.pack(">HHHHI", 0, 1, _WINDOWS, _UNICODE_FULL, 12) + subtable


def _names(face: PreparedFace) -> bytes:
    style = ("Bold" if face.metrics.bold else "") + (" Italic" if face.metrics.italic else "")
    named = {
        1: face.metrics.family,
        2: style.strip() or "Regular",
        4: f"{face.metrics.family} {style}".strip(),
        6: face.metrics.name,
    }
    records, texts = b"", b""
    for number, text in named.items():
        data = text.encode("utf-16-be")
        records += struct.pack(
            ">6H", _WINDOWS, _UNICODE_BMP, _ENGLISH, number, len(data), len(texts)
        )
        texts += data
    return struct.pack(">3H", 0, len(named), 6 + len(records)) + records + texts


def _weights(face: PreparedFace) -> bytes:
    """Return an OS/2 table of version 0; only weight, width and style are looked at."""
    own = face.metrics.descriptor
    selection = (0x01 if face.metrics.italic else 0) | (0x20 if face.metrics.bold else 0)
    return struct.pack(
        ">HhHHH11h10s4I4sHHHhhhHH",
        *(0, 500, 700 if face.metrics.bold else 400, 5, 0),
        *([0] * 11),
        bytes(10),
        *(0, 0, 0, 0),
        b"    ",
        *(selection or 0x40, 0x20, 0xFFFF),
        *(own.ascent, own.descent, 0),
        *(max(own.ascent, 0), max(-own.descent, 0)),
    )
