"""Runs: text cut into pieces that one face draws, in the order they stand on the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from handoutgen.fonts.faces import Face
from handoutgen.fonts.families import NOTO_SANS, Family


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face that stand side by side, left to right as drawn.

    *text* is the run's logical text. *glyphs* are two-byte ids for ``Tj``. *advances* is None
    where every glyph has its nominal width, else the advance of each glyph; *offsets* is None or
    the shift (x, y) of each glyph from where the advances put it. *width* and all of these are
    in 1/1000 em. *exact* says that the glyphs in their order stand for *text* through the
    face's ToUnicode; where it is False the writer gives the text itself (``/ActualText``).
    *key* is what the caller gave with the segment.
    """

    face: Face
    text: str
    glyphs: bytes
    width: float
    advances: tuple[float, ...] | None = None
    offsets: tuple[tuple[float, float], ...] | None = None
    rtl: bool = False
    exact: bool = True
    key: Any = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line in logical order, with its style; *key* comes back with its runs."""

    text: str
    bold: bool = False
    italic: bool = False
    key: Any = None


@lru_cache(maxsize=20_000)
def _plain_run(face: Face, text: str) -> GlyphRun:
    return GlyphRun(face, text, face.encode(text), face.width(text))


def shape(
    text: str, family: Family, *, bold: bool = False, italic: bool = False
) -> tuple[GlyphRun, ...]:
    """Return the runs that draw *text*, in visual order."""
    face = family.face(bold=bold, italic=italic)
    if face.covers(text):
        return (_plain_run(face, text),)
    runs: list[GlyphRun] = []
    faces = (face, NOTO_SANS.face(bold=bold, italic=italic))
    start = 0
    current = face
    for position, char in enumerate(text):
        chosen = next((each for each in faces if each.glyph(char)), face)
        if chosen is not current:
            if position > start:
                runs.append(_plain_run(current, text[start:position]))
            start, current = position, chosen
    if text[start:]:
        runs.append(_plain_run(current, text[start:]))
    return tuple(runs)


def shape_line(segments: Sequence[Segment], family: Family) -> tuple[GlyphRun, ...]:
    """Return the runs of a whole line in visual order, each with its segment's key."""
    from dataclasses import replace

    return tuple(
        replace(run, key=segment.key)
        for segment in segments
        for run in shape(segment.text, family, bold=segment.bold, italic=segment.italic)
    )


def missing(text: str, family: Family) -> str:
    """Return the characters of *text* that no font at hand can draw, each once, in order."""
    faces = (family.regular, NOTO_SANS.regular)
    return "".join(
        dict.fromkeys(
            char
            for char in text
            if not char.isspace() and not any(face.glyph(char) for face in faces)
        )
    )


def break_points(text: str) -> tuple[int, ...]:
    """Return where a line may end inside *text*, a word without spaces: indices into it."""
    return tuple(
        position + 1 for position, char in enumerate(text[:-1]) if char in "/-–—" and position > 0
    )
