"""Runs: text cut into pieces that one face draws, in the order they stand on the line.

Most words are in their family's own face and in a script that needs no shaping: they are one run
of nominal widths, looked up and kept. The rest goes the long way: direction (UAX 9), a face for
every word, and HarfBuzz where letters join, stack or swap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from handoutgen.fonts.bidi import embedding_levels, has_rtl, visual_order
from handoutgen.fonts.breaks import break_points
from handoutgen.fonts.faces import Face
from handoutgen.fonts.fallback import by_face, missing
from handoutgen.fonts.families import Family
from handoutgen.fonts.ignorable import without_ignorable

__all__ = ["GlyphRun", "Segment", "break_points", "missing", "shape", "shape_line"]

# Scripts and characters that nominal glyphs side by side would draw wrongly.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u18af\u1900-\u1cff"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u2de0-\u2dff\u3099\u309a\ua800-\ua8ff\ua930-\uabff"
    "\ud7b0-\ud7ff\ufb1d-\ufdff\ufe00-\ufe2f\ufe70-\ufefe\U00010800-\U00011fff"
    "\U0001e800-\U0001efff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
_PIECES = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face that stand side by side, left to right as drawn.

    *text* is the run's logical text. *glyphs* are two-byte ids for ``Tj``. *advances* is None
    where every glyph has its nominal width, else the advance of each glyph; *offsets* is None or
    the shift (x, y) of each glyph from where the advances put it. *width* and all of these are
    in 1/1000 em. *exact* says that the glyphs in their order stand for *text* through the
    face's ToUnicode; where it is False the writer gives the text itself (``/ActualText``).
    *key* is what the caller gave with the segment. *start* is where *text* begins in the line's
    own order: runs drawn in the order of their starts are read aloud and copied in that order.
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
    start: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line in logical order, with its style; *key* comes back with its runs."""

    text: str
    bold: bool = False
    italic: bool = False
    key: Any = None


@lru_cache(maxsize=20_000)
def shape(
    text: str, family: Family, *, bold: bool = False, italic: bool = False
) -> tuple[GlyphRun, ...]:
    """Return the runs that draw *text*, a word or a line of one style, in visual order."""
    face = family.face(bold=bold, italic=italic)
    if face.covers(text) and not _SHAPED.search(text):
        return (GlyphRun(face, text, face.encode(text), face.width(text)),)
    return tuple(_line((Segment(text, bold, italic),), family, rtl=False))


def shape_line(
    segments: Sequence[Segment], family: Family, *, rtl: bool = False
) -> tuple[GlyphRun, ...]:
    """Return the runs of a whole line in visual order, each with its segment's key.

    *rtl* is the direction of the paragraph: that of the handout's language.
    """
    if rtl or any(has_rtl(segment.text) for segment in segments):
        return tuple(_line(segments, family, rtl=rtl))
    runs: list[GlyphRun] = []
    start = 0
    for segment in segments:
        for run in shape(segment.text, family, bold=segment.bold, italic=segment.italic):
            runs.append(_keyed(run, segment.key, start + run.start))
        start += len(segment.text)
    return tuple(runs)


def _keyed(run: GlyphRun, key: Any, start: int) -> GlyphRun:
    if run.key is key and run.start == start:
        return run
    return GlyphRun(
        run.face, run.text, run.glyphs, run.width, run.advances, run.offsets, run.rtl, run.exact,
        key, start,
    )  # fmt: skip


@dataclass(slots=True)
class _Piece:
    """What one face draws in one go: *at* is where its text begins in the line."""

    face: Face
    text: str
    level: int
    shaped: bool
    segment: Segment
    at: int


def _line(segments: Sequence[Segment], family: Family, *, rtl: bool) -> Iterator[GlyphRun]:
    texts = [normalize("NFC", segment.text) for segment in segments]
    whole = "".join(texts)
    plain = not rtl and not has_rtl(whole)
    levels = [0] * len(whole) if plain else embedding_levels(whole, rtl=rtl)
    pieces: list[_Piece] = []
    at = 0
    for segment, text in zip(segments, texts, strict=True):
        pieces.extend(_pieces(segment, text, levels, at, family))
        at += len(text)
    for number in visual_order([piece.level for piece in pieces]):
        piece = pieces[number]
        run = _drawn(piece, whole)
        yield _keyed(run, piece.segment.key, piece.at)


def _pieces(
    segment: Segment, text: str, levels: Sequence[int], start: int, family: Family
) -> list[_Piece]:
    """Return *text*, which begins at *start* of the line, cut by direction, word and face."""
    pieces: list[_Piece] = []
    for match in _PIECES.finditer(text):
        at = start + match.start()
        for stretch in _stretches(match[0], levels, at):
            level = levels[at]
            for face, part in by_face(stretch, family, bold=segment.bold, italic=segment.italic):
                shaped = bool(level % 2 or _SHAPED.search(part)) and not part.isspace()
                last = pieces[-1] if pieces else None
                if (
                    last is not None
                    and last.face is face
                    and last.level == level
                    and not (shaped or last.shaped or level % 2)
                ):
                    last.text += part
                else:
                    pieces.append(_Piece(face, part, level, shaped, segment, at))
                at += len(part)
    return pieces


def _stretches(word: str, levels: Sequence[int], at: int) -> Iterator[str]:
    """Yield *word*, which begins at *at* of the line, cut where its direction changes."""
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or levels[at + end] != levels[at + start]:
            yield word[start:end]
            start = end


def _drawn(piece: _Piece, whole: str) -> GlyphRun:
    if not piece.shaped:
        text = without_ignorable(piece.text)
        face = piece.face
        return GlyphRun(
            face, piece.text, face.encode(text), face.width(text), rtl=bool(piece.level % 2)
        )
    from handoutgen.fonts.shaping import shaped

    # Letters join across a change of style, so HarfBuzz is shown the rest of the word.
    end = piece.at + len(piece.text)
    before = whole[: piece.at].rpartition(" ")[2]
    after = whole[end:].partition(" ")[0]
    glyphs = shaped(piece.face, piece.text, before, after, rtl=bool(piece.level % 2))
    return GlyphRun(
        piece.face,
        piece.text,
        glyphs.ids,
        glyphs.width,
        glyphs.advances,
        glyphs.offsets,
        bool(piece.level % 2),
        glyphs.exact,
    )
