"""Font programs: what of a face goes into a PDF file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from handoutgen.fonts.faces import Face


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A face as a PDF embeds it, under Identity-H and an Identity CIDToGIDMap.

    *data* and *to_unicode* are zlib streams, ready for ``/FlateDecode``; *length1* is the
    program's size before compression; *subset_tag* goes before the font's name with a ``+``;
    *widths* is a PDF array for ``/W``.
    """

    data: bytes
    length1: int
    subset_tag: str
    widths: bytes
    to_unicode: bytes


def _tag(data: bytes) -> str:
    """Return six capitals that stand for *data* (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


@lru_cache(maxsize=64)
def _prepared_program(face: Face) -> FontProgram:
    prepared = face.source.prepared
    assert prepared is not None  # noqa: S101
    return FontProgram(
        prepared.program,
        prepared.length1,
        _tag(prepared.program),
        prepared.widths,
        prepared.to_unicode,
    )


def font_program(face: Face, glyphs: frozenset[int]) -> FontProgram:
    """Return the program that holds *glyphs* of *face*.

    A bundled face has one prepared program, the same in all documents.
    """
    del glyphs
    return _prepared_program(face)
