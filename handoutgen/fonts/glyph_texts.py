"""What each glyph stands for: the other way round from a character map."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import assert_never

from handoutgen.fonts.faces import Face
from handoutgen.fonts.prepared import PreparedFace
from handoutgen.fonts.truetype import TrueTypeFile


@lru_cache(maxsize=32)
def glyph_texts(face: Face) -> dict[int, str]:
    """Return what each glyph of *face* stands for, by its id."""
    source = face.source
    match source:
        case PreparedFace():
            return dict(enumerate(zlib.decompress(source.texts).decode().split("\0")))
        case TrueTypeFile(metrics=metrics):
            texts: dict[int, str] = {}
            for code, glyph in zip(metrics.codes, metrics.glyphs, strict=True):
                texts.setdefault(glyph, chr(code))
            return texts
        case _:
            assert_never(source)
