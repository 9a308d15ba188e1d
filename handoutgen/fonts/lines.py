"""Lines the long way: their direction, a face for every word, and shaping where it is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from handoutgen.fonts.bidi import embedding_levels, has_rtl, visual_order
from handoutgen.fonts.faces import Face
from handoutgen.fonts.fallback import by_face
from handoutgen.fonts.families import Family
from handoutgen.fonts.ignorable import without_ignorable
from handoutgen.fonts.runs import GlyphRun, Segment, keyed
from handoutgen.fonts.shaping import shaped

# Scripts and characters that nominal glyphs side by side would draw wrongly.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u18af\u1900-\u1cff"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u2de0-\u2dff\u3099\u309a\ua800-\ua8ff\ua930-\uabff"
    "\ud7b0-\ud7ff\ufb1d-\ufdff\ufe00-\ufe2f\ufe70-\ufefe\U00010800-\U00011fff"
    "\U0001e800-\U0001efff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
_PIECES = re.compile(r"\s+|\S+")
_NEIGHBOURS = 8


@dataclass(slots=True)
class _Piece:
    """What one face draws in one go: *at* is where its text begins in the line."""

    face: Face
    text: str
    level: int
    shaped: bool
    segment: Segment
    at: int


def line_runs(segments: Sequence[Segment], family: Family, *, rtl: bool) -> Iterator[GlyphRun]:
    """Yield the runs of a line from left to right."""
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
        yield keyed(run, piece.segment.key, piece.at)


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
    # Letters join across a change of style, so HarfBuzz is shown what stands beside them.
    end = piece.at + len(piece.text)
    before = whole[max(piece.at - _NEIGHBOURS, 0) : piece.at].rpartition(" ")[2]
    after = whole[end : end + _NEIGHBOURS].partition(" ")[0]
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
