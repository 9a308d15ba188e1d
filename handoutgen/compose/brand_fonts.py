"""A brand's own font files, checked before anything takes them apart."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

MAX_FONT_BYTES = 10 * 1024 * 1024
_MAX_TABLES = 128
_NEEDED = frozenset({b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"})
_RESTRICTED = 0x0002
"""OS/2 ``fsType``: "must not be modified, embedded or exchanged" (OpenType 1.9, OS/2)."""


class FontFault(ValueError):
    """Why a font file cannot be used, and the way out of it."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


@dataclass(frozen=True, slots=True)
class OwnFont:
    """A font file's bytes, and whether its licence lets it go into a document."""

    data: bytes
    embeddable: bool


def own_font(path: Path, root: Path | None) -> OwnFont:
    """Return the static TrueType font in the file at *path*, which must lie below *root*.

    Raises:
        FontFault: if there is none, it lies elsewhere, or it is a font of another kind.
    """
    try:
        real = path.resolve(strict=True)
        is_file = real.is_file()
    except (OSError, ValueError, RuntimeError):
        raise FontFault("there is no such file", "put it beside brand.yaml") from None
    if root is not None and not real.is_relative_to(root.resolve()):
        raise FontFault(
            "it lies outside the folder that files may come from", "copy it beside brand.yaml"
        )
    if not is_file:
        raise FontFault("it is not a file", "name a .ttf file")
    try:
        with real.open("rb") as file:
            data = file.read(MAX_FONT_BYTES + 1)
    except OSError:
        raise FontFault("it cannot be read") from None
    if len(data) > MAX_FONT_BYTES:
        raise FontFault(f"it is larger than {MAX_FONT_BYTES // 1024**2} MB", "use a smaller font")
    return _checked(data)


def _checked(data: bytes) -> OwnFont:
    hint = "use a static TrueType file (.ttf)"
    kinds = {
        b"OTTO": "it is an OpenType font with PostScript outlines (CFF)",
        b"ttcf": "it is a collection of fonts",
        b"wOFF": "it is a web font (WOFF)",
        b"wOF2": "it is a web font (WOFF2)",
    }
    if data[:4] in kinds:
        raise FontFault(kinds[data[:4]], hint)
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise FontFault("it is no font", hint)
    tables = _tables(data)
    if b"fvar" in tables:
        raise FontFault(
            "it is a variable font", "use one static file a face: regular, bold, italic"
        )
    if not tables.keys() >= _NEEDED:
        raise FontFault("it is damaged: a font's tables are missing", "get the file again")
    os2 = tables.get(b"OS/2", b"")
    restricted = len(os2) >= 10 and int.from_bytes(os2[8:10], "big") & 0x000F == _RESTRICTED
    return OwnFont(data, not restricted)


def _tables(data: bytes) -> dict[bytes, bytes]:
    """Return each table's bytes by its tag."""
    damaged = FontFault("it is damaged or cut short", "get the file again")
    if len(data) < 12:
        raise damaged
    count = int.from_bytes(data[4:6], "big")
    if count > _MAX_TABLES or len(data) < 12 + 16 * count:
        raise damaged
    tables = {}
    for number in range(count):
        tag, _, start, size = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if start + size > len(data):
            raise damaged
        tables[tag] = data[start : start + size]
    return tables
