"""The colour profile of the output intent: sRGB, written from its published numbers.

A version 4 matrix profile (ICC.1:2004-10) with one parametric curve, 500 bytes instead of the usual
3 KB. Primaries are those of IEC 61966-2-1 adapted to D50 by the Bradford transform.
"""

from __future__ import annotations

import struct
from functools import lru_cache

NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.4360657, 0.2224884, 0.0139160)
_GREEN = (0.3851471, 0.7168732, 0.0970764)
_BLUE = (0.1430664, 0.0606079, 0.7140961)
_ADAPTATION = (
    *(1.0478112, 0.0228866, -0.0501270),
    *(0.0295424, 0.9904844, -0.0170491),
    *(-0.0092345, 0.0150436, 0.7521316),
)
"""From D65, sRGB's white, to D50, which profiles are written for."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The parameters g, a, b, c, d of IEC 61966-2-1's curve."""


def _fixed(*numbers: float) -> bytes:
    """Return *numbers* as s15Fixed16Number."""
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _text(words: str) -> bytes:
    """Return a ``multiLocalizedUnicodeType`` of one record."""
    said = words.encode("utf-16-be")
    return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(said), 28) + said


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the profile, the same bytes every time."""
    curve = struct.pack(">4sIHH", b"para", 0, 3, 0) + _fixed(*_CURVE)
    xyz = {"wtpt": _D50, "rXYZ": _RED, "gXYZ": _GREEN, "bXYZ": _BLUE}
    tags: list[tuple[bytes, bytes]] = [
        (b"desc", _text("sRGB")),
        (b"cprt", _text("No copyright, use freely")),
        *((name.encode(), b"XYZ \0\0\0\0" + _fixed(*at)) for name, at in xyz.items()),
        (b"chad", b"sf32\0\0\0\0" + _fixed(*_ADAPTATION)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    at = 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    data = b""
    places: dict[bytes, tuple[int, int]] = {}
    for name, body in tags:
        if body not in places:
            places[body] = at + len(data), len(body)
            data += body + b"\0" * (-len(body) % 4)
        table += struct.pack(">4sII", name, *places[body])
    header = struct.pack(
        ">I4sI4s4s4s6H4s4s6I",
        *(at + len(data), b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *(2000, 1, 1, 0, 0, 0),  # the day it was made, by the standard's own reckoning
        *(b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, 0),
    )
    header += _fixed(*_D50)
    return header.ljust(128, b"\0") + table + data
