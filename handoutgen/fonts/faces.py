"""Faces: one weight and slant of a family, its measures, its glyphs and how wide text is in it.

A bundled face comes from its prepared file; a brand's own TrueType file is read by
``brand_files``. Either way loading happens when something first asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.fonts.prepared import PreparedFace, load

if TYPE_CHECKING:
    from handoutgen.fonts.truetype import TrueTypeFile

HERE = Path(__file__).parent
_WORDS_KEPT = 20_000


class _Nominal(dict[int, int]):
    """Glyph ids by code point for ``str.translate``; a missing character is glyph 0."""

    __slots__ = ()

    def __missing__(self, code: int) -> int:
        return 0


class _CharWidths(dict[str, float]):
    """Advance widths by character, filled as text asks for them."""

    __slots__ = ("_advances", "_glyphs")

    def __init__(self, glyphs: _Nominal, advances: Sequence[float]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._advances = advances

    def __missing__(self, char: str) -> float:
        width = self[char] = self._advances[self._glyphs[ord(char)]]
        return width


class Face:
    """One face. All measures are in 1/1000 em; glyph ids are those of the embedded program."""

    __slots__ = (
        "_char_widths",
        "_nominal",
        "_words",
        "advances",
        "ascent",
        "bbox",
        "bold",
        "cap_height",
        "descent",
        "family",
        "flags",
        "italic",
        "italic_angle",
        "name",
        "source",
        "stem_v",
        "x_height",
    )

    def __init__(self, source: PreparedFace | TrueTypeFile) -> None:
        face = source.metrics
        own = face.descriptor
        self.name: str = face.name
        self.family: str = face.family
        self.bold: bool = face.bold
        self.italic: bool = face.italic
        self.ascent: int = own.ascent
        self.descent: int = own.descent
        self.cap_height: int = own.cap_height
        self.x_height: int = own.x_height
        self.italic_angle: int = own.italic_angle
        self.bbox: tuple[int, int, int, int] = own.bbox
        self.stem_v: int = own.stem_v
        self.flags: int = own.flags
        self.source: PreparedFace | TrueTypeFile = source
        self.advances: Sequence[float] = (
            face.advances
            if face.units == 1000
            else tuple(advance * 1000 / face.units for advance in face.advances)
        )
        self._nominal = _Nominal(zip(face.codes, face.glyphs, strict=True))
        self._char_widths = _CharWidths(self._nominal, self.advances)
        self._words: dict[str, float] = {}

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def glyph(self, char: str) -> int:
        """Return the glyph id of *char*, 0 where the face has none."""
        return self._nominal[ord(char)]

    def covers(self, text: str) -> bool:
        """Tell whether the face has a glyph for every character of *text*."""
        return self._nominal.keys() >= set(map(ord, text))

    def width(self, text: str) -> float:
        """Return how wide *text* is, unshaped; the widths of recent words are kept."""
        words = self._words
        width = words.get(text)
        if width is None:
            width = sum(map(self._char_widths.__getitem__, text))
            if len(words) >= _WORDS_KEPT:
                words.clear()
            words[text] = width
        return width

    def encode(self, text: str) -> bytes:
        """Return the glyph ids of *text*, unshaped, as the two-byte codes of Identity-H."""
        return text.translate(self._nominal).encode("utf-16-be", "surrogatepass")


@cache
def bundled_face(file: str) -> Face:
    """Return the bundled face in *file*, a path below this folder such as ``twins/X.face``."""
    return Face(load(face_file(file)))


def face_file(file: str) -> Path:
    """Return where the bundled face *file* lies."""
    return HERE / file
