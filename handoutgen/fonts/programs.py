"""Font programs: what of a face goes into a PDF file.

Every face has a fixed subset, its core: the same bytes in all documents, prepared with a bundled
face, cut once a process from a brand's own. Only a document that needs glyphs outside the core
gets a subset of its own: the core and those glyphs.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from functools import lru_cache

from handoutgen.fonts.faces import Face
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A face as a PDF embeds it, under Identity-H and an Identity ``CIDToGIDMap``.

    *data* and *to_unicode* are zlib streams, ready for ``/FlateDecode``; *length1* is the
    program's size before compression; *subset_tag* goes before the font's name with a ``+``;
    *widths* is a PDF array for ``/W``.
    """

    data: bytes
    length1: int
    subset_tag: str
    widths: bytes
    to_unicode: bytes


def font_program(face: Face, glyphs: frozenset[int]) -> FontProgram:
    """Return a program of *face* that holds *glyphs*: the face's core where that is enough."""
    core = _core(face)
    return _core_program(face) if core >= glyphs else _own_program(face, core | glyphs)


def is_core(face: Face, glyphs: frozenset[int]) -> bool:
    """Tell whether the fixed subset of *face* has all of *glyphs*."""
    return _core(face) >= glyphs


@lru_cache(maxsize=128)
def _core(face: Face) -> frozenset[int]:
    source = face.source
    if isinstance(source, PreparedFace):
        return frozenset(source.core_glyphs)
    if source.whole:
        return frozenset(range(len(face.advances)))
    from handoutgen.fonts.core import CORE

    codes = (code for low, top in CORE for code in range(low, top + 1))
    return frozenset(face.glyph(chr(code)) for code in codes) | {0}


@lru_cache(maxsize=128)
def _core_program(face: Face) -> FontProgram:
    source = face.source
    if isinstance(source, PreparedFace):
        return FontProgram(
            source.core,
            source.core_length,
            _tag(source.core),
            source.core_widths,
            source.core_to_unicode,
        )
    return _cut(face, _core(face))


@lru_cache(maxsize=64)
def _own_program(face: Face, glyphs: frozenset[int]) -> FontProgram:
    return _cut(face, glyphs)


def _cut(face: Face, glyphs: frozenset[int]) -> FontProgram:
    from handoutgen.fonts.glyph_texts import glyph_texts
    from handoutgen.fonts.sfnt import subset_outlines
    from handoutgen.fonts.unicode_maps import to_unicode_cmap, widths_array

    metrics = face.source.metrics
    kept = sorted(glyphs)
    program = subset_outlines(_tables(face), kept)
    texts = glyph_texts(face)
    return FontProgram(
        data=zlib.compress(program),
        length1=len(program),
        subset_tag=_tag(program),
        widths=widths_array(metrics.advances, metrics.units, kept),
        to_unicode=zlib.compress(
            to_unicode_cmap({glyph: texts.get(glyph, "\ufffd") for glyph in kept})
        ),
    )


@lru_cache(maxsize=16)
def _tables(face: Face) -> Mapping[str, bytes]:
    source = face.source
    if isinstance(source, PreparedFace):
        from handoutgen.fonts.sfnt import read_tables

        return read_tables(zlib.decompress(source.outlines or source.core))
    return source.tables


def _tag(program: bytes) -> str:
    """Return six capitals that stand for *program* (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)
